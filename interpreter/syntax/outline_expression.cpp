#include "syntax/outline_expression.hpp"

#include <array>

namespace bareme::syntax {
namespace {

std::string braced(std::string kind, std::initializer_list<std::string> parts) {
  std::string made = "(" + std::move(kind);
  for (const std::string& part : parts)
    if (!part.empty()) made += " " + part;
  return made + ")";
}

template <typename Enumeration, std::size_t Size>
std::string named(Enumeration value, const std::array<std::string_view, Size>& names) {
  return std::string(names[static_cast<std::size_t>(value)]);
}

constexpr std::array<std::string_view, 10> kOperations = {"mean",   "sum",     "count",    "min",   "max",
                                                          "median", "product", "variance", "first", "last"};
constexpr std::array<std::string_view, 5> kTies = {"same", "mean", "dense", "last", "refused"};
constexpr std::array<std::string_view, 4> kOperators = {"+", "-", "*", "/"};
constexpr std::array<std::string_view, 7> kQuantifiers = {"every",   "none",    "some", "at-least",
                                                          "at-most", "exactly", "share"};
constexpr std::array<std::string_view, 5> kFilters = {"of", "except", "among", "where", "same"};

std::string outline_of(const Filter& filter) {
  return braced(named(filter.kind, kFilters),
                {filter.attribute ? filter.attribute->text : "", outline_of(filter.values),
                 filter.condition ? syntax::outline_of(filter.condition) : ""});
}

std::string outline_of(const std::vector<Filter>& filters) {
  std::string made;
  for (const Filter& filter : filters)
    made += (made.empty() ? "" : " ") + outline_of(filter);
  return made;
}

struct Outline {
  std::string operator()(const NumberLiteral& e) const { return e.digits; }
  std::string operator()(const Percent& e) const { return e.digits + "%"; }
  std::string operator()(const Measure& e) const { return braced("measure", {e.digits, e.unit, e.per}); }
  std::string operator()(const Fraction& e) const { return e.numerator + "/" + e.denominator; }
  std::string operator()(const DateLiteral& e) const {
    return braced("date", {std::to_string(e.day), std::to_string(e.month), std::to_string(e.year)});
  }
  std::string operator()(const TextLiteral& e) const { return "\"" + e.text + "\""; }
  std::string operator()(const Nothing&) const { return "nothing"; }
  std::string operator()(const Truth& e) const { return e.value ? "yes" : "no"; }
  std::string operator()(const Path& e) const { return syntax::outline_of(e); }
  std::string operator()(const Negative& e) const { return braced("negative", {outline_of(e.operand)}); }
  std::string operator()(const Binary& e) const {
    return braced(named(e.op, kOperators), {outline_of(e.left), outline_of(e.right)});
  }
  std::string operator()(const PercentOf& e) const { return braced("percent-of", {e.digits, outline_of(e.operand)}); }
  std::string operator()(const Call& e) const {
    std::string parts;
    for (const Part& part : e.parts) {
      if (!parts.empty()) parts += " ";
      parts += part.value ? braced("part", {part.each ? "each" : "", outline_of(part.value),
                                            part.weight ? outline_of(part.weight) : ""})
                          : braced("mode", {part.mode});
    }
    return braced(e.lua ? "lua" : "call", {e.function.text, e.output ? "." + e.output->text : "", parts});
  }
  std::string operator()(const BestOf& e) const { return braced(e.best ? "best" : "worst", {outline_of(e.items)}); }
  std::string operator()(const Aggregate& e) const {
    return braced(
        (e.ordered ? "ordered-" : "") + named(e.operation, kOperations),
        {e.body ? outline_of(e.body) : "", syntax::outline_of(e.set), e.weight ? "by " + outline_of(e.weight) : "",
         e.amount ? "up-to " + outline_of(e.amount) : "", e.whole ? "whole" : ""});
  }
  std::string operator()(const Listing& e) const {
    return e.body ? braced("list", {outline_of(e.body), syntax::outline_of(e.set)})
                  : braced("list", {syntax::outline_of(e.set)});
  }
  std::string operator()(const Cohort& e) const {
    return braced(e.rank ? "rank" : "cohort-" + named(e.operation, kOperations),
                  {e.rank ? syntax::outline_of(e.keys) : "", e.operand ? outline_of(e.operand) : "",
                   syntax::outline_of(e.population), e.ties ? "ties " + syntax::outline_of(*e.ties) : ""});
  }
  std::string operator()(const InView& e) const {
    return braced("view", {outline_of(e.operand), "« " + e.view.text + " »"});
  }
  std::string operator()(const Conditional& e) const {
    return braced("if", {outline_of(e.condition), outline_of(e.then), outline_of(e.otherwise)});
  }
  std::string operator()(const Logic& e) const { return braced(e.all ? "and" : "or", {outline_of(e.items)}); }
  std::string operator()(const Not& e) const { return braced("not", {outline_of(e.operand)}); }
  std::string operator()(const Comparison& e) const {
    std::string steps;
    for (const auto& step : e.steps)
      steps += (steps.empty() ? "" : " ") + std::string(outline_of(step.relation)) + " " + outline_of(step.operand);
    return braced("compare", {outline_of(e.first), steps});
  }
  std::string operator()(const Is& e) const {
    return braced(e.negated ? "is-not" : "is", {outline_of(e.operand), outline_of(e.values)});
  }
  std::string operator()(const Exists& e) const {
    return braced(e.negated ? "exists-not" : "exists", {outline_of(e.operand)});
  }
  std::string operator()(const Between& e) const {
    return braced("between", {outline_of(e.operand), outline_of(e.low), outline_of(e.high)});
  }
  std::string operator()(const AmongValues& e) const {
    return braced("among", {outline_of(e.operand), outline_of(e.values)});
  }
  std::string operator()(const Quantified& e) const {
    const bool share = e.kind == Quantified::Kind::Share;
    return braced(named(e.kind, kQuantifiers),
                  {share ? std::string(outline_of(e.relation)) + " " + e.count + "/" + e.whole : e.count,
                   syntax::outline_of(e.set), e.weight ? "by " + outline_of(e.weight) : "", outline_of(e.condition)});
  }
  std::string operator()(const Counted& e) const {
    return braced(named(e.kind, kQuantifiers), {e.count, "among", outline_of(e.items)});
  }

 private:
  static std::string outline_of(const ExpressionPtr& expression) { return syntax::outline_of(expression); }
  static std::string outline_of(const std::vector<ExpressionPtr>& expressions) {
    return syntax::outline_of(expressions);
  }
  static std::string_view outline_of(Relation relation) { return syntax::outline_of(relation); }
};

}  // namespace

std::string outline_of(const ExpressionPtr& expression) {
  return expression ? std::visit(Outline{}, expression->node) : "∅";
}

std::string outline_of(const std::vector<ExpressionPtr>& expressions) {
  std::string made;
  for (const ExpressionPtr& expression : expressions)
    made += (made.empty() ? "" : " ") + outline_of(expression);
  return made;
}

std::string outline_of(const Path& path) {
  std::string made;
  for (const Path::Segment& segment : path.segments) {
    if (!made.empty()) made += ".";
    made += segment.quoted ? "\"" + segment.name.text + "\"" : segment.name.text;
  }
  return "<" + made + (path.owner ? " of " + outline_of(*path.owner) : "") + ">";
}

std::string outline_of(const Set& set) {
  std::string left_out;
  for (const LeftOut& left : set.left_out)
    left_out +=
        (left_out.empty() ? "" : " ") + braced(left.highest ? "without-highest" : "without-lowest", {left.digits});
  return braced("set",
                {set.best ? "best " + *set.best : "", set.level.text, outline_of(set.filters), left_out,
                 set.tie ? braced("tie", {set.tie->attribute.text, set.tie->ascending ? "ascending" : ""}) : ""});
}

std::string outline_of(const std::vector<RankKey>& keys) {
  std::string made;
  for (const RankKey& key : keys) {
    if (!made.empty()) made += " ";
    const std::string operand = outline_of(key.operand);
    made += key.direction == Direction::Default
                ? operand
                : braced(key.direction == Direction::Ascending ? "ascending" : "descending", {operand});
  }
  return made;
}

std::string outline_of(const TieRule& ties) { return std::string(kTies[static_cast<std::size_t>(ties.policy)]); }

std::string outline_of(const Population& population) {
  return braced("population", {population.name.text, outline_of(population.filters),
                               population.without_pending ? "without-pending" : ""});
}

std::string_view outline_of(Relation relation) {
  constexpr std::array<std::string_view, 6> names = {"=", "<>", "<", "<=", ">", ">="};
  return names[static_cast<std::size_t>(relation)];
}

}  // namespace bareme::syntax
