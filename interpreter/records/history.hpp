// What the base knows by itself of the years before: the decisions of past juries, which are an acquis, and the
// inscriptions of each student, which are lines of his dossier where the règlement has a level of that name. For the
// .cpp files of this folder only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "records/connection.hpp"

namespace bareme::records {

using EnrolledRows = std::unordered_map<std::int64_t, std::size_t>;  // of the promotion, by inscription

class History {
 public:
  History(SQLite::Database& database, const std::string& path, const Selection& selection,
          const semantics::CheckedRegulation& regulation);

  void read(const EnrolledRows& rows, plan::PromotionFiller& filler);
  std::size_t most_lines();  // of one student; 0: the règlement has no such level

 private:
  using Given = plan::PromotionFiller::Given;

  void decisions(const EnrolledRows& rows, plan::PromotionFiller& filler);
  void lines(const EnrolledRows& rows, plan::PromotionFiller& filler);
  void facts(const EnrolledRows& rows, plan::PromotionFiller& filler);
  void verdicts(const EnrolledRows& rows, plan::PromotionFiller& filler);
  void give(plan::PromotionFiller& filler, std::size_t row, int rank, std::string_view name, const Given& value) const;
  std::string query(const std::string& columns, const std::string& joined, const std::string& order) const;

  SQLite::Database& database_;
  const std::string& path_;
  const Selection& selection_;
  const semantics::CheckedRegulation& regulation_;
  semantics::LevelId level_;                                    // inscription; not valid: no such level
  std::map<std::pair<std::int64_t, std::int64_t>, int> ranks_;  // of a line, by the inscription asked and the past one
};

}  // namespace bareme::records
