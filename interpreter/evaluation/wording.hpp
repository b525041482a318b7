// How a value and a checked expression read in French: « 9,72 », « 3 jours », « oui », « chaque ecue : moyenne ≥
// plancher ecue ». Takes what semantics checked, gives UTF-8 text. The explanation of the tree evaluator and report/
// speak with these words; laying text out (columns, widths, colours) is left to report/.
#pragma once

#include <optional>
#include <string>

#include "semantics/regulation.hpp"

namespace bareme::evaluation {

// At the decimals of its rounding; without one in full, or its first four decimals followed by « … » when it has more.
std::string number_words(const values::Number& number, const std::optional<values::Rounding>& rounding = {});
std::string unit_words(const values::Number& number,
                       const values::Unit& unit);  // " jours", " jour", " ECTS", "" for a plain number
std::string value_words(const semantics::CheckedRegulation& regulation, const values::Value& value,
                        const semantics::Type& type, const std::optional<values::Rounding>& rounding = {});
std::string view_words(const semantics::CheckedRegulation& regulation,
                       const semantics::View& view);  // " en session 1 en délibération"
bool feminine(const std::string& level);              // « une ue », « aucune épreuve »
std::string name_words(const semantics::CheckedRegulation& regulation,
                       const semantics::Quantity& quantity);  // "moyenne"; of an UE "validée"
std::string code_words(const semantics::Code& code);          // "ABI (absence injustifiée)"

const char* symbol(semantics::Operator op);
const char* symbol(semantics::Relation relation);
// The expression as the règlement says it, without values.
std::string phrase(const semantics::CheckedRegulation& regulation, const semantics::Expression& expression);
std::string set_words(const semantics::CheckedRegulation& regulation,
                      const semantics::Set& set);  // "ecue sauf nature projet"

}  // namespace bareme::evaluation
