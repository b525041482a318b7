// A Lua state that cannot harm: its own allocator and fuel, no library of Lua's, one environment of exact operators and
// helpers that nothing can change. For this folder only: Lua shows here. C functions find their Sandbox by `of(state)`
// and leave by `fail` or `stop`, which no Lua text can catch.
#pragma once

#include <lua.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lua/bounds.hpp"
#include "lua/program.hpp"

namespace bareme::lua {

// Metatables, by their place in the registry.
enum class Shelf : int { Number, LargeNumber, Date, Code, Absent, List, Environment, Count };

class Sandbox {
 public:
  enum class Ending { Done, Absent, Failed };

  Sandbox(const Bounds& bounds, std::vector<std::string> codes, std::vector<int> lists = {});
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  static Sandbox& of(lua_State* state) { return **static_cast<Sandbox**>(lua_getextraspace(state)); }

  // Runs `body(state, request)` under the bounds, wider with the members of a promotion; what it leaves on the stack is
  // dropped.
  Ending run(lua_CFunction body, void* request, std::size_t members = 0);
  // As run, to know on which line the outermost function was when it answered: `line()`. Slow.
  void follow(lua_CFunction body, void* request, std::size_t members = 0);
  // After run: what went wrong and on which line of the file (0: none), or what the call waits for.
  const std::string& message() const { return message_; }
  int line() const { return line_; }
  std::string file_or(const std::string& path) const { return line_ != 0 && !file_.empty() ? file_ : path; }
  const Absence& absence() const { return absence_; }
  std::int64_t spent() const { return allowed_fuel_ - fuel_; }

  [[noreturn]] void fail(std::string message);
  [[noreturn]] void stop(values::State state, const std::string& origin);
  void charge(std::int64_t work) {
    fuel_ -= work;
    if (fuel_ <= 0) exhausted();
  }
  void check_text(std::size_t bytes) const;

  lua_State* state() const { return state_; }
  const Bounds& bounds() const { return bounds_; }
  const std::vector<std::string>& codes() const { return codes_; }
  // None: -1.
  values::CodeId code(std::string_view name) const;
  // Whether a list that holds this code has one by that name.
  bool in_same_list(values::CodeId code, std::string_view name) const;
  int shelf(Shelf which) const { return shelves_[static_cast<int>(which)]; }
  void set_shelf(Shelf which, int place) { shelves_[static_cast<int>(which)] = place; }

 private:
  static void* allocate(void* sandbox, void* block, std::size_t old_size, std::size_t size);
  static void hook(lua_State* state, lua_Debug* event);
  static int handle(lua_State* state);
  void note_line(lua_State* state);
  [[noreturn]] void exhausted();
  void begin(std::size_t members);
  Ending ended(int status);
  void collect();

  Bounds bounds_;
  std::vector<std::string> codes_;
  std::vector<int> lists_;  // of each code; empty: nothing is known of them
  std::size_t allowed_memory_ = 0;
  lua_State* state_ = nullptr;
  std::size_t used_ = 0;
  std::int64_t fuel_ = 0, allowed_fuel_ = 0;
  bool following_ = false;
  bool text_refused_ = false, memory_refused_ = false, said_ = false, waiting_ = false;
  std::string message_;
  std::string file_;  // the chunk that line is in
  int line_ = 0;
  Absence absence_;
  int shelves_[static_cast<int>(Shelf::Count)] = {};
};

// Fills a new state: metatables, operators, helpers, the methods of texts. environment.cpp.
void furnish(lua_State* state);

}  // namespace bareme::lua
