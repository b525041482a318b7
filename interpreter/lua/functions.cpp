#include "lua/functions.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "semantics/marks.hpp"

namespace bareme::lua {
namespace {

using diagnostics::guillemets;
using semantics::CheckedRegulation;
using semantics::FunctionId;
using semantics::LuaAnswer;
using semantics::LuaFunction;
using values::State;
using values::Value;

std::string lua_name(std::string name) {
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

// A list that is a part of another has its codes.
int whole_list(const CheckedRegulation& regulation, semantics::ListId list) {
  while (list.valid() && regulation.code_lists[list.index()].part_of.valid())
    list = regulation.code_lists[list.index()].part_of;
  return list.valid() ? static_cast<int>(list.index()) : -1;
}

Declarations declarations_of(const CheckedRegulation& regulation, const File& file) {
  Declarations declarations;
  for (const std::size_t index : file.functions) {
    const LuaFunction& function = regulation.lua_functions[index];
    ResultType result{function.result_type.kind, function.for_promotion, function.result_type.low,
                      function.result_type.high};
    declarations.functions.push_back(
        {lua_name(function.name), function.for_promotion ? 1 : function.arguments.size(), std::move(result)});
  }
  for (const semantics::Code& code : regulation.codes) {
    declarations.codes.push_back(code.name);
    declarations.lists.push_back(whole_list(regulation, code.list));
  }
  return declarations;
}

// What the answers of one function are held against, beyond what Lua knows of.
struct Promised {
  semantics::Type type;
  std::vector<std::pair<std::string, values::CodeId>> codes;  // of its list
  bool for_promotion = false;

  // The code of its own list by that name; what is wrong otherwise.
  std::string settle(Value& value, const std::vector<std::string>& names) const {
    if (value.is_number() && !semantics::on_the_step(type, value.number()))
      return fmt::format("la fonction rend {}, qui ne va pas par pas de {}", value.number().exact_text(),
                         type.step->exact_text());
    if (!value.is_code()) return "";
    const std::string& name = names[static_cast<std::size_t>(value.code())];
    for (const auto& [known, code] : codes)
      if (known == name) {
        value = Value::of_code(code);
        return "";
      }
    return "la fonction rend " + guillemets(name) + ", qui n'est pas de la liste déclarée";
  }
};

class Functions : public semantics::LuaFunctions {
 public:
  Functions(const CheckedRegulation& regulation, std::vector<File> files) : files_(std::move(files)) {
    places_.resize(regulation.lua_functions.size());
    for (std::size_t file = 0; file < files_.size(); ++file) {
      declarations_.push_back(declarations_of(regulation, files_[file]));
      for (std::size_t i = 0; i < files_[file].functions.size(); ++i)
        places_[files_[file].functions[i]] = {file, i};
    }
    for (const LuaFunction& function : regulation.lua_functions)
      promised_.push_back(promised_of(regulation, function));
    for (const semantics::Code& code : regulation.codes)
      names_.push_back(code.name);
    idle_.resize(files_.size());
  }

  bool compiles(std::vector<Fault>& faults) {
    const std::size_t known = faults.size();
    for (std::size_t file = 0; file < files_.size(); ++file)
      if (auto program = compiled(file, faults)) idle_[file].push_back(std::move(*program));
    return faults.size() == known;
  }

  LuaAnswer call(FunctionId function, const std::vector<Argument>& arguments) const override {
    const Place& place = places_[function.index()];
    const Promised& promised = promised_[function.index()];
    const std::size_t members = promised.for_promotion ? arguments.front().items.size() : 0;
    Program program = taken(place.file);
    Outcome outcome = program.call(place.function, arguments, members);
    if (auto* answer = std::get_if<Answer>(&outcome.result)) {
      std::string message;
      LuaAnswer told =
          promised.for_promotion ? of_all(*answer, promised, members, message) : of_one(*answer, promised, message);
      if (!message.empty()) {
        const auto [file, line] = program.line_of_answer(place.function, arguments, members);
        told = failed({std::move(message), file, line, declarations_[place.file].functions[place.function].function});
      }
      give_back(place.file, std::move(program));
      return told;
    }
    give_back(place.file, std::move(program));
    LuaAnswer absent;
    if (const auto* absence = std::get_if<Absence>(&outcome.result)) {
      absent.one.value = Value::absent(absence->state);
      absent.origin = absence->origin;
      // Not a reason of the file's: where it stopped.
      if (absence->line > 0) absent.one.reason = absence->file + ", ligne " + std::to_string(absence->line);
      return absent;
    }
    return failed(std::get<Fault>(outcome.result));
  }

 private:
  struct Place {
    std::size_t file = 0, function = 0;
  };

  static Promised promised_of(const CheckedRegulation& regulation, const LuaFunction& function) {
    Promised promised{function.result_type, {}, function.for_promotion};
    if (function.result_type.kind == values::Kind::Code && function.result_type.list.valid())
      for (const values::CodeId code : regulation.code_lists[function.result_type.list.index()].codes)
        promised.codes.emplace_back(regulation.code(code).name, code);
    return promised;
  }

  static LuaAnswer failed(const Fault& fault) {
    LuaAnswer answer;
    answer.one.value = Value::absent(State::EnErreur);
    answer.fault = fault.file + (fault.line > 0 ? ", ligne " + std::to_string(fault.line) : "") +
                   (fault.function.empty() ? "" : ", " + guillemets(fault.function)) + " : " + fault.message;
    return answer;
  }

  // `wrong`: what it cannot be, if so.
  LuaAnswer of_one(Answer& answer, const Promised& promised, std::string& wrong) const {
    LuaAnswer given;
    wrong = promised.settle(answer.value, names_);
    given.one = {std::move(answer.value), std::move(answer.reason)};
    return given;
  }

  LuaAnswer of_all(Answer& answer, const Promised& promised, std::size_t members, std::string& wrong) const {
    LuaAnswer given;
    if (answer.items.size() != members)
      wrong = fmt::format("la fonction rend {} réponses pour {} étudiants", answer.items.size(), members);
    for (std::size_t i = 0; i < members && wrong.empty(); ++i) {
      wrong = promised.settle(answer.items[i], names_);
      given.each.push_back({std::move(answer.items[i]), answer.reasons.empty() ? answer.reason : answer.reasons[i]});
    }
    return given;
  }

  // A state serves one thread at a time, and calls leave nothing in it: any idle one will do.
  Program taken(std::size_t file) const {
    {
      const std::lock_guard guard(busy_);
      if (!idle_[file].empty()) {
        Program program = std::move(idle_[file].back());
        idle_[file].pop_back();
        return program;
      }
    }
    std::vector<Fault> none;  // it compiled before
    return *compiled(file, none);
  }
  std::optional<Program> compiled(std::size_t file, std::vector<Fault>& faults) const {
    const File& text = files_[file];
    return Program::compile(text.path, text.text, declarations_[file], faults, {}, text.libraries);
  }
  void give_back(std::size_t file, Program program) const {
    const std::lock_guard guard(busy_);
    idle_[file].push_back(std::move(program));
  }

  std::vector<File> files_;
  std::vector<Declarations> declarations_;  // of each file
  std::vector<Place> places_;               // of each function
  std::vector<Promised> promised_;
  std::vector<std::string> names_;  // of the codes
  mutable std::mutex busy_;
  mutable std::vector<std::vector<Program>> idle_;
};

}  // namespace

std::shared_ptr<const semantics::LuaFunctions> functions_of(const CheckedRegulation& regulation,
                                                            std::vector<File> files, std::vector<Fault>& faults) {
  auto functions = std::make_shared<Functions>(regulation, std::move(files));
  if (!functions->compiles(faults)) return nullptr;
  return functions;
}

}  // namespace bareme::lua
