#include "session/versions.hpp"

#include <algorithm>
#include <set>

#include "semantics/years.hpp"
#include "session/problems.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using records::PromotionRow;
using Field = std::string PromotionRow::*;

bool fits(const std::string& asked, const std::string& own) { return asked.empty() || text::same_name(asked, own); }

bool differ(const std::vector<PromotionRow>& rows, Field field) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const PromotionRow& row) { return row.*field != rows.front().*field; });
}

std::vector<std::string> each(const std::vector<PromotionRow>& rows, Field field) {
  std::vector<std::string> all;
  for (const PromotionRow& row : rows)
    if (std::find(all.begin(), all.end(), row.*field) == all.end()) all.push_back(row.*field);
  return all;
}

}  // namespace

void keep(std::vector<PromotionRow>& rows, const Which& which) {
  rows.erase(std::remove_if(rows.begin(), rows.end(),
                            [&](const PromotionRow& row) {
                              return !fits(which.promotion, row.name) || !fits(which.maquette, row.maquette) ||
                                     (!which.year.empty() && !semantics::same_year(which.year, row.year)) ||
                                     (!which.version.empty() && which.version != row.version);
                            }),
             rows.end());
}

diagnostics::Diagnostic which_of(const std::vector<PromotionRow>& rows) {
  if (differ(rows, &PromotionRow::name)) return problems::which_promotion(each(rows, &PromotionRow::name));
  const std::string& name = rows.front().name;
  if (differ(rows, &PromotionRow::maquette))
    return problems::which_part(name, "plusieurs maquettes", "--maquette TITRE", each(rows, &PromotionRow::maquette));
  if (differ(rows, &PromotionRow::year))
    return problems::which_part(name, "plusieurs années", "--annee ANNÉE", each(rows, &PromotionRow::year));
  return problems::which_part(name, "des étudiants de plusieurs versions du règlement", "--version-reglement VERSION",
                              each(rows, &PromotionRow::version));
}

bool tell_year_outside(const std::string& year, std::optional<diagnostics::Span> place,
                       const semantics::CheckedRegulation& regulation, diagnostics::Diagnostics& diagnostics) {
  const auto asked = semantics::academic_year(year);
  if (!asked || regulation.years.holds(*asked)) return false;
  diagnostics.add(problems::year_outside(year, regulation.version, regulation.years, place));
  return true;
}

void tell_years_outside(const plan::Batch& batch, const semantics::CheckedRegulation& regulation,
                        diagnostics::Diagnostics& diagnostics) {
  std::set<std::string> told;
  for (const plan::Enrolment& enrolment : batch.enrolments) {
    const bool ours = enrolment.version.empty() || enrolment.version == regulation.version;
    if (enrolment.fresh && ours && told.insert(enrolment.year).second)
      tell_year_outside(enrolment.year, enrolment.place, regulation, diagnostics);
  }
}

std::vector<std::string> versions_followed(const std::string& path, const Which& which) try {
  std::vector<PromotionRow> rows = records::Base::open_existing(path).promotions();
  keep(rows, which);
  const bool one = !rows.empty() && !differ(rows, &PromotionRow::name) && !differ(rows, &PromotionRow::maquette) &&
                   !differ(rows, &PromotionRow::year);
  return one && rows.size() > 1 ? each(rows, &PromotionRow::version) : std::vector<std::string>{};
} catch (const records::BaseProblem&) {
  return {};  // told when it is opened
}

}  // namespace bareme
