// The papers that follow a jury, all from the one JSON of its procès-verbal: the list to post (numbers only), the
// attestations, the classification, the convocations. In: what minutes_json wrote; out: JSON for document(), whose
// template bears the paper's name, or sheets for a spreadsheet. None decides anything: what is not in the JSON is not
// on a paper.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/minutes_page.hpp"
#include "report/workbook.hpp"

namespace bareme::report {

enum class Paper { Posting, Attestation, Ranking, Convocation };

std::optional<Paper> paper_named(const std::string& name);  // « affichage », « liste à afficher », « classement »…
const char* template_of(Paper paper);                       // of stdlib/documents: "affichage"

struct PaperOptions {
  Language language = Language::French;
  std::vector<std::string> numbers;  // of whom a paper of one student is about; none: everybody
  std::string court;                 // « Lille »: the administrative court named on the list to post
};
struct PaperPage {
  std::string json;
  std::size_t lines = 0;
  std::string lacks;                  // why there is nothing to draw; empty: there is
  std::vector<std::string> left_out;  // of `numbers`, whom the paper is not about, and why: « E4 (AJ) »
};
struct Outcome {  // what the whole comes to, for a student: that of the last table
  std::string number, result;
  bool admitted = false;
};
std::vector<Outcome> outcomes(std::string_view minutes);
PaperPage paper_page(std::string_view minutes, Paper paper, const PaperOptions& options);
std::vector<Sheet> paper_sheets(std::string_view minutes, Paper paper, const PaperOptions& options);
// The tables of the procès-verbal: one a sheet; or all in one, for a form that has no sheets. None: it has no table.
std::vector<Sheet> minutes_sheets(std::string_view minutes, Language language);
std::vector<Sheet> minutes_in_one_sheet(std::string_view minutes, Language language);

}  // namespace bareme::report
