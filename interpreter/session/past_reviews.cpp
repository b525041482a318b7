// revoir: what was looked at, held against what is shown now.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "session/documents.hpp"
#include "session/past.hpp"
#include "session/problems.hpp"

namespace bareme {
namespace {

std::vector<std::string> shown(const ReplayedStudent& student) {
  std::vector<std::string> all;
  for (const PastDifference& one : student.differences)
    all.push_back(told(one));
  return all;
}

bool is_difference(Replayed status) {
  return status == Replayed::Changed || status == Replayed::Values || status == Replayed::Awaited;
}

}  // namespace

std::string told(const PastDifference& difference) {
  return fmt::format("{} : {} → {}", difference.what, difference.before, difference.after);
}

std::string reviews_path(const std::string& jury) {
  return std::filesystem::path(jury).replace_extension(".revues").generic_string();
}

std::optional<past::Reviews> read_reviews(const Document& document, diagnostics::Sources& sources,
                                          Session::Diagnostics& diagnostics) {
  const auto text = text_of(document, problems::unreadable_text, diagnostics);
  if (!text) return std::nullopt;
  return past::read_reviews(sources, sources.add(document.path, past::legible(*text)), diagnostics);
}

past::Review review_of(const Session& session, const ReplayedStudent& student) {
  past::Review review;
  review.student = student.number;
  review.title = session.regulation().title;
  review.version = session.regulation().version;
  review.fingerprint = session.fingerprints().regulation;
  review.shown = shown(student);
  return review;
}

// Of another version, a review says nothing here. Of this one, it stands as long as what was shown is what is shown,
// whatever else the text now says.
void apply(const past::Reviews& reviews, const Session& session, Replay& replay) {
  const semantics::CheckedRegulation& rules = session.regulation();
  for (const past::Review& review : reviews.all) {
    if (review.title != rules.title || review.version != rules.version) continue;
    const auto student = std::find_if(replay.students.begin(), replay.students.end(),
                                      [&](const ReplayedStudent& one) { return one.number == review.student; });
    const bool holds =
        student != replay.students.end() && is_difference(student->status) && shown(*student) == review.shown;
    if (holds) {
      student->reason = review.reason;
      student->refused = !review.accepted;
      if (review.accepted) student->status = Replayed::Accepted;
    } else if (review.accepted) {
      std::string what;
      for (const std::string& one : review.shown)
        what += (what.empty() ? "" : " · ") + one;
      replay.orphans.push_back(fmt::format("{} : {}", review.student, what));
    }
  }
}

}  // namespace bareme
