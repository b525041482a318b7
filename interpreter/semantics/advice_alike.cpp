// « mention TB si …, mention B si …, mention AB si … »: three answers by yes or no, where one of three was meant. Told
// of truths of one level that share their first word, each true wherever the one before is: and only when what ends
// their names is a list of codes, or when there are three or more.
#include <algorithm>
#include <map>
#include <set>

#include "semantics/advice.hpp"
#include "semantics/advice_problems.hpp"
#include "semantics/build.hpp"
#include "semantics/guards.hpp"
#include "semantics/relation.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using diagnostics::guillemets;

struct Answer {
  std::string name, end;  // "mention très bien", "très bien"
  ExpressionPtr condition;
  View view;
  Span place;
};
using Answers = std::vector<Answer>;

class Alike {
 public:
  Alike(const AdviceContext& context, diagnostics::Diagnostics& diagnostics)
      : context_(context), regulation_(context.regulation), diagnostics_(diagnostics) {}

  void look() {
    std::map<std::pair<LevelId, std::string>, Answers> groups;
    for (const Quantity& quantity : regulation_.quantities) {
      const std::size_t blank = quantity.name.find(' ');
      if (quantity.role != Quantity::Role::Predicate || quantity.rules.size() != 1 || blank == std::string::npos ||
          !quantity.exceptions.empty() || !quantity.rules.front().body)
        continue;
      const Rule& rule = quantity.rules.front();
      groups[{quantity.level, quantity.name.substr(0, blank)}].push_back(
          {quantity.name, quantity.name.substr(blank + 1), rule.body, rule.heading.view, rule.place});
    }
    for (auto& [key, answers] : groups)
      hold(key.second, std::move(answers));
  }

 private:
  void hold(const std::string& name, Answers answers) {
    if (answers.size() < 2) return;
    std::stable_sort(answers.begin(), answers.end(), [&](const Answer& one, const Answer& other) {
      return implies(one, other) && !implies(other, one);
    });
    for (std::size_t i = 1; i < answers.size(); ++i)
      if (!implies(answers[i - 1], answers[i]) || implies(answers[i], answers[i - 1])) return;
    if (answers.size() < 3 && !are_codes(answers)) return;
    problems::Names names;
    for (const Answer& one : answers)
      names.push_back({one.name, one.place});
    diagnostics_.add(
        problems::several_answers_for_one(names, name + " = " + selection(answers), declared(name, answers)));
  }

  bool implies(const Answer& one, const Answer& other) const {
    return !hold_together(regulation_, context_.sources,
                          {{one.condition, true, one.view}, {other.condition, false, other.view}})
                .possible;
  }

  std::optional<ListId> list_of(const Answer& answer) const {
    for (const Code& code : regulation_.codes)
      if (text::same_name(code.name, answer.end) || text::same_name(code.label, answer.end)) return code.list;
    return std::nullopt;
  }

  bool are_codes(const Answers& answers) const {
    const auto first = list_of(answers.front());
    return first &&
           std::all_of(answers.begin(), answers.end(), [&](const Answer& one) { return list_of(one) == first; });
  }

  // « selon moyenne », « >= 16 : TB ; >= 14 : B », « sinon : sans objet », « fin »: with the value all of them compare,
  // else with their conditions.
  std::string selection(const Answers& answers) const {
    std::string rows, subject;
    bool one_subject = true;
    for (const Answer& answer : answers) {
      const auto* compare = as<Compare>(answer.condition);
      const std::string compared = compare && as<Constant>(compare->right) ? written(*compare->left) : "";
      one_subject = one_subject && !compared.empty() && (subject.empty() || compared == subject);
      subject = compared;
    }
    for (const Answer& answer : answers) {
      const auto* compare = as<Compare>(answer.condition);
      rows += (rows.empty() ? "" : " ; ") +
              (one_subject ? std::string(symbol_of(compare->relation)) + " " + written(*compare->right)
                           : written(*answer.condition)) +
              " : " + code(answer.end);
    }
    return "selon" + (one_subject ? " " + subject : "") + " », « " + rows + " », « sinon : sans objet », « fin";
  }

  static const char* symbol_of(Relation relation) {
    switch (relation) {
      case Relation::Less:
        return "<";
      case Relation::LessEqual:
        return "<=";
      case Relation::Greater:
        return ">";
      case Relation::GreaterEqual:
        return ">=";
      default:
        return "=";
    }
  }

  // A code of several words stands between quotes.
  static std::string code(const std::string& name) {
    return name.find(' ') == std::string::npos ? name : "\"" + name + "\"";
  }

  // The list that would declare them; empty: one does.
  std::string declared(const std::string& name, const Answers& answers) const {
    if (are_codes(answers)) return "";
    std::string codes;
    for (const Answer& answer : answers)
      codes += (codes.empty() ? "" : " ; ") + code(answer.end);
    return "codes de " + name + " », « " + codes + " », « fin";
  }

  std::string written(const Expression& e) const {
    std::string made;
    for (const char c : context_.sources.excerpt(e.place)) {
      const bool blank = c == ' ' || c == '\n' || c == '\t';
      if (!blank)
        made += c;
      else if (!made.empty() && made.back() != ' ')
        made += ' ';
    }
    return made;
  }

  const AdviceContext& context_;
  const CheckedRegulation& regulation_;
  diagnostics::Diagnostics& diagnostics_;
};

}  // namespace

void advise_alike(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  Alike(context, diagnostics).look();
}

}  // namespace bareme::semantics
