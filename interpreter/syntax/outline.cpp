#include <array>

#include "syntax/outline_expression.hpp"
#include "syntax/print.hpp"

namespace bareme::syntax {
namespace {

// Writes the lines of a tree, each level two blanks further.
class Outliner {
 public:
  std::string release() { return std::move(text_); }

  void add(const Regulation& node) {
    line("regulation " + quoted(node.title) + " version " + quoted(node.version) +
         (node.modifies ? " modifies " + quoted(*node.modifies) : "") +
         (node.voted ? " voted " + outline_of(node.voted) : "") +
         (node.years ? " from " + quoted(node.years->first) : "") +
         (node.years && node.years->last ? " to " + quoted(*node.years->last) : ""));
    inside(node.elements);
  }
  void add(const Maquette& node) {
    line("maquette " + quoted(node.title) + " for " + quoted(node.regulation) + " version " + quoted(node.version));
    inside(node.items);
  }
  void add(const Case& node) {
    line("case " + quoted(node.title) + (node.maquette ? " maquette " + quoted(*node.maquette) : ""));
    inside(node.steps);
  }

  // règlement
  void add(const Library& node) {
    line("library " + quoted(node.name) + optional(node.purpose));
    inside(node.elements);
  }
  void add(const Uses& node) { line("uses" + joined(node.names)); }
  void add(const Removal& node) { line("removes " + node.number + " " + quoted(node.title)); }
  void add(const Structure& node) { line("structure"), inside(node.items); }
  void add(const LevelChain& node) { line("levels" + joined(node.levels)); }
  void add(const EnteredLevel& node) {
    line("level " + node.level.text + " in " + node.parent.text +
         (node.grouped ? " groups " + node.grouped->text : "") + (node.same ? " same " + node.same->text : ""));
  }
  void add(const Followed& node) { line("followed " + node.level.text + " if " + outline_of(node.condition)); }
  void add(const PopulationKey& node) { line("population " + node.level.text + " same" + joined(node.attributes)); }
  void add(const Content& node) {
    line("content " + node.level.text + " " + node.object.text + ":" + joined(node.children));
  }
  void add(const MarkScale& node) {
    line("marks " + node.low + " " + (node.maximum ? node.maximum->text : node.high) + " " + node.step +
         (node.low_best ? " low best" : ""));
  }
  void add(const Sessions& node) { line("sessions " + node.count); }
  void add(const CodeList& node) {
    constexpr std::array<std::string_view, 3> orders = {"", " best first", " best last"};
    line(added(node.added) + "codes " + node.name.text + std::string(orders[static_cast<std::size_t>(node.order)])),
        inside(node.codes);
  }
  void add(const Code& node) {
    line("code " + node.name.text + optional(node.label) + optional(node.label_en));
    inside(node.effects);
  }
  void add(const Code::Effect& node) {
    constexpr std::array<std::string_view, 4> kinds = {"worth", "counts-as", "export", "word"};
    line("effect " + std::string(kinds[static_cast<std::size_t>(node.kind)]) + " " + node.word.text +
         (node.value ? outline_of(node.value) : "") + optional(node.text));
  }
  void add(const Convention& node) { line("convention"), inside(node.items); }
  void add(const RoundingRule& node) {
    std::string names;
    for (const Path& path : node.names)
      names += " " + outline_of(path);
    line("rounding" + names + (node.none ? " none" : " " + node.step + " " + node.mode));
  }
  void add(const ViewRule& node) { line("view " + node.view.text + " " + quoted(node.label)); }
  void add(const TieRule& node) { line("ties " + outline_of(node)); }
  void add(const QuantileRule& node) { line("quantiles " + node.direction); }
  void add(const Parameter& node) {
    line(added(node.added) + "parameter " + node.name.text + " = " + outline_of(node.value) + optional(node.scope));
  }
  void add(const LuaFunction& node) {
    line("function " + node.name.text + arguments(node.arguments) + (node.for_population ? " population" : "") +
         " gives " + type(node.result) + " motive " + quoted(node.motive) + optional(node.file));
    inside(node.examples);
  }
  void add(const Function& node) {
    line(added(node.added) + "formula " + node.name.text + arguments(node.arguments) + " gives " + type(node.result));
    if (node.body) inside(node.body->locals), inside(node.body->results);
    inside(node.examples);
  }
  void add(const CallExample& node) {
    line("example " + outline_of(node.call) + (node.failing ? " fails" : " gives " + outline_of(node.expected)));
  }
  void add(const Scale& node) {
    line(added(node.added) + "scale " + node.name.text + arguments(node.arguments) + " gives" +
         (node.results.empty() ? " " + type(node.result) : arguments(node.results)));
    if (node.grid) inside(node.grid->lines);
    inside(node.rows), inside(node.checks), inside(node.examples);
  }
  void add(const std::vector<Square>& squares) {
    std::string made;
    for (const Square& square : squares)
      made += " [" + outline_of_square(square) + "]";
    line("squares" + made);
  }
  void add(const Document& node) {
    line("document " + quoted(node.name) + joined(node.languages) + optional(node.scope));
    inside(node.lines);
  }
  void add(const Document::Line& node) { line("shows " + node.level.text), inside(node.items); }
  void add(const Document::Shown& node) {
    line("shown " + outline_of(node.value) + optional(node.label) + optional(node.label_en));
  }
  void add(const Article& node) {
    constexpr std::array<std::string_view, 3> changes = {"article ", "replaces ", "adds "};
    line(std::string(changes[static_cast<std::size_t>(node.change)]) + node.number + " " + quoted(node.title) +
         optional(node.scope) + (node.view ? " view « " + node.view->text + " »" : "") + condition(node.condition));
    inside(node.statements);
  }

  // statements
  void add(const Statement& node) {
    std::visit([this](const auto& found) { add(found); }, node.node);
  }
  void add(const Citation& node) { line("citation " + quoted(node.text)); }
  void add(const NotMonotone& node) { line("not monotone " + quoted(node.motive)); }
  void add(const Fact& node) {
    constexpr std::array<std::string_view, 3> sources = {"attribute", "entry", "act"};
    line(std::string(sources[static_cast<std::size_t>(node.source)]) + joined(node.names) + " : " + type(node.type) +
         optional(node.scope) + (node.otherwise ? " default " + outline_of(node.otherwise) : ""));
  }
  void add(const Local& node) { line("local"), inside(node.definition); }
  void add(const Quantity& node) { line("quantity"), inside(node.definition); }
  void add(const Predicate& node) { line("predicate " + node.name.text), inside(node.conditions); }
  void add(const ResultRow& node) {
    line("result " + node.code.text + (node.otherwise ? " otherwise" : ""));
    if (!node.otherwise) inside(node.conditions);
  }
  void add(const Exception& node) {
    line("exception " + quoted(node.label) + (node.over ? " over " + quoted(*node.over) : "") +
         condition(node.condition));
    if (const auto* definition = std::get_if<Definition>(&node.effect))
      inside(*definition);
    else
      line("  result " + std::get<Name>(node.effect).text);
  }
  void add(const Choice& node) { line("choice" + condition(node.condition)), inside(node.rows); }
  void add(const Choice::Row& node) {
    line(std::string(1, node.letter) + ") " + node.code.text + optional(node.next) + condition(node.condition));
  }
  void add(const Example& node) { line("example" + poses(node.given) + " gives" + poses(node.expected)); }
  void add(const Check& node) {
    line("check " + outline_of(node.condition) + (node.gap ? " gap " + quoted(*node.gap) : ""));
  }
  void add(const Definition& node) {
    line(node.name.text + " =");
    inside(node.body);
  }
  void add(const ExpressionPtr& node) { line(outline_of(node)); }
  void add(const Selection& node) {
    line("select" + (node.subject ? " " + outline_of(node.subject) : "")), inside(node.rows);
  }
  void add(const Distribution& node) {
    line("distribute " + outline_of(node.keys) + " " + outline_of(node.population)), inside(node.rows);
  }
  void add(const Allocation& node) {
    std::string wishes;
    for (const ExpressionPtr& wish : node.wishes)
      wishes += " " + outline_of(wish);
    line("allocate" + wishes + " " + outline_of(node.keys) + " " + outline_of(node.population)), inside(node.rows);
  }
  void add(const Row& node) {
    const std::string key = node.test == Row::Test::Otherwise ? "otherwise" : outline_of(node.key);
    line((node.test == Row::Test::Threshold ? std::string(outline_of(node.relation)) + " " : "") + key + " : " +
         outline_of(node.result));
  }
  void add(const Conditions& node) {
    constexpr std::array<std::string_view, 4> modes = {"single", "all", "any", "at-least"};
    line(std::string(modes[static_cast<std::size_t>(node.mode)]) + node.count +
         (node.single ? " " + outline_of(node.single) : ""));
    inside(node.letters);
  }
  void add(const Conditions::Letter& node) {
    const std::string held = node.nested ? "nested" : outline_of(node.condition);
    line(node.letter + ") " + held + optional(node.reason) + optional(node.reason_en));
    if (node.nested) inside(*node.nested);
  }

  // maquettes and cases
  void add(const Placement& node) {
    line("place " + node.level.text + " " + node.object.text + optional(node.label)), inside(node.settings);
  }
  void add(const Placement::Setting& node) {
    line(node.name.text + " = " + (node.value ? outline_of(node.value) : cells(node.list)));
  }
  void add(const Table& node) {
    line("table" + (node.name ? " " + node.name->text : "") + cells(node.header)), inside(node.rows);
  }
  void add(const std::vector<Cell>& row) { line("row" + cells(row)); }
  void add(const Given& node) { line("given" + poses(node.poses)); }
  void add(const ActPose& node) { line("act" + pose(node.pose) + " motive " + quoted(node.motive)); }
  void add(const MarkLine& node) { line("marks " + outline_of(node.path) + " : " + outline_of(node.values)); }
  void add(const StudentLine& node) { line("student " + quoted(node.name)); }
  void add(const Expectation& node) { line("expects" + poses(node.expected)); }

  template <typename... Kinds>
  void add(const std::variant<Kinds...>& node) {
    std::visit([this](const auto& found) { this->add(found); }, node);
  }

 private:
  void line(const std::string& words) { text_ += std::string(2 * depth_, ' ') + words + "\n"; }
  template <typename Node>
  void inside(const std::vector<Node>& nodes) {
    ++depth_;
    for (const Node& node : nodes)
      add(node);
    --depth_;
  }
  template <typename Node>
  void inside(const Node& node) {
    ++depth_;
    add(node);
    --depth_;
  }

  static std::string added(bool is_added) { return is_added ? "adds " : ""; }
  static std::string arguments(const std::vector<Argument>& arguments) {
    std::string made;
    for (const Argument& argument : arguments)
      made += " " + argument.name.text + ":" + type(argument.type);
    return made;
  }
  static std::string outline_of_square(const Square& square) {
    switch (square.kind) {
      case Square::Kind::Blank:
        return "";
      case Square::Kind::Outside:
        return "outside";
      case Square::Kind::Names:
        return square.row.text + " by " + square.column.text;
      case Square::Kind::Otherwise:
        return "otherwise";
      case Square::Kind::Threshold:
        return std::string(outline_of(square.relation)) + " " + outline_of(square.value);
      case Square::Kind::Value:
        break;
    }
    return outline_of(square.value);
  }
  static std::string quoted(const Text& text) { return "\"" + text.text + "\""; }
  static std::string joined(const std::vector<Name>& names) {
    std::string made;
    for (const Name& name : names)
      made += (made.empty() ? " " : " ; ") + name.text;
    return made;
  }
  static std::string joined(const std::vector<Text>& texts) {
    std::string made;
    for (const Text& text : texts)
      made += " " + quoted(text);
    return made;
  }
  static std::string optional(const std::optional<Text>& text) { return text ? " " + quoted(*text) : ""; }
  static std::string optional(const std::optional<Set>& set) { return set ? " " + outline_of(*set) : ""; }
  static std::string condition(const ExpressionPtr& condition) {
    return condition ? " when " + outline_of(condition) : "";
  }
  static std::string cells(const std::vector<Cell>& cells) {
    std::string made;
    for (const Cell& cell : cells)
      made += " [" + cell.text + "]";
    return made;
  }
  static std::string pose(const Pose& pose) {
    const std::string view = pose.view ? " view « " + pose.view->text + " »" : "";
    if (pose.kind == Pose::Kind::Failing) return " {" + outline_of(pose.path) + view + " fails}";
    if (pose.kind == Pose::Kind::Awaiting)
      return " {" + outline_of(pose.path) + view + " awaits" +
             (pose.awaited ? " " + outline_of(*pose.awaited) : std::string()) + "}";
    return " {" + outline_of(pose.path) + view + (pose.set ? " set " : " ") + outline_of(pose.values) + "}";
  }
  static std::string poses(const std::vector<Pose>& poses) {
    std::string made;
    for (const Pose& one : poses)
      made += pose(one);
    return made;
  }
  static std::string type(const Type& type) {
    constexpr std::array<std::string_view, 6> kinds = {"yes-no", "points", "mark", "list", "values", "named"};
    std::string made = "(" + std::string(kinds[static_cast<std::size_t>(type.kind)]);
    for (const std::string* bound : {&type.low, &type.high})
      if (!bound->empty()) made += " " + *bound;
    if (!type.step.empty()) made += " step " + type.step;
    if (type.low_best) made += " low best";
    return made + (type.name ? " " + type.name->text : "") + joined(type.values) + ")";
  }

  std::string text_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string outline(const File& file) {
  Outliner outliner;
  for (const auto& item : file.items)
    outliner.add(item);
  return outliner.release();
}

}  // namespace bareme::syntax
