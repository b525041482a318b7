#include "syntax/nodes.hpp"

#include "syntax/nodes_made.hpp"
#include "syntax/scan.hpp"
#include "text/fold.hpp"

namespace bareme::syntax::nodes {
namespace {

Path path_of(const Name& name) {
  Path path;
  path.segments.push_back({name, false});
  path.place = name.place;
  return path;
}

Filter filter(Filter::Kind kind, Span place) {
  Filter made;
  made.kind = kind;
  made.place = place;
  return made;
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
  return text::nfc(text);  // an accent typed in two characters is the same text
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
  made.tie = children.maybe<TieKey>();
  made.place = place;
  return made;
}

TieKey tie_key(Children& children, Span place) {
  TieKey made;
  made.attribute = children.take<Name>();
  made.ascending = children.flag(Flag::Ascending);
  if (!made.ascending) children.flag(Flag::Descending);
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

TieRule tie_rule(Children& children, Span place) {
  if (children.flag(Flag::MeanRank)) return {TiePolicy::MeanRank, place};
  if (children.flag(Flag::DenseRank)) return {TiePolicy::DenseRank, place};
  if (children.flag(Flag::LastRank)) return {TiePolicy::LastRank, place};
  return {children.flag(Flag::TiesRefused) ? TiePolicy::Refused : TiePolicy::SameRank, place};
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

}  // namespace bareme::syntax::nodes
