// The supplément au diplôme, after the European template: eight sections, a student a booklet. What the base knows
// (who, the programme as it was followed, marks, results, date) comes from the JSON of a document of the règlement; the
// rest from a text the school writes once; what neither says is marked « à compléter », and never made up.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/source_text.hpp"
#include "report/minutes_page.hpp"

namespace bareme::report {

// « 2.1 fr : Diplôme d'ingénieur », « 1.3 E042 : 12/05/2003 à Calais »; what follows, indented, goes on.
class SupplementTexts {
 public:
  // Of a student, else of everybody; in that language, else in none. Null: not said.
  const std::string* of(const std::string& rubric, const std::string& student, Language language) const;
  std::string* put(const std::string& rubric, const std::string& of, const std::string& language);  // null: twice

 private:
  std::map<std::pair<std::string, std::string>, std::map<std::string, std::string>> all_;
};
std::optional<SupplementTexts> read_supplement_texts(const diagnostics::Sources& sources, std::uint32_t source,
                                                     diagnostics::Diagnostics& diagnostics);

struct SupplementPage {
  std::string json;                   // for the template « supplement »
  std::vector<std::string> to_write;  // rubrics « à compléter », of somebody at least: « 2.1 »
  std::size_t students = 0;
};
// In: what transcripts_json wrote.
SupplementPage supplement_page(std::string_view transcripts, const SupplementTexts& texts, Language language);

}  // namespace bareme::report
