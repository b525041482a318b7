#include "syntax/nodes.hpp"

#include <algorithm>

#include "syntax/scan.hpp"

namespace bareme::syntax::nodes {
namespace {

template <typename Kind>
ExpressionPtr expression(Kind kind, Span place) {
  auto made = std::make_unique<Expression>();
  made->node = std::move(kind);
  made->place = place;
  return made;
}

std::string digits(Children& children) { return children.take<Digits>().text; }

Path path_of(const Name& name) {
  Path path;
  path.segments.push_back({name, false});
  path.place = name.place;
  return path;
}

std::vector<ExpressionPtr> expressions(Children& children) { return children.all<ExpressionPtr>(); }

Filter filter(Filter::Kind kind, Span place) {
  Filter made;
  made.kind = kind;
  made.place = place;
  return made;
}

Quantified::Kind quantifier(Children& children) {
  const std::pair<Flag, Quantified::Kind> kinds[] = {{Flag::None, Quantified::Kind::None},
                                                     {Flag::Some, Quantified::Kind::Some},
                                                     {Flag::AtLeast, Quantified::Kind::AtLeast},
                                                     {Flag::AtMost, Quantified::Kind::AtMost},
                                                     {Flag::Exactly, Quantified::Kind::Exactly}};
  for (const auto& [flag, kind] : kinds)
    if (children.flag(flag)) return kind;
  children.flag(Flag::Every);
  return Quantified::Kind::Every;
}

ExpressionPtr is_one_of(Children& children, Span place, bool negated) {
  Is made;
  made.operand = children.expression();
  made.negated = negated;
  made.values = children.take<Values>().items;
  return expression(std::move(made), place);
}

ExpressionPtr logic(Children& children, Span place, bool all) {
  return expression(Logic{all, expressions(children)}, place);
}

}  // namespace

std::string joined_words(std::string_view text) {
  std::string joined;
  while (const std::size_t size = scan::letters(text)) {
    if (!joined.empty()) joined += ' ';
    joined += text.substr(0, size);
    text.remove_prefix(size);
    text.remove_prefix(scan::blanks(text, scan::Lines::Cross));
    if (std::size_t number = 0; (number = scan::digits(text)) != 0) {  // « session 2 »
      joined += ' ';
      joined += text.substr(0, number);
      text.remove_prefix(number);
      text.remove_prefix(scan::blanks(text, scan::Lines::Cross));
    }
  }
  return joined;
}

std::string inside_quotes(std::string_view text) {
  text.remove_prefix(scan::opening_quote(text));
  text.remove_suffix(scan::closing_quote_at_end(text));
  while (const std::size_t size = scan::blank(text))
    text.remove_prefix(size);
  for (bool trimmed = true; trimmed;) {
    trimmed = false;
    for (const std::size_t size : {1U, 2U, 3U})
      if (text.size() >= size && scan::blank(text.substr(text.size() - size)) == size) {
        text.remove_suffix(size);
        trimmed = true;
      }
  }
  return std::string(text);
}

Name name_of(Text text) { return {std::move(text.text), text.place}; }
ExpressionPtr named(const Name& name) { return expression(path_of(name), name.place); }

ExpressionPtr number(Children& children, Span place) { return expression(NumberLiteral{digits(children)}, place); }
ExpressionPtr percentage(Children& children, Span place) { return expression(Percent{digits(children)}, place); }

ExpressionPtr measure(Children& children, Span place) {
  Measure made;
  made.digits = digits(children);
  made.unit = children.take<Word>().canonical;
  made.per = children.take<Word>().canonical;
  return expression(std::move(made), place);
}

ExpressionPtr fraction(Children& children, Span place) {
  Fraction made;
  made.numerator = digits(children);
  children.take<Operator>();  // its bar
  made.denominator = digits(children);
  return expression(std::move(made), place);
}

ExpressionPtr quoted(Children& children, Span place) {
  return expression(TextLiteral{children.take<Text>().text}, place);
}
ExpressionPtr named_value(Children& children, Span) { return named(children.take<Name>()); }
ExpressionPtr nothing(Children&, Span place) { return expression(Nothing{}, place); }
ExpressionPtr yes(Children&, Span place) { return expression(Truth{true}, place); }
ExpressionPtr no(Children&, Span place) { return expression(Truth{false}, place); }

Values values(Children& children, Span) {
  if (auto listed = children.maybe<Values>()) return std::move(*listed);
  return {expressions(children), false};
}
Values value_list(Children& children, Span) { return {expressions(children), true}; }

Path path(Children& children, Span place) {
  Path made;
  made.place = place;
  while (!children.done()) {
    if (auto name = children.maybe<Name>())
      made.segments.push_back({std::move(*name), false});
    else if (auto text = children.maybe<Text>())
      made.segments.push_back({name_of(std::move(*text)), true});
    else if (auto owner = children.maybe<Path>())
      made.owner = std::make_unique<Path>(std::move(*owner));
    else
      children.skip();
  }
  return made;
}
ExpressionPtr path_expression(Children& children, Span place) { return expression(children.take<Path>(), place); }

Filter attribute_filter(Children& children, Span place) {
  Filter made = filter(Filter::Kind::Of, place);
  made.attribute = children.maybe<Name>();
  made.values = children.take<Values>().items;
  return made;
}

Filter except_filter(Children& children, Span place) {
  Filter made = filter(Filter::Kind::Except, place);
  std::optional<Name> word = children.maybe<Name>();
  made.values = values(children, place).items;
  if (word && made.values.empty())
    made.values.push_back(named(*word));  // « sauf CING3 »
  else
    made.attribute = std::move(word);
  return made;
}

Filter among_filter(Children& children, Span place) {
  Filter made = filter(Filter::Kind::Among, place);
  made.values = children.take<Values>().items;
  return made;
}

Filter where_filter(Children& children, Span place) {
  Filter made = filter(Filter::Kind::Where, place);
  made.condition = children.expression();
  return made;
}

Filter same_filter(Children& children, Span place) {
  Filter made = filter(Filter::Kind::Same, place);
  made.attribute = children.maybe<Name>();
  return made;
}

Set set(Children& children, Span place) {
  Set made;
  if (auto best = children.maybe<Digits>()) made.best = best->text;
  made.level = children.take<Name>();
  made.filters = children.all<Filter>();
  made.left_out = children.all<LeftOut>();
  made.place = place;
  return made;
}

LeftOut left_out(Children& children, Span place) {
  LeftOut made;
  if (auto count = children.maybe<Digits>()) made.digits = count->text;
  made.highest = children.flag(Flag::Highest);
  made.place = place;
  return made;
}

Part part(Children& children, Span) {
  Part made;
  made.mode = children.take<Word>().canonical;
  made.each = children.flag(Flag::Each);
  made.value = children.expression();
  made.weight = children.expression();
  return made;
}

ExpressionPtr call(Children& children, Span place) {
  Call made;
  made.lua = children.flag(Flag::Lua);
  made.function = children.take<Name>();
  made.parts = children.all<Part>();
  made.output = children.maybe<Name>();
  return expression(std::move(made), place);
}

ExpressionPtr aggregate(Children& children, Span place) {
  Aggregate made;
  made.operation = children.take<Operation>();
  made.body = children.expression();
  made.set = children.take<Set>();
  made.weight = children.expression();
  made.amount = children.expression();
  made.whole = children.flag(Flag::Whole);
  return expression(std::move(made), place);
}

// Over a set, or of a list.
ExpressionPtr best_of(Children& children, Span place) {
  const bool best = children.flag(Flag::Best);
  if (!best) children.flag(Flag::Worst);
  std::vector<ExpressionPtr> items = expressions(children);
  if (!children.next_is<Set>()) return expression(BestOf{best, std::move(items)}, place);
  Aggregate made;
  made.operation = best ? Operation::Max : Operation::Min;
  made.ordered = true;
  if (!items.empty()) made.body = std::move(items.front());
  made.set = children.take<Set>();
  return expression(std::move(made), place);
}

Population population(Children& children, Span) {
  Population made;
  made.name = children.take<Name>();
  made.filters = children.all<Filter>();
  made.without_pending = children.flag(Flag::WithoutPending);
  return made;
}

ExpressionPtr listing(Children& children, Span place) {
  Listing made;
  made.body = children.expression();
  made.set = children.take<Set>();
  return expression(std::move(made), place);
}

RankKey rank_key(Children& children, Span) {
  RankKey made;
  made.operand = children.expression();
  if (children.flag(Flag::Ascending)) made.direction = Direction::Ascending;
  if (children.flag(Flag::Descending)) made.direction = Direction::Descending;
  return made;
}

TieRule tie_rule(Children& children, Span) {
  if (children.flag(Flag::MeanRank)) return {TiePolicy::MeanRank};
  if (children.flag(Flag::DenseRank)) return {TiePolicy::DenseRank};
  if (children.flag(Flag::LastRank)) return {TiePolicy::LastRank};
  return {children.flag(Flag::TiesRefused) ? TiePolicy::Refused : TiePolicy::SameRank};
}

ExpressionPtr cohort(Children& children, Span place) {
  Cohort made;
  made.rank = children.flag(Flag::Rank);
  if (!made.rank) made.operation = children.take<Operation>();
  made.keys = children.all<RankKey>();
  if (children.next_is<Path>()) {
    const Span operand = children.peek<Path>().place;
    made.operand = path_expression(children, operand);
  } else {
    made.operand = children.expression();
  }
  made.population = children.take<Population>();
  made.ties = children.maybe<TieRule>();
  return expression(std::move(made), place);
}

// The place of a group holds its brackets: that is how one knows later that `en` binds inside them.
ExpressionPtr grouped(Children& children, Span place) {
  ExpressionPtr made = children.expression();
  if (made) made->place = place;
  return made;
}

ExpressionPtr percent_of(Children& children, Span place) {
  PercentOf made;
  made.digits = digits(children);
  made.operand = children.expression();
  return expression(std::move(made), place);
}

ExpressionPtr in_view(Children& children, Span place) {
  InView made;
  made.operand = children.expression();
  made.view = children.take<Name>();
  return expression(std::move(made), place);
}

ExpressionPtr negative(Children& children, Span place) {
  children.take<Operator>();  // its own sign
  return expression(Negative{children.expression()}, place);
}

ExpressionPtr binary(Children& children, Span place) {
  Binary made;
  made.left = children.expression();
  made.op = children.take<Operator>();
  made.right = children.expression();
  return expression(std::move(made), place);
}

ExpressionPtr is(Children& children, Span place) { return is_one_of(children, place, false); }
ExpressionPtr is_not(Children& children, Span place) { return is_one_of(children, place, true); }
ExpressionPtr exists(Children& children, Span place) { return expression(Exists{children.expression(), false}, place); }
ExpressionPtr exists_not(Children& children, Span place) {
  return expression(Exists{children.expression(), true}, place);
}

ExpressionPtr between(Children& children, Span place) {
  Between made;
  made.operand = children.expression();
  made.low = children.expression();
  made.high = children.expression();
  return expression(std::move(made), place);
}

ExpressionPtr among(Children& children, Span place) {
  AmongValues made;
  made.operand = children.expression();
  made.values = children.take<Values>().items;
  return expression(std::move(made), place);
}

ExpressionPtr compared(Children& children, Span place) {
  Comparison made;
  made.first = children.expression();
  while (auto relation = children.maybe<Relation>())
    made.steps.push_back({*relation, children.expression()});
  return expression(std::move(made), place);
}

ExpressionPtr quantified(Children& children, Span place) {
  Quantified made;
  made.kind = quantifier(children);
  if (auto count = children.maybe<Digits>()) made.count = count->text;
  made.set = children.take<Set>();
  made.condition = children.expression();
  return expression(std::move(made), place);
}

ExpressionPtr share_held(Children& children, Span place) {
  Quantified made;
  made.kind = Quantified::Kind::Share;
  if (children.flag(Flag::MoreThan))
    made.relation = Relation::Greater;
  else if (children.flag(Flag::LessThan))
    made.relation = Relation::Less;
  else if (children.flag(Flag::AtMost))
    made.relation = Relation::LessEqual;
  else if (children.flag(Flag::Exactly))
    made.relation = Relation::Equal;
  else
    children.flag(Flag::AtLeast);
  const bool half = children.flag(Flag::Half);
  made.count = half ? "1" : digits(children);
  children.maybe<Operator>();  // the bar of 2/3
  const std::string whole = digits(children);
  made.whole = half ? "2" : whole.empty() ? "100" : whole;
  made.set = children.take<Set>();
  made.condition = children.expression();
  if (children.next_is<ExpressionPtr>()) {  // a weight came first
    made.weight = std::move(made.condition);
    made.condition = children.expression();
  }
  return expression(std::move(made), place);
}

ExpressionPtr negation(Children& children, Span place) { return expression(Not{children.expression()}, place); }
ExpressionPtr all_of(Children& children, Span place) { return logic(children, place, true); }
ExpressionPtr any_of(Children& children, Span place) { return logic(children, place, false); }

ExpressionPtr conditional(Children& children, Span place) {
  Conditional made;
  made.then = children.expression();
  made.condition = children.expression();
  made.otherwise = children.expression();
  return expression(std::move(made), place);
}

}  // namespace bareme::syntax::nodes
