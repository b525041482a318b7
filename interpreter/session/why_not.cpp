// « pourquoi pas »: what is asked, as a condition that would have to hold.
#include <algorithm>

#include "session/objective.hpp"
#include "session/problems.hpp"
#include "session/state.hpp"

namespace bareme {
namespace {

using semantics::Code;
using semantics::Quantity;
using values::Value;

// « UE72 = ADM », « UE72.résultat est ADM », « UE72 ADM », « ADM »: what stands before the code, and the code.
struct Wanted {
  std::string of;
  std::optional<values::CodeId> code;
};

std::string cut(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool take_off(std::string& text, const std::string& word) {
  if (text.size() < word.size() || text.compare(text.size() - word.size(), word.size(), word) != 0) return false;
  const bool apart = word == "=" || text.size() == word.size() || text[text.size() - word.size() - 1] == ' ';
  if (apart) text = cut(text.substr(0, text.size() - word.size()));
  return apart;
}

Wanted wanted(const semantics::CheckedRegulation& regulation, const std::string& typed) {
  const std::string text = cut(typed);
  const std::size_t blank = text.find_last_of(" =");
  const std::string last = blank == std::string::npos ? text : text.substr(blank + 1);
  const semantics::ListId codes = regulation.list_named("résultat");
  const auto code = codes.valid() ? regulation.code_named(codes, last) : std::nullopt;
  if (!code) return {text, std::nullopt};
  std::string of = cut(text.substr(0, text.size() - last.size()));
  if (!take_off(of, "=")) take_off(of, "est");
  return {of, code};
}

// The first validating code of the rows: what one hopes for.
std::optional<values::CodeId> best_code(const semantics::CheckedRegulation& regulation,
                                        const semantics::Curriculum& curriculum, const plan::CellKey& result) {
  const auto validating = [&](values::CodeId code) { return regulation.code(code).kind == Code::Kind::Validating; };
  for (std::size_t i = 0; i < regulation.quantities.size(); ++i) {
    const Quantity& quantity = regulation.quantities[i];
    if (quantity.role != Quantity::Role::Proposition || quantity.level != curriculum.object(result.object).level)
      continue;
    const int rule = curriculum.rule_for(regulation, semantics::QuantityId(i), result.object);
    if (rule < 0) return std::nullopt;
    const semantics::Verdict& verdict = quantity.verdicts[static_cast<std::size_t>(rule)];
    for (const semantics::VerdictRow& row : verdict.rows)
      if (validating(row.code)) return row.code;
    return verdict.rows.empty() ? verdict.otherwise : verdict.rows.front().code;
  }
  return std::nullopt;
}

semantics::Expression is_code(const Question& question, values::CodeId code) {
  semantics::Is asked;
  asked.operand = question.expression;
  asked.codes = {code};
  semantics::Type truth;
  truth.kind = values::Kind::Truth;
  return {std::move(asked), truth, {}};
}

// The first object that has a result: the year.
std::optional<plan::CellKey> outermost_result(const semantics::CheckedRegulation& regulation,
                                              const semantics::Curriculum& curriculum, semantics::ObjectId object) {
  if (auto result = result_cell(regulation, curriculum, object)) return result;
  for (const semantics::ObjectId child : curriculum.object(object).children)
    if (!curriculum.object(child).elsewhere)
      if (auto result = outermost_result(regulation, curriculum, child)) return result;
  return std::nullopt;
}

// Of « S7.moyenne >= 11 », what is compared: S7.moyenne.
std::optional<plan::CellKey> compared(const semantics::Curriculum& curriculum, const semantics::Expression& condition) {
  const auto* compare = std::get_if<semantics::Compare>(&condition.node);
  const auto* read = compare == nullptr ? nullptr : std::get_if<semantics::ReadQuantity>(&compare->left->node);
  if (read == nullptr || compare->left->type.kind != values::Kind::Number) return std::nullopt;
  const semantics::ObjectId object = curriculum.reach(curriculum.root(), read->reach);
  return object.valid() ? std::optional(plan::CellKey{object, read->quantity, {}}) : std::nullopt;
}

}  // namespace

std::optional<Goal> read_goal(Session& session, Session::State& state, const std::string& typed,
                              diagnostics::Diagnostics& diagnostics) {
  const semantics::CheckedRegulation& regulation = *state.regulation;
  const semantics::Curriculum& curriculum = *state.curriculum;
  const Wanted asked_for = wanted(regulation, typed);
  std::optional<Question> question;
  if (asked_for.of.empty()) {
    if (const auto result = outermost_result(regulation, curriculum, curriculum.root()))
      question = session.asked(*result);
    if (!question) diagnostics.add(problems::nothing_to_refuse(typed));
  } else {
    question = session.question(asked_for.of, diagnostics, Alone::Result);
  }
  if (!question) return std::nullopt;
  const bool verdict = question->cell && question->type.kind == values::Kind::Code;
  const bool condition = question->type.kind == values::Kind::Truth && !asked_for.code;
  const auto code = asked_for.code ? asked_for.code
                    : verdict      ? best_code(regulation, curriculum, *question->cell)
                                   : std::nullopt;
  if ((!verdict && !condition) || (verdict && !code)) {
    diagnostics.add(problems::nothing_to_refuse(question->label));
    return std::nullopt;
  }
  semantics::Expression whole = verdict ? is_code(*question, *code) : *question->expression;
  std::optional<plan::CellKey> mean;
  if (question->cell)
    if (const auto quantity = regulation.quantity_named(curriculum.object(question->cell->object).level, "moyenne");
        quantity.valid())
      mean = plan::CellKey{question->cell->object, quantity, {}};
  if (!mean) mean = compared(curriculum, whole);
  return Goal{std::move(*question), verdict ? code : std::nullopt, std::move(whole), mean};
}

namespace {

// A mark that counts through the other students, by a rank: what it would give alone was not tried.
void leave_out_those_that_move_others(evaluation::WhyNot& why, const Tries& tries) {
  if (std::erase_if(why.levers, [&](const auto& one) { return tries.variants().move_promotion({one.input}); }) == 0 &&
      !why.levers.empty())
    return;
  if (why.levers.empty()) why.of_promotion = why.of_promotion || tries.variants().move_promotion(entered(tries));
}

}  // namespace

std::optional<Refusal> Session::why_not(std::size_t student, const std::string& typed, Diagnostics& diagnostics) {
  std::optional<Goal> goal = read_goal(*this, *state_, typed, diagnostics);
  if (!goal) return std::nullopt;
  Refusal refusal;
  refusal.goal = goal->code ? regulation().code(*goal->code).name : "";
  refusal.found = value(student, goal->question);
  const Tries tries(*state_, student, *goal);
  refusal.why = evaluation::why_not(state_->world(student), goal->whole, curriculum().root(), hold_alone(tries));
  leave_out_those_that_move_others(refusal.why, tries);
  refusal.question = std::move(goal->question);
  return refusal;
}

}  // namespace bareme
