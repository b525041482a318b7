#include "report/apogee.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "report/json.hpp"
#include "report/page_words.hpp"
#include "report/paper_rows.hpp"
#include "text/fold.hpp"

namespace bareme::report {
namespace {

struct Written {
  std::string bytes;
  bool whole = true;  // else something of it has no equal there
};

// The bytes of the UTF-8 character that begins at `at`.
std::string_view character(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    ++end;
  return text.substr(at, end - at);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string capital(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

// A tabulation or a line end would be another column, another student.
char in_a_cell(char c) { return static_cast<unsigned char>(c) < 0x20 ? ' ' : c; }

// Apogée knows a student by the number: names are there to be read, and go as capitals without accents.
Written capitals(const std::string& name) {
  Written out;
  for (const char c : text::fold_word(name))
    if (static_cast<unsigned char>(c) < 0x80)
      out.bytes += in_a_cell(c);
    else
      out.whole = false;
  out.bytes = capital(out.bytes);
  return out;
}

// What Latin-1 does not have goes as it folds, « œ » as « oe », « ’ » as « ' »; what has no such form is left out.
Written latin1(const std::string& given) {
  Written out;
  const std::string text = text::nfc(given);
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view one = character(text, at);
    at += one.size();
    const auto first = static_cast<unsigned char>(one.front());
    if (one.size() == 1 && first < 0x80) {
      out.bytes += in_a_cell(one.front());
    } else if (one.size() == 2 && (first == 0xC2 || first == 0xC3)) {
      out.bytes += static_cast<char>(first == 0xC2 ? one[1] : one[1] + 0x40);
    } else if (const std::string folded = text::fold_word(one); is_ascii(folded)) {
      out.bytes += text::fold_case(one) == one ? folded : capital(folded);
    } else {
      out.whole = false;
    }
  }
  return out;
}

// « 6,6866… », a mean that is not rounded, goes without what comes after.
Written decimals(const std::string& mark) {
  constexpr std::string_view endless = "…";
  if (!mark.ends_with(endless)) return {mark, true};
  return {mark.substr(0, mark.size() - endless.size()), false};
}

class Writing {
 public:
  Writing(const Json& minutes, const std::map<std::string, std::string>& codes) : minutes_(minutes), codes_(codes) {
    for (const Json& table : minutes["tableaux"])
      for (const Json& column : table["colonnes"])
        if (!says_nothing(column) &&
            std::find(objects_.begin(), objects_.end(), text_of(column, "objet")) == objects_.end()) {
          objects_.push_back(text_of(column, "objet"));
          labels_.push_back(text_of(column, "libelle"));
        }
    for (const Json& table : minutes["tableaux"])
      for (const Json& student : table["etudiants"])
        read(table, student);
  }

  bool empty() const { return objects_.empty() || students_.empty(); }

  std::string text() {
    std::string out;
    const auto line = [&](const std::string& bytes) { out += bytes + "\r\n"; };
    const auto titled = [&](const char* words) { line(latin1_of("", words)); };
    line("XX-APO_TITRES-XX");
    line("apoC_annee\t" + latin1_of("l'année", year()));
    line("apoC_lib_dip\t" + latin1_of("le titre du règlement", text_of(minutes_["reglement"], "titre")));
    line("apoC_Titre1\t" + text_of(minutes_, "programme"));
    line("");
    line("XX-APO_COLONNES-XX");
    titled(
        "apoL_a01_code\tType Objet\tCode\tVersion\tAnnée\tSession\tAdmission/Admissibilité\tType "
        "Rés.\t\t\tEtudiant\tNuméro");
    line("apoL_a02_nom\t\t\t\t\t\t\t\t\t\t1\tNom");
    titled("apoL_a03_prenom\t\t\t\t\t\t\t\t\t\t1\tPrénom");
    titled("apoL_a04_naissance\t\t\t\t\t\t\t\t\tSession\tAdmissibilité\tNaissance");
    line("APO_COL_VAL_DEB");
    std::size_t rank = 0;
    for (std::size_t i = 0; i < objects_.size(); ++i)
      for (const char* kind : {"N", "B", "R"})
        line(column(++rank, i, kind));
    line("APO_COL_VAL_FIN");
    line(fmt::format("apoL_c{:04}\tAPO_COL_VAL_FIN", rank + 1));
    line("");
    line("XX-APO_VALEURS-XX");
    std::string titles = "apoL_a01_code\tapoL_a02_nom\tapoL_a03_prenom\tapoL_a04_naissance";
    for (std::size_t i = 1; i <= rank; ++i)
      titles += fmt::format("\tapoL_c{:04}", i);
    line(titles);
    for (const auto& [number, student] : students_)
      line(row(number, student));
    return out;
  }

  const std::vector<std::string>& cut() const { return cut_; }  // by `text`

  std::vector<std::string> lossy() const {
    std::vector<std::string> all;
    for (const auto& [sent, ours] : sent_as_) {
      if (ours.size() < 2) continue;
      std::string words;
      for (const auto& [code, count] : ours)
        words += fmt::format("{}{} ({})", words.empty() ? "" : " et ", code, count);
      all.push_back(fmt::format("{} partent tous sous {}", words, sent));
    }
    return all;
  }

 private:
  struct Value {
    std::string mark, scale, result;  // « 12,5 » on « 20 »; a value that is no mark is on none
  };
  struct Student {
    std::string name, first_name;
    std::map<std::string, Value> values;  // by object
  };

  // « 2024-2025 » is « 2024/2025 » there.
  std::string year() const {
    std::string year = text_of(minutes_, "annee");
    std::replace(year.begin(), year.end(), '-', '/');
    return year;
  }

  std::string code_of(std::size_t object) const {
    const auto said = codes_.find(objects_[object]);
    return said == codes_.end() ? objects_[object] : said->second;
  }

  std::string told(const std::string& whose, const std::string& text, const Written& written) {
    const std::string left = text::latin1_to_utf8(written.bytes);
    if (!written.whole)
      cut_.push_back(fmt::format("{} {} partirait {}", whose, diagnostics::guillemets(text),
                                 left.empty() ? "vide" : diagnostics::guillemets(left)));
    return written.bytes;
  }

  std::string latin1_of(const std::string& whose, const std::string& text) { return told(whose, text, latin1(text)); }

  std::string column(std::size_t rank, std::size_t object, const std::string& kind) {
    const bool first = kind == "N";
    const std::string code = first ? latin1_of("le code", code_of(object)) : latin1(code_of(object)).bytes;
    const std::string what = latin1(first ? "Note" : kind == "B" ? "Barème" : "Résultat").bytes;
    const bool session = minutes_["jury"].contains("session");
    const int asking = session ? minutes_["jury"]["session"].get<int>() : 0;
    std::string head;
    if (first)
      head = code +
             (labels_[object].empty() ? "" : " - " + latin1_of("le libellé de " + objects_[object], labels_[object]));
    return fmt::format("apoL_c{:04}\tELP\t{}\t\t{}\t{}\t1\t{}\t{}\t{}\t1\t{}", rank, code, year().substr(0, 4), asking,
                       kind, head, asking, what);
  }

  std::string row(const std::string& number, const Student& student) {
    std::string row = fmt::format("{}\t{}\t{}\t", latin1_of("le numéro", number),
                                  told(number + " :", student.name, capitals(student.name)),
                                  told(number + " :", student.first_name, capitals(student.first_name)));
    for (const std::string& object : objects_) {
      const auto found = student.values.find(object);
      if (found == student.values.end()) {
        row += "\t\t\t";
        continue;
      }
      const auto& [mark, scale, result] = found->second;
      row += fmt::format("\t{}\t{}\t{}", told(number + ", " + object + " :", mark, decimals(mark)),
                         mark.empty() ? "" : scale, latin1_of("le code de résultat", result));
    }
    return row;
  }

  void read(const Json& table, const Json& student) {
    Student& one = students_[text_of(student, "numero")];
    one.name = text_of(student, "nom"), one.first_name = text_of(student, "prenom");
    for (std::size_t i = 0; i < student["valeurs"].size(); ++i) {
      const Json& cell = student["valeurs"][i];
      const auto [place, fresh] = one.values.try_emplace(text_of(table["colonnes"][i], "objet"));
      if (!fresh) continue;
      if (cell.contains("moyenne") && text_of(cell["moyenne"], "nature") == "nombre")
        place->second.mark = text_of(cell["moyenne"], "texte"), place->second.scale = text_of(cell["moyenne"], "sur");
      const Json& result = cell["resultat"];
      if (!result.contains("code")) continue;
      const std::string code = text_of(result, "code"), sent = text_of(result, "export");
      place->second.result = sent.empty() ? code : sent;
      ++sent_as_[place->second.result][code];
    }
  }

  const Json& minutes_;
  const std::map<std::string, std::string>& codes_;
  std::vector<std::string> objects_, labels_;
  std::map<std::string, Student> students_;
  std::map<std::string, std::map<std::string, std::size_t>> sent_as_;
  std::vector<std::string> cut_;
};

}  // namespace

ApogeeText apogee_text(std::string_view minutes, const std::map<std::string, std::string>& codes) {
  const Json node = Json::parse(minutes, nullptr, false);
  if (!node.is_object() || text_of(node, "nature") != "procès-verbal") return {};
  Writing writing(node, codes);
  if (writing.empty()) return {};
  return {writing.text(), writing.lossy(), writing.cut()};
}

}  // namespace bareme::report
