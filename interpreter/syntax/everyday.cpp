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
    for (const auto find : {&Line::then, &Line::leading_condition, &Line::assigned_result, &Line::sign_of_words,
                            &Line::sign_turned, &Line::other_if, &Line::every, &Line::article})
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
