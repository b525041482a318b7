// The faults of writing (B001 to B019), one function each: what was seen, then the rule, then the remedy. Wording is
// reviewed here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"

namespace bareme::syntax {

class Builder;

// What the grammar wanted at a place. Spelling: a keyword or a sign, shown between « »; Line, Part, Element: the start
// of a line; Sign: what follows the first words of a line, perhaps a misspelt keyword; the last ones are faults by
// themselves.
struct Expected {
  enum class Kind {
    Sentence,
    Spelling,
    Name,
    Bracket,
    Sign,
    Line,
    Part,
    Element,
    LineEnd,
    Depth,
    NoGroup,
    NoOr,
    NoAnd,
    Quote
  };
  std::string_view what;
  Kind kind = Kind::Sentence;
};

// The fault at `at`, by what stands there and what was wanted.
diagnostics::Diagnostic unexpected(const Builder& builder, std::uint32_t at, const Expected& expected);
diagnostics::Diagnostic unclosed_bracket(const Builder& builder);
diagnostics::Diagnostic unclosed_block(const Builder& builder, std::uint32_t at);
diagnostics::Diagnostic view_of_one_term(diagnostics::Span place);
diagnostics::Diagnostic impossible_date(diagnostics::Span place);
diagnostics::Diagnostic uneven_table_row(diagnostics::Span row, std::size_t cells, diagnostics::Span header,
                                         std::size_t columns);
diagnostics::Diagnostic not_utf8(diagnostics::Span place);
// A line that says of `what` a second time, the same or otherwise: which of the two holds is nobody's to guess.
diagnostics::Diagnostic said_twice(const std::string& what, diagnostics::Span place, diagnostics::Span first);
diagnostics::Diagnostic too_nested(diagnostics::Span place);

}  // namespace bareme::syntax
