#include "semantics/guards.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "semantics/build.hpp"
#include "semantics/guards_domain.hpp"
#include "semantics/guards_subject.hpp"
#include "semantics/intervals.hpp"
#include "semantics/relation.hpp"

namespace bareme::semantics {
namespace {

using values::Number;

constexpr std::size_t most_ways = 256;  // of making the whole true; beyond, nothing is proved

using Way = std::vector<Ask>;   // all of them
using Ways = std::vector<Way>;  // one of them

class Solver {
 public:
  Solver(const CheckedRegulation& regulation, const diagnostics::Sources& sources, Parameters parameters)
      : regulation_(regulation), sources_(sources), parameters_(parameters) {}

  Together solve(const std::vector<Assumption>& assumptions) {
    Ways ways{Way{}};
    for (const Assumption& one : assumptions)
      ways = both(std::move(ways), expand(one.condition, one.truth, one.view));
    Together found;
    found.understood = !gave_up_;
    found.shown = !gave_up_;
    found.possible = gave_up_;
    for (const Way& way : ways) {
      if (!open(way, found)) continue;
      found.possible = true;
      break;
    }
    return found;
  }

 private:
  Ways expand(const ExpressionPtr& condition, bool truth, const View& view) {
    if (!condition) return truth ? Ways{Way{}} : Ways{};
    if (const auto* constant = as<Constant>(condition); constant && constant->value.is_truth())
      return constant->value.truth() == truth ? Ways{Way{}} : Ways{};
    if (const auto* logic = as<Logic>(condition)) return several(logic->items, logic->all == truth, truth, view);
    if (const auto* negation = as<Not>(condition)) return expand(negation->operand, !truth, view);
    if (const auto* letters = as<Letters>(condition)) return lettered(*letters, truth, view);
    if (const auto* counted = as<Counted>(condition)) return among(*counted, truth, view);
    if (const auto* in_view = as<InView>(condition)) return expand(in_view->operand, truth, view.with(in_view->view));
    if (const auto* compare = as<Compare>(condition)) return comparison(*compare, condition, truth, view);
    if (const auto* is = as<Is>(condition); is && is->texts.empty()) {
      Ask ask{Ask::Kind::Code, subject(*is->operand, view), truth != is->negated, Relation::Equal, {}, is, nullptr};
      return {{ask}};
    }
    if (const auto* exists = as<Exists>(condition)) {
      Ask ask{
          Ask::Kind::Presence, subject(*exists->operand, view), truth != exists->negated, Relation::Equal, {}, {}, {}};
      return {{ask}};
    }
    if (const auto* object = as<ObjectIs>(condition); object && !object->existence) {
      Ask ask{Ask::Kind::Object,
              object_subject(object->reach, condition),
              truth != object->negated,
              Relation::Equal,
              {},
              nullptr,
              &object->names};
      return {{ask}};
    }
    Ask ask{Ask::Kind::Truth, subject(*condition, view), truth, Relation::Equal, {}, nullptr, nullptr};
    return {{ask}};
  }

  Ways several(const std::vector<ExpressionPtr>& items, bool together, bool truth, const View& view) {
    Ways ways;
    if (together) ways.push_back({});
    for (const ExpressionPtr& item : items) {
      Ways more = expand(item, truth, view);
      if (together)
        ways = both(std::move(ways), std::move(more));
      else
        ways.insert(ways.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
      if (gave_up_) return {};
    }
    return ways;
  }

  Ways lettered(const Letters& letters, bool truth, const View& view) {
    std::vector<ExpressionPtr> items;
    for (const Letter& letter : letters.letters)
      items.push_back(letter.condition);
    if (letters.mode == Letters::Mode::AtLeast) return at_least(items, letters.count, truth, view);
    return several(items, (letters.mode == Letters::Mode::All) == truth, truth, view);
  }

  Ways among(const Counted& node, bool truth, const View& view) {
    if (node.kind == Quantified::Kind::AtLeast) return at_least(node.items, node.count, truth, view);
    if (node.kind == Quantified::Kind::AtMost) return at_least(node.items, node.count + 1, !truth, view);
    Ways enough = at_least(node.items, node.count, truth, view);
    Ways no_more = at_least(node.items, node.count + 1, !truth, view);
    if (truth) return both(std::move(enough), std::move(no_more));
    enough.insert(enough.end(), no_more.begin(), no_more.end());
    return enough;
  }

  // At least k hold: some k of them do. Fewer than k: some n − k + 1 of them fail.
  Ways at_least(const std::vector<ExpressionPtr>& items, int count, bool truth, const View& view) {
    const std::size_t n = items.size(), k = static_cast<std::size_t>(std::max(count, 0));
    const std::size_t size = truth ? k : n + 1 - std::min(k, n + 1);
    Ways ways;
    if (n > 10) gave_up_ = true;
    for (std::size_t bits = 0; !gave_up_ && bits < (std::size_t(1) << n); ++bits) {
      std::vector<ExpressionPtr> chosen;
      for (std::size_t i = 0; i < n; ++i)
        if (bits >> i & 1U) chosen.push_back(items[i]);
      if (chosen.size() != size) continue;
      Ways more = several(chosen, true, truth, view);
      ways.insert(ways.end(), more.begin(), more.end());
      if (ways.size() > most_ways) gave_up_ = true;
    }
    return ways;
  }

  Ways both(Ways left, Ways right) {
    if (left.size() * right.size() > most_ways) gave_up_ = true;
    if (gave_up_) return {};
    Ways ways;
    for (const Way& one : left)
      for (const Way& other : right) {
        Way way = one;
        way.insert(way.end(), other.begin(), other.end());
        ways.push_back(std::move(way));
      }
    return ways;
  }

  const Constant* written_value(const ExpressionPtr& e) const {
    const auto* read = parameters_ == Parameters::AsWritten ? as<ReadFact>(e) : nullptr;
    if (read && regulation_.fact(read->fact).source == FactSource::Parameter)
      return as<Constant>(regulation_.fact(read->fact).otherwise);
    return as<Constant>(e);
  }

  Ways comparison(const Compare& compare, const ExpressionPtr& whole, bool truth, const View& view) {
    const Relation asked = truth ? compare.relation : opposite(compare.relation);
    const auto* left = written_value(compare.left);
    const auto* right = written_value(compare.right);
    const auto absent = [](const Constant* c) { return c && !c->value.present(); };
    if (absent(left) || absent(right)) return {};  // neither true nor false
    const auto measured = [](const ExpressionPtr& e) {
      return e->type.kind == values::Kind::Number || e->type.kind == values::Kind::Date;
    };
    if (!measured(compare.left) || !measured(compare.right)) {
      Ask ask{Ask::Kind::Truth, subject(*whole, view), truth, Relation::Equal, {}, nullptr, nullptr};
      return {{ask}};
    }
    if (left && right) return holds(asked, left->value.number() <=> right->value.number()) ? Ways{Way{}} : Ways{};
    Ask ask;
    ask.kind = Ask::Kind::Compare;
    ask.relation = asked;
    if (right) {
      ask.subject = subject(*compare.left, view);
      ask.bound = right->value.number();
    } else if (left) {
      ask.subject = subject(*compare.right, view);
      ask.relation = turned(asked);
      ask.bound = left->value.number();
    } else {
      ask.subject = difference(*compare.left, *compare.right, view, ask.relation);
    }
    return {{ask}};
  }

  // Two values compared: their difference, with 0.
  std::string difference(const Expression& left, const Expression& right, const View& view, Relation& relation) {
    const std::string a = subject(left, view), b = subject(right, view);
    if (b < a) {
      relation = turned(relation);
      return difference(right, left, view, relation);
    }
    const std::string key = a + " − " + b;
    if (subjects_.contains(key)) return key;
    const Subject &of_left = subjects_.at(a), &of_right = subjects_.at(b);
    Subject both;
    both.text = of_left.text + " − " + of_right.text;
    both.type = left.type;
    both.atoms = of_left.atoms;
    both.atoms.insert(both.atoms.end(), of_right.atoms.begin(), of_right.atoms.end());
    both.understood = of_left.understood && of_right.understood;
    both.domain.numbers_allowed = true;
    const Numbers &x = of_left.domain.numbers, &y = of_right.domain.numbers;
    if (a == b) {
      both.domain.numbers.low = both.domain.numbers.high = Number(0);
    } else {
      if (x.low && y.high) both.domain.numbers.low = *x.low - *y.high;
      if (x.high && y.low) both.domain.numbers.high = *x.high - *y.low;
    }
    subjects_.emplace(key, std::move(both));
    return key;
  }

  // The name a value is known by: what it reads where that is simple, else the words that ask for it.
  std::string key_of(const Expression& e, const View& view) const {
    const auto reach = [](const Reach& r) {
      return std::to_string(static_cast<int>(r.kind)) + "/" + std::to_string(r.level.value) + "/" + r.code;
    };
    const std::string seen = "|" + std::to_string(view.session) + "/" + std::to_string(view.declared);
    if (const auto* read = std::get_if<ReadQuantity>(&e.node))
      return "q" + std::to_string(read->quantity.value) + "@" + reach(read->reach) + seen;
    if (const auto* read = std::get_if<ReadFact>(&e.node))
      return "f" + std::to_string(read->fact.value) + "@" + reach(read->reach) + seen;
    if (const auto* read = std::get_if<ReadJury>(&e.node)) return "j" + std::to_string(static_cast<int>(read->fact));
    if (const auto* view_is = std::get_if<ViewIs>(&e.node)) return "v" + std::to_string(view_is->view.value);
    return "t" + written(e.place) + seen;
  }

  std::string subject(const Expression& e, const View& view) {
    if (const auto* in_view = std::get_if<InView>(&e.node)) {
      const std::string key = subject(*in_view->operand, view.with(in_view->view));
      subjects_.at(key).text = written(e.place);
      return key;
    }
    const std::string key = key_of(e, view);
    if (!subjects_.contains(key)) subjects_.emplace(key, made_of(e, key));
    return key;
  }

  Subject made_of(const Expression& e, const std::string& key) const {
    Subject made;
    made.text = written(e.place);
    made.type = e.type;
    const auto* quantity = std::get_if<ReadQuantity>(&e.node);
    const auto* fact = std::get_if<ReadFact>(&e.node);
    const bool jury = std::holds_alternative<ReadJury>(e.node) || std::holds_alternative<ViewIs>(e.node);
    const bool mark = quantity && regulation_.quantity(quantity->quantity).role == Quantity::Role::Mark;
    made.atoms.push_back(
        {key, fact ? fact->fact : FactId(), quantity ? quantity->quantity : QuantityId(), quantity && !mark});
    made.understood = quantity || fact || jury;
    Domain& domain = made.domain;
    switch (e.type.kind) {
      case values::Kind::Number: {
        const Interval bounds = interval_of(regulation_, e);
        domain.numbers_allowed = true;
        domain.numbers.low = bounds.low;
        domain.numbers.high = bounds.high;
        domain.numbers.step = step_of(regulation_, e);
        if (e.type.mark) domain.codes = codes_of(regulation_.list_named("note"));
        break;
      }
      case values::Kind::Date:
        domain.numbers_allowed = true;
        domain.numbers.step = Number(1);
        break;
      case values::Kind::Code:
        domain.codes = codes_of(e.type.list);
        break;
      case values::Kind::Truth:
        domain.yes = domain.no = true;
        break;
      case values::Kind::Text:
      case values::Kind::List:
        domain.named = true;  // any text
        break;
    }
    return made;
  }

  std::vector<values::CodeId> codes_of(ListId list) const {
    return list.valid() ? regulation_.code_lists[list.index()].codes : std::vector<values::CodeId>{};
  }

  std::string object_subject(const Reach& reach, const ExpressionPtr& e) {
    const std::string key =
        "o" + std::to_string(static_cast<int>(reach.kind)) + "/" + std::to_string(reach.level.value) + "/" + reach.code;
    if (subjects_.contains(key)) return key;
    Subject object;
    object.text = reach.level.valid() ? regulation_.level(reach.level).name : written(e->place);
    object.domain.named = true;
    subjects_.emplace(key, std::move(object));
    return key;
  }

  bool open(const Way& way, Together& found) const {
    std::map<std::string, Domain> domains;
    std::vector<std::string> order;
    for (const Ask& ask : way) {
      const auto [place, fresh] = domains.try_emplace(ask.subject, subjects_.at(ask.subject).domain);
      if (fresh) order.push_back(ask.subject);
      narrow(place->second, ask, regulation_);
      if (place->second.empty()) return false;
    }
    found.example.clear();
    std::vector<const Subject*> read;
    for (const std::string& key : order) {
      const Subject& subject = subjects_.at(key);
      read.push_back(&subject);
      found.understood = found.understood && subject.understood;
      found.example.push_back(example_of(regulation_, subject, domains.at(key)));
    }
    found.shown = found.understood && free_of_each_other(regulation_, read);
    return true;
  }

  // The words of a place, blanks and line ends made one.
  std::string written(const Span& place) const {
    std::string text;
    for (const char c : sources_.excerpt(place)) {
      const bool blank = c == ' ' || c == '\n' || c == '\t';
      if (blank && (text.empty() || text.back() == ' ')) continue;
      text += blank ? ' ' : c;
    }
    while (!text.empty() && text.back() == ' ')
      text.pop_back();
    return text;
  }

  const CheckedRegulation& regulation_;
  const diagnostics::Sources& sources_;
  Parameters parameters_;
  std::map<std::string, Subject> subjects_;
  bool gave_up_ = false;
};

}  // namespace

Together hold_together(const CheckedRegulation& regulation, const diagnostics::Sources& sources,
                       const std::vector<Assumption>& assumptions, Parameters parameters) {
  return Solver(regulation, sources, parameters).solve(assumptions);
}

}  // namespace bareme::semantics
