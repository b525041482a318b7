// What is decided: a verdict, row by row, a predicate, what a jury may choose, with their conditions letter by letter.
#include <fmt/format.h>

#include "session/weaver.hpp"

namespace bareme {
namespace {

using report::WovenCase;
using report::WovenDecision;
using report::WovenRun;
using report::WovenStep;

std::string mode_words(const syntax::Conditions& conditions) {
  switch (conditions.mode) {
    case syntax::Conditions::Mode::All:
      return "toutes ces conditions sont remplies :";
    case syntax::Conditions::Mode::Any:
      return "l'une de ces conditions est remplie :";
    case syntax::Conditions::Mode::AtLeast:
      return fmt::format("au moins {} de ces conditions sont remplies :", conditions.count);
    case syntax::Conditions::Mode::Single:
      break;
  }
  return "";
}

void add_steps(const Weaver& weaver, const syntax::Conditions& conditions, bool below, std::vector<WovenStep>& steps) {
  for (const syntax::Conditions::Letter& letter : conditions.letters) {
    WovenStep step{letter.letter + ")", below, {}, letter.reason ? letter.reason->text : ""};
    step.run = letter.nested ? words(mode_words(*letter.nested)) : weaver.text.set(letter.condition);
    step.run = joined(std::move(step.run), weaver.flags_on(letter.place));
    steps.push_back(std::move(step));
    if (letter.nested) add_steps(weaver, *letter.nested, true, steps);
  }
}

void add_conditions(const Weaver& weaver, const syntax::Conditions& conditions, WovenCase& made) {
  made.when = words("si ");
  made.when = joined(std::move(made.when), conditions.mode == syntax::Conditions::Mode::Single
                                               ? weaver.text.set(conditions.single)
                                               : words(mode_words(conditions)));
  add_steps(weaver, conditions, false, made.steps);
}

// ✓ ✗ ◌ of a code of result; the words the règlement has for it.
WovenCase of_code(const Weaver& weaver, const char* list, const std::string& name) {
  WovenCase made;
  made.code = name;
  const semantics::ListId id = weaver.rules.list_named(list);
  if (!id.valid()) return made;
  if (const auto code = weaver.rules.code_named(id, name)) {
    made.label = weaver.rules.code(*code).label;
    static const char* const symbols[] = {"", "✓", "✗", "◌", ""};
    made.symbol = symbols[static_cast<std::size_t>(weaver.rules.code(*code).kind)];
  }
  return made;
}

}  // namespace

WovenCase woven_row(const Weaver& weaver, const syntax::ResultRow& row) {
  WovenCase made = of_code(weaver, "résultat", row.code.text);
  if (row.otherwise)
    made.when = words("sinon");
  else
    add_conditions(weaver, row.conditions, made);
  return made;
}

WovenDecision woven_predicate(const Weaver& weaver, const syntax::Predicate& predicate) {
  WovenDecision made;
  WovenCase only;
  add_conditions(weaver, predicate.conditions, only);
  made.lead = joined(weaver.text.run(predicate.name.place), words(" "));
  made.lead = joined(std::move(made.lead), only.when);
  if (only.steps.empty()) return made;
  only.when.clear();
  made.cases.push_back(std::move(only));
  return made;
}

WovenDecision woven_choice(const Weaver& weaver, const syntax::Choice& choice) {
  WovenDecision made;
  made.lead = words("Au choix du jury");
  if (choice.condition)
    made.lead = joined(joined(std::move(made.lead), words(", lorsque ")), weaver.text.set(choice.condition));
  made.lead = joined(std::move(made.lead), words("\u00a0:"));
  for (const syntax::Choice::Row& row : choice.rows) {
    WovenCase one = of_code(weaver, "résultat", row.code.text);
    one.code = fmt::format("{}) {}{}", row.letter, row.code.text, row.next ? ", suite : " + row.next->text : "");
    one.symbol.clear();
    if (row.condition) one.when = joined(words("si "), weaver.text.set(row.condition));
    one.when = joined(std::move(one.when), weaver.flags_on(row.place));
    made.cases.push_back(std::move(one));
  }
  return made;
}

}  // namespace bareme
