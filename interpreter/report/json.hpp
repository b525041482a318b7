// How values stand in the JSON Barème writes, format "bareme/1": numbers as exact decimal text (or a fraction), never
// as a binary float, beside their state. For the .cpp files of this folder only: it shows nlohmann::json.
//   {"etat": "présent", "nature": "nombre", "exact": "1327/140", "texte": "9,48"}     {"etat": "en attente"}
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "semantics/regulation.hpp"

namespace bareme::report {

using Json = nlohmann::ordered_json;  // keys in the order written: the same inputs give the same bytes

inline constexpr const char* json_format = "bareme/1";

// {"format": "bareme/1", "nature": kind}, to which the caller adds what it has.
Json json_document(const std::string& kind);
// A decimal point in "exact" whatever the language: "9.48", "12", "1327/140"; "texte" is what people read.
Json json_value(const semantics::CheckedRegulation& regulation, const values::Value& value, const semantics::Type& type,
                const std::optional<values::Rounding>& rounding = {});
// A code in other words, where it has some: {"libelle": "Admis", "libelle_en": "Passed", "export": "ADM"}.
Json json_code(const semantics::Code& code);
std::string exact_json_number(const values::Number& number);
std::string json_text(const Json& json);  // indented, one final line end; bytes that are not UTF-8 are replaced

}  // namespace bareme::report
