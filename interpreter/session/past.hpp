// Past juries as tests: what one saw and decided, frozen as a text with the règlement of that day beside it; the same
// dossiers read again, by that règlement or by another, and who would have been decided otherwise. Functions over a
// Session, in words already: what is shown is what is kept when a difference is reviewed. Nothing here writes a file.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "past/baseline.hpp"
#include "past/reviews.hpp"
#include "session/session.hpp"

namespace bareme {

// The sessions of the juries that decided something here, or granted it.
std::set<int> sessions_that_sat(const Session& session);

struct FreezeOptions {
  std::string president;
  bool pseudonyms = false;
  std::string seed;
};
struct FrozenJury {
  std::string name;  // "2024-2025-ing2-informatique-session-2.jury"
  std::string text;
  std::string folder;           // of the texts, beside it: "textes/2024-2025-3f9c12ab"
  std::vector<Document> texts;  // by their names in it
  std::size_t students = 0, decisions = 0, results = 0;
  bool dates_kept = false, texts_kept = false;  // with pseudonyms: the règlement names some
};
// Of the promotion opened, as the jury of `session.jury()` had it: later sessions are left out. It is read again and
// replayed before it is given: a jury that would not replay as it stands is refused (J252).
std::optional<FrozenJury> freeze(Session& session, const FreezeOptions& options, Session::Diagnostics& diagnostics);

// The promotions of a base that `which` lets through.
std::vector<Which> promotions_of(const std::string& base, const Which& which, Session::Diagnostics& diagnostics);

struct PastJury {
  past::Baseline baseline;
  std::string title() const;  // "ING2 Informatique 2024-2025, session 2"
};
// Read whole or refused; its text is added to `sources`, where its faults are.
std::optional<PastJury> read_past_jury(const Document& document, diagnostics::Sources& sources,
                                       Session::Diagnostics& diagnostics);
// The texts in force that day, from the folder its head names, beside it. Told: it cannot be read (J253).
std::optional<std::vector<Document>> texts_beside(const PastJury& past, Session::Diagnostics& diagnostics);
// And loaded; told: they are not those the jury used (J254).
bool load_in_force(Session& session, const PastJury& past, const std::vector<Document>& texts,
                   Session::Diagnostics& diagnostics);

// Puts the dossiers of a past jury in a session whose règlement is loaded. `in_force`: that règlement is the one of
// that day, and a name it does not know is a fault (J250); by another, it is left out and listed in `lost`.
bool stand(Session& session, const PastJury& past, bool in_force, std::vector<std::string>& lost,
           Session::Diagnostics& diagnostics);

enum class Replayed {
  Same,
  Expected,  // the jury's own choice among what was open to it, or hors règlement
  Awaited,   // decided then, and now something is missing
  Values,    // the same results, other values
  Changed,
  Accepted  // looked at, and accepted with a reason
};
struct PastDifference {
  std::string what, before, after;  // "SI7.résultat", "ADM", "AJ"
  enum class Kind { Result, Choice, Value } kind = Kind::Result;
  plan::CellKey cell;        // in the session that replays
  std::string article = {};  // Choice: the one that let the jury pronounce it
};
// « TER.résultat : ADM → AJ »: what is shown, and what a review keeps.
std::string told(const PastDifference& difference);

struct ReplayedStudent {
  std::size_t row = 0;
  std::string number, name;
  Replayed status = Replayed::Same;
  std::vector<PastDifference> differences;  // from the épreuves up to the year
  std::string article;                      // responsible: "4.3.1 b"
  std::string because;                      // and what it says there: « moyenne >= seuil ue »
  std::string reason;                       // Accepted: why; Changed: why it was refused when it was looked at
  bool refused = false;
  std::vector<std::string> choices;  // Expected: « CING2 : AJ → AJAC suite enjambement, art. 4.6 a »
};
struct Replay {
  std::vector<ReplayedStudent> students;  // all, in their order
  std::vector<std::string> lost;
  std::vector<std::string> orphans;  // acceptances of what is not what is shown any more: whose, and what was shown
  std::size_t count(Replayed status) const;
};
// `now` stands in the promotion already; `then`, null when it is the same, is the règlement in force that day, standing
// in it too: it says why a result was refused that is not any more.
std::optional<Replay> replay(Session& now, Session* then, const PastJury& past, Session::Diagnostics& diagnostics);

// The differences already looked at by the règlement of `session`.
std::string reviews_path(const std::string& jury);  // "x.jury": "x.revues"
std::optional<past::Reviews> read_reviews(const Document& document, diagnostics::Sources& sources,
                                          Session::Diagnostics& diagnostics);
void apply(const past::Reviews& reviews, const Session& session, Replay& replay);
past::Review review_of(const Session& session, const ReplayedStudent& student);  // less who, when and why

}  // namespace bareme
