#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "past/baseline.hpp"
#include "past/lines.hpp"
#include "past/problems.hpp"
#include "past/read_head.hpp"
#include "past/value.hpp"

namespace bareme::past {
namespace {

using diagnostics::Diagnostics;

class Reader {
 public:
  Reader(const diagnostics::Sources& sources, std::uint32_t source, Diagnostics& diagnostics)
      : sources_(sources),
        source_(source),
        lines_(sources, source),
        diagnostics_(diagnostics),
        head_(baseline_.head, diagnostics) {}

  std::optional<Baseline> read() {
    const std::size_t before = diagnostics_.error_count();
    baseline_.path = sources_[source_].path();
    const std::string_view text = sources_[source_].text();
    if (const std::size_t at = first_not_utf8(text); at != std::string_view::npos) {
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
        head_.line(*line);
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

  // `of`: the year of an acquis, the line of a dossier that holds it.
  bool fresh(const Piece& name, char kind, const std::string& of = {}) {
    if (given_.insert(std::string(1, kind) + of + "\n" + std::string(name.text)).second) return true;
    diagnostics_.add(
        problems::written_twice(name.place, diagnostics::guillemets(std::string(name.text)) + " est donné"));
    return false;
  }

  void not_a_session(const Piece& name) {
    fault(name, "ce n'est pas une session : de 1 à 9", "« MATH7.EF@2 » est de la session 2");
  }

  // « MATH7.EF@2 »
  std::optional<std::pair<std::string_view, std::uint8_t>> exam(const Piece& name) {
    const std::size_t at = name.text.rfind('@');
    if (at == std::string_view::npos) return std::pair(name.text, std::uint8_t{1});
    if (const auto session = session_number(name.text.substr(at + 1)))
      return std::pair(name.text.substr(0, at), static_cast<std::uint8_t>(*session));
    not_a_session(name);
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
    const std::string called(rest.text.substr(0, colon));
    if (!fresh({rest.text.substr(0, colon), line.place}, 'l')) return;
    const std::size_t blank = title.rfind(' ');
    const auto rank = blank == std::string_view::npos ? std::nullopt : whole(title.substr(blank + 1));
    if (colon == std::string_view::npos || !rank || *rank < 1)
      return fault(line, "cette ligne du dossier ne se lit pas", "écrire « ligne cours 1 de S8 : ects = 6 »");
    plan::DossierLine brought{current(), id(title.substr(0, blank)), id(parent), *rank, {}, {}, line.place};
    const Piece facts = trimmed({rest.text.substr(colon + 2),
                                 {source_, static_cast<std::uint32_t>(rest.place.begin + colon + 2), rest.place.end}});
    if (!facts.empty())
      each(facts, [&](const Piece& name, const Piece& text) {
        if (const auto read = value(text); read && fresh(name, 'b', called))
          brought.facts.push_back({id(name.text), read->datum});
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
        const auto said = session_number(written.substr(at + 1));
        if (!said) return not_a_session(name);
        session = static_cast<std::uint8_t>(*said);
        written = written.substr(0, at);
      }
      if (!fresh(name, 'a', year)) return;
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
        read = session_number(said.text).has_value(), decision.session = session_number(said.text).value_or(0);
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
    // The one that was refused on an object, then the one that stood: the same, twice, is one line pasted.
    if (read && !fresh(line, 'j')) return;
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
  HeadReader head_;
  std::unordered_set<std::string> numbers_, given_;
};

}  // namespace

std::optional<Baseline> read_baseline(const diagnostics::Sources& sources, std::uint32_t source,
                                      Diagnostics& diagnostics) {
  return Reader(sources, source, diagnostics).read();
}

}  // namespace bareme::past
