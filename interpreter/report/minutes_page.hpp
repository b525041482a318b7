// A procès-verbal as the page of a document: the same JSON in the words of a language, each cell as it is read, for the
// template stdlib/documents/proces-verbal.html. In: what minutes_json wrote; out: JSON for document().
#pragma once

#include <string>
#include <string_view>

namespace bareme::report {

enum class Language { French, English };

// Empty when `minutes` is not a procès-verbal.
std::string minutes_page(std::string_view minutes, Language language);

}  // namespace bareme::report
