#include "repl/to_come.hpp"

#include "repl/shell/outline.hpp"
#include "report/prospect_text.hpp"
#include "report/value_text.hpp"

namespace bareme::repl {

std::string to_come_words(const Session& session, std::size_t student, const plan::CellKey& cell) {
  const auto prospect = session.foreseen(student, cell);
  return prospect ? report::prospect_text(session.regulation(), *prospect) : "";
}

std::string certain_words(const Session& session, std::size_t student, const plan::CellKey& cell) {
  const auto prospect = session.foreseen(student, cell);
  return prospect && prospect->certain ? session.words(cell, *prospect->certain) : "";
}

std::vector<std::string> means_to_come(const Session& session, std::size_t student) {
  std::vector<std::string> pieces;
  for (const semantics::ObjectId object : objects_below(session, session.curriculum().root())) {
    const auto mean = mean_cell(session, object);
    if (!mean || session.curriculum().object(object).filled) continue;
    const std::string words = to_come_words(session, student, *mean);
    if (!words.empty()) pieces.push_back(session.curriculum().address(object) + " " + words);
  }
  return pieces;
}

std::vector<std::string> decided_already(const Session& session, std::size_t student) {
  std::vector<std::string> pieces;
  for (const semantics::ObjectId object : with_result(session, objects_below(session, session.curriculum().root())))
    if (const auto prospect = session.foreseen(student, *result_cell(session, object)))
      for (const std::string& reason : report::prospect_reasons(session.regulation(), *prospect))
        pieces.push_back(session.curriculum().address(object) + " " + reason);
  return pieces;
}

}  // namespace bareme::repl
