#include "past/reviews.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "past/baseline.hpp"
#include "past/lines.hpp"
#include "past/problems.hpp"

namespace bareme::past {
namespace {

bool same(const Review& one, const std::string& student, const std::string& title, const std::string& version) {
  return one.student == student && one.title == title && one.version == version;
}

// « "a" WORD "b" WORD c »: the texts, those not quoted as they stand.
bool texts(Piece rest, const std::vector<std::pair<const char*, std::string*>>& into) {
  for (const auto& [word, text] : into) {
    if (*word != '\0') {
      const auto said = after(rest, word);
      if (!said) return false;
      rest = *said;
    }
    if (const auto quote = quoted_text(rest)) {
      *text = quote->first;
      rest = quote->second;
    } else {
      if (into.back().second != text || rest.empty()) return false;
      *text = std::string(rest.text);
      rest = {};
    }
  }
  return rest.empty();
}

bool read_line(const Piece& line, Review& review) {
  const auto [word, rest] = first_word(line);
  if (word.text == "règlement")
    return texts(rest, {{"", &review.title}, {"version", &review.version}, {"empreinte", &review.fingerprint}});
  if (word.text == "acceptée" || word.text == "refusée") {
    review.accepted = word.text == "acceptée";
    return texts(rest, {{"par", &review.author}, {"le", &review.moment}});
  }
  if (word.text == "motif") return texts(rest, {{"", &review.reason}});
  if (word.text != "montré") return false;
  review.shown.emplace_back();
  return texts(rest, {{"", &review.shown.back()}});
}

}  // namespace

const Review* Reviews::of(const std::string& student, const std::string& title, const std::string& version) const {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Review& one) { return same(one, student, title, version); });
  return found == all.end() ? nullptr : &*found;
}

void Reviews::put(Review review) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Review& one) {
    return same(one, review.student, review.title, review.version);
  });
  if (found != all.end())
    *found = std::move(review);
  else
    all.push_back(std::move(review));
}

std::string text_of(const Reviews& reviews, const std::string& jury) {
  std::string text = fmt::format("# Les différences revues de {}, écrites par « bareme revoir ».\n", jury);
  for (const Review& one : reviews.all) {
    text += fmt::format("\nrevue {}\n  règlement {} version {} empreinte {}\n", quoted(one.student), quoted(one.title),
                        quoted(one.version), one.fingerprint);
    text += fmt::format("  {} par {} le {}\n", one.accepted ? "acceptée" : "refusée", quoted(one.author),
                        quoted(one.moment));
    if (!one.reason.empty()) text += fmt::format("  motif {}\n", quoted(one.reason));
    for (const std::string& shown : one.shown)
      text += fmt::format("  montré {}\n", quoted(shown));
  }
  return text + "\nfin\n";
}

std::optional<Reviews> read_reviews(const diagnostics::Sources& sources, std::uint32_t source,
                                    diagnostics::Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  if (const std::size_t at = first_not_utf8(sources[source].text()); at != std::string_view::npos) {
    const auto place = static_cast<std::uint32_t>(at);
    diagnostics.add(problems::not_utf8({source, place, place}));
    return std::nullopt;
  }
  LineReader lines(sources, source);
  Reviews reviews;
  bool ended = false;
  while (const auto line = lines.next()) {
    const auto head = after(*line, "revue");
    const auto student = head ? quoted_text(*head) : std::nullopt;
    if (ended) {
      diagnostics.add(problems::unreadable_review(line->place));
    } else if (line->text == "fin") {
      ended = true;
    } else if (student && student->second.empty()) {
      reviews.all.emplace_back();
      reviews.all.back().student = student->first;
      reviews.all.back().place = line->place;
    } else if (reviews.all.empty() || !read_line(*line, reviews.all.back())) {
      diagnostics.add(problems::unreadable_review(line->place));
    }
  }
  if (!ended) diagnostics.add(problems::unreadable_review(lines.end_place()));
  if (diagnostics.error_count() != before) return std::nullopt;
  return reviews;
}

}  // namespace bareme::past
