#include "lua/program.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/exchange.hpp"
#include "lua/sandbox.hpp"
#include "lua/translation.hpp"
#include "lua/wording.hpp"

namespace bareme::lua {

using diagnostics::guillemets;

namespace {

struct Loading {
  const std::string& path;
  const Translation& translation;
  int libraries = 0, brought = 0;
  int chunk = 0, functions = 0;
  int line = 0;  // where Lua itself refused the text
};

struct Bringing {                                               // the libraries of a file
  const std::vector<std::pair<std::string, Translation>>& all;  // with their paths
  int functions = 0, count = 0;
  int line = 0;
};

struct Calling {
  const Declaration& declaration;
  const std::vector<Argument>& arguments;
  int place;      // of the function, among those of the file
  int functions;  // of the file
  int chunk, kept;
  int libraries, brought;
  Answer answer;
};

}  // namespace

struct Program::Machine {
  Machine(std::string file, Declarations said, const Bounds& bounds)
      : path(std::move(file)), declarations(std::move(said)), sandbox(bounds, declarations.codes, declarations.lists) {}
  std::string path;
  Declarations declarations;
  Sandbox sandbox;
  Translation translation;
  int libraries = 0;        // in the registry: their functions, in order
  int brought = 0;          // how many they are
  std::vector<int> places;  // of each declared function, among those of the file
  int chunk = 0;            // in the registry
  int functions = 0;        // in the registry, when the chunk is run once

  Calling calling(std::size_t function, const std::vector<Argument>& arguments) const {
    const auto count = static_cast<int>(translation.functions.size());
    return {
        declarations.functions[function], arguments, places[function], count, chunk, functions, libraries, brought, {}};
  }
};

namespace {

// "exceptions.lua:12: …" -> 12
int line_in(std::string_view message) {
  int line = 0;
  for (std::size_t at = message.find(':'); at != message.npos && line == 0; at = message.find(':', at + 1))
    std::from_chars(message.data() + at + 1, message.data() + message.size(), line);
  return line;
}

// Leaves the functions of the file on the stack; it is given those of its libraries.
void run_chunk(lua_State* state, int chunk, int functions, int libraries, int brought) {
  luaL_checkstack(state, functions + brought + 4, nullptr);
  lua_rawgeti(state, LUA_REGISTRYINDEX, chunk);
  if (brought > 0) {
    lua_rawgeti(state, LUA_REGISTRYINDEX, libraries);
    for (int i = 1; i <= brought; ++i)
      lua_rawgeti(state, -i, i);
    lua_remove(state, -brought - 1);
  }
  lua_call(state, brought, functions);
}

// Leaves the chunk on the stack, in the one environment there is.
void load_chunk(lua_State* state, const std::string& path, const std::string& text, int& line) {
  Sandbox& sandbox = Sandbox::of(state);
  const std::string name = "@" + path;
  if (luaL_loadbufferx(state, text.data(), text.size(), name.c_str(), "t") != LUA_OK) {
    const std::string message(lua_type(state, -1) == LUA_TSTRING ? lua_tostring(state, -1) : "");
    line = line_in(message);
    sandbox.fail(message_of_lua(message));
  }
  lua_rawgeti(state, LUA_REGISTRYINDEX, sandbox.shelf(Shelf::Environment));
  if (lua_setupvalue(state, -2, 1) == nullptr) lua_pop(state, 1);
}

int bring(lua_State* state) {
  Bringing& bringing = *static_cast<Bringing*>(lua_touserdata(state, 1));
  lua_createtable(state, 16, 0);
  const int table = lua_gettop(state);
  for (const auto& [path, translation] : bringing.all) {
    const int count = static_cast<int>(translation.functions.size());
    luaL_checkstack(state, count + 4, nullptr);
    load_chunk(state, path, translation.text, bringing.line);
    lua_call(state, 0, count);
    for (int i = count; i >= 1; --i)
      lua_rawseti(state, table, bringing.count + i);
    bringing.count += count;
  }
  bringing.functions = luaL_ref(state, LUA_REGISTRYINDEX);
  return 0;
}

int load(lua_State* state) {
  Loading& loading = *static_cast<Loading*>(lua_touserdata(state, 1));
  load_chunk(state, loading.path, loading.translation.text, loading.line);
  loading.chunk = luaL_ref(state, LUA_REGISTRYINDEX);
  const int count = static_cast<int>(loading.translation.functions.size());
  run_chunk(state, loading.chunk, count, loading.libraries, loading.brought);
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

// One a value; those left nil are none.
std::vector<std::string> reasons_at(lua_State* state, int index, std::size_t count) {
  std::vector<std::string> reasons;
  for (std::size_t i = 0; i < count; ++i) {
    Sandbox::of(state).charge(1);
    lua_rawgeti(state, index, static_cast<lua_Integer>(i + 1));
    reasons.push_back(reason_at(state, lua_gettop(state)));
    lua_pop(state, 1);
  }
  return reasons;
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
  if (type.list && lua_istable(state, first + 1))
    answer.reasons = reasons_at(state, first + 1, answer.items.size());
  else
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
  run_chunk(state, calling.chunk, calling.functions, calling.libraries, calling.brought);
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

std::vector<std::string> required_by(std::string_view text) {
  std::vector<Fault> ignored;
  return translate("", text, ignored).required;
}

namespace {

// Their functions, in order, each known in the file by its name; nothing in a library may change between two calls.
std::vector<std::pair<std::string, Translation>> translated(const std::vector<Library>& libraries,
                                                            std::vector<DefinedFunction>& brought,
                                                            std::vector<Fault>& faults) {
  std::vector<std::pair<std::string, Translation>> all;
  for (const Library& library : libraries) {
    Translation made = translate(library.path, library.text, faults, {}, true);
    if (!made.constant || !made.required.empty())
      faults.push_back({"une bibliothèque ne déclare à son niveau que des fonctions, des nombres et des textes",
                        library.path, 0, ""});
    for (const DefinedFunction& function : made.functions) {
      for (const DefinedFunction& known : brought)
        if (known.name == function.name)
          faults.push_back({guillemets(function.name) + " est aussi dans une autre bibliothèque demandée", library.path,
                            function.line, ""});
      brought.push_back(function);
    }
    all.emplace_back(library.path, std::move(made));
  }
  return all;
}

}  // namespace

std::optional<Program> Program::compile(std::string path, std::string_view text, Declarations declarations,
                                        std::vector<Fault>& faults, const Bounds& bounds,
                                        const std::vector<Library>& libraries) {
  const std::size_t known = faults.size();
  if (text.size() > bounds.source) {
    faults.push_back({fmt::format("fichier de plus de {}\u00A0Ko", bounds.source >> 10), path, 0, ""});
    return std::nullopt;
  }
  auto machine = std::make_unique<Machine>(std::move(path), std::move(declarations), bounds);
  std::vector<DefinedFunction> brought;
  const auto required = translated(libraries, brought, faults);
  machine->translation = translate(machine->path, text, faults, brought);
  for (const std::string& name : machine->translation.required)
    if (std::none_of(libraries.begin(), libraries.end(), [&](const Library& one) { return one.name == name; }))
      faults.push_back({"la bibliothèque " + guillemets(name) + " n'est ni à côté du règlement ni dans le programme",
                        machine->path, 0, ""});
  if (faults.size() != known) return std::nullopt;
  for (const Declaration& declaration : machine->declarations.functions)
    machine->places.push_back(place_of(declaration, machine->translation, machine->path, faults));
  if (faults.size() != known) return std::nullopt;

  const auto run = [&](lua_CFunction body, void* request, const int& refused) {
    if (machine->sandbox.run(body, request) == Sandbox::Ending::Done) return true;
    const int line = refused != 0 ? refused : machine->sandbox.line();
    faults.push_back({machine->sandbox.message(), machine->sandbox.file_or(machine->path), line, ""});
    return false;
  };
  Bringing bringing{required};
  if (!required.empty() && !run(bring, &bringing, bringing.line)) return std::nullopt;
  Loading loading{machine->path, machine->translation, bringing.functions, bringing.count};
  if (!run(load, &loading, loading.line)) return std::nullopt;
  machine->libraries = bringing.functions;
  machine->brought = bringing.count;
  machine->chunk = loading.chunk;
  machine->functions = machine->translation.constant ? loading.functions : 0;
  machine->translation.text.clear();
  return Program(std::move(machine));
}

Outcome Program::call(std::size_t function, const std::vector<Argument>& arguments, std::size_t members) {
  Machine& machine = *machine_;
  Calling calling = machine.calling(function, arguments);
  const Sandbox::Ending ending = machine.sandbox.run(call_function, &calling, members);
  Outcome outcome;
  outcome.fuel = machine.sandbox.spent();
  const int line = machine.sandbox.line();
  if (ending == Sandbox::Ending::Done) {
    outcome.result = std::move(calling.answer);
  } else if (ending == Sandbox::Ending::Absent) {
    outcome.result = Absence{machine.sandbox.absence().state, machine.sandbox.absence().origin,
                             machine.sandbox.file_or(machine.path), line};
  } else {
    Fault fault{machine.sandbox.message(), machine.sandbox.file_or(machine.path), line, calling.declaration.function};
    if (line == 0) std::tie(fault.file, fault.line) = line_of_answer(function, arguments, members);
    outcome.result = std::move(fault);
  }
  return outcome;
}

std::pair<std::string, int> Program::line_of_answer(std::size_t function, const std::vector<Argument>& arguments,
                                                    std::size_t members) {
  Machine& machine = *machine_;
  Calling calling = machine.calling(function, arguments);
  machine.sandbox.follow(call_function, &calling, members);
  if (machine.sandbox.line() != 0) return {machine.sandbox.file_or(machine.path), machine.sandbox.line()};
  return {machine.path, machine.translation.functions[static_cast<std::size_t>(machine.places[function])].line};
}

}  // namespace bareme::lua
