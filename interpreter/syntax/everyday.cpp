#include "syntax/everyday.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "syntax/scan.hpp"

namespace bareme::syntax {
namespace {

using diagnostics::guillemets;

struct Word {
  std::size_t begin = 0, end = 0;
  std::string folded;
};

// Those outside texts, up to the comment.
std::vector<Word> words_in(std::string_view line) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::string_view rest = line.substr(at);
    if (const std::size_t skipped = scan::blanks(rest); skipped != 0) {
      at += skipped;
      continue;
    }
    std::size_t size = scan::quoted(rest);
    if (size == 0)
      while (at + size < line.size() && scan::blank(line.substr(at + size)) == 0)
        size += scan::character(line.substr(at + size));
    words.push_back({at, at + size, scan::folded(rest.substr(0, size))});
    at += size;
  }
  return words;
}

class Line {
 public:
  Line(std::string_view text, std::size_t at) : text_(text), at_(at), words_(words_in(text)) {}

  std::string remedy() const {
    for (const auto find :
         {&Line::title, &Line::voted_text, &Line::then, &Line::leading_condition, &Line::assigned_result,
          &Line::sign_of_words, &Line::sign_turned, &Line::other_if, &Line::when_of_exception, &Line::every,
          &Line::quantified, &Line::chosen, &Line::filter, &Line::weighted, &Line::percentage, &Line::values_listed,
          &Line::bounds, &Line::repeated, &Line::article})
      if (std::string found = (this->*find)(); !found.empty()) return found;
    return "";
  }

 private:
  std::optional<std::size_t> find(const char* word) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if (words_[i].folded == word) return i;
    return std::nullopt;
  }
  bool starts_with(const char* word) const { return !words_.empty() && words_.front().folded == word; }
  // The words from one to before another, as they are written.
  std::string between(std::size_t first, std::size_t last) const {
    if (first >= last || last > words_.size()) return "…";
    return std::string(text_.substr(words_[first].begin, words_[last - 1].end - words_[first].begin));
  }
  std::string from(std::size_t first) const { return between(first, words_.size()); }
  std::string seen() const { return std::string(text_.substr(at_, std::max<std::size_t>(1, scan::letters(rest())))); }
  std::string_view rest() const { return text_.substr(std::min(at_, text_.size())); }

  bool is(std::size_t i, std::string_view folded) const { return i < words_.size() && words_[i].folded == folded; }
  bool quoted(std::size_t i) const { return i < words_.size() && scan::quoted(text_.substr(words_[i].begin)) != 0; }
  // The word the fault is on, or the first after it.
  std::size_t here() const {
    std::size_t i = 0;
    while (i < words_.size() && words_[i].end <= at_)
      ++i;
    return i;
  }

  // « règlement École version 2026 », « règlement "École" », « maquette Port »
  std::string title() const {
    if (!is(0, "reglement") && !is(0, "maquette")) return "";
    const bool maquette = is(0, "maquette");
    const std::string after = maquette ? " pour \"École\" version \"2026-2027\"" : " version \"2026-2027\"";
    const auto version = find("version"), of = find("pour");
    const std::size_t end = std::min(version.value_or(words_.size()), of.value_or(words_.size()));
    if (!quoted(1) && end > 1)
      return "mettre le titre entre guillemets : " + guillemets(between(0, 1) + " \"" + between(1, end) + "\"" + after);
    if (here() == 2 || (here() == 3 && is(2, "version")))
      return "dire " + std::string(maquette ? "de quel règlement" : "quelle version") + " : " +
             guillemets(between(0, 2) + after);
    return "";
  }

  // « L'année comprend deux semestres. »: the text of the règlement, where a statement begins.
  std::string voted_text() const {
    constexpr std::size_t sentence = 5;  // words
    if (words_.size() < sentence || here() != 0) return "";
    const std::string_view first = text_.substr(words_[0].begin, scan::character(text_.substr(words_[0].begin)));
    const bool capital = (first >= "A" && first <= "Z") || (first >= "À" && first <= "Þ");
    if (!capital || text_.find('=') != text_.npos) return "";
    return "citer le texte voté entre guillemets : " + guillemets(between(0, 4) + " …") + ", à chaque ligne";
  }

  // « exception "x" : note retenue = 0 si … »
  std::string when_of_exception() const {
    const auto when = find("si");
    if (!starts_with("exception") || !when || find("sinon")) return "";
    return "une exception dit « lorsque » : " + guillemets(between(0, *when) + " lorsque " + from(*when + 1));
  }

  // « chaque ue validée », « aucun ecue < 7 »
  std::string quantified() const {
    for (std::size_t i = 0; i + 2 < words_.size(); ++i) {
      const bool all = is(i, "chaque"), none = is(i, "aucun") || is(i, "aucune");
      if ((!all && !none) || (i > 0 && is(i - 1, "pour")) || text_.find(':', words_[i].begin) != text_.npos) continue;
      std::size_t rest = i + 2;
      std::string sign;
      if (is(rest, "sous") || is(rest, "en-dessous")) sign = "< ";
      if (!sign.empty()) rest += is(rest + 1, "de") ? 2 : 1;
      const bool compared =
          !sign.empty() || std::string_view("<>=").find(text_[words_[rest].begin]) != std::string_view::npos;
      return "après « : », ce qui est examiné de chacun : " +
             guillemets(between(i, i + 2) + " : " + (compared ? "moyenne " + sign : "") + from(rest));
    }
    return "";
  }

  // « pour chaque ecue de projet »
  std::string chosen() const {
    const auto each = find("chaque");
    if (!each || *each == 0 || !is(*each - 1, "pour") || !is(*each + 2, "de")) return "";
    if (*each + 4 < words_.size()) return "";
    return "dire quel attribut : " + guillemets("pour " + between(*each, *each + 2) + " de type " + from(*each + 3)) +
           ", l'attribut étant déclaré dans « structure »";
  }

  // « nombre des ue compensables », « moyenne des ue validées »
  std::string filter() const {
    const std::size_t i = here();
    if (i < 2 || i >= words_.size() || !is(i - 2, "des") || scan::is_reserved(between(i, i + 1))) return "";
    if (words_[i].begin != at_ || scan::letters(rest()) == 0) return "";
    if (is(i, "ponderee") || is(i, "ponderees") || is(i, "ponderes") || is(i, "pondere")) return "";
    return "dire lesquels après « dont » : " + guillemets(between(i - 2, i) + " dont " + from(i));
  }

  // « moyenne des ecue pondérée par coefficient »
  std::string weighted() const {
    const std::size_t i = here();
    if (i >= words_.size() || !words_[i].folded.starts_with("pondere")) return "";
    return "écrire le poids après « par » : " +
           guillemets(between(i > 2 ? i - 3 : 0, i) + " par " +
                      (is(i + 1, "par") || is(i + 1, "de") ? from(i + 2) : "coefficient"));
  }

  // « 40 % CC + 60 % EX »
  std::string percentage() const {
    const std::size_t i = here();
    if (i == 0 || i >= words_.size() || scan::letters(rest()) == 0) return "";
    if (!words_[i - 1].folded.ends_with('%')) return "";
    return "un pourcentage multiplie par « × » : " +
           guillemets(between(i - (is(i - 1, "%") && i > 1 ? 2 : 1), i) + " × " + between(i, i + 1)) +
           " ; pour une moyenne, qui sait ce que vaut une absence : « moyenne(CC 40 % ; EF 60 %) »";
  }

  // « attribut nature : cours ; projet »
  std::string values_listed() const {
    const std::size_t colon = text_.find(':');
    const bool declares = starts_with("attribut") || starts_with("entree") || starts_with("acte");
    if (!declares || colon == text_.npos || at_ >= text_.size() || text_[at_] != ';' || at_ < colon) return "";
    std::string values(text_.substr(colon + 1));
    const std::size_t each = values.find(" pour chaque");
    const std::string tail = each == values.npos ? "" : values.substr(each);
    values = values.substr(0, each);
    values = values.substr(values.find_first_not_of(' '));
    return "mettre ses valeurs entre parenthèses : " + guillemets("(" + values + ")" + tail);
  }

  // « entrée bonus : nombre de 0 à 0,5 »
  std::string bounds() const {
    const std::size_t i = here();
    if (i == 0 || !is(i, "de") || (!is(i - 1, "nombre") && !is(i - 1, "note"))) return "";
    return "écrire " + guillemets("points " + from(i)) + " : « points » a des bornes, « nombre » n'en a pas";
  }

  // « mention B si >= 14 »
  std::string repeated() const {
    const auto when = find("si");
    const std::size_t i = here();
    if (!when || i != *when + 1 || i >= words_.size()) return "";
    if (std::string_view("<>=").find(text_[words_[i].begin]) == std::string_view::npos) return "";
    return "dire ce qui est comparé : " + guillemets("si moyenne " + from(i)) +
           " ; pour des mentions par seuils : « mention = selon moyenne », une ligne par mention, « fin »";
  }

  // « si C alors résultat VAL », « x = si C alors A sinon B », « résultat VAL si C alors »
  std::string then() const {
    const auto then = find("alors");
    const auto when = find("si");
    if (!then || !when || *then < *when) return "";
    if (*then + 1 == words_.size()) return "retirer « alors »";
    const auto otherwise = find("sinon");
    const std::string condition = between(*when + 1, *then);
    if (*when > 0) {
      const std::size_t end = otherwise && *otherwise > *then ? *otherwise : words_.size();
      return "dire d'abord la valeur : " +
             guillemets(between(0, *when) + " " + between(*then + 1, end) + " si " + condition + " sinon " +
                        (end < words_.size() ? from(end + 1) : "…"));
    }
    const std::size_t end = otherwise && *otherwise > *then ? *otherwise : words_.size();
    return "dire d'abord ce qui est décidé : " + guillemets(between(*then + 1, end) + " si " + condition) +
           (end < words_.size() ? ", puis une ligne « … sinon »" : "");
  }

  // « si moyenne >= 10/20 : VAL »
  std::string leading_condition() const {
    if (!starts_with("si")) return "";
    return "dire d'abord ce qui est décidé : « résultat CODE si … », « validée si … », « x = 1 si … sinon 0 »";
  }

  // « résultat = VAL si … »
  std::string assigned_result() const {
    if (!starts_with("resultat") || words_.size() < 3 || words_[1].folded != "=") return "";
    return "« résultat » n'a pas de signe = : " + guillemets("résultat " + from(2));
  }

  // « est supérieure ou égale à 10/20 »
  std::string sign_of_words() const {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      const auto is = [&](std::size_t k, const char* stem) {
        return k < words_.size() && words_[k].folded.starts_with(stem);
      };
      const bool more = is(i, "superieur"), less = is(i, "inferieur"), same = is(i, "egal");
      if (!more && !less && !same) continue;
      const bool or_same = is(i + 1, "ou") && is(i + 2, "egal");
      const std::size_t to = i + (or_same ? 3 : 1);
      if (!is(to, "a") && !is(to, "au")) continue;
      if (words_[to].folded != "a" && words_[to].folded != "au" && words_[to].folded != "aux") continue;
      const std::string sign = std::string(more ? ">" : less ? "<" : "") + (or_same || same ? "=" : "");
      const std::size_t begin = i > 0 && words_[i - 1].folded == "est" ? i - 1 : i;
      return "écrire le signe " + guillemets(sign) + " : " +
             guillemets((begin > 0 ? between(begin - 1, begin) + " " : "") + sign + " " + from(to + 1));
    }
    return "";
  }

  // « => », « =< », « > ou = », « ≥ à »
  std::string sign_turned() const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string& word = words_[i].folded;
      if (word == "=>" || word == "=<") return "écrire " + guillemets(word == "=>" ? ">=" : "<=");
      const bool opens = word == ">" || word == "<";
      if (opens && i + 2 < words_.size() && words_[i + 1].folded == "ou" && words_[i + 2].folded == "=")
        return "écrire " + guillemets(word + "=");
      const bool sign = opens || word == ">=" || word == "<=" || word == "≥" || word == "≤" || word == "=";
      if (sign && i + 1 < words_.size() && words_[i + 1].folded == "a") return "retirer « à » après le signe";
    }
    return "";
  }

  // « résultat VAL quand … », « résultat VAL sauf si … »
  std::string other_if() const {
    const std::string word = scan::folded(seen());
    if (word == "quand" || word == "lorsqu" || (word == "lorsque" && starts_with("resultat"))) return "écrire « si »";
    if (word == "sauf" && starts_with("resultat")) return "écrire la condition contraire : « si non (…) »";
    return "";
  }

  // « toutes les épreuves ont … »
  std::string every() const {
    for (std::size_t i = 0; i + 2 < words_.size(); ++i)
      if ((words_[i].folded == "toutes" || words_[i].folded == "tous") && words_[i + 1].folded == "les")
        return "écrire « chaque … : » et la condition, au singulier : « chaque ue : moyenne >= 10/20 »";
    return "";
  }

  // « si la moyenne », « = la moyenne »
  std::string article() const {
    const std::string word = scan::folded(seen());
    if (word != "la" && word != "le" && word != "les" && word != "l") return "";
    return "retirer " + guillemets(word == "l" ? "l'" : seen()) + " : un nom, un calcul s'écrivent sans article";
  }

  std::string_view text_;
  std::size_t at_;
  std::vector<Word> words_;
};

}  // namespace

std::string everyday_remedy(std::string_view line, std::size_t at) { return Line(line, at).remedy(); }

}  // namespace bareme::syntax
