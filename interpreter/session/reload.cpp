// recharger: the Lua files of the règlement read again in a séance, held against their exemples, and what they change.
// And the text of a function, for who must judge it.
#include <algorithm>
#include <filesystem>
#include <utility>

#include "records/fingerprint.hpp"
#include "semantics/walk.hpp"
#include "session/documents.hpp"
#include "session/lua.hpp"
#include "session/problems.hpp"
#include "session/state.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
using values::Value;

std::vector<std::vector<Value>> all_values(const Session& session, const std::vector<plan::CellKey>& cells) {
  std::vector<std::vector<Value>> all(session.promotion().size());
  for (std::size_t student = 0; student < all.size(); ++student)
    for (const plan::CellKey& cell : cells)
      all[student].push_back(session.value(student, cell));
  return all;
}

// The texts the règlement was made of, as they are now: a Lua file goes with the articles that call it.
bool same_regulation(const Session::State& state, Diagnostics& diagnostics) {
  for (const std::uint32_t source : state.version_sources) {
    const diagnostics::SourceText& read = state.sources[source];
    Diagnostics gone;
    const auto now = text_of({read.path()}, problems::unreadable_text, gone);
    if (!now || *now == read.text()) continue;  // not a file: given as a text
    diagnostics.add(problems::regulation_changed_since(read.path()));
    return false;
  }
  return true;
}

bool calls(const semantics::ExpressionPtr& body, std::size_t function) {
  bool found = false;
  semantics::walk(body, [&](const semantics::Expression& part) {
    if (const auto* call = std::get_if<semantics::CallLua>(&part.node)) found |= call->function.index() == function;
    if (const auto* cohort = std::get_if<semantics::Cohort>(&part.node))
      found |= cohort->lua && cohort->lua->function.index() == function;
  });
  return found;
}

bool called_by_exception(const semantics::CheckedRegulation& regulation, const std::string& label,
                         std::size_t function) {
  for (const semantics::Quantity& quantity : regulation.quantities)
    for (const semantics::ExceptionRule& rule : quantity.exceptions)
      if (text::same_name(rule.label, label) && rule.body && calls(rule.body, function)) return true;
  return false;
}

// From « function NAME( » to the line that closes it: the first « end » that stands at the margin.
std::pair<std::string, int> function_in(const diagnostics::SourceText& source, const std::string& name) {
  std::string text;
  int first = 0;
  for (std::size_t line = 1; line <= source.line_count(); ++line) {
    const std::string_view read = source.line(line);
    const std::string opening = "function " + name;
    if (first == 0 && (read.substr(0, opening.size()) != opening || read.find('(') == read.npos)) continue;
    if (first == 0) first = static_cast<int>(line);
    text += std::string(read) + "\n";
    if (read.substr(0, 3) == "end" || (first == static_cast<int>(line) && read.size() > 4 && read.ends_with(" end")))
      break;
  }
  return {text, first};
}

}  // namespace

bool Session::hold_lua(Diagnostics& diagnostics) const {
  const std::size_t before = diagnostics.error_count();
  if (state_->regulation) tell_failing_lua(*state_, diagnostics);
  return diagnostics.error_count() == before;
}

std::optional<Session::Reloaded> Session::reload_lua(Diagnostics& diagnostics) {
  State& state = *state_;
  if (!state.base.empty()) {
    diagnostics.add(problems::reload_of_a_base(state.base));
    return std::nullopt;
  }
  if (!same_regulation(state, diagnostics)) return std::nullopt;
  const std::vector<plan::CellKey> cells = every_cell();
  if (!evaluate(cells, diagnostics)) return std::nullopt;
  const auto before = all_values(*this, cells);
  semantics::CheckedRegulation again = *state.regulation;
  std::vector<std::uint32_t> sources = std::exchange(state.lua_sources, {});
  const bool brought = bring_lua(again, state, diagnostics);
  if (brought) std::swap(state.regulation->lua, again.lua);
  if (!brought || !hold_lua(diagnostics)) {
    if (brought) std::swap(state.regulation->lua, again.lua);
    state.lua_sources = std::move(sources);
    return std::nullopt;
  }
  state.forget_results();
  if (!evaluate(cells, diagnostics)) return std::nullopt;
  Reloaded reloaded{state.lua_sources.size(), {}};
  const auto after = all_values(*this, cells);
  for (std::size_t student = 0; student < after.size(); ++student)
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (!(before[student][i] == after[student][i]))
        reloaded.changes.push_back({student, cells[i], before[student][i], after[student][i]});
  return reloaded;
}

std::vector<Session::LuaText> Session::lua_texts(const std::string& name) const {
  std::vector<LuaText> texts;
  const State& state = *state_;
  for (std::size_t i = 0; i < state.regulation->lua_functions.size(); ++i) {
    const semantics::LuaFunction& function = state.regulation->lua_functions[i];
    if (!text::same_name(function.name, name) && !called_by_exception(*state.regulation, name, i)) continue;
    const std::string file = std::filesystem::path(function.file).filename().string();
    for (const std::uint32_t source : state.lua_sources) {
      const diagnostics::SourceText& read = state.sources[source];
      if (std::filesystem::path(read.path()).filename().string() != file) continue;
      std::string in_lua = function.name;
      std::replace(in_lua.begin(), in_lua.end(), ' ', '_');
      auto [text, line] = function_in(read, in_lua);
      texts.push_back({function.name, function.motive, read.path(), std::move(text),
                       records::fingerprint(std::string(read.text())), line});
      break;
    }
  }
  return texts;
}

}  // namespace bareme
