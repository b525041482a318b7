// The tree of a student's sheet: from the year down to the innermost objects that are averaged, each with its mean, its
// result, its credits, and the marks it is made of. In: the session and the student. Out: lines of at most `width`
// columns, columns nobody has anything in left out.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "session/session.hpp"

namespace bareme::repl {

std::vector<std::string> sheet_tree(const Session& session, std::size_t student, std::size_t width);

}  // namespace bareme::repl
