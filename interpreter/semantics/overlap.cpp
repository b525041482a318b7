#include "semantics/overlap.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace bareme::semantics {
namespace {

using Filters = std::vector<StaticFilter>;
using Codes = std::set<values::CodeId>;

std::set<FactId> attributes_of(const Filters& filters) {
  std::set<FactId> attributes;  // one that is not valid stands for the objects' own codes
  for (const StaticFilter& filter : filters)
    attributes.insert(filter.attribute);
  return attributes;
}

// The declared values that every filter on this attribute lets through.
Codes let_through(const CheckedRegulation& regulation, FactId attribute, const Filters& filters) {
  const auto& declared = regulation.code_lists[regulation.fact(attribute).type.list.index()].codes;
  Codes left(declared.begin(), declared.end());
  for (const StaticFilter& filter : filters)
    if (filter.attribute == attribute)
      std::erase_if(left, [&](values::CodeId code) {
        return (std::count(filter.codes.begin(), filter.codes.end(), code) > 0) == filter.negated;
      });
  return left;
}

bool share_a_value(const CheckedRegulation& regulation, FactId attribute, const Filters& a, const Filters& b) {
  const Codes in_a = let_through(regulation, attribute, a), in_b = let_through(regulation, attribute, b);
  return std::any_of(in_a.begin(), in_a.end(), [&](values::CodeId code) { return in_b.contains(code); });
}

// « parmi S5 » and « parmi (S5 ; S6) », or the same words. What contains what is for planning to see.
bool share_a_name(const Filters& a, const Filters& b) {
  const auto agree = [](const StaticFilter& x, const StaticFilter& y) {
    if (x.negated != y.negated) return false;
    if (x.negated) return x.names == y.names;
    return std::any_of(x.names.begin(), x.names.end(), [&](const std::string& name) {
      return std::find(y.names.begin(), y.names.end(), name) != y.names.end();
    });
  };
  for (const StaticFilter& x : a)
    for (const StaticFilter& y : b)
      if (!x.attribute.valid() && !y.attribute.valid() && !agree(x, y)) return false;
  return true;
}

}  // namespace

bool surely_overlap(const CheckedRegulation& regulation, const Heading& a, const Heading& b) {
  if (a.scope.level != b.scope.level) return false;
  const Filters &of_a = a.scope.filters, &of_b = b.scope.filters;
  const auto in_a = attributes_of(of_a), in_b = attributes_of(of_b);
  const bool one_within_other = std::includes(in_a.begin(), in_a.end(), in_b.begin(), in_b.end()) ||
                                std::includes(in_b.begin(), in_b.end(), in_a.begin(), in_a.end());
  if (!one_within_other) return false;
  std::vector<FactId> shared;
  std::set_intersection(in_a.begin(), in_a.end(), in_b.begin(), in_b.end(), std::back_inserter(shared));
  return std::all_of(shared.begin(), shared.end(), [&](FactId attribute) {
    return attribute.valid() ? share_a_value(regulation, attribute, of_a, of_b) : share_a_name(of_a, of_b);
  });
}

bool never_overlap(const CheckedRegulation& regulation, const Heading& a, const Heading& b) {
  const Filters &of_a = a.scope.filters, &of_b = b.scope.filters;
  // An object without the attribute is let through by « sauf » alone.
  const auto asked = [](FactId attribute, const Filters& filters) {
    return std::any_of(filters.begin(), filters.end(),
                       [&](const StaticFilter& filter) { return filter.attribute == attribute && !filter.negated; });
  };
  return std::any_of(of_a.begin(), of_a.end(), [&](const StaticFilter& filter) {
    const FactId attribute = filter.attribute;
    return attribute.valid() && (asked(attribute, of_a) || asked(attribute, of_b)) &&
           !share_a_value(regulation, attribute, of_a, of_b);
  });
}

}  // namespace bareme::semantics
