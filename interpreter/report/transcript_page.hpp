// The documents of a promotion as one page, a sheet a student and an object, in the words of a language: for the
// template stdlib/documents/document.html. In: what transcripts_json wrote; out: JSON for document().
#pragma once

#include <string>
#include <string_view>

#include "report/minutes_page.hpp"

namespace bareme::report {

// Empty when `transcripts` is not a document.
std::string transcripts_page(std::string_view transcripts, Language language);

}  // namespace bareme::report
