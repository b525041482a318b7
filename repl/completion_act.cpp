#include "repl/completion_act.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "repl/shell/outline.hpp"
#include "report/value_text.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

using semantics::ObjectId;
using Choices = std::vector<ActChoice>;

constexpr const char* motive = "motif \"";

std::optional<ObjectId> object_of(const Session& session, const std::vector<std::string_view>& words) {
  if (words.empty()) return std::nullopt;
  const std::vector<ObjectId> found = session.curriculum().find(std::string(words.front()));
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

bool grants(const Session& session, ObjectId object) {
  const auto& facts = session.regulation().facts;
  return std::any_of(facts.begin(), facts.end(), [&](const semantics::Fact& fact) {
    return fact.source == semantics::FactSource::Act && fact.type.kind == values::Kind::Number &&
           fact.level == session.curriculum().object(object).level;
  });
}

// « SH7 Sciences humaines   9,72 ✗ AJ ».
std::string standing(const Session& session, std::size_t student, ObjectId object) {
  std::string text = title(session, object) + "  ";
  if (const auto mean = mean_cell(session, object))
    if (const values::Value value = session.value(student, *mean); value.present())
      text += " " + session.words(*mean, value);
  if (const auto result = result_cell(session, object)) {
    const values::Value value = session.value(student, *result);
    text += fmt::format(" {} {}", report::symbol(session.regulation(), value), session.words(*result, value));
  }
  return text;
}

// Épreuves, which are many, are left to who types them.
Choices objects(const Session& session, std::size_t student, bool granting) {
  Choices choices;
  for (const ObjectId object : objects_below(session, session.curriculum().root()))
    if (session.curriculum().object(object).level != session.regulation().lowest &&
        (granting ? grants(session, object) : result_cell(session, object).has_value()))
      choices.push_back({session.curriculum().address(object), standing(session, student, object)});
  return choices;
}

// What the règlement lets the jury pronounce, now.
void add_codes(const Session& session, std::size_t student, std::optional<ObjectId> object, bool refusals,
               Choices& choices) {
  const semantics::CheckedRegulation& regulation = session.regulation();
  for (const OpenChoice& open : session.choices(student)) {
    if (open.state != values::State::Present || (object && open.object != *object)) continue;
    const semantics::Code& code = regulation.code(open.code);
    if (refusals && code.kind != semantics::Code::Kind::Refusing) continue;
    const std::string next = open.next ? " suite " + regulation.code(*open.next).name : "";
    const std::string text = refusals ? next.empty() ? "" : next.substr(1) : code.name + next;
    if (text.empty()) continue;
    choices.push_back(
        {text, fmt::format("{}{} · {} · art. {} {}", code.name, next,
                           open.object == session.curriculum().root() ? "l'étudiant"
                                                                      : session.curriculum().address(open.object),
                           regulation.articles[open.article.index()].number, open.letter)});
  }
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789,.") == std::string_view::npos;
}

bool said(const std::vector<std::string_view>& words, const char* name) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text::same_name(word, name); });
}

}  // namespace

std::vector<ActChoice> act_choices(const Session& session, std::size_t student, const std::string& verb,
                                   const std::vector<std::string_view>& words) {
  if (said(words, "motif")) return {};
  const bool granting = verb == "accorder", adjourning = verb == "ajourner";
  const std::optional<ObjectId> object = object_of(session, words);
  if (granting) {
    if (words.empty()) return objects(session, student, true);
    if (words.size() >= 2 && is_number(words.back())) return {{"points motif \"", "points motif \"…\""}};
    if (said(words, "points")) return {{motive, "motif \"…\""}};
    return {};
  }
  Choices choices;
  const std::size_t spoken = words.size() - (object ? 1 : 0);
  if (words.empty()) choices = objects(session, student, false);
  if (spoken == 0) add_codes(session, student, object, adjourning, choices);
  if (spoken > 0 || (adjourning && object)) choices.push_back({motive, "motif \"…\""});
  return choices;
}

}  // namespace bareme::repl
