// One student, one value, and why: the plain tree evaluator. Walks the checked rules directly (not the plan), so it is
// also the oracle the columns are tested against. What depends on the other students (ranks) is read from the columns
// through CohortSource.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "evaluation/coverage.hpp"
#include "evaluation/prospect.hpp"
#include "plan/plan.hpp"
#include "plan/promotion.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace bareme::evaluation {

// "b", "b 1" of "b1": after the number of an article.
std::string cited(const std::string& letter);

// A node of the explanation. Text pieces are French and complete; report/ lays them out.
struct Trace {
  enum class Kind { Quantity, Mark, Fact, Letter, Row, Exception, Formula, Item, Note };
  Kind kind = Kind::Formula;
  std::string label;  // "BDD moyenne", "a)", "exception « retard »", "EF"
  values::Value value;
  std::shared_ptr<const Prospect>
      foreseen;  // of the value asked, when it waits and something can be said; one in a tree
  semantics::Type type;
  std::optional<values::Rounding> rounding;  // Quantity: the one applied
  std::optional<values::Number> before_rounding;
  std::string formula;            // "(4 × EF 8,5 + 2 × CC 9,25 + 1 × DM 11) / 7"
  std::string reason, reason_en;  // Letter not met: what the règlement prints of it; Quantity: what Lua says of it
  std::string remark;  // "manque 0,28", "exactement au seuil", "plafonné", "ABJ : neutralise", the message of an error
  semantics::ArticleId article;
  std::string letter;    // Letter: "b", "b1"
  bool decisive = true;  // false: read, but did not decide (folded first)
  bool tried = false;    // Row of a verdict: read, not met, and a later one told in its place
  std::vector<Trace> children;
};

// What a student's world says; the defaults of facts and marks are applied by the evaluator, not by the source.
using InputSource = std::function<values::Value(
    const plan::InputKey&, values::Kind)>;  // sans objet: not given; en attente: convened, not entered
// Value of a cohort expression for this student, standing on an object in a view; set when the columns know it.
using CohortSource = std::function<values::Value(const semantics::Cohort&, semantics::ObjectId, semantics::View)>;

// The other students beside a rank or a statistic: whose values it waits for, and who stands next. They are told by
// their numbers: an explanation may be given to the student it is about.
struct Neighbour {
  std::string who;
  values::Value rank;
  std::vector<values::Value> keys;
};
struct Others {
  std::vector<std::string> awaited;
  std::vector<std::string> failing;        // of a call of Lua: whose own first argument, or condition, is en erreur
  std::optional<Neighbour> before, after;  // of a rank; of equals, the first in the order of the promotion
};
using OthersSource = std::function<Others(const semantics::Cohort&, semantics::ObjectId, semantics::View)>;
// What a quantity is already known to be worth; none: it is computed. One known is not explained.
using SettledSource = std::function<std::optional<values::Value>(const plan::CellKey&)>;

struct World {
  const semantics::CheckedRegulation* regulation = nullptr;
  const semantics::Curriculum* curriculum = nullptr;
  InputSource inputs;
  CohortSource cohort;    // may be empty: cohort values are then en attente
  OthersSource others;    // may be empty: nothing is told of them
  SettledSource settled;  // may be empty: all is computed
  plan::Jury jury;
  std::unordered_map<std::string, values::Value> parameters;  // as plan::Request::parameters
  // Quantities posed by an exemple, a cas or a hypothesis: not computed. View session/declared must match when `view`
  // is set, else any view.
  struct Posed {
    semantics::ObjectId object;
    semantics::QuantityId quantity;
    std::optional<semantics::View> view;
    values::Value value;
  };
  std::vector<Posed> posed;
  bool strict = false;  // exemple: an input or a quantity without rule or pose is an error, not an attente
  std::function<bool(const plan::InputKey&)> said;  // strict: was this input posed, be it « sans objet »?
  Coverage* coverage = nullptr;                     // told every letter answered and every row taken; none: nobody asks
};

class TreeEvaluator {
 public:
  explicit TreeEvaluator(World world);
  values::Value value(semantics::ObjectId object, semantics::QuantityId quantity, semantics::View view = {});
  values::Value fact(semantics::ObjectId object, semantics::FactId fact);
  values::Value value(const semantics::Expression& expression, semantics::ObjectId standing,
                      semantics::View view = {});  // a query of the shell
  Trace explain(semantics::ObjectId object, semantics::QuantityId quantity, semantics::View view = {});
  Trace explain(const semantics::Expression& expression, semantics::ObjectId standing, semantics::View view = {});
  // Marks and entries this value waits for: inputs in maquette order, each once.
  std::vector<plan::InputKey> awaited(semantics::ObjectId object, semantics::QuantityId quantity,
                                      semantics::View view = {});
  // Why a value is absent, in words; empty when it is there.
  std::string why_absent(semantics::ObjectId object, semantics::QuantityId quantity, semantics::View view = {});
  // What can still come of a value that waits, whatever the awaited marks and entries turn out to be (foresight.hpp);
  // none when nothing can be said, or when it does not wait.
  std::optional<Prospect> foreseen(semantics::ObjectId object, semantics::QuantityId quantity,
                                   semantics::View view = {});
  struct OpenChoice {
    std::size_t choice;
    std::size_t row;
    values::State state;
  };  // Present: open; EnAttente: listed as awaited
  std::vector<OpenChoice> choices(semantics::ObjectId object);
  bool followed(semantics::ObjectId object);  // « suivi si »: false when the student surely does not take it
  // What strict mode met: names of inputs or quantities read and not posed.
  const std::vector<std::string>& missing() const;

 private:
  struct Memo;
  std::shared_ptr<Memo> memo_;
};

}  // namespace bareme::evaluation
