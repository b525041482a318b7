#include "lua/sandbox.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <utility>

#include <fmt/format.h>

#include "lua/wording.hpp"

namespace bareme::lua {
namespace {

constexpr int hook_period = 1000;
constexpr std::size_t interned = 64;  // Lua shares short texts between calls: charging them would depend on the past

// What is charged as it is made: the kinds of object whose number depends on the call alone, never on the calls before.
bool is_charged(std::size_t kind, std::size_t size) {
  switch (kind) {
    case LUA_TSTRING:
      return size > interned;
    case LUA_TTABLE:
    case LUA_TFUNCTION:
    case LUA_TUSERDATA:
      return true;
    default:
      return false;
  }
}

int furnish_protected(lua_State* state) {
  furnish(state);
  return 0;
}

}  // namespace

Sandbox::Sandbox(const Bounds& bounds, std::vector<std::string> codes, std::vector<int> lists)
    : bounds_(bounds), codes_(std::move(codes)), lists_(std::move(lists)), allowed_memory_(bounds.memory) {
  state_ = lua_newstate(allocate, this);
  if (state_ == nullptr) throw std::bad_alloc();
  *static_cast<Sandbox**>(lua_getextraspace(state_)) = this;
  lua_pushcfunction(state_, furnish_protected);
  if (lua_pcall(state_, 0, 0, 0) != LUA_OK) {
    lua_close(state_);
    throw std::bad_alloc();
  }
}

Sandbox::~Sandbox() { lua_close(state_); }

// For a new block Lua gives the kind of object in place of the old size.
void* Sandbox::allocate(void* sandbox, void* block, std::size_t old_size, std::size_t size) {
  Sandbox& self = *static_cast<Sandbox*>(sandbox);
  const std::size_t kind = block == nullptr ? old_size : 0;
  const std::size_t before = block == nullptr ? 0 : old_size;
  if (size == 0) {
    self.used_ -= before;
    std::free(block);
    return nullptr;
  }
  if (kind == LUA_TSTRING && size > self.bounds_.text + interned) {
    self.text_refused_ = true;
    return nullptr;
  }
  if (size > before && self.used_ + (size - before) > self.allowed_memory_) {
    self.memory_refused_ = true;  // Lua collects and asks once more
    return nullptr;
  }
  if (kind != 0 && is_charged(kind, size)) self.fuel_ -= static_cast<std::int64_t>(size / 16);
  void* moved = std::realloc(block, size);
  if (moved != nullptr) self.used_ = self.used_ + size - before;
  return moved;
}

void Sandbox::hook(lua_State* state, lua_Debug* event) {
  Sandbox& self = of(state);
  if (event->event == LUA_HOOKLINE) return self.note_line(state);
  if (self.said_) {
    self.exhausted();  // the budget was spent already: nothing more is run
  }
  lua_Debug frame;
  if (lua_getstack(state, self.bounds_.depth, &frame) == 1) self.fail(too_deep(self.bounds_.depth));
  self.charge(hook_period);
}

// Of the outermost function of the file: what it calls may be of another one.
void Sandbox::note_line(lua_State* state) {
  lua_Debug frame;
  for (int level = 0; lua_getstack(state, level, &frame) == 1; ++level) {
    lua_getinfo(state, "Sl", &frame);
    if (frame.currentline <= 0) continue;
    line_ = frame.currentline;
    file_ = frame.source != nullptr && frame.source[0] == '@' ? frame.source + 1 : "";
  }
}

void Sandbox::exhausted() {
  fuel_ = 0;
  lua_sethook(state_, hook, LUA_MASKCOUNT, 1);
  fail(too_long(allowed_fuel_));
}

void Sandbox::fail(std::string message) {
  if (!said_) message_ = std::move(message);
  said_ = true;
  lua_pushnil(state_);
  lua_error(state_);
  std::abort();  // lua_error does not return, which its declaration cannot say
}

void Sandbox::stop(values::State state, const std::string& origin) {
  absence_ = {state, origin};
  waiting_ = true;
  lua_pushnil(state_);
  lua_error(state_);
  std::abort();
}

void Sandbox::check_text(std::size_t bytes) const {
  if (bytes > bounds_.text) const_cast<Sandbox*>(this)->fail(text_too_long(bounds_.text));
}

values::CodeId Sandbox::code(std::string_view name) const {
  const auto found = std::find(codes_.begin(), codes_.end(), name);
  return found == codes_.end() ? -1 : static_cast<values::CodeId>(found - codes_.begin());
}

bool Sandbox::in_same_list(values::CodeId code, std::string_view name) const {
  if (lists_.empty()) return true;
  const int list = lists_[static_cast<std::size_t>(code)];
  for (std::size_t i = 0; i < codes_.size(); ++i)
    if (lists_[i] == list && codes_[i] == name) return true;
  return false;
}

// Where the error is, and what Lua says of its own: nothing here allocates in the state.
int Sandbox::handle(lua_State* state) {
  Sandbox& self = of(state);
  lua_Debug frame;
  for (int level = 0; self.line_ == 0 && lua_getstack(state, level, &frame) == 1; ++level) {
    lua_getinfo(state, "Sl", &frame);
    if (frame.currentline <= 0) continue;
    self.line_ = frame.currentline;
    self.file_ = frame.source != nullptr && frame.source[0] == '@' ? frame.source + 1 : "";
  }
  if (!self.said_ && !self.waiting_ && lua_type(state, 1) == LUA_TSTRING) {
    self.message_ = message_of_lua(lua_tostring(state, 1));
    self.said_ = true;
  }
  return 1;
}

void Sandbox::begin(std::size_t members) {
  fuel_ = allowed_fuel_ = bounds_.fuel + static_cast<std::int64_t>(members) * bounds_.fuel_of_a_member;
  allowed_memory_ = bounds_.memory + members * bounds_.memory_of_a_member;
  text_refused_ = memory_refused_ = said_ = waiting_ = false;
  message_.clear();
  line_ = 0;
  lua_settop(state_, 0);
  lua_sethook(state_, hook, following_ ? LUA_MASKCOUNT | LUA_MASKLINE : LUA_MASKCOUNT, hook_period);
}

void Sandbox::follow(lua_CFunction body, void* request, std::size_t members) {
  following_ = true;
  run(body, request, members);
  following_ = false;
}

Sandbox::Ending Sandbox::run(lua_CFunction body, void* request, std::size_t members) {
  begin(members);
  lua_pushcfunction(state_, handle);
  lua_pushcfunction(state_, body);
  lua_pushlightuserdata(state_, request);
  const int status = lua_pcall(state_, 1, 0, 1);
  lua_sethook(state_, nullptr, 0, 0);
  const Ending ending = ended(status);
  lua_settop(state_, 0);
  if (ending == Ending::Failed || used_ > bounds_.memory / 8) collect();
  return ending;
}

// Lua's own pace is set by what survived, and takes a number that waits for its destructor for a survivor: left to
// itself the garbage of the calls would double at each round. Twice, since a destructor frees its object only the round
// after.
void Sandbox::collect() {
  lua_gc(state_, LUA_GCCOLLECT);
  lua_gc(state_, LUA_GCCOLLECT);
}

Sandbox::Ending Sandbox::ended(int status) {
  if (status == LUA_OK) return Ending::Done;
  if (waiting_ && !said_) return Ending::Absent;
  if (said_ && status != LUA_ERRMEM) return Ending::Failed;
  message_ = text_refused_     ? text_too_long(bounds_.text)
             : memory_refused_ ? too_much_memory(allowed_memory_)
                               : unknown_failure();
  return Ending::Failed;
}

}  // namespace bareme::lua
