#include "session_tables.hpp"

#include "intake/csv.hpp"
#include "session_documents.hpp"
#include "session_problems.hpp"

namespace bareme {

std::vector<std::uint32_t> add_tables(const Tables& tables, diagnostics::Sources& sources,
                                      diagnostics::Diagnostics& diagnostics) {
  std::vector<std::uint32_t> added;
  for (const auto* documents : {&tables.students, &tables.facts, &tables.marks, &tables.lines})
    for (const Document& document : *documents)
      if (const auto bytes = text_of(document, problems::unreadable_table, diagnostics))
        added.push_back(intake::add_csv(sources, document.path, *bytes));
  return added;
}

std::vector<std::uint32_t> rosters_of(const Tables& tables, const std::vector<std::uint32_t>& added) {
  return {added.begin(), added.begin() + static_cast<std::ptrdiff_t>(tables.students.size())};
}

}  // namespace bareme
