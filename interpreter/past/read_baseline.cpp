#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "past/baseline.hpp"
#include "past/lines.hpp"
#include "past/problems.hpp"
#include "past/value.hpp"

namespace bareme::past {
namespace {

using diagnostics::Diagnostics;

// The first byte that is not UTF-8; npos: all of it is.
std::size_t not_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = byte < 0x80                   ? 1
                               : byte >= 0xF0 && byte < 0xF5 ? 4
                               : byte >= 0xE0                ? 3
                               : byte >= 0xC2                ? 2
                                                             : 0;
    if (length == 0 || byte >= 0xF5 || i + length > text.size()) return i;
    for (std::size_t k = 1; k < length; ++k)
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80U) return i;
    i += length;
  }
  return std::string_view::npos;
}

std::optional<int> whole(std::string_view text) {
  int number = 0;
  if (text.empty() || text.size() > 6) return std::nullopt;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

class Reader {
 public:
  Reader(const diagnostics::Sources& sources, std::uint32_t source, Diagnostics& diagnostics)
      : sources_(sources), source_(source), lines_(sources, source), diagnostics_(diagnostics) {}

  std::optional<Baseline> read() {
    const std::size_t before = diagnostics_.error_count();
    baseline_.path = sources_[source_].path();
    const std::string_view text = sources_[source_].text();
    if (const std::size_t at = not_utf8(text); at != std::string_view::npos) {
      const auto place = static_cast<std::uint32_t>(at);
      diagnostics_.add(problems::not_utf8({source_, place, place}));
      return std::nullopt;
    }
    std::optional<Piece> line = lines_.next();
    const auto name = line ? after(*line, "jury") : std::nullopt;
    const auto promotion = name ? quoted_text(*name) : std::nullopt;
    if (!promotion) {
      diagnostics_.add(problems::not_a_baseline(line ? line->place : lines_.end_place(), "« jury \"promotion\" »"));
      return std::nullopt;
    }
    baseline_.head.promotion = promotion->first;
    bool ended = false;
    while ((line = lines_.next())) {
      if (ended) fault(*line, "une ligne après « fin »", "« fin » est la dernière ligne");
      if (line->text == "fin")
        ended = true;
      else if (baseline_.batch.enrolments.empty() && !after(*line, "étudiant"))
        head(*line);
      else
        body(*line);
    }
    close(ended);
    if (diagnostics_.error_count() != before) return std::nullopt;
    return std::move(baseline_);
  }

 private:
  void fault(const Piece& piece, const std::string& what, const std::string& remedy) {
    diagnostics_.add(problems::unreadable_line(piece.place, what, remedy));
  }

  void close(bool ended) {
    const std::size_t read = baseline_.batch.enrolments.size();
    if (!ended)
      diagnostics_.add(problems::truncated(lines_.end_place(), "il ne finit pas par « fin »"));
    else if (read != baseline_.head.students)
      diagnostics_.add(problems::truncated(lines_.end_place(), "l'en-tête annonce " +
                                                                   std::to_string(baseline_.head.students) +
                                                                   " étudiants, et il y en a " + std::to_string(read)));
    const Head& head = baseline_.head;
    if (ended && (head.title.empty() || head.maquette.empty() || head.texts.empty()))
      diagnostics_.add(
          problems::truncated(lines_.end_place(), "l'en-tête ne dit pas son règlement, sa maquette ou ses textes"));
  }

  // ---- the head
  bool text_into(std::string& into, const Piece& rest) {
    const auto text = quoted_text(rest);
    if (!text || !text->second.empty()) return false;
    into = text->first;
    return true;
  }

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

  void head(const Piece& line) {
    Head& head = baseline_.head;
    const auto [word, rest] = first_word(line);
    bool read = false;
    if (word.text == "année") {
      read = text_into(head.year, rest);
    } else if (word.text == "session") {
      read = (head.session = whole(rest.text)).has_value();
    } else if (word.text == "date") {
      read = (head.date = values::Date::parse(rest.text)).has_value();
    } else if (word.text == "présidence") {
      read = text_into(head.president, rest);
    } else if (word.text == "règlement") {
      read = stamped(rest, head.title, &head.version, head.fingerprint);
    } else if (word.text == "maquette") {
      read = stamped(rest, head.maquette, nullptr, head.maquette_fingerprint);
    } else if (word.text == "textes") {
      read = text_into(head.texts, rest);
    } else if (word.text == "pseudonymes") {
      read = head.pseudonyms = rest.text == "oui";
    } else if (word.text == "étudiants") {
      const auto count = whole(rest.text);
      read = count.has_value();
      head.students = static_cast<std::size_t>(count.value_or(0));
    } else {
      return fault(word, diagnostics::guillemets(std::string(word.text)) + " n'est pas de l'en-tête d'un jury figé",
                   "année, session, date, présidence, règlement, maquette, textes, pseudonymes, étudiants ; puis "
                   "« étudiant »");
    }
    if (!read) fault(line, "cette ligne de l'en-tête ne se lit pas", "la reprendre telle que « bareme figer » l'écrit");
  }

  // ---- the students
  void body(const Piece& line) {
    const auto [word, rest] = first_word(line);
    if (word.text == "étudiant")
      student(rest);
    else if (word.text == "notes")
      each(rest, [&](const Piece& name, const Piece& value) { mark(name, value); });
    else if (word.text == "convoqué")
      each(rest, [&](const Piece& name, const Piece&) { convocation(name); });
    else if (word.text == "faits")
      each(rest, [&](const Piece& name, const Piece& value) { fact(name, value); });
    else if (word.text == "ligne")
      brought(line, rest);
    else if (word.text == "acquis")
      acquired(line, rest);
    else if (word.text == "jury")
      pronounced(line, rest);
    else if (word.text == "décidé")
      each(rest, [&](const Piece& name, const Piece& value) { result(name, value); });
    else
      fault(word, diagnostics::guillemets(std::string(word.text)) + " ne commence aucune ligne d'un jury figé",
            "étudiant, notes, convoqué, faits, ligne, acquis, jury, décidé, fin");
  }

  std::uint32_t current() const { return static_cast<std::uint32_t>(baseline_.batch.enrolments.size() - 1); }

  void student(const Piece& rest) {
    const std::vector<Piece> parts = items(rest);
    plan::Student student;
    std::string* const into[] = {&student.number, &student.name, &student.first_name};
    bool read = parts.size() == 3;
    for (std::size_t i = 0; read && i < 3; ++i)
      read = text_into(*into[i], parts[i]);
    if (!read || student.number.empty())
      return fault(rest, "cet étudiant ne se lit pas", "écrire « étudiant \"numéro\" ; \"nom\" ; \"prénom\" »");
    if (!numbers_.insert(student.number).second)
      diagnostics_.add(
          problems::written_twice(rest.place, "l'étudiant " + diagnostics::guillemets(student.number) + " est écrit"));
    given_.clear();
    const Head& head = baseline_.head;
    baseline_.batch.enrolments.push_back(
        {std::move(student), head.year, head.maquette, head.promotion, true, rest.place, head.version});
  }

  template <class Take>
  void each(const Piece& rest, Take take) {
    for (const Piece& item : items(rest)) {
      const auto two = equation(item);
      if (!two || two->first.empty())
        fault(item, "ce qui est donné s'écrit « nom = valeur »",
              "séparer par « ; », avec une espace de chaque côté de « = »");
      else
        take(two->first, two->second);
    }
  }

  std::optional<ReadValue> value(const Piece& piece) {
    auto read = read_value(piece, baseline_.batch.names);
    if (!read)
      fault(piece, diagnostics::guillemets(std::string(piece.text)) + " n'est pas une valeur",
            "un nombre (12,5), un code, oui, non, une date (31/12/2027) ou un texte entre guillemets droits");
    return read;
  }

  plan::NameId id(std::string_view text) { return baseline_.batch.names.id(std::string(text)); }

  bool fresh(const Piece& name, char kind) {
    if (given_.insert(std::string(1, kind) + std::string(name.text)).second) return true;
    diagnostics_.add(
        problems::written_twice(name.place, diagnostics::guillemets(std::string(name.text)) + " est donné"));
    return false;
  }

  // « MATH7.EF@2 »
  std::optional<std::pair<std::string_view, std::uint8_t>> exam(const Piece& name) {
    const std::size_t at = name.text.rfind('@');
    if (at == std::string_view::npos) return std::pair(name.text, std::uint8_t{1});
    const auto session = whole(name.text.substr(at + 1));
    if (session && *session > 0 && *session < 256)
      return std::pair(name.text.substr(0, at), static_cast<std::uint8_t>(*session));
    fault(name, "ce n'est pas une session", "« MATH7.EF@2 » est la note de session 2");
    return std::nullopt;
  }

  void mark(const Piece& name, const Piece& text) {
    const auto [read, at] = std::pair(value(text), exam(name));
    if (!read || !at || !fresh(name, 'n')) return;
    if (read->state != values::State::Present ||
        (read->datum.kind != values::Kind::Number && read->datum.kind != values::Kind::Code))
      return fault(text, "une note est un nombre ou un code", "ne rien écrire là où il n'y a pas de note");
    baseline_.batch.marks.push_back({current(), id(at->first), at->second, read->datum, name.place});
  }

  void convocation(const Piece& name) {
    if (const auto at = exam(name); at && fresh(name, 'c'))
      baseline_.batch.convocations.push_back({current(), id(at->first), at->second, name.place});
  }

  // « CING2.actions »: the object, and the name after its last dot.
  static std::pair<std::string_view, std::string_view> parted(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) return {"", name};
    return {name.substr(0, dot), name.substr(dot + 1)};
  }

  void fact(const Piece& name, const Piece& text) {
    const auto read = value(text);
    if (!read || !fresh(name, 'f')) return;
    const auto [object, fact] = parted(name.text);
    baseline_.batch.facts.push_back({current(), id(object), id(fact), read->datum, name.place});
  }

  // « cours 1 de S8 : ects = 6 ; obtenu = oui »
  void brought(const Piece& line, const Piece& rest) {
    const std::size_t colon = rest.text.find(" :");
    std::string_view title = rest.text.substr(0, colon);
    std::string_view parent;
    if (const std::size_t of = title.find(" de "); of != std::string_view::npos) {
      parent = title.substr(of + 4);
      title = title.substr(0, of);
    }
    const std::size_t blank = title.rfind(' ');
    const auto rank = blank == std::string_view::npos ? std::nullopt : whole(title.substr(blank + 1));
    if (colon == std::string_view::npos || !rank || *rank < 1)
      return fault(line, "cette ligne du dossier ne se lit pas", "écrire « ligne cours 1 de S8 : ects = 6 »");
    plan::DossierLine brought{current(), id(title.substr(0, blank)), id(parent), *rank, {}, {}, line.place};
    const Piece facts = trimmed({rest.text.substr(colon + 2),
                                 {source_, static_cast<std::uint32_t>(rest.place.begin + colon + 2), rest.place.end}});
    if (!facts.empty())
      each(facts, [&](const Piece& name, const Piece& text) {
        if (const auto read = value(text)) brought.facts.push_back({id(name.text), read->datum});
      });
    baseline_.batch.lines.push_back(std::move(brought));
  }

  // « 2023-2024 : S5.moyenne = 12,5 ; S5.moyenne@1 = 11 »
  void acquired(const Piece& line, const Piece& rest) {
    const std::size_t colon = rest.text.find(" :");
    if (colon == std::string_view::npos)
      return fault(line, "cet acquis ne se lit pas", "écrire « acquis 2023-2024 : S5.moyenne = 12,5 »");
    const std::string_view said = rest.text.substr(0, colon);
    const std::string year(said == "sans année" ? "" : said);
    const Piece left = trimmed({rest.text.substr(colon + 2),
                                {source_, static_cast<std::uint32_t>(rest.place.begin + colon + 2), rest.place.end}});
    each(left, [&](const Piece& name, const Piece& text) {
      const auto read = value(text);
      if (!read) return;
      std::string_view written = name.text;
      std::uint8_t session = 0;
      if (const std::size_t at = written.rfind('@'); at != std::string_view::npos) {
        session = static_cast<std::uint8_t>(whole(written.substr(at + 1)).value_or(0));
        written = written.substr(0, at);
      }
      const auto [object, quantity] = parted(written);
      baseline_.batch.frozen.push_back({current(), year, id(object), id(quantity), session, read->datum, name.place});
    });
  }

  // « CING2 = "AJAC" ; suite "enjambement" ; session 2 ; proposition "AJ" ; article "4.6 a" ; motif "…" »
  void pronounced(const Piece& line, const Piece& rest) {
    const std::vector<Piece> parts = items(rest);
    const auto two = equation(parts.front());
    Decision decision;
    decision.student = current();
    decision.place = line.place;
    bool read = two && text_into(decision.code, two->second);
    if (read && two->first.text != "étudiant") decision.object = std::string(two->first.text);
    for (std::size_t i = 1; read && i < parts.size(); ++i) {
      const auto [word, said] = first_word(parts[i]);
      if (word.text == "suite")
        read = text_into(decision.suite, said);
      else if (word.text == "session")
        read = whole(said.text).has_value(), decision.session = whole(said.text).value_or(0);
      else if (word.text == "proposition")
        read = text_into(decision.proposition, said);
      else if (word.text == "article")
        read = text_into(decision.article, said);
      else if (word.text == "motif")
        read = text_into(decision.motive, said);
      else if (parts[i].text == "hors règlement")
        decision.forced = true;
      else if (parts[i].text == "dépassé")
        decision.overtaken = true;
      else
        read = false;
    }
    if (!read)
      return fault(line, "cette décision du jury ne se lit pas",
                   "écrire « jury CING2 = \"AJ\" ; suite \"redoublement\" ; session 2 ; motif \"…\" »");
    baseline_.decisions.push_back(std::move(decision));
  }

  void result(const Piece& name, const Piece& text) {
    const auto read = value(text);
    if (!read || !fresh(name, 'd')) return;
    baseline_.results.push_back({current(), id(name.text), read->state, read->datum, name.place});
  }

  const diagnostics::Sources& sources_;
  std::uint32_t source_;
  LineReader lines_;
  Diagnostics& diagnostics_;
  Baseline baseline_;
  std::unordered_set<std::string> numbers_, given_;
};

}  // namespace

std::optional<Baseline> read_baseline(const diagnostics::Sources& sources, std::uint32_t source,
                                      Diagnostics& diagnostics) {
  return Reader(sources, source, diagnostics).read();
}

}  // namespace bareme::past
