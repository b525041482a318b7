#include "past/read_head.hpp"

#include <algorithm>
#include <array>

#include "past/problems.hpp"

namespace bareme::past {
namespace {

constexpr std::array<std::string_view, 9> words = {"année",    "session", "date",        "présidence", "règlement",
                                                   "maquette", "textes",  "pseudonymes", "étudiants"};

// « "titre" version "2024-2025" empreinte 3f9c… »
bool stamped(const Piece& rest, std::string& title, std::string* version, std::string& fingerprint) {
  auto text = quoted_text(rest);
  if (!text) return false;
  title = text->first;
  Piece left = text->second;
  if (version != nullptr) {
    const auto said = after(left, "version");
    text = said ? quoted_text(*said) : std::nullopt;
    if (!text) return false;
    *version = text->first;
    left = text->second;
  }
  const auto mark = after(left, "empreinte");
  if (!mark) return false;
  fingerprint = std::string(mark->text);
  return !fingerprint.empty();
}

// A folder beside the file, or below: a jury received from elsewhere reads nothing outside what came with it.
bool is_beside(const std::string& folder) {
  return !folder.empty() && folder.front() != '/' && folder.find('\\') == std::string::npos &&
         ("/" + folder + "/").find("/../") == std::string::npos;
}

}  // namespace

std::optional<int> whole(std::string_view text) {
  int number = 0;
  if (text.empty() || text.size() > 6) return std::nullopt;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

std::optional<int> session_number(std::string_view text) {
  const auto number = whole(text);
  return number && *number >= 1 && *number <= 9 ? number : std::nullopt;
}

bool text_into(std::string& into, const Piece& rest) {
  const auto text = quoted_text(rest);
  if (!text || !text->second.empty()) return false;
  into = text->first;
  return true;
}

bool HeadReader::read(const std::string& word, const Piece& rest) {
  if (word == "année") return text_into(head_.year, rest);
  if (word == "session") return (head_.session = session_number(rest.text)).has_value();
  if (word == "date") return (head_.date = values::Date::parse(rest.text)).has_value();
  if (word == "présidence") return text_into(head_.president, rest);
  if (word == "règlement") return stamped(rest, head_.title, &head_.version, head_.fingerprint);
  if (word == "maquette") return stamped(rest, head_.maquette, nullptr, head_.maquette_fingerprint);
  if (word == "textes") return text_into(head_.texts, rest) && is_beside(head_.texts);
  if (word == "pseudonymes") return head_.pseudonyms = rest.text == "oui";
  const auto count = whole(rest.text);
  head_.students = static_cast<std::size_t>(count.value_or(0));
  return count.has_value();
}

void HeadReader::line(const Piece& line) {
  const auto [word, rest] = first_word(line);
  const std::string name(word.text);
  if (std::find(words.begin(), words.end(), word.text) == words.end()) {
    const bool again = name == "jury";
    diagnostics_.add(again ? problems::written_twice(line.place, "l'en-tête « jury » est écrit")
                           : problems::unreadable_line(
                                 word.place, diagnostics::guillemets(name) + " n'est pas de l'en-tête d'un jury figé",
                                 "année, session, date, présidence, règlement, maquette, textes, pseudonymes, "
                                 "étudiants ; puis « étudiant »"));
  } else if (!seen_.insert(name).second) {
    diagnostics_.add(problems::written_twice(word.place, diagnostics::guillemets(name) + " est donné"));
  } else if (!read(name, rest)) {
    diagnostics_.add(problems::unreadable_line(line.place, "cette ligne de l'en-tête ne se lit pas",
                                               "la reprendre telle que « bareme figer » l'écrit"));
  }
}

}  // namespace bareme::past
