// What a text being written gives over the promotion of a base, article by article, and who it decides otherwise than
// the règlement the base was made with. The base is read, nothing is written.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "session/session.hpp"

namespace bareme {

// Puts the promotion of a base under the texts loaded, whatever the academic years these are for, and in their maquette
// when they have only one: nobody is decided by what is not voted. Told as by Session::open.
bool stand_over(Session& session, const std::string& base, const Which& which, Session::Diagnostics& diagnostics);

struct Yield {  // of an article, on one of the quantities it defines, over the students and the objects it is about
  semantics::ArticleId article;
  semantics::QuantityId quantity;
  diagnostics::Span place;                                          // where it is defined, first
  std::vector<plan::CellKey> cells;                                 // object by object, in the order of the maquette
  std::size_t cases = 0;                                            // a student and an object; « sans objet » is none
  std::size_t holding = 0;                                          // validated, or true
  std::size_t awaited = 0, failing = 0;                             // en attente, en erreur
  std::size_t changed = 0;                                          // otherwise than by `before`
  std::optional<std::pair<values::Value, values::Value>> extremes;  // of numbers: the least and the greatest
};
// In the order of the text. Both are evaluated; `before` stands in the same promotion, null: nothing to compare with.
std::vector<Yield> yields(const Session& session, const Session* before);
// « 71 validés sur 96, 3 en attente, 2 changés »; « moyenne : de 3,20 à 19,44 (7 ue) ».
std::string told(const Session& session, const Yield& yield);

struct Redecided {  // a student of whom the text proposes another result, or other values behind the same results
  std::size_t student = 0;
  struct Change {
    std::optional<plan::CellKey> cell;  // none: the text has this result no more
    std::string what, before, after;    // "SH7.résultat", "AJ", "ADM"; "n'existe plus"
    std::vector<std::string> articles;  // those changed in the text that it goes through; empty: none was found
  };
  std::vector<Change> results;  // from the épreuves up to the year
  std::size_t values = 0;       // others that differ
};
std::vector<Redecided> redecided(const Session& session, const Session& before);
// Which changes of the text each result goes through. When there are several each is explained twice, which takes some
// milliseconds: no more than `explained` of them are.
void find_articles(std::vector<Redecided>& students, const Session& session, const Session& before,
                   std::size_t explained = 100);

}  // namespace bareme
