// « attribution de (vœux) par clés »: the wishes are codes of one list, every code that can be wished has a line, and
// how many places a line has is known without a student.
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/problems.hpp"
#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

using values::Number;

ListId whole_of(const CheckedRegulation& regulation, ListId list) {
  const ListId whole = regulation.code_lists[list.index()].part_of;
  return whole.valid() ? whole : list;
}

bool is_parameter(const CheckedRegulation& regulation, const ReadFact& fact) {
  return regulation.fact(fact.fact).source == FactSource::Parameter;
}

// The first thing in it that differs from a student to another. A statistic reads everybody: it is the same for all.
std::optional<Span> of_a_student(const CheckedRegulation& regulation, const ExpressionPtr& room) {
  if (const auto* cohort = as<Cohort>(room); cohort && !cohort->rank && cohort->same.empty()) return std::nullopt;
  const auto* fact = as<ReadFact>(room);
  const bool fixed = as<Constant>(room) || as<Arithmetic>(room) || as<Negate>(room) || as<Function>(room) ||
                     as<Extremum>(room) || (fact && is_parameter(regulation, *fact));
  if (!fixed) return room->place;
  std::optional<Span> found;
  children(room, [&](const ExpressionPtr& child) {
    if (!found) found = of_a_student(regulation, child);
  });
  return found;
}

// What it is worth by the règlement itself, when it is a number or a parameter.
std::optional<Number> written(const CheckedRegulation& regulation, const ExpressionPtr& room) {
  const auto* fact = as<ReadFact>(room);
  const auto* negated = as<Negate>(room);
  const auto* constant = as<Constant>(fact ? regulation.fact(fact->fact).otherwise : negated ? negated->operand : room);
  if (!constant || !constant->value.is_number()) return std::nullopt;
  return negated ? Number(0) - constant->value.number() : constant->value.number();
}

}  // namespace

std::optional<std::vector<ExpressionPtr>> Checker::wishes(const syntax::Allocation& tree, const Standing& standing) {
  std::vector<ExpressionPtr> found;
  for (const auto& one : tree.wishes) {
    ExpressionPtr wish = expression(*one, standing);
    if (!wish) return std::nullopt;
    if (wish->type.kind != values::Kind::Code) {
      report(problems::wish_expected("ceci est " + nature_text(wish->type), one->place));
      return std::nullopt;
    }
    const ListId list = whole_of(regulation_, wish->type.list);
    if (!found.empty() && whole_of(regulation_, found.front()->type.list) != list) {
      report(problems::wish_expected("ce vœu n'est pas de la liste des autres", one->place));
      return std::nullopt;
    }
    found.push_back(std::move(wish));
  }
  if (found.empty()) return std::nullopt;
  return found;
}

// « RESEAUX : 24 », « sinon : GENERAL ».
std::optional<Opening> Checker::opening(const syntax::Row& tree, ListId list, const Standing& standing) {
  Opening made;
  const bool rest = tree.test == syntax::Row::Test::Otherwise;
  const syntax::Expression* named = rest ? tree.result.get() : tree.key.get();
  if (tree.test == syntax::Row::Test::Threshold || !named || !tree.result) {
    report(problems::value_expected("« CODE : nombre de places »", tree.place));
    return std::nullopt;
  }
  const auto code = constant(*named, code_type(list));
  if (!code) return std::nullopt;
  if (code->present()) made.code = code->code();
  if (rest) return made;
  made.room = number(*tree.result, standing);
  if (!made.room) return std::nullopt;
  if (const auto student = of_a_student(regulation_, made.room)) {
    report(problems::room_of_a_student(*student));
    return std::nullopt;
  }
  const auto known = written(regulation_, made.room);
  const auto* nothing = as<Constant>(made.room);
  if (made.room->type.unit != values::Unit{} || (nothing && !nothing->value.present()) ||
      (known && (known->sign() < 0 || !known->integer()))) {
    report(problems::not_a_room(tree.result->place));
    return std::nullopt;
  }
  return made;
}

ExpressionPtr Checker::allocation(const syntax::Allocation& tree, const Standing& standing, Span place) {
  if (!only_arguments(standing, place)) return nullptr;
  auto wanted = wishes(tree, standing);
  const ExpressionPtr rank = ranking(tree.keys, tree.population, standing, place);
  if (!wanted || !rank) return nullptr;
  const ListId list = whole_of(regulation_, wanted->front()->type.list);
  Allocation made;
  bool last = false;
  for (const syntax::Row& row : tree.rows) {
    if (last) report(problems::otherwise_not_last(row.place));
    last = row.test == syntax::Row::Test::Otherwise;
    const auto one = opening(row, list, standing);
    if (!one) return nullptr;
    const auto same = [&](const Opening& other) { return other.code == one->code; };
    if (one->code >= 0 && std::any_of(made.openings.begin(), made.openings.end(), same)) {
      report(problems::opened_twice(regulation_.code(one->code).name, row.place));
      return nullptr;
    }
    if (one->code >= 0) made.openings.push_back(*one);
  }
  std::vector<std::string> missing;
  for (const ExpressionPtr& wish : *wanted)
    for (const values::CodeId code : regulation_.code_lists[wish->type.list.index()].codes) {
      const auto opens = [&](const Opening& one) { return one.code == code; };
      const std::string& name = regulation_.code(code).name;
      if (std::none_of(made.openings.begin(), made.openings.end(), opens) &&
          std::find(missing.begin(), missing.end(), name) == missing.end())
        missing.push_back(name);
    }
  if (!missing.empty()) {
    report(problems::wished_without_room(missing, place));
    return nullptr;
  }
  made.wishes = *std::move(wanted);
  Cohort ranked = *as<Cohort>(rank);
  ranked.allocation = std::move(made);
  return make(std::move(ranked), code_type(list), place);
}

}  // namespace bareme::semantics
