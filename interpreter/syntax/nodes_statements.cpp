#include "syntax/nodes_statements.hpp"

#include "syntax/nodes.hpp"
#include "syntax/scan.hpp"

namespace bareme::syntax::nodes {
namespace {

std::string digits(Children& children) { return children.take<Digits>().text; }

Definition definition_from(Children& children) {
  Definition made;
  made.name = children.take<Name>();
  if (auto selection = children.maybe<Selection>())
    made.body = std::move(*selection);
  else if (auto distribution = children.maybe<Distribution>())
    made.body = std::move(*distribution);
  else if (auto allocation = children.maybe<Allocation>())
    made.body = std::move(*allocation);
  else
    made.body = children.expression();
  return made;
}

Fact::Source fact_source(Children& children) {
  if (children.flag(Flag::Attribute)) return Fact::Source::Attribute;
  return children.flag(Flag::Act) ? Fact::Source::Act : (children.flag(Flag::Entry), Fact::Source::Entry);
}

Conditions::Mode conditions_mode(Children& children) {
  if (children.flag(Flag::All)) return Conditions::Mode::All;
  return children.flag(Flag::Any) ? Conditions::Mode::Any : (children.flag(Flag::AtLeast), Conditions::Mode::AtLeast);
}

// A text, or a name standing for one: suite enjambement, suite "session 2".
std::optional<Text> text_or_name(Children& children) {
  if (auto text = children.maybe<Text>()) return text;
  if (auto name = children.maybe<Name>()) return Text{name->text, name->place};
  return std::nullopt;
}

std::string letter_of(Children& children) {
  const std::string mark = children.take<Word>().canonical;
  return mark.empty() ? "a" : mark.substr(0, mark.find(')'));
}

}  // namespace

// ---------------------------------------------------------------- rows

Threshold threshold(Children& children, Span) {
  const Relation relation = children.take<Relation>();
  return {relation, children.expression()};
}

Row row(Children& children, Span place) {
  Row made;
  made.place = place;
  if (children.flag(Flag::Otherwise)) {
    made.test = Row::Test::Otherwise;
  } else if (auto bound = children.maybe<Threshold>()) {
    made.test = Row::Test::Threshold;
    made.relation = bound->relation;
    made.key = std::move(bound->key);
  } else {
    made.key = children.expression();
  }
  made.result = children.expression();
  return made;
}

Selection selection(Children& children, Span) {
  Selection made;
  made.subject = children.expression();
  made.rows = children.all<Row>();
  return made;
}

Distribution distribution(Children& children, Span) {
  Distribution made;
  made.keys = children.all<RankKey>();
  made.population = children.take<Population>();
  made.rows = children.all<Row>();
  return made;
}

Allocation allocation(Children& children, Span) {
  Allocation made;
  made.wishes = children.all<ExpressionPtr>();
  made.keys = children.all<RankKey>();
  made.population = children.take<Population>();
  made.rows = children.all<Row>();
  return made;
}

Definition definition(Children& children, Span) { return definition_from(children); }

// ---------------------------------------------------------------- facts

namespace {
Type type(Type::Kind kind, Span place) {
  Type made;
  made.kind = kind;
  made.place = place;
  return made;
}
}  // namespace

Type yes_no_type(Children&, Span place) { return type(Type::Kind::YesNo, place); }

Type points_type(Children& children, Span place) {
  Type made = type(Type::Kind::Points, place);
  made.low = digits(children);
  made.high = digits(children);
  return made;
}

// A number with its sign, as the text of a bound.
Digits bound(Children& children, Span) {
  const bool negative = children.maybe<Operator>().has_value();
  return {(negative ? "-" : "") + digits(children)};
}

Type stepped_type(Children& children, Span place) {
  Type made = children.take<Type>();
  made.step = digits(children);
  made.place = place;
  return made;
}

Type ordered_type(Children& children, Span place) {
  Type made = children.take<Type>();
  made.low_best = children.flag(Flag::BestFirst);
  children.flag(Flag::BestLast);
  made.place = place;
  return made;
}

Type mark_type(Children& children, Span place) {
  Type made = type(Type::Kind::Mark, place);
  made.high = digits(children);
  return made;
}

Type list_type(Children& children, Span place) {
  Type made = type(Type::Kind::List, place);
  made.name = children.maybe<Name>();
  made.values = children.all<Name>();
  return made;
}

Type values_type(Children& children, Span place) {
  Type made = type(Type::Kind::Values, place);
  while (auto value = text_or_name(children))
    made.values.push_back(name_of(std::move(*value)));
  return made;
}

Type named_type(Children& children, Span place) {
  Type made = type(Type::Kind::Named, place);
  made.name = children.maybe<Name>();
  if (made.name && scan::folded(made.name->text) == "note") {
    made = type(Type::Kind::Mark, place);
    made.high = "20";
  }
  return made;
}

Fact fact(Children& children, Span) {
  Fact made;
  made.source = fact_source(children);
  made.names = children.all<Name>();
  made.type = children.take<Type>();
  made.scope = children.maybe<Set>();
  made.group = children.maybe<Name>();
  made.otherwise = children.expression();
  return made;
}

// ---------------------------------------------------------------- conditions and verdicts

Conditions single_condition(Children& children, Span place) {
  Conditions made;
  made.single = children.expression();
  made.place = place;
  return made;
}

Conditions lettered(Children& children, Span place) {
  Conditions made;
  made.mode = conditions_mode(children);
  made.count = digits(children);
  made.letters = children.all<Conditions::Letter>();
  made.place = place;
  return made;
}

Conditions::Letter letter(Children& children, Span place) {
  Conditions::Letter made;
  made.letter = letter_of(children);
  made.place = place;
  if (auto nested = children.maybe<Conditions>()) {
    made.place.end = nested->place.end;
    made.nested = std::make_unique<Conditions>(std::move(*nested));
  } else {
    made.condition = children.expression();
  }
  made.reason = children.maybe<Text>();
  made.reason_en = children.maybe<Text>();
  if (made.nested) made.nested->letters = children.all<Conditions::Letter>();
  return made;
}

Conditions points_mode(Children& children, Span place) {
  Conditions made;
  made.mode = conditions_mode(children);
  made.count = digits(children);
  made.place = place;
  return made;
}

ResultRow result_row(Children& children, Span) {
  ResultRow made;
  made.code = children.take<Name>();
  made.otherwise = children.flag(Flag::Otherwise);
  made.conditions = children.take<Conditions>();
  return made;
}

// ---------------------------------------------------------------- poses

// « AJAC enjambement », « AJ "session 2" »: a code and its follow-up are a path of two segments. « en attente »: a word
// no code can be, read where a list may hold it.
ExpressionPtr outcome(Children& children, Span place) {
  if (children.flag(Flag::Awaiting)) return named({"en attente", place});
  if (children.flag(Flag::Failing)) return named({"en erreur", place});
  if (children.next_is<ExpressionPtr>()) return children.expression();
  auto made = std::make_unique<Expression>();
  made->node = path(children, place);
  made->place = place;
  return made;
}

Path plain_path(Children& children, Span place) { return path(children, place); }

Pose pose(Children& children, Span place) {
  Pose made;
  made.place = place;
  made.path = children.take<Path>();
  made.view = children.maybe<Name>();
  if (auto awaited = children.maybe<Path>()) {
    made.kind = Pose::Kind::Awaiting;
    made.awaited = std::move(awaited);
  } else if (children.flag(Flag::Awaiting)) {
    made.kind = Pose::Kind::Awaiting;
  } else if (children.flag(Flag::Failing)) {
    made.kind = Pose::Kind::Failing;
  } else if (auto listed = children.maybe<Values>()) {
    made.values = std::move(listed->items);
    made.set = true;
  } else {
    made.values = children.all<ExpressionPtr>();
  }
  return made;
}

Poses poses(Children& children, Span) { return {children.all<Pose>()}; }

Example example(Children& children, Span) {
  Example made;
  made.given = children.take<Poses>().items;
  made.expected = children.take<Poses>().items;
  return made;
}

Check check(Children& children, Span) {
  Check made{children.expression(), {}};
  made.gap = children.maybe<Text>();
  return made;
}

// ---------------------------------------------------------------- articles

Citation citation(Children& children, Span) { return {children.take<Text>()}; }
NotMonotone not_monotone(Children& children, Span) { return {children.take<Text>()}; }
Local local(Children& children, Span) { return {definition_from(children)}; }
Quantity quantity(Children& children, Span) { return {definition_from(children)}; }

Predicate predicate(Children& children, Span) {
  Predicate made;
  made.name = children.take<Name>();
  made.conditions = children.take<Conditions>();
  return made;
}

Exception exception(Children& children, Span) {
  Exception made;
  made.label = children.take<Text>();
  made.over = children.maybe<Text>();
  if (auto definition = children.maybe<Definition>())
    made.effect = std::move(*definition);
  else
    made.effect = children.take<Name>();
  made.condition = children.expression();
  return made;
}

Choice::Row choice_row(Children& children, Span place) {
  Choice::Row made;
  made.letter = letter_of(children)[0];
  made.code = children.take<Name>();
  made.next = text_or_name(children);
  made.condition = children.expression();
  made.place = place;
  return made;
}

Choice choice(Children& children, Span) {
  Choice made;
  made.condition = children.expression();
  made.rows = children.all<Choice::Row>();
  return made;
}

Statement statement(Children& children, Span place) {
  Statement made;
  made.place = place;
  auto found = children.rest<decltype(made.node)>();
  if (!found.empty()) made.node = std::move(found.front());
  return made;
}

Article article(Children& children, Span place) {
  Article made;
  made.place = place;
  if (children.flag(Flag::Replaces))
    made.change = Article::Change::Replaces;
  else if (children.flag(Flag::Adds))
    made.change = Article::Change::Adds;
  made.number = children.take<Word>().canonical;
  made.title = children.take<Text>();
  made.scope = children.maybe<Set>();
  made.view = children.maybe<Name>();
  made.condition = children.expression();
  made.statements = children.all<Statement>();
  return made;
}

}  // namespace bareme::syntax::nodes
