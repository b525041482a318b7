#include "semantics/guards.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "semantics/build.hpp"
#include "semantics/intervals.hpp"

namespace bareme::semantics {
namespace {

using values::Number;
using Names = std::set<std::string>;

constexpr std::size_t most_ways = 256;  // of making the whole true; beyond, nothing is proved

Relation opposite(Relation relation) {
  switch (relation) {
    case Relation::Equal:
      return Relation::NotEqual;
    case Relation::NotEqual:
      return Relation::Equal;
    case Relation::Less:
      return Relation::GreaterEqual;
    case Relation::LessEqual:
      return Relation::Greater;
    case Relation::Greater:
      return Relation::LessEqual;
    case Relation::GreaterEqual:
      break;
  }
  return Relation::Less;
}

Relation turned(Relation relation) {
  switch (relation) {
    case Relation::Less:
      return Relation::Greater;
    case Relation::LessEqual:
      return Relation::GreaterEqual;
    case Relation::Greater:
      return Relation::Less;
    case Relation::GreaterEqual:
      return Relation::LessEqual;
    default:
      return relation;
  }
}

bool in_order(Relation relation, const Number& left, const Number& right) {
  switch (relation) {
    case Relation::Equal:
      return left == right;
    case Relation::NotEqual:
      return left != right;
    case Relation::Less:
      return left < right;
    case Relation::LessEqual:
      return left <= right;
    case Relation::Greater:
      return left > right;
    case Relation::GreaterEqual:
      break;
  }
  return left >= right;
}

// Numbers between two bounds, each included or not, on the multiples of a step when there is one, less some.
struct Numbers {
  std::optional<Number> low, high, step;
  bool above = false, below = false;  // the bound itself is left out
  std::vector<Number> without;

  void ask(Relation relation, const Number& bound) {
    if (relation == Relation::NotEqual) without.push_back(bound);
    if (relation == Relation::Greater || relation == Relation::GreaterEqual || relation == Relation::Equal)
      raise(bound, relation == Relation::Greater);
    if (relation == Relation::Less || relation == Relation::LessEqual || relation == Relation::Equal)
      lower(bound, relation == Relation::Less);
  }
  void raise(const Number& bound, bool strict) {
    if (low && (*low > bound || (*low == bound && above))) return;
    low = bound;
    above = strict;
  }
  void lower(const Number& bound, bool strict) {
    if (high && (*high < bound || (*high == bound && below))) return;
    high = bound;
    below = strict;
  }
  bool has(const Number& x) const {
    if (low && (x < *low || (above && x == *low))) return false;
    if (high && (x > *high || (below && x == *high))) return false;
    if (step && !(x / *step).is_integer()) return false;
    return std::find(without.begin(), without.end(), x) == without.end();
  }
  // One of them, near a bound where there is one; none when there is none to be found.
  std::optional<Number> any() const {
    const Number unit = step ? *step : Number(1);
    std::vector<Number> tried;
    const auto beside = [&](const Number& bound, int way) {
      const Number on_step = step ? (bound / *step).floor() * *step : bound;
      for (const int k : {0, 1, 2, 3})
        tried.push_back(on_step + Number(k * way) * unit);
    };
    if (low) beside(*low, 1);
    if (high) beside(*high, -1);
    if (low && high)
      for (const int k : {1, 2, 3, 4, 5})  // as many points between as there may be values left out
        tried.push_back(*low + (*high - *low) * Number(k, 6));
    beside(Number(0), 1);
    const auto found = std::find_if(tried.begin(), tried.end(), [&](const Number& x) { return has(x); });
    return found == tried.end() ? std::nullopt : std::optional(*found);
  }
  // No value at all, for certain: `without` takes away no whole interval.
  bool none() const {
    if (!low || !high) return false;
    if (*low > *high) return true;
    if (*low == *high) return !has(*low);
    if (!step) return false;
    Number first = (*low / *step).floor() * *step;
    for (int k = 0; k < 8; ++k) {  // beyond that many, some is left
      if (first > *high) return true;
      if (has(first)) return false;
      first = first + *step;
    }
    return first > *high;
  }
};

// What a value may still be.
struct Domain {
  bool numbers_allowed = false;
  Numbers numbers;
  std::vector<values::CodeId> codes;
  bool yes = false, no = false;
  bool nothing = true, impossible = true;
  bool named = false;  // an object: among `names` when `only`, else none of them
  bool only = false;
  Names names;

  bool empty() const {
    const bool no_number = !numbers_allowed || numbers.none();
    const bool no_object = !named || (only && names.empty());
    return no_number && codes.empty() && !yes && !no && !nothing && !impossible && no_object;
  }
  void present_only() { nothing = impossible = false; }
};

struct Ask {  // what one condition asks of one value
  enum class Kind { Compare, Code, Presence, Truth, Object };
  Kind kind = Kind::Truth;
  std::string subject;
  bool truth = true;
  Relation relation = Relation::Equal;  // Compare
  Number bound;
  const Is* is = nullptr;                           // Code
  const std::vector<std::string>* names = nullptr;  // Object
};
using Way = std::vector<Ask>;   // all of them
using Ways = std::vector<Way>;  // one of them

struct Subject {
  Domain domain;
  std::string text;  // as its author wrote it
  Type type;
  bool input = true;
  bool understood = true;
};

class Solver {
 public:
  Solver(const CheckedRegulation& regulation, const diagnostics::Sources& sources)
      : regulation_(regulation), sources_(sources) {}

  Together solve(const std::vector<Assumption>& assumptions) {
    Ways ways{Way{}};
    for (const Assumption& one : assumptions)
      ways = both(std::move(ways), expand(one.condition, one.truth, one.view));
    Together found;
    found.understood = !gave_up_;
    found.inputs_only = !gave_up_;
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
    if (const auto* letters = as<Letters>(condition)) return lettered(*letters, condition, truth, view);
    if (const auto* in_view = as<InView>(condition)) return expand(in_view->operand, truth, view.with(in_view->view));
    if (const auto* compare = as<Compare>(condition)) return comparison(*compare, condition, truth, view);
    if (const auto* is = as<Is>(condition)) {
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

  Ways lettered(const Letters& letters, const ExpressionPtr& whole, bool truth, const View& view) {
    std::vector<ExpressionPtr> items;
    for (const Letter& letter : letters.letters)
      items.push_back(letter.condition);
    if (letters.mode != Letters::Mode::AtLeast)
      return several(items, (letters.mode == Letters::Mode::All) == truth, truth, view);
    (void)whole;
    // At least k hold: some k of them do. Fewer than k: some n − k + 1 of them fail.
    const std::size_t n = items.size(), k = static_cast<std::size_t>(std::max(letters.count, 0));
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

  Ways comparison(const Compare& compare, const ExpressionPtr& whole, bool truth, const View& view) {
    const Relation asked = truth ? compare.relation : opposite(compare.relation);
    const auto* left = as<Constant>(compare.left);
    const auto* right = as<Constant>(compare.right);
    const auto absent = [](const Constant* c) { return c && !c->value.present(); };
    if (absent(left) || absent(right)) return {};  // neither true nor false
    const auto measured = [](const ExpressionPtr& e) {
      return e->type.kind == values::Kind::Number || e->type.kind == values::Kind::Date;
    };
    if (!measured(compare.left) || !measured(compare.right)) {
      Ask ask{Ask::Kind::Truth, subject(*whole, view), truth, Relation::Equal, {}, nullptr, nullptr};
      return {{ask}};
    }
    if (left && right) return in_order(asked, left->value.number(), right->value.number()) ? Ways{Way{}} : Ways{};
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
    both.input = of_left.input && of_right.input;
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
    if (!subjects_.contains(key)) subjects_.emplace(key, made_of(e));
    return key;
  }

  Subject made_of(const Expression& e) const {
    Subject made;
    made.text = written(e.place);
    made.type = e.type;
    const auto* quantity = std::get_if<ReadQuantity>(&e.node);
    const auto* fact = std::get_if<ReadFact>(&e.node);
    const bool jury = std::holds_alternative<ReadJury>(e.node) || std::holds_alternative<ViewIs>(e.node);
    const bool mark = quantity && regulation_.quantity(quantity->quantity).role == Quantity::Role::Mark;
    made.input = fact || jury || mark;
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

  // Narrows a domain to what is asked of it.
  void narrow(Domain& domain, const Ask& ask) const {
    switch (ask.kind) {
      case Ask::Kind::Compare:
        domain.present_only();
        domain.numbers.ask(ask.relation, ask.bound);
        std::erase_if(domain.codes, [&](values::CodeId id) {
          const Code& code = regulation_.code(id);
          return code.effect != MarkEffect::Worth || !in_order(ask.relation, code.worth, ask.bound);
        });
        break;
      case Ask::Kind::Code: {
        const auto asked = [&](values::CodeId id) {
          return std::find(ask.is->codes.begin(), ask.is->codes.end(), id) != ask.is->codes.end();
        };
        std::erase_if(domain.codes, [&](values::CodeId id) { return asked(id) != ask.truth; });
        if (ask.is->number != ask.truth) domain.numbers_allowed = false;
        if (ask.is->impossible != ask.truth) domain.impossible = false;
        if (ask.truth) domain.nothing = false;
        break;
      }
      case Ask::Kind::Presence:
        if (ask.truth) {
          domain.nothing = false;
        } else {
          const bool nothing = domain.nothing;
          domain = Domain{};
          domain.nothing = nothing;
          domain.impossible = false;
        }
        break;
      case Ask::Kind::Truth:
        domain.present_only();
        (ask.truth ? domain.no : domain.yes) = false;
        break;
      case Ask::Kind::Object:
        narrow_object(domain, Names(ask.names->begin(), ask.names->end()), ask.truth);
        break;
    }
  }

  static void narrow_object(Domain& domain, Names names, bool truth) {
    if (!truth) {  // none of them, or no object at all
      if (domain.only)
        std::erase_if(domain.names, [&](const std::string& name) { return names.contains(name); });
      else
        domain.names.insert(names.begin(), names.end());
      return;
    }
    domain.present_only();
    if (domain.only)
      std::erase_if(names, [&](const std::string& name) { return !domain.names.contains(name); });
    else
      std::erase_if(names, [&](const std::string& name) { return domain.names.contains(name); });
    domain.only = true;
    domain.names = std::move(names);
  }

  bool open(const Way& way, Together& found) const {
    std::map<std::string, Domain> domains;
    std::vector<std::string> order;
    for (const Ask& ask : way) {
      const auto [place, fresh] = domains.try_emplace(ask.subject, subjects_.at(ask.subject).domain);
      if (fresh) order.push_back(ask.subject);
      narrow(place->second, ask);
      if (place->second.empty()) return false;
    }
    found.example.clear();
    for (const std::string& key : order) {
      const Subject& subject = subjects_.at(key);
      found.understood = found.understood && subject.understood;
      found.inputs_only = found.inputs_only && subject.input;
      found.example.push_back(told(subject, domains.at(key)));
    }
    return true;
  }

  std::string told(const Subject& subject, const Domain& domain) const {
    if (domain.named && domain.only && !domain.names.empty()) return subject.text + " = " + *domain.names.begin();
    if (domain.named) return subject.text + " autre";
    if (domain.yes) return subject.text + " = oui";
    if (domain.no) return subject.text + " = non";
    if (const auto number = domain.numbers_allowed ? domain.numbers.any() : std::nullopt)
      return subject.text + " = " + shown(*number, subject.type);
    if (!domain.codes.empty()) return subject.text + " = " + regulation_.code(domain.codes.front()).name;
    if (domain.nothing) return subject.text + " = sans objet";
    return subject.text + (domain.impossible ? " = impossible" : " = …");
  }

  static std::string shown(const Number& number, const Type& type) {
    if (type.kind == values::Kind::Date) return values::Date::from_days(*number.integer()).text();
    std::string unit = values::describe(type.unit);
    if (number == Number(1) && unit.ends_with("s")) unit.pop_back();  // « 1 jour »
    return number.exact_text() + (unit.empty() ? "" : " " + unit);
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
  std::map<std::string, Subject> subjects_;
  bool gave_up_ = false;
};

}  // namespace

Together hold_together(const CheckedRegulation& regulation, const diagnostics::Sources& sources,
                       const std::vector<Assumption>& assumptions) {
  return Solver(regulation, sources).solve(assumptions);
}

}  // namespace bareme::semantics
