// fiche: one student on one page. Who, what the dossier says, the tree of results, what is awaited, which exceptions
// applied, what the jury may pronounce.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "repl/shell/others.hpp"
#include "repl/shell/outline.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/sheet_tree.hpp"
#include "repl/shell/shell.hpp"
#include "repl/to_come.hpp"
#include "report/value_text.hpp"
#include "session/waits.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

using evaluation::Trace;
using plan::InputKey;
using semantics::ObjectId;
using Lines = std::vector<std::string>;

void add(Lines& lines, const std::string& title, const std::vector<std::string>& pieces, std::size_t width) {
  if (pieces.empty()) return;
  for (std::string& line : listed("  " + text::pad_right(title, 10), pieces, width))
    lines.push_back(std::move(line));
}

// What was entered for the student, in the order of the maquette.
std::vector<std::string> inputs_of(const Session& session, std::size_t student, InputKey::Kind kind) {
  std::map<std::tuple<ObjectId, semantics::FactId, std::uint8_t>, std::string> ordered;
  const semantics::CheckedRegulation& regulation = session.regulation();
  for (const auto& [key, column] : session.promotion().columns()) {
    if (key.kind != kind) continue;
    const bool fact = kind == InputKey::Kind::Fact;
    semantics::Type type;
    if (fact)
      type = regulation.fact(key.fact).type;
    else
      type.kind = values::Kind::Code;
    const values::Value value = session.promotion().given(key, student, type.kind);
    if (value.state() == values::State::SansObjet) continue;
    ordered[{key.object, key.fact, key.session}] =
        session.input_label(key) + " " + report::value_text(regulation, value, type);
  }
  std::vector<std::string> pieces;
  for (auto& [key, piece] : ordered)
    pieces.push_back(std::move(piece));
  return pieces;
}

// « retard » of « exception « retard » : retard > 0 jours ».
std::string named_exception(const std::string& label) {
  static const std::string word = "exception ";
  const std::string name = label.substr(0, label.find(" : "));
  return name.compare(0, word.size(), word) == 0 ? name.substr(word.size()) : name;
}

// « retard » (art. 3) : BET8.rapport, for each exception that replaced a value of this student.
std::vector<std::string> exceptions_met(const Session& session, std::size_t student) {
  std::map<std::string, std::vector<std::string>> met;
  const semantics::CheckedRegulation& regulation = session.regulation();
  for (const plan::CellKey& cell : session.every_cell()) {
    if (regulation.quantity(cell.quantity).exceptions.empty()) continue;
    for (const Trace& child : session.explain(student, session.asked(cell)).children) {
      if (child.kind != Trace::Kind::Exception || !child.value.is_truth() || !child.value.truth()) continue;
      auto& objects =
          met[named_exception(child.label) + " (art. " + regulation.articles[child.article.index()].number + ")"];
      const std::string address = session.curriculum().address(cell.object);
      if (std::find(objects.begin(), objects.end(), address) == objects.end()) objects.push_back(address);
    }
  }
  constexpr std::size_t named = 4;
  std::vector<std::string> pieces;
  for (const auto& [exception, objects] : met) {
    std::string piece = exception + " :";
    for (std::size_t i = 0; i < objects.size() && i < named; ++i)
      piece += (i == 0 ? " " : ", ") + objects[i];
    pieces.push_back(objects.size() > named ? fmt::format("{} et {}", piece, others(objects.size() - named)) : piece);
  }
  return pieces;
}

// « ADJ (art. 4.6 a) : SB7, SI7 », each choice once, in the order of the maquette.
std::vector<std::string> choices_of(const Session& session, std::size_t student) {
  std::vector<std::pair<std::string, std::string>> open;  // what may be pronounced, on which objects
  const semantics::CheckedRegulation& regulation = session.regulation();
  for (const ObjectId object : objects_below(session, session.curriculum().root()))
    for (const OpenChoice& choice : session.choices(student, object)) {
      std::string said = regulation.code(choice.code).name;
      if (choice.next) said += " suite " + regulation.code(*choice.next).name;
      said += fmt::format(" (art. {} {})", regulation.articles[choice.article.index()].number, choice.letter);
      if (choice.state != values::State::Present) said += std::string(" ◌ ") + values::describe(choice.state);
      const std::string on =
          object == session.curriculum().root() ? "l'étudiant" : session.curriculum().address(object);
      const auto same = std::find_if(open.begin(), open.end(), [&](const auto& one) { return one.first == said; });
      if (same == open.end())
        open.emplace_back(said, on);
      else
        same->second += ", " + on;
    }
  std::vector<std::string> pieces;
  for (const auto& [said, on] : open)
    pieces.push_back(said + " : " + on);
  return pieces;
}

std::vector<std::string> awaited_of(const Session& session, std::size_t student) {
  std::vector<std::string> pieces;
  for (const ObjectId object : with_result(session, objects_below(session, session.curriculum().root())))
    for (const InputKey& input : session.awaited(student, *result_cell(session, object)))
      if (const std::string label = awaited_from(session, student, input);
          std::find(pieces.begin(), pieces.end(), label) == pieces.end())
        pieces.push_back(label);
  return pieces;
}

}  // namespace

void Shell::sheet(std::string_view rest) {
  const std::optional<Asked> asked = student_and_rest(rest, "fiche");
  if (!asked) return;
  if (!asked->rest.empty())
    return refuse(problems::unknown_object(std::string(asked->rest), session_.addresses()), asked->rest);
  show(sheet_of(asked->student));
}

Shell::Lines Shell::sheet_of(std::size_t student) {
  std::vector<std::string> where{session_.curriculum().title};
  if (!session_.promotion().name.empty()) where.push_back(session_.promotion().name);
  Lines lines = listed(session_.student_name(student), where, options_.width);
  add(lines, "dossier", inputs_of(session_, student, InputKey::Kind::Fact), options_.width);
  for (std::string& line : sheet_tree(session_, student, options_.width))
    lines.push_back(std::move(line));
  std::vector<std::string> rounded;
  for (const ByRounding& one :
       session_.by_rounding(with_result(session_, objects_below(session_, session_.curriculum().root())), student))
    rounded.push_back(
        fmt::format("{} validé à {} avant arrondi", session_.curriculum().address(one.object), exact_words(one.exact)));
  add(lines, "! arrondi", rounded, options_.width);
  add(lines, "décisions", decision_lines(student), options_.width);
  add(lines, "◌ attend", awaited_of(session_, student), options_.width);
  add(lines, "◌ moyennes", means_to_come(session_, student), options_.width);
  add(lines, "◌ certain", decided_already(session_, student), options_.width);
  add(lines, "exceptions", exceptions_met(session_, student), options_.width);
  if (session_.jury().session)
    add(lines, "au choix", choices_of(session_, student), options_.width);
  else if (!session_.regulation().choices.empty())
    lines.push_back("  au choix    non demandé : ouvrir la séance avec « --session 1 », « --session 2 »…");
  constexpr std::size_t screenful = 20;
  if (lines.size() > screenful)
    lines.push_back("  " + session_.student_name(student));  // the first line has scrolled off
  return lines;
}

}  // namespace bareme::repl
