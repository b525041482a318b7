// What a cell means, once the règlement says what is expected there: a number on its scale, a code, yes or no, a date,
// a text.
#pragma once

#include <optional>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "intake/csv.hpp"
#include "plan/batch.hpp"
#include "semantics/regulation.hpp"

namespace bareme::intake {

// None: a fault was reported. `column` is what the reader knows the value by. The cell is not empty.
std::optional<plan::Datum> read_value(const Cell& cell, const std::string& column, const semantics::Type& type,
                                      const semantics::CheckedRegulation& regulation, plan::TextPool& names,
                                      diagnostics::Diagnostics& diagnostics);

// 1 or 2… when the règlement has marks of that session; else reported.
std::optional<std::uint8_t> read_session(const Cell& cell, const std::string& text,
                                         const semantics::CheckedRegulation& regulation,
                                         diagnostics::Diagnostics& diagnostics);

// The type of the marks of a session: that of « note session N ». Null: there is no such session.
const semantics::Type* mark_type(const semantics::CheckedRegulation& regulation, int session);

}  // namespace bareme::intake
