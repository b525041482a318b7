#include "lua/program.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/exchange.hpp"
#include "lua/sandbox.hpp"
#include "lua/translation.hpp"
#include "lua/wording.hpp"

namespace bareme::lua {

using diagnostics::guillemets;

struct Program::Machine {
  Machine(std::string file, Declarations said, const Bounds& bounds)
      : path(std::move(file)), declarations(std::move(said)), sandbox(bounds, declarations.codes) {}
  std::string path;
  Declarations declarations;
  Sandbox sandbox;
  Translation translation;
  std::vector<int> places;  // of each declared function, among those of the file
  int chunk = 0;            // in the registry
  int functions = 0;        // in the registry, when the chunk is run once
};

namespace {

struct Loading {
  const std::string& path;
  const Translation& translation;
  int chunk = 0, functions = 0;
  int line = 0;  // where Lua itself refused the text
};

struct Calling {
  const Declaration& declaration;
  const std::vector<Argument>& arguments;
  int place;      // of the function, among those of the file
  int functions;  // of the file
  int chunk, kept;
  Answer answer;
};

// "exceptions.lua:12: …" -> 12
int line_in(std::string_view message) {
  int line = 0;
  for (std::size_t at = message.find(':'); at != message.npos && line == 0; at = message.find(':', at + 1))
    std::from_chars(message.data() + at + 1, message.data() + message.size(), line);
  return line;
}

// Leaves the functions of the file on the stack.
void run_chunk(lua_State* state, int chunk, int functions) {
  luaL_checkstack(state, functions + 4, nullptr);
  lua_rawgeti(state, LUA_REGISTRYINDEX, chunk);
  lua_call(state, 0, functions);
}

int load(lua_State* state) {
  Sandbox& sandbox = Sandbox::of(state);
  Loading& loading = *static_cast<Loading*>(lua_touserdata(state, 1));
  const std::string& text = loading.translation.text;
  const std::string name = "@" + loading.path;
  if (luaL_loadbufferx(state, text.data(), text.size(), name.c_str(), "t") != LUA_OK) {
    const std::string message(lua_type(state, -1) == LUA_TSTRING ? lua_tostring(state, -1) : "");
    loading.line = line_in(message);
    sandbox.fail(message_of_lua(message));
  }
  lua_rawgeti(state, LUA_REGISTRYINDEX, sandbox.shelf(Shelf::Environment));
  if (lua_setupvalue(state, -2, 1) == nullptr) lua_pop(state, 1);
  loading.chunk = luaL_ref(state, LUA_REGISTRYINDEX);
  const int count = static_cast<int>(loading.translation.functions.size());
  run_chunk(state, loading.chunk, count);
  lua_createtable(state, count, 0);
  lua_insert(state, -count - 1);
  for (int i = count; i >= 1; --i)
    lua_rawseti(state, -i - 1, i);
  loading.functions = luaL_ref(state, LUA_REGISTRYINDEX);
  return 0;
}

std::string reason_at(lua_State* state, int index) {
  Sandbox& sandbox = Sandbox::of(state);
  if (lua_isnoneornil(state, index)) return "";
  if (lua_type(state, index) != LUA_TSTRING)
    sandbox.fail(fmt::format("le motif, second résultat, est un texte, et non {}", kind_name(state, index)));
  return shortened(text_at(state, index, "return"), sandbox.bounds().messages);
}

// An item that is absent stays so in the list: it is not used here.
values::Value item_at(lua_State* state, int index, const ResultType& type) {
  if (const auto* absent = object_as<AbsentObject>(state, index, ObjectKind::Absent))
    return values::Value::absent(absent->state);
  return result_at(state, index, type);
}

std::vector<values::Value> items_at(lua_State* state, int index, const ResultType& type) {
  need(state, index);
  const auto* list = object_as<ListObject>(state, index, ObjectKind::List);
  if (list == nullptr && !lua_istable(state, index))
    Sandbox::of(state).fail(fmt::format("la fonction doit rendre une liste ; elle rend {}", kind_name(state, index)));
  const std::size_t count = list != nullptr ? list->argument->items.size() : lua_rawlen(state, index);
  std::vector<values::Value> items;
  for (std::size_t i = 0; i < count; ++i) {
    Sandbox::of(state).charge(1);
    if (list != nullptr)
      push(state, list->argument->items[i]);
    else
      lua_rawgeti(state, index, static_cast<lua_Integer>(i + 1));
    items.push_back(item_at(state, lua_gettop(state), type));
    lua_pop(state, 1);
  }
  return items;
}

Answer answer_at(lua_State* state, int first, const ResultType& type) {
  Sandbox& sandbox = Sandbox::of(state);
  const int count = lua_gettop(state) - first + 1;
  if (count == 0) sandbox.fail("la fonction ne rend rien : écrire « return valeur, \"motif\" »");
  if (count > 2) sandbox.fail(fmt::format("la fonction rend {} valeurs : une valeur et son motif suffisent", count));
  Answer answer;
  if (type.list)
    answer.items = items_at(state, first, type);
  else
    answer.value = result_at(state, first, type);
  answer.reason = reason_at(state, first + 1);
  return answer;
}

void push_function(lua_State* state, const Calling& calling) {
  if (calling.kept != 0) {
    lua_rawgeti(state, LUA_REGISTRYINDEX, calling.kept);
    lua_rawgeti(state, -1, calling.place + 1);
    lua_replace(state, -2);
    return;
  }
  run_chunk(state, calling.chunk, calling.functions);
  lua_pushvalue(state, -calling.functions + calling.place);
}

int call_function(lua_State* state) {
  Calling& calling = *static_cast<Calling*>(lua_touserdata(state, 1));
  push_function(state, calling);
  const int first = lua_gettop(state);
  luaL_checkstack(state, static_cast<int>(calling.arguments.size()) + 4, nullptr);
  for (const Argument& argument : calling.arguments)
    push(state, argument);
  lua_call(state, static_cast<int>(calling.arguments.size()), LUA_MULTRET);
  calling.answer = answer_at(state, first, calling.declaration.result);
  return 0;
}

std::string plural(std::size_t count) { return fmt::format("{} argument{}", count, count > 1 ? "s" : ""); }

// Where a declared function stands among those of the file; -1, and a fault, when it does not or takes something else.
int place_of(const Declaration& declaration, const Translation& translation, const std::string& path,
             std::vector<Fault>& faults) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < translation.functions.size(); ++i) {
    const DefinedFunction& function = translation.functions[i];
    names.push_back(function.name);
    if (function.name != declaration.function) continue;
    if (function.parameters == declaration.arguments ||
        (function.any_number && function.parameters < declaration.arguments))
      return static_cast<int>(i);
    faults.push_back({fmt::format("{} prend {} ; le règlement lui en donne {}", guillemets(function.name),
                                  plural(function.parameters), declaration.arguments),
                      path, function.line, declaration.function});
    return -1;
  }
  const std::string help = diagnostics::nearest_help(declaration.function, names);
  faults.push_back({fmt::format("la fonction {} n'est pas définie dans ce fichier{}", guillemets(declaration.function),
                                help.empty() ? "" : " : " + help),
                    path, 0, declaration.function});
  return -1;
}

}  // namespace

Program::Program(std::unique_ptr<Machine> machine) : machine_(std::move(machine)) {}
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;
Program::~Program() = default;

std::optional<Program> Program::compile(std::string path, std::string_view text, Declarations declarations,
                                        std::vector<Fault>& faults, const Bounds& bounds) {
  const std::size_t known = faults.size();
  if (text.size() > bounds.source) {
    faults.push_back({fmt::format("fichier de plus de {}\u00A0Ko", bounds.source >> 10), path, 0, ""});
    return std::nullopt;
  }
  auto machine = std::make_unique<Machine>(std::move(path), std::move(declarations), bounds);
  machine->translation = translate(machine->path, text, faults);
  if (faults.size() != known) return std::nullopt;
  for (const Declaration& declaration : machine->declarations.functions)
    machine->places.push_back(place_of(declaration, machine->translation, machine->path, faults));
  if (faults.size() != known) return std::nullopt;

  Loading loading{machine->path, machine->translation};
  if (machine->sandbox.run(load, &loading) != Sandbox::Ending::Done) {
    const int line = loading.line != 0 ? loading.line : machine->sandbox.line();
    faults.push_back({machine->sandbox.message(), machine->path, line, ""});
    return std::nullopt;
  }
  machine->chunk = loading.chunk;
  machine->functions = machine->translation.constant ? loading.functions : 0;
  machine->translation.text.clear();
  return Program(std::move(machine));
}

Outcome Program::call(std::size_t function, const std::vector<Argument>& arguments) {
  Machine& machine = *machine_;
  const Declaration& declaration = machine.declarations.functions[function];
  const int place = machine.places[function];
  const auto& functions = machine.translation.functions;
  Calling calling{declaration,   arguments,         place, static_cast<int>(functions.size()),
                  machine.chunk, machine.functions, {}};
  const Sandbox::Ending ending = machine.sandbox.run(call_function, &calling);
  Outcome outcome;
  outcome.fuel = machine.sandbox.spent();
  if (ending == Sandbox::Ending::Done)
    outcome.result = std::move(calling.answer);
  else if (ending == Sandbox::Ending::Absent)
    outcome.result = machine.sandbox.absence();
  else
    outcome.result =
        Fault{machine.sandbox.message(), machine.path,
              machine.sandbox.line() != 0 ? machine.sandbox.line() : functions[static_cast<std::size_t>(place)].line,
              declaration.function};
  return outcome;
}

}  // namespace bareme::lua
