#include "syntax/problems.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "syntax/builder.hpp"
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
  return word.empty() ? std::string() : diagnostics::nearest_help(std::string(word), starts);
}

bool belongs_to_the_language(std::string_view character) {
  if (scan::letter(character, true) != 0 || scan::quoted(character) != 0) return true;
  for (const std::string_view known : {"(", ")", "[",  "]", ";", ":", ".", ",", "=", "<", ">", "+", "-", "*", "/",
                                       "%", "#", "\"", "'", "’", "«", "»", "×", "÷", "−", "–", "≥", "≤", "≠"})
    if (character.starts_with(known)) return true;
  return false;
}

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

Diagnostic reserved_name(const Seen& seen, const Expected& expected) {
  return Diagnostic("B015", seen.place,
                    guillemets(std::string(seen.text)) + " est un mot du langage : il ne peut être dans un nom")
      .mark("ici vient " + wanted_text(expected))
      .help("choisir un autre mot : les noms n'ont ni article ni préposition, comme « bonus école »");
}

Diagnostic open_text(const Builder& builder, std::uint32_t at) {
  const bool straight = builder.text()[at - 1] == '"';
  const std::uint32_t begin = at - (straight ? 1 : 2);
  return Diagnostic("B003", builder.span(begin, at), "ce texte n'est pas fermé sur sa ligne")
      .mark("ouvert ici")
      .help("fermer le guillemet avant la fin de la ligne ; un texte tient sur une ligne");
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
      .help("fermer la parenthèse, ou séparer les valeurs par « ; »");
}

Diagnostic stray_end(const Seen& seen) {
  return Diagnostic("B012", seen.place, "« fin » ne ferme rien ici")
      .mark("aucun bloc n'est ouvert")
      .help("retirer cette ligne, ou retrouver le « fin » de trop plus haut");
}

Diagnostic unknown_line(const Builder& builder, const Seen& seen, const Expected& expected, std::uint32_t at) {
  const std::string near = nearest_keyword(first_word_of_line(builder, at));
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

Diagnostic extra_word(const Builder& builder, const Seen& seen, std::uint32_t at) {
  const std::string folded(scan::folded(seen.text));
  const bool announced = folded == "des" || folded == "de" || folded == "par";
  const std::string near = announced ? nearest_announcer(builder, at) : "";
  return Diagnostic("B001", seen.place, shown(seen) + " là où la ligne devrait finir")
      .mark("de trop, ou le mot qui l'annonce manque")
      .help(near)
      .help(near.empty() ? "une instruction tient sur une ligne, sauf entre parenthèses" : "");
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

bool starts_a_line(Kind kind) { return kind == Kind::Line || kind == Kind::Part || kind == Kind::Element; }

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
  if (starts_a_line(expected.kind) && scan::folded(seen.text) == "fin") return stray_end(seen);
  if (names_a_quantity(builder, seen, expected, at)) return reserved_name(seen, kName);
  if (starts_a_line(expected.kind)) return unknown_line(builder, seen, expected, at);
  const bool in_declared_name = expected.kind == Kind::Spelling && expected.what == ":" &&
                                scan::letters(seen.text) != 0;  // « entrée bonus de école : nombre »
  if ((expected.kind == Kind::Name || in_declared_name) && scan::is_reserved(seen.text))
    return reserved_name(seen, expected);
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

Diagnostic too_nested(Span place) {
  return Diagnostic("B008", place, "trop de parenthèses ou d'opérations imbriquées")
      .help("donner un nom aux morceaux du calcul avec « soit »");
}

Diagnostic documents_come_later(Span place) {
  return Diagnostic("B009", place,
                    "les documents viennent avec une version suivante : ce bloc est lu et laissé de côté")
      .warning();
}

Diagnostic view_of_one_term(Span place) {
  return Diagnostic("B010", place, "« en » ne vaut ici que pour un terme d'un calcul plus grand")
      .mark("seul ce terme serait vu ainsi")
      .help("mettre entre parenthèses ce qui est vu ainsi : « (a + b) en session 1 », ou « a + (b en session 1) »");
}

Diagnostic uneven_table_row(Span row, std::size_t cells, Span header, std::size_t columns) {
  return Diagnostic("B011", row,
                    "cette ligne a " + std::to_string(cells) + (cells > 1 ? " cases" : " case") + ", l'en-tête en a " +
                        std::to_string(columns))
      .note(header, "l'en-tête du tableau")
      .help("une case vide garde son « ; »");
}

Diagnostic impossible_date(Span place) {
  return Diagnostic("B014", place, "cette date n'existe pas au calendrier")
      .help("écrire jour/mois/année, comme 31/12/2027");
}

Diagnostic not_utf8(Span place) {
  return Diagnostic("B016", place, "ce texte n'est pas en UTF-8 à partir d'ici")
      .help("l'enregistrer en UTF-8 : dans un éditeur, « Enregistrer sous », encodage UTF-8");
}

}  // namespace bareme::syntax
