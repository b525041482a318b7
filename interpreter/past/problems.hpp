// The problems of past juries and of the differences reviewed: J247 to J259, each with its page in docs/erreurs.md.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace bareme::past::problems {

diagnostics::Diagnostic not_a_baseline(const diagnostics::Span& place, const std::string& expected);
diagnostics::Diagnostic not_utf8(const diagnostics::Span& place);
diagnostics::Diagnostic truncated(const diagnostics::Span& place, const std::string& missing);
diagnostics::Diagnostic unreadable_line(const diagnostics::Span& place, const std::string& what,
                                        const std::string& remedy);
diagnostics::Diagnostic unknown_name(const diagnostics::Span& place, const std::string& name,
                                     const std::string& maquette, const std::string& near);
diagnostics::Diagnostic written_twice(const diagnostics::Span& place, const std::string& what);
diagnostics::Diagnostic unreadable_review(const diagnostics::Span& place);

}  // namespace bareme::past::problems
