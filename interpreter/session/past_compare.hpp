// Two versions held against each other: what differs in their texts, and the dossiers of a past jury as each decides
// them. Nothing here writes a file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "session/past.hpp"

namespace bareme {

struct TextChange {                        // of one article, one parameter, one table…
  std::string name;                        // "article 4.3.1 \"Validation des UE\"", "paramètre plancher ecue"
  std::string number;                      // of an article: "4.3.1"
  std::vector<std::string> read_by = {};   // of a parameter: the articles that name it
  std::vector<std::string> before, after;  // its lines; empty: it was not there, it is no more
};
// In the order of the second, then what it has no more. Both are read whole, with the versions they modify.
std::vector<TextChange> text_changes(const Session& first, const Session& second);

// The same dossiers and the same acts, with what the règlement of `session` makes of them: what `replay` then compares
// another with. `session` stands in the promotion.
std::optional<PastJury> as_decided_by(Session& session, const PastJury& past, Session::Diagnostics& diagnostics);

// The changed articles a student's difference goes through, by their names; empty: none is found in its explanation.
std::vector<std::string> responsible(const std::vector<TextChange>& changes, const Session& first,
                                     const Session& second, const ReplayedStudent& student);

struct ChoiceChange {          // what one of the two leaves to the jury on an object, and the other does not
  std::string object, option;  // "I1", "AJ suite redoublement"
  bool opens = true;           // by the second
  bool awaited = false;        // something it depends on is not known
  std::string article;         // that gives it, as `text_changes` names it
};
// Of one student, on the objects both propose the same result for: where the result changes, its choices follow.
std::vector<ChoiceChange> choice_changes(const Session& first, const Session& second, std::size_t student);

struct ResultCounts {                                               // over the objects of one level that have a result
  std::string level;                                                // "ue"
  std::size_t objects = 0, before = 0, after = 0;                   // validated
  std::map<std::pair<std::string, std::string>, std::size_t> flow;  // of students, from a result to another
};
// Of each level, the lowest first; both sessions stand in the same promotion.
std::vector<ResultCounts> result_counts(const Session& first, const Session& second);

}  // namespace bareme
