// The differences a school has looked at, one at a time: who accepted or refused which, when, why, and exactly what was
// shown. A text beside the jury it is of, so that git keeps its history; « bareme rejouer » counts what is accepted,
// and tells an acceptance of something that is not what is shown any more.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/source_text.hpp"

namespace bareme::past {

struct Review {
  std::string student;                      // number
  std::string title, version, fingerprint;  // of the règlement it was replayed by
  bool accepted = false;
  std::string author, moment, reason;
  std::vector<std::string> shown;  // « TER.résultat : ADM → AJ »
  diagnostics::Span place;
};

struct Reviews {
  std::vector<Review> all;
  // The one of that student by that version; null: none.
  const Review* of(const std::string& student, const std::string& title, const std::string& version) const;
  void put(Review review);  // in the place of the one of the same student by the same version
};

std::string text_of(const Reviews& reviews, const std::string& jury);
std::optional<Reviews> read_reviews(const diagnostics::Sources& sources, std::uint32_t source,
                                    diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::past
