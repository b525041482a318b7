// Expressions, paths and sets of an outline, each on one line: (kind parts…), names as written. For outline.cpp.
#pragma once

#include <string>

#include "syntax/tree.hpp"

namespace bareme::syntax {

std::string outline_of(const ExpressionPtr& expression);  // "∅" when absent
std::string outline_of(const std::vector<ExpressionPtr>& expressions);
std::string outline_of(const Path& path);
std::string outline_of(const Set& set);
std::string outline_of(const std::vector<RankKey>& keys);
std::string outline_of(const TieRule& ties);
std::string outline_of(const Population& population);
std::string_view outline_of(Relation relation);

}  // namespace bareme::syntax
