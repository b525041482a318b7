// What a page says in a language, of the values the JSON of a document holds: numbers with its decimal mark, dates in
// full, labels where it has them. For the .cpp files of this folder only.
#pragma once

#include <string>

#include "report/json.hpp"
#include "report/minutes_page.hpp"

namespace bareme::report {

std::string text_of(const Json& node, const char* key);  // "" when it is not there, or no text

std::string capitalised(std::string text);  // of a title: « résultat » is headed « Résultat »

// Each sheet its place, « ordre »: its pages are counted apart from the others'.
Json in_order(Json sheets);

class PageWords {
 public:
  explicit PageWords(Language language) : english_(language == Language::English) {}

  bool english() const { return english_; }
  std::string date(const std::string& iso) const;    // "4 juillet 2025", "4 July 2025"
  std::string label(const Json& one) const;          // « libelle_en » where it is asked and there, else « libelle »
  std::string value(const Json& one) const;          // of a json_value
  std::string words(const std::string& said) const;  // of a value that is a text already: « 0,7 », « oui »
  std::string state(const std::string& said) const;  // of what is not there: "en attente", "pending", "—"

 private:
  bool english_;
};

}  // namespace bareme::report
