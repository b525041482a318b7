// Barèmes and functions: their rows, their grid, their formulas, the exemples that call them.
#include <algorithm>

#include "diagnostics/diagnostic.hpp"
#include "session/weaver.hpp"

namespace bareme {
namespace {

using diagnostics::Span;
using report::WovenBlock;
using report::WovenElement;
using report::WovenRun;
using report::WovenTable;

class Functions {
 public:
  Functions(const Weaver& weaver, WovenElement& element) : made(element), weaver_(weaver), text_(weaver.text) {}

  WovenElement& made;

  void operator()(const syntax::Scale& node) {
    made.title = "Barème " + diagnostics::guillemets(node.name.text);
    made.scope = signature(node.name, node.place, node.result);
    if (node.grid) add(grid(*node.grid));
    if (!node.rows.empty()) {
      WovenTable table;
      for (const syntax::Row& row : node.rows)
        table.rows.push_back({key(row), text_.set(row.result)});
      add(std::move(table));
    }
    for (const syntax::Check& check : node.checks) {
      const report::WovenExample held = weaver_.played({}, check.condition->place);
      const bool passed =
          std::all_of(held.results.begin(), held.results.end(), [](const auto& one) { return one.passed; });
      add(report::WovenFormula{held.results.empty() ? "Vérifié"
                               : passed             ? "✓ Vérifié sur chaque ligne"
                                                    : "✗ Démenti par une ligne",
                               text_.set(check.condition)});
    }
    calls(node.examples);
  }

  void operator()(const syntax::Function& node) {
    made.title = "Fonction " + diagnostics::guillemets(node.name.text);
    made.scope = signature(node.name, node.place, node.result);
    if (node.body)
      for (const auto* list : {&node.body->locals, &node.body->results})
        for (const syntax::Definition& one : *list)
          add(woven_definition(weaver_, one, list == &node.body->locals ? "où" : "", one.name.place));
    calls(node.examples);
  }

  void operator()(const syntax::LuaFunction& node) {
    made.title = "Fonction " + diagnostics::guillemets(node.name.text) + ", écrite en Lua";
    made.scope = signature(node.name, node.place, node.result);
    add(report::WovenFormula{"Motif", words(node.motive.text)});
    for (const semantics::LuaFunction& one : weaver_.rules.lua_functions)
      if (one.place == node.name.place)
        add(report::WovenFormula{"Texte",
                                 words("fichier " + diagnostics::guillemets(one.file) + ", à côté de ce règlement")});
    report::WovenExamples examples;
    for (const syntax::Example& example : node.examples) {
      if (example.given.empty() || example.expected.empty()) continue;
      const Span first = example.given.front().place, last = example.expected.back().place;
      examples.rows.push_back(weaver_.played(weaver_.poses(example.given), {first.source, first.begin, last.end}));
    }
    if (!examples.rows.empty()) add(std::move(examples));
  }

 private:
  void add(WovenBlock block) { made.blocks.push_back(std::move(block)); }

  // « (x : note sur 4,3) donne note », of the first line; the value of a short function stands below.
  WovenRun signature(const syntax::Name& name, const Span& head, const syntax::Type& result) const {
    const bool known = result.place.end > name.place.end && result.place.end <= head.end;
    return words(text_.said({head.source, name.place.end, known ? result.place.end : head.end}));
  }
  WovenRun key(const syntax::Row& row) const {
    if (row.test == syntax::Row::Test::Otherwise) return words("sinon");
    WovenRun made_key;
    if (row.test == syntax::Row::Test::Threshold) made_key = words(sign(row.relation));
    append(made_key, text_.set(row.key));
    return made_key;
  }
  static std::string sign(syntax::Relation relation) {
    static const char* const signs[] = {"= ", "≠ ", "< ", "≤ ", "> ", "≥ "};
    return signs[static_cast<std::size_t>(relation)];
  }

  WovenTable grid(const syntax::Grid& node) const {
    WovenTable table;
    for (const std::vector<syntax::Square>& line : node.lines) {
      std::vector<WovenRun> row;
      for (const syntax::Square& square : line)
        row.push_back(said(square));
      table.rows.push_back(std::move(row));
    }
    return table;
  }
  WovenRun said(const syntax::Square& square) const {
    using Kind = syntax::Square::Kind;
    switch (square.kind) {
      case Kind::Blank:
        return {};
      case Kind::Outside:
        return words("–");
      case Kind::Otherwise:
        return words("sinon");
      case Kind::Names:
        return words(square.row.text + " \\ " + square.column.text);
      case Kind::Threshold: {
        WovenRun run = words(sign(square.relation));
        append(run, text_.set(square.value));
        return run;
      }
      case Kind::Value:
        break;
    }
    return text_.set(square.value);
  }

  void calls(const std::vector<syntax::CallExample>& all) {
    report::WovenExamples examples;
    for (const syntax::CallExample& call : all)
      if (call.call) examples.rows.push_back(weaver_.played(text_.run(call.call->place), call.place));
    if (!examples.rows.empty()) add(std::move(examples));
  }

  const Weaver& weaver_;
  const WovenText& text_;
};

}  // namespace

void weave_scale(const Weaver& weaver, const syntax::Scale& node, WovenElement& made) { Functions(weaver, made)(node); }
void weave_function(const Weaver& weaver, const syntax::Function& node, WovenElement& made) {
  Functions(weaver, made)(node);
}
void weave_lua(const Weaver& weaver, const syntax::LuaFunction& node, WovenElement& made) {
  Functions(weaver, made)(node);
}

}  // namespace bareme
