// The nodes of what stands between articles, and of maquettes.
#include "syntax/nodes.hpp"
#include "syntax/nodes_statements.hpp"
#include "syntax/problems.hpp"
#include "syntax/scan.hpp"

namespace bareme::syntax::nodes {
namespace {

std::string digits(Children& children) { return children.take<Digits>().text; }

Code::Effect effect(Code::Effect::Kind kind) {
  Code::Effect made;
  made.kind = kind;
  return made;
}

}  // namespace

// ---------------------------------------------------------------- structure

Name object(Children& children, Span) {
  if (auto text = children.maybe<Text>()) return name_of(std::move(*text));
  return children.take<Name>();
}

LevelChain levels(Children& children, Span) { return {children.all<Name>()}; }

EnteredLevel entered_level(Children& children, Span) {
  EnteredLevel made;
  made.level = children.take<Name>();
  made.parent = children.take<Name>();
  made.grouped = children.maybe<Name>();
  made.same = children.maybe<Name>();
  return made;
}

Followed followed(Children& children, Span place) {
  Followed made;
  made.level = children.take<Name>();
  made.condition = children.expression();
  made.place = place;
  return made;
}

PopulationKey population_key(Children& children, Span) {
  PopulationKey made;
  made.level = children.take<Name>();
  made.attributes = children.all<Name>();
  return made;
}

Content content(Children& children, Span) {
  Content made;
  made.level = children.take<Name>();
  made.object = children.take<Name>();
  made.children = children.all<Name>();
  return made;
}

// « notes de −3 à 12 », « notes de 0 à maximum par pas de 0,5 »: of two numbers after a name, the second is the step.
MarkScale mark_scale(Children& children, Span place) {
  MarkScale made;
  made.low = digits(children);
  made.maximum = children.maybe<Name>();
  if (!made.maximum) made.high = digits(children);
  made.step = digits(children);
  made.low_best = children.flag(Flag::BestFirst);
  children.flag(Flag::BestLast);
  made.place = place;
  return made;
}

Sessions sessions(Children& children, Span place) { return {digits(children), place}; }

Structure structure(Children& children, Span place) {
  Structure made;
  made.items = children.rest<decltype(made.items)::value_type>();
  made.place = place;
  return made;
}

// ---------------------------------------------------------------- codes

Code code(Children& children, Span place) {
  Code made;
  made.name = children.take<Name>();
  made.label = children.maybe<Text>();
  made.label_en = children.maybe<Text>();
  made.place = place;
  return made;
}

Code code_with_effects(Children& children, Span) {
  Code made = children.take<Code>();
  made.effects = children.all<Code::Effect>();
  return made;
}

Code::Effect worth(Children& children, Span) {
  Code::Effect made = effect(Code::Effect::Kind::Worth);
  made.value = children.expression();
  return made;
}

Code::Effect counts_as(Children& children, Span) {
  Code::Effect made = effect(Code::Effect::Kind::CountsAs);
  made.word = children.take<Name>();
  return made;
}

Code::Effect exported(Children& children, Span) {
  Code::Effect made = effect(Code::Effect::Kind::Export);
  made.text = children.maybe<Text>();
  return made;
}

Code::Effect effect_word(Children& children, Span) {
  Code::Effect made = effect(Code::Effect::Kind::Word);
  made.word = children.take<Name>();
  return made;
}

CodeList codes(Children& children, Span place) {
  CodeList made;
  made.added = children.flag(Flag::Adds);
  made.name = children.take<Name>();
  if (children.flag(Flag::BestFirst))
    made.order = CodeList::Order::BestFirst;
  else if (children.flag(Flag::BestLast))
    made.order = CodeList::Order::BestLast;
  made.codes = children.all<Code>();
  made.place = place;
  if (scan::folded(made.name.text) == "resultat")
    made.name.text = "résultat";  // the one list whose name the language knows
  return made;
}

// ---------------------------------------------------------------- convention

RoundingRule rounding(Children& children, Span place) {
  RoundingRule made;
  made.names = children.all<Path>();
  made.none = children.flag(Flag::NoRounding);
  made.step = digits(children);
  made.mode = children.take<Word>().canonical;
  made.place = place;
  return made;
}

ViewRule view_rule(Children& children, Span) {
  ViewRule made;
  made.view = children.take<Name>();
  made.label = children.take<Text>();
  return made;
}

QuantileRule quantile_rule(Children& children, Span place) { return {children.take<Word>().canonical, place}; }

Convention convention(Children& children, Span place) {
  Convention made;
  made.items = children.rest<decltype(made.items)::value_type>();
  made.place = place;
  return made;
}

// ---------------------------------------------------------------- parameters, functions, barèmes

Parameter parameter(Children& children, Span place) {
  Parameter made;
  made.added = children.flag(Flag::Adds);
  made.name = children.take<Name>();
  made.value = children.expression();
  made.scope = children.maybe<Set>();
  made.place = place;
  return made;
}

Argument argument(Children& children, Span) {
  Argument made;
  made.name = children.take<Name>();
  made.type = children.take<Type>();
  return made;
}

LuaFunction function(Children& children, Span place, Builder& builder) {
  LuaFunction made;
  made.name = children.take<Name>();
  made.arguments = children.all<Argument>();
  made.for_population = children.flag(Flag::ForPopulation);
  made.result = children.take<Type>();
  made.place = place;
  while (!children.done()) {
    const bool is_file = children.flag(Flag::File);
    if (auto text = children.maybe<Text>()) {
      if (is_file && made.file) builder.report(said_twice("« fichier »", text->place, made.file->place));
      if (!is_file && !made.motive.text.empty())
        builder.report(said_twice("« motif »", text->place, made.motive.place));
      (is_file ? made.file.emplace() : made.motive) = std::move(*text);
    } else if (auto example = children.maybe<Example>()) {
      made.examples.push_back(std::move(*example));
    } else if (!is_file) {
      children.skip();
    }
  }
  return made;
}

Square square(Children& children, Span place) {
  Square made;
  made.place = place;
  if (children.done()) return made;
  if (auto names = children.maybe<Name>()) {
    made.kind = Square::Kind::Names;
    made.row = std::move(*names);
    made.column = children.take<Name>();
  } else if (children.maybe<Operator>()) {
    made.kind = Square::Kind::Outside;
  } else if (children.flag(Flag::Otherwise)) {
    made.kind = Square::Kind::Otherwise;
  } else if (auto threshold = children.maybe<Threshold>()) {
    made.kind = Square::Kind::Threshold;
    made.relation = threshold->relation;
    made.value = std::move(threshold->key);
  } else {
    made.kind = Square::Kind::Value;
    made.value = children.expression();
  }
  return made;
}

std::vector<Square> grid_line(Children& children, Span) { return children.all<Square>(); }

// A line of another length is told and left out.
Grid grid(Children& children, Span place, Builder& builder) {
  Grid made;
  made.place = place;
  for (std::vector<Square>& line : children.all<std::vector<Square>>()) {
    if (line.empty()) continue;
    const std::size_t wanted = made.lines.empty() ? line.size() : made.lines.front().size();
    if (line.size() == wanted) {
      made.lines.push_back(std::move(line));
      continue;
    }
    const auto over = [&](const std::vector<Square>& squares) {
      return builder.span(squares.front().place.begin, squares.back().place.end);
    };
    builder.report(uneven_table_row(over(line), line.size(), over(made.lines.front()), wanted));
  }
  return made;
}

Scale scale(Children& children, Span place, Builder& builder) {
  Scale made;
  made.added = children.flag(Flag::Adds);
  made.name = children.take<Name>();
  made.arguments = children.all<Argument>();
  children.flag(Flag::Gives);
  made.result = children.take<Type>();
  made.results = children.all<Argument>();
  made.place = place;
  while (!children.done()) {
    if (auto row = children.maybe<Row>()) {
      made.rows.push_back(std::move(*row));
    } else if (auto grid = children.maybe<Grid>()) {
      if (made.grid) builder.report(said_twice("« tableau »", grid->place, made.grid->place));
      made.grid = std::move(*grid);
    } else if (auto check = children.maybe<Check>()) {
      made.checks.push_back(std::move(*check));
    } else if (auto example = children.maybe<CallExample>()) {
      made.examples.push_back(std::move(*example));
    } else {
      children.skip();
    }
  }
  return made;
}

CallExample call_example(Children& children, Span place) {
  CallExample made;
  made.call = children.expression();
  made.failing = children.flag(Flag::Failing);
  made.expected = children.expression();
  made.place = place;
  return made;
}

// The value of a function of one line stands in its heading: it is defined there under the function's own name.
Function formula(Children& children, Span place) {
  Function made;
  made.added = children.flag(Flag::Adds);
  made.name = children.take<Name>();
  made.arguments = children.all<Argument>();
  made.result = children.take<Type>();
  made.place = place;
  FunctionBody body;
  while (!children.done()) {
    if (auto value = children.maybe<ExpressionPtr>())
      body.results.push_back({made.name, std::move(*value)});
    else if (auto local = children.maybe<Local>())
      body.locals.push_back(std::move(local->definition));
    else if (auto quantity = children.maybe<Quantity>())
      body.results.push_back(std::move(quantity->definition));
    else if (auto example = children.maybe<CallExample>())
      made.examples.push_back(std::move(*example));
    else
      children.skip();
  }
  made.body = std::make_shared<const FunctionBody>(std::move(body));
  return made;
}

Library library(Children& children, Span place) {
  Library made;
  made.name = children.take<Text>();
  made.purpose = children.maybe<Text>();
  made.elements = children.rest<Element>();
  made.place = place;
  return made;
}

Uses uses(Children& children, Span) { return {children.all<Text>()}; }

Removal removal(Children& children, Span) {
  Removal made;
  made.number = children.take<Word>().canonical;
  made.title = children.take<Text>();
  return made;
}

Years years(Children& children, Span) {
  Years made{children.take<Text>(), {}};
  made.last = children.maybe<Text>();
  return made;
}

Regulation regulation(Children& children, Span place) {
  Regulation made;
  made.title = children.take<Text>();
  made.version = children.take<Text>();
  made.modifies = children.maybe<Text>();
  made.voted = children.expression();
  made.years = children.maybe<Years>();
  made.elements = children.rest<decltype(made.elements)::value_type>();
  made.place = place;
  return made;
}

// ---------------------------------------------------------------- maquettes

Placement::Setting setting(Children& children, Span) {
  Placement::Setting made;
  made.name = children.take<Name>();
  made.value = children.expression();
  made.list = children.all<Cell>();
  return made;
}

Placement placement(Children& children, Span place) {
  Placement made;
  made.level = children.take<Name>();
  made.object = children.take<Name>();
  made.label = children.maybe<Text>();
  made.settings = children.all<Placement::Setting>();
  made.place = place;
  return made;
}

Maquette maquette(Children& children, Span place) {
  Maquette made;
  made.title = children.take<Text>();
  made.regulation = children.take<Text>();
  made.version = children.take<Text>();
  made.items = children.rest<decltype(made.items)::value_type>();
  made.place = place;
  return made;
}

File file(Children& children) {
  File made;
  made.items = children.rest<decltype(made.items)::value_type>();
  return made;
}

}  // namespace bareme::syntax::nodes
