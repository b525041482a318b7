// What the papers that follow a jury say of each student, read off the JSON of the procès-verbal. For the .cpp files of
// this folder only.
#pragma once

#include <string>
#include <vector>

#include "report/json.hpp"
#include "report/page_words.hpp"
#include "report/papers.hpp"

namespace bareme::report {

struct RankedRow {
  const Json* student = nullptr;
  const Json* cell = nullptr;  // of the object the year comes to
  std::string rank;            // "3", "3 ex æquo", "en attente", "—"; "" where nothing ranks
  bool placed = false;         // it has a number
};

// Which columns of a table are posted: what it comes to; where nothing is decided of that, what its parts come to.
std::vector<std::size_t> posted_columns(const Json& table);
bool says_nothing(const Json& column);        // neither a result nor a mean: what its parts say is all there is
const Json& whole_cell(const Json& student);  // the last of its values: of the object of the table itself
bool is_validating(const Json& cell);
// The code of a result, with its label: « ADM », « Admis ».
std::string code_of(const PageWords& words, const Json& result);
// The last table that ranks anybody: the diploma where there is one, else the year, else its last semester. Null: none.
const Json* ranking_table(const Json& minutes);
// Those it validates, the best first, those of one rank together, then those who have none.
std::vector<RankedRow> ranked(const Json& minutes, const PageWords& words);
// Does somebody who is not validated rank before the last who is: the list then skips that rank.
bool others_stand_between(const Json& table);
// How many of those validated wait for a rank, of the last table where anybody does.
std::size_t awaiting_a_rank(const Json& minutes);
// Of the last table, by number: what a list that bears no names follows.
bool is_asked(const PaperOptions& options, const Json& student);  // a paper of one student is about them
std::vector<std::string> numbers_in_order(const Json& minutes);

}  // namespace bareme::report
