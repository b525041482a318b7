#include "syntax/problems.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "syntax/builder.hpp"
#include "syntax/everyday.hpp"
#include "syntax/scan.hpp"

namespace bareme::syntax {
namespace {

using diagnostics::Diagnostic;
using diagnostics::guillemets;
using Kind = Expected::Kind;

// What stands where something else was wanted.
struct Seen {
  Span place;
  std::string_view text;  // empty at a line end or at the end of the text
  bool end_of_text = false;
};

std::uint32_t shifted(std::uint32_t at, std::size_t size) { return static_cast<std::uint32_t>(at + size); }

bool two_character_sign(std::string_view text) {
  return text.starts_with(">=") || text.starts_with("<=") || text.starts_with("<>");
}

Seen seen_at(const Builder& builder, std::uint32_t at) {
  const std::string_view rest = builder.from(at);
  if (rest.empty() || scan::line_end(rest) != 0) {
    const std::uint32_t end = builder.without_blanks(at);
    return {builder.span(end, end), {}, rest.empty()};
  }
  std::size_t size = scan::letters(rest);
  if (size == 0) size = scan::digits(rest);
  if (size == 0) size = scan::quoted(rest);
  if (size == 0) size = two_character_sign(rest) ? 2 : scan::character(rest);
  return {builder.span(at, shifted(at, size)), rest.substr(0, size), false};
}

std::string wanted_text(const Expected& expected) {
  const bool spelling = expected.kind == Kind::Spelling || expected.kind == Kind::Bracket;
  return spelling ? guillemets(std::string(expected.what)) : std::string(expected.what);
}

std::string shown(const Seen& seen) {
  if (seen.text.empty()) return seen.end_of_text ? "le texte finit" : "la ligne finit";
  return guillemets(std::string(seen.text)) + " est écrit";
}

std::string_view first_word_of_line(const Builder& builder, std::uint32_t at) {
  const std::size_t break_before = at == 0 ? std::string_view::npos : builder.text().rfind('\n', at - 1);
  std::string_view line = builder.text().substr(break_before == std::string_view::npos ? 0 : break_before + 1);
  line.remove_prefix(scan::blanks(line));
  return line.substr(0, scan::letters(line));
}

std::string nearest_keyword(std::string_view word) {
  static const std::vector<std::string> starts = {
      "règlement", "maquette", "cas",      "article",  "structure", "codes",    "convention",  "paramètre", "barème",
      "fonction",  "utilise",  "supprime", "remplace", "ajoute",    "attribut", "entrée",      "acte",      "soit",
      "exception", "exemple",  "vérifie",  "résultat", "arrondi",   "vue",      "répartition", "niveaux",   "niveau",
      "tableau",   "pose",     "donne",    "motif",    "fichier",   "fin"};
  const auto same = [&](const std::string& start) { return scan::folded(start) == scan::folded(word); };
  if (word.empty() || std::any_of(starts.begin(), starts.end(), same)) return "";
  return diagnostics::nearest_help(std::string(word), starts);
}

bool belongs_to_the_language(std::string_view character) {
  if (scan::letter(character, true) != 0 || scan::quoted(character) != 0) return true;
  for (const std::string_view known : {"(", ")", "[",  "]", ";", ":", ".", ",", "=", "<", ">", "+", "-", "*", "/",
                                       "%", "#", "\"", "'", "’", "«", "»", "×", "÷", "−", "–", "≥", "≤", "≠"})
    if (character.starts_with(known)) return true;
  return false;
}

bool starts_a_line(Kind kind) { return kind == Kind::Line || kind == Kind::Part || kind == Kind::Element; }

// ---------------------------------------------------------------- one fault, one function

Diagnostic comma(const Seen& seen) {
  return Diagnostic("B004", seen.place, "« , » ne sépare rien : la virgule est décimale")
      .mark("cette virgule n'est dans aucun nombre")
      .help("pour séparer, écrire « ; » ; sinon, retirer la virgule");
}

Diagnostic foreign_sign(const Seen& seen) {
  const bool curly = seen.text == "“" || seen.text == "”" || seen.text == "„";
  return Diagnostic("B017", seen.place,
                    "le signe " + guillemets(std::string(seen.text)) + " n'existe pas dans le langage")
      .help(curly ? "entourer les textes de guillemets droits \"…\" ou français « … »"
                  : "le retirer, ou le mettre dans un texte entre guillemets");
}

// A value of an enumeration may stand between quotes; any other name is another word.
Diagnostic reserved_name(const Seen& seen, const Expected& expected) {
  const bool quotable =
      expected.what.find("guillemets") != std::string_view::npos || expected.what.find("une valeur") == 0;
  return Diagnostic("B015", seen.place,
                    guillemets(std::string(seen.text)) + " est un mot du langage : il ne peut être dans un nom")
      .mark("ici " + std::string(starts_a_line(expected.kind) ? "commence " : "vient ") + wanted_text(expected))
      .help(quotable ? "choisir un autre mot, ou l'écrire entre guillemets : « \"" + std::string(seen.text) + "\" »"
                     : "choisir un autre mot : les noms n'ont ni article ni préposition, comme « bonus école »");
}

// « aucune faiblesse si … », « option = Est »: a word of the language where its author names something of his own.
bool taken_for_a_name(const Builder& builder, const Seen& seen, const Expected& expected, std::uint32_t at) {
  if (!scan::is_reserved(seen.text)) return false;
  if (expected.kind == Kind::Name) return true;
  if (expected.kind == Kind::Spelling)  // « entrée bonus de école : nombre »
    return expected.what == ":" && scan::letters(seen.text) != 0;
  if (starts_a_line(expected.kind)) {  // unless it goes on with the line above
    static const std::vector<std::string> joining = {"et", "ou", "si", "sinon", "lorsque", "donne", "fin"};
    if (std::find(joining.begin(), joining.end(), scan::folded(seen.text)) != joining.end()) return false;
    const std::string_view rest = builder.from(at).substr(0, scan::rest_of_line(builder.from(at)));
    const std::size_t equals = rest.find('=');
    const bool defines = equals != std::string_view::npos && rest[equals - 1] != '<' && rest[equals - 1] != '>';
    return defines || rest.find(" si ") != std::string_view::npos;
  }
  const bool wants_a_word = expected.what.starts_with("un nom") || expected.what.starts_with("un code");
  return expected.kind == Kind::Sentence && (wants_a_word || scan::folded(seen.text)[0] != seen.text[0]);
}

Diagnostic open_text(const Builder& builder, std::uint32_t at) {
  const bool straight = builder.text()[at - 1] == '"';
  const std::uint32_t begin = at - (straight ? 1 : 2);
  return Diagnostic("B003", builder.span(begin, at), "ce texte n'est pas fermé sur sa ligne")
      .mark("ouvert ici")
      .help(straight
                ? "fermer le guillemet avant la fin de la ligne ; un texte tient sur une ligne"
                : "fermer le guillemet avant la fin de la ligne ; une citation plus longue en fait plusieurs, « … » "
                  "à chaque ligne");
}

Diagnostic grouped_number(const Builder& builder, std::uint32_t at) {
  std::uint32_t begin = at;
  while (begin > 0 && builder.text()[begin - 1] >= '0' && builder.text()[begin - 1] <= '9')
    --begin;
  const std::uint32_t end = shifted(at, scan::grouped_digits(builder.from(at)));
  const std::string head(builder.text().substr(begin, at - begin));
  const std::string tail(builder.text().substr(end - 3, 3));
  std::string whole;
  for (const char c : builder.text().substr(begin, end - begin))
    if (c >= '0' && c <= '9') whole += c;
  const bool may_be_two = whole == head + tail && tail != "000";
  return Diagnostic("B005", builder.span(begin, end), "un nombre s'écrit sans blanc entre ses chiffres")
      .help("écrire " + guillemets(whole) +
            (may_be_two ? " ; pour deux valeurs, " + guillemets(head + " ; " + tail) : std::string()));
}

Diagnostic mixed_logic(const Seen& seen, const Expected& expected) {
  const std::string other = expected.kind == Kind::NoOr ? "et" : "ou";
  return Diagnostic("B006", seen.place, "« et » et « ou » dans une même condition, sans parenthèses")
      .mark(guillemets(std::string(expected.what)) + " vient après " + guillemets(other))
      .help("mettre entre parenthèses ce qui va ensemble : « (a et b) ou c », ou « a et (b ou c) »");
}

Diagnostic bracket_not_here(const Builder& builder, const Seen& seen, const Expected& expected) {
  const std::uint32_t open = builder.brackets.back();
  return Diagnostic("B007", seen.place, shown(seen) + " là où vient " + wanted_text(expected))
      .note(builder.span(open, open + 1), "ouverte ici")
      .help(seen.text == ";" ? "il ne vient ici qu'une valeur : fermer la parenthèse avant « ; »"
                             : "fermer la parenthèse, ou séparer les valeurs par « ; »");
}

Diagnostic stray_end(const Seen& seen) {
  return Diagnostic("B012", seen.place, "« fin » ne ferme rien ici")
      .mark("aucun bloc n'est ouvert")
      .help("retirer cette ligne, ou retrouver le « fin » de trop plus haut");
}

// « FIN » among codes closes their list: the lines below are then the ones accused.
Diagnostic with_the_end_above(Diagnostic problem, const Builder& builder, std::uint32_t at) {
  std::string_view above = builder.text().substr(0, at);
  above = above.substr(0, above.find_last_not_of(" \t\r\n") + 1);
  const std::size_t line = above.rfind('\n') + 1;  // 0 on the first line
  const std::size_t word = line + scan::blanks(above.substr(line));
  const std::string_view closing = above.substr(word);
  if (scan::folded(closing) != "fin" || closing == "fin") return problem;
  return std::move(problem).note(builder.span(static_cast<std::uint32_t>(word), shifted(0, above.size())),
                                 guillemets(std::string(closing)) + " ferme le bloc : ce ne peut être un code");
}

Diagnostic unknown_line(const Builder& builder, const Seen& seen, const Expected& expected, std::uint32_t at) {
  const std::string_view first = first_word_of_line(builder, at);
  const std::string near = scan::folded(first) == "entre"
                               ? "un cas se compare d'un côté, « >= 12 : … » ; les lignes se lisent de haut en bas, « "
                                 ">= 10 : … » prend donc ce qui reste de 10 à 12"
                               : nearest_keyword(first);
  const bool outside = expected.kind == Kind::Part;
  return Diagnostic("B013", seen.place, shown(seen) + " là où commence " + wanted_text(expected))
      .help(near)
      .help(outside ? "un texte commence par « règlement \"titre\" version \"2024-2025\" », « maquette \"titre\" pour "
                      "… » ou « cas \"titre\" »"
                    : "");
}

// « moyene des ecue »: what precedes « des » was to announce it.
std::string nearest_announcer(const Builder& builder, std::uint32_t at) {
  static const std::vector<std::string> announcers = {"moyenne", "somme",   "nombre",    "minimum", "maximum",
                                                      "médiane", "maximum", "meilleurs", "chaque",  "rang"};
  std::string_view before = builder.text().substr(0, at);
  while (!before.empty() && before.back() == ' ')
    before.remove_suffix(1);
  const std::size_t blank = before.find_last_of(" \n(=;");
  const std::string word(before.substr(blank == std::string_view::npos ? 0 : blank + 1));
  const bool known =
      std::find(announcers.begin(), announcers.end(), std::string(scan::folded(word))) != announcers.end();
  return known || word.empty() ? "" : diagnostics::nearest_help(word, announcers);
}

bool by_default(const Builder& builder, std::uint32_t at) { return scan::keyword("a defaut", builder.from(at)) != 0; }

Diagnostic extra_word(const Builder& builder, const Seen& seen, std::uint32_t at) {
  if (const std::string_view first = first_word_of_line(builder, at); scan::folded(first) == "fin")
    return Diagnostic("B001", seen.place, shown(seen) + " après " + guillemets(std::string(first)))
        .mark(guillemets(std::string(first)) + " ferme le bloc, et tient seul sur sa ligne")
        .help("« fin » est un mot du langage : ce ne peut être un code ni un nom");
  const std::string folded(scan::folded(seen.text));
  const bool announced = folded == "des" || folded == "de" || folded == "par";
  const std::string near = announced ? nearest_announcer(builder, at) : "";
  return Diagnostic("B001", seen.place, shown(seen) + " là où la ligne devrait finir")
      .mark(!announced && scan::is_reserved(seen.text) ? "un mot du langage : il finit le nom qui précède"
                                                       : "de trop, ou le mot qui l'annonce manque")
      .help(near)
      .help(!near.empty() ? ""
            : by_default(builder, at)
                ? "« à défaut » est d'une entrée ou d'un attribut ; une note qui n'est pas saisie "
                  "attend : saisir un code, comme « NR \"non rendu\" : vaut 0/20 »"
                : "une instruction tient sur une ligne, sauf entre parenthèses");
}

// « moyenne > = 10 »: one sign, cut in two.
std::string joined_sign(const Builder& builder, const Seen& seen, std::uint32_t at) {
  std::string_view before = builder.text().substr(0, at);
  while (!before.empty() && before.back() == ' ')
    before.remove_suffix(1);
  const bool opens = !before.empty() && (before.back() == '<' || before.back() == '>');
  const bool closes = seen.text == "=" || (seen.text == ">" && opens && before.back() == '<');
  if (!opens || !closes) return "";
  return "écrire " + guillemets(std::string{before.back()} + std::string(seen.text)) + ", sans blanc au milieu";
}

Diagnostic misplaced(const Builder& builder, const Seen& seen, const Expected& expected, std::uint32_t at) {
  std::string near = expected.kind == Kind::Sign ? nearest_keyword(first_word_of_line(builder, at)) : "";
  if (near.empty()) near = joined_sign(builder, seen, at);
  return Diagnostic("B001", seen.place, shown(seen) + " là où vient " + wanted_text(expected)).help(near);
}

// Told of the whole line, where its author wrote as one speaks.
std::string everyday(const Builder& builder, std::uint32_t at) {
  const std::string_view text = builder.text();
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return everyday_remedy(text.substr(begin, scan::rest_of_line(text.substr(begin))), at - begin);
}

Diagnostic said_otherwise(const Seen& seen, const Expected& expected, std::string remedy) {
  const bool line = starts_a_line(expected.kind);
  const std::string place = expected.kind == Kind::LineEnd ? " là où la ligne devrait finir"
                            : line                         ? " là où commence une instruction"
                                                           : " là où vient " + wanted_text(expected);
  return Diagnostic(line ? "B013" : "B001", seen.place, shown(seen) + place).help(std::move(remedy));
}

constexpr Expected kName{"le nom de ce qui est défini", Kind::Name};

// « au mieux = … », « note du bulletin = … »: an article or a preposition begins a name, or is within it.
bool names_a_quantity(const Builder& builder, const Seen& seen, const Expected& expected, std::uint32_t at) {
  static const std::vector<std::string> small = {"de",  "du",  "des", "la",   "le", "les", "au",
                                                 "aux", "par", "en",  "dans", "un", "une"};
  if (std::find(small.begin(), small.end(), scan::folded(seen.text)) == small.end()) return false;
  const std::string_view rest = builder.from(at).substr(seen.text.size());
  const std::string_view line = rest.substr(0, rest.find('\n'));
  const std::size_t equals = line.find('=');
  const bool defines =
      equals != std::string_view::npos && equals > 0 && line[equals - 1] != '<' && line[equals - 1] != '>';
  const bool answers = line.find(" si ") != std::string_view::npos;
  return (expected.kind == Kind::Line || expected.kind == Kind::Sign) && (defines || answers);
}

}  // namespace

Diagnostic unexpected(const Builder& builder, std::uint32_t at, const Expected& expected) {
  const Seen seen = seen_at(builder, at);
  switch (expected.kind) {
    case Kind::Quote:
      return open_text(builder, at);
    case Kind::NoGroup:
      return grouped_number(builder, at);
    case Kind::NoOr:
    case Kind::NoAnd:
      return mixed_logic(seen, expected);
    case Kind::Depth:
      return too_nested(seen.place);
    default:
      break;
  }
  if (seen.text == ",") return comma(seen);
  if (!seen.text.empty() && !belongs_to_the_language(seen.text)) return foreign_sign(seen);
  if (expected.kind == Kind::Bracket && seen.end_of_text) return unclosed_bracket(builder);
  if (expected.kind == Kind::Bracket) return bracket_not_here(builder, seen, expected);
  if (names_a_quantity(builder, seen, expected, at)) return reserved_name(seen, kName);
  if (taken_for_a_name(builder, seen, expected, at)) return reserved_name(seen, expected);
  if (std::string remedy = everyday(builder, at); !remedy.empty())
    return said_otherwise(seen, expected, std::move(remedy));
  if (starts_a_line(expected.kind) && scan::folded(seen.text) == "fin")
    return with_the_end_above(stray_end(seen), builder, at);
  if (starts_a_line(expected.kind)) return with_the_end_above(unknown_line(builder, seen, expected, at), builder, at);
  if (expected.kind == Kind::LineEnd) return extra_word(builder, seen, at);
  return misplaced(builder, seen, expected, at);
}

Diagnostic unclosed_bracket(const Builder& builder) {
  const std::uint32_t open = builder.brackets.back();
  const bool square = builder.text()[open] == '[';
  return Diagnostic("B007", builder.span(open, open + 1), "cette parenthèse n'est pas fermée")
      .mark("ouverte ici")
      .help("écrire " + guillemets(square ? "]" : ")") + " où elle finit");
}

Diagnostic unclosed_block(const Builder& builder, std::uint32_t at) {
  const Span opening = builder.blocks.empty() ? builder.span(at, at) : builder.blocks.back();
  const std::string word(builder.text().substr(opening.begin, opening.end - opening.begin));
  const Seen next = seen_at(builder, at);
  Diagnostic diagnostic = Diagnostic("B002", opening, "le bloc " + guillemets(word) + " n'est pas fermé")
                              .mark("ouvert ici")
                              .help("écrire « fin » sur une ligne, où il se termine");
  if (next.text.empty()) return diagnostic;
  return std::move(diagnostic).note(next.place, guillemets(std::string(next.text)) + " commence ici un autre bloc");
}

}  // namespace bareme::syntax
