#include "semantics/guards_domain.hpp"

#include <algorithm>

#include "semantics/relation.hpp"

namespace bareme::semantics {

using values::Number;

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

void Numbers::ask(Relation relation, const Number& bound) {
  if (relation == Relation::NotEqual) without.push_back(bound);
  if (relation == Relation::Greater || relation == Relation::GreaterEqual || relation == Relation::Equal)
    raise(bound, relation == Relation::Greater);
  if (relation == Relation::Less || relation == Relation::LessEqual || relation == Relation::Equal)
    lower(bound, relation == Relation::Less);
}

void Numbers::raise(const Number& bound, bool strict) {
  if (low && (*low > bound || (*low == bound && above))) return;
  low = bound;
  above = strict;
}

void Numbers::lower(const Number& bound, bool strict) {
  if (high && (*high < bound || (*high == bound && below))) return;
  high = bound;
  below = strict;
}

bool Numbers::has(const Number& x) const {
  if (low && (x < *low || (above && x == *low))) return false;
  if (high && (x > *high || (below && x == *high))) return false;
  if (step && !(x / *step).is_integer()) return false;
  return std::find(without.begin(), without.end(), x) == without.end();
}

std::optional<Number> Numbers::any() const {
  const Number unit = step ? *step : Number(1);
  std::vector<Number> tried;
  const auto beside = [&](const Number& bound, int way) {
    const Number on_step = step ? (bound / *step).floor() * *step : bound;
    for (const int k : {0, 1, 2, 3})
      tried.push_back(on_step + Number(k * way) * unit);
  };
  if (low) beside(*low, 1);
  if (high) beside(*high, -1);
  for (const auto& finer : {Number(1, 2), Number(1, 10), Number(1, 100)}) {  // as marks are entered
    if (low) tried.push_back(*low + finer);
    if (high) tried.push_back(*high - finer);
  }
  if (low && high)
    for (const int k : {1, 2, 3, 4, 5})  // as many points between as there may be values left out
      tried.push_back(*low + (*high - *low) * Number(k, 6));
  beside(Number(0), 1);
  const auto found = std::find_if(tried.begin(), tried.end(), [&](const Number& x) { return has(x); });
  return found == tried.end() ? std::nullopt : std::optional(*found);
}

bool Numbers::none() const {
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

bool Domain::empty() const {
  const bool no_number = !numbers_allowed || numbers.none();
  const bool no_object = !named || (only && names.empty());
  return no_number && codes.empty() && !yes && !no && !nothing && !impossible && no_object;
}

namespace {

void narrow_object(Domain& domain, Names names, bool truth) {
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

}  // namespace

void narrow(Domain& domain, const Ask& ask, const CheckedRegulation& regulation) {
  switch (ask.kind) {
    case Ask::Kind::Compare:
      domain.present_only();
      domain.numbers.ask(ask.relation, ask.bound);
      std::erase_if(domain.codes, [&](values::CodeId id) {
        const Code& code = regulation.code(id);
        return code.effect != MarkEffect::Worth || !holds(ask.relation, code.worth <=> ask.bound);
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

}  // namespace bareme::semantics
