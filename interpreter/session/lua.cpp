#include "session/lua.hpp"

#include <algorithm>
#include <filesystem>

#include "embedded.hpp"
#include "evaluation/trial.hpp"
#include "evaluation/wording.hpp"
#include "lua/functions.hpp"
#include "session/documents.hpp"
#include "session/problems.hpp"

namespace bareme {
namespace {

namespace fs = std::filesystem;
using diagnostics::Diagnostics;
using diagnostics::Span;
using semantics::LuaFunction;

// In the folder of the règlement and nowhere else: what is beside it is printed, archived and copied with it.
bool stays_beside(const std::string& file) {
  const fs::path path(file);
  return !file.empty() && path.is_relative() &&
         std::none_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
}

// Among the documents given, else beside the text that asks for it.
Document document_of(const std::string& file, const std::string& asked_by, const Session::State& state) {
  const fs::path beside = (fs::path(asked_by).parent_path() / file).lexically_normal();
  const Document* same_name = nullptr;
  for (const Document& document : state.lua_documents) {
    const fs::path path = fs::path(document.path).lexically_normal();
    if (path == beside) return document;
    if (document.text && path.filename() == fs::path(file).filename()) same_name = &document;
  }
  return same_name != nullptr ? *same_name : Document{beside.generic_string()};
}

// The text of a library: « listes » is listes.lua beside the règlement, else among those the program carries.
std::optional<Document> library_of(const std::string& name, const std::string& asked_by, const Session::State& state) {
  const bool plain = !name.empty() && name.find_first_of("/\\.") == std::string::npos;
  if (!plain) return std::nullopt;
  Document document = document_of(name + ".lua", asked_by, state);
  Diagnostics absent;
  if (auto text = text_of(document, problems::unreadable_text, absent)) {
    document.text = *std::move(text);
    return document;
  }
  const std::string carried = "stdlib/" + name + ".lua";
  const std::string_view text = embedded::file(carried);
  if (text.empty()) return std::nullopt;
  return Document{carried, std::string(text)};
}

// The files of a règlement, each once, with the libraries it requires.
class Brought {
 public:
  explicit Brought(Session::State& state) : state_(state) {}

  void bring(const LuaFunction& function, std::size_t index, Diagnostics& diagnostics) {
    if (!stays_beside(function.file))
      return diagnostics.add(problems::lua_file_elsewhere(function.file, function.file_place));
    const std::string& declared = state_.sources[function.place.source].path();
    const Document document = document_of(function.file, declared, state_);
    for (std::size_t i = 0; i < files.size(); ++i)
      if (paths_[i] == document.path) return files[i].functions.push_back(index);
    Diagnostics absent;
    std::optional<std::string> text = text_of(document, problems::unreadable_text, absent);
    if (!text) return diagnostics.add(problems::lua_file_missing(document.path, function.name, function.file_place));
    const std::string name = fs::path(document.path).filename().string();
    if (std::any_of(files.begin(), files.end(), [&](const lua::File& file) { return file.path == name; }))
      return diagnostics.add(problems::lua_file_of_another_version(name, function.file_place));
    add_source(document.path, *text);
    lua::File file{name, *std::move(text), {}, {index}};
    for (const std::string& wanted : lua::required_by(file.text)) {
      const bool known = std::any_of(file.libraries.begin(), file.libraries.end(),
                                     [&](const lua::Library& one) { return one.name == wanted; });
      const auto library = known ? std::nullopt : library_of(wanted, declared, state_);
      if (!library) continue;
      add_source(library->path, *library->text);
      file.libraries.push_back({wanted, fs::path(library->path).filename().string(), *library->text});
    }
    paths_.push_back(document.path);
    files.push_back(std::move(file));
  }

  std::uint32_t source_of(const std::string& file) const {
    for (const std::uint32_t source : state_.lua_sources)
      if (fs::path(state_.sources[source].path()).filename() == file) return source;
    return state_.lua_sources.front();
  }

  std::vector<lua::File> files;

 private:
  void add_source(const std::string& path, const std::string& text) {
    for (const std::uint32_t source : state_.lua_sources)
      if (state_.sources[source].path() == path) return;
    state_.lua_sources.push_back(state_.sources.add(path, text));
  }

  Session::State& state_;
  std::vector<std::string> paths_;  // of each file
};

Span line_of(const Session::State& state, std::uint32_t source, int line) {
  const diagnostics::SourceText& text = state.sources[source];
  if (line <= 0 || static_cast<std::size_t>(line) > text.line_count()) return {source, 0, 0};
  const std::string_view found = text.line(static_cast<std::size_t>(line));
  const auto begin = static_cast<std::uint32_t>(found.data() - text.text().data());
  const auto blank = static_cast<std::uint32_t>(std::min(found.find_first_not_of(" \t"), found.size()));
  return {source, begin + blank, begin + static_cast<std::uint32_t>(found.size())};
}

void tell(const lua::Fault& fault, std::uint32_t source, const semantics::CheckedRegulation& regulation,
          const Session::State& state, Diagnostics& diagnostics) {
  const LuaFunction* declared = nullptr;
  for (const LuaFunction& function : regulation.lua_functions) {
    std::string name = function.name;
    std::replace(name.begin(), name.end(), ' ', '_');
    if (name == fault.function) declared = &function;
  }
  const Span place = line_of(state, source, fault.line);
  diagnostics.add(declared != nullptr ? problems::lua_function_not_as_declared(fault.message, place, declared->place)
                                      : problems::lua_text_wrong(fault.message, place));
}

std::string words(const semantics::CheckedRegulation& regulation, const values::Value& value,
                  const semantics::Type& type) {
  return value.present() ? evaluation::value_words(regulation, value, type) : values::describe(value.state());
}

}  // namespace

bool is_lua(const Document& document) { return fs::path(document.path).extension() == ".lua"; }

bool bring_lua(semantics::CheckedRegulation& regulation, Session::State& state, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  Brought brought(state);
  for (std::size_t i = 0; i < regulation.lua_functions.size(); ++i)
    brought.bring(regulation.lua_functions[i], i, diagnostics);
  if (regulation.lua_functions.empty() || diagnostics.error_count() != before)
    return diagnostics.error_count() == before;
  std::vector<lua::Fault> faults;
  regulation.lua = lua::functions_of(regulation, brought.files, faults);
  for (const lua::Fault& fault : faults)
    tell(fault, brought.source_of(fault.file), regulation, state, diagnostics);
  return diagnostics.error_count() == before;
}

void tell_failing_lua(const Session::State& state, Diagnostics& diagnostics) {
  for (const semantics::TableExample& example : state.table_examples) {
    const auto* call = example.call ? std::get_if<semantics::CallLua>(&example.call->node) : nullptr;
    if (call == nullptr) continue;
    const evaluation::Trial trial = evaluation::run(*state.regulation, example, nullptr);
    if (trial.passed()) continue;
    const evaluation::TrialCheck& check = trial.checks.front();
    const std::string whose = call->student < 0 ? "" : ", étudiant " + std::to_string(call->student + 1);
    diagnostics.add(problems::lua_example_fails(whose, words(*state.regulation, check.expected, check.type),
                                                words(*state.regulation, check.obtained, check.type), check.why,
                                                example.place));
  }
}

}  // namespace bareme
