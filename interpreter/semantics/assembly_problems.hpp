// What can be wrong when a règlement is put together: a version that modifies another, functions, libraries. One
// function a problem, in French: B130-B139.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace bareme::semantics::problems {

using diagnostics::Diagnostic;
using diagnostics::Span;
using Words = std::vector<std::string>;

// versions
Diagnostic base_version_not_found(const std::string& title, const std::string& version, Span place, const Words& known,
                                  const std::string& looked_at);
Diagnostic base_of_other_title(const std::string& title, const std::string& version, Span place,
                               const std::string& found, Span there);
Diagnostic versions_in_a_circle(const Words& versions, Span place);
Diagnostic no_such_article(const std::string& number, const std::string& title, Span place, const Words& titles,
                           const Words& numbers);
Diagnostic article_exists(const std::string& number, const std::string& title, Span place, Span there);
Diagnostic changed_twice(const std::string& what, Span place, Span first);
Diagnostic not_in_a_modifying_version(const std::string& what, const std::string& instead, Span place);
Diagnostic change_without_base(const std::string& what, Span place);
Diagnostic nothing_to_redeclare(const std::string& what, const std::string& name, Span place, const Words& known);
Diagnostic already_there(const std::string& what, const std::string& name, Span place, Span there);

// functions
Diagnostic function_without_value(const std::string& name, Span place);
Diagnostic function_of_other_value(const std::string& name, const std::string& found, Span place);
Diagnostic function_reads_elsewhere(Span place);
Diagnostic function_in_a_circle(const std::string& name, Span place, Span there);
Diagnostic function_refuses(const std::string& name, const Diagnostic& why, Span place, Span inside);
Diagnostic function_outside_bounds(const std::string& name, const std::string& bounds, const std::string& declared,
                                   Span place);
Diagnostic too_many_calls(const std::string& name, Span place);

// libraries
Diagnostic unknown_library(const std::string& name, Span place, const Words& known);
Diagnostic not_in_a_library(const std::string& what, Span place);
Diagnostic unused_library(const std::string& name, Span place);

}  // namespace bareme::semantics::problems
