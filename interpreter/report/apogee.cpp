#include "report/apogee.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/json.hpp"
#include "report/page_words.hpp"
#include "text/fold.hpp"

namespace bareme::report {
namespace {

// Apogée knows a student by the number: names are there to be read, and go as capitals without accents.
std::string capitals(const std::string& name) {
  std::string out;
  for (const char c : text::fold_word(name)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return out;
}

// What Latin-1 does not have is left out of a label.
std::string latin1(const std::string& utf8) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte < 0x80) {
      out += utf8[i];
    } else if ((byte == 0xC2 || byte == 0xC3) && i + 1 < utf8.size()) {
      const auto next = static_cast<unsigned char>(utf8[++i]);
      out += static_cast<char>(byte == 0xC2 ? next : next + 0x40);
    }
  }
  return out;
}

class Writing {
 public:
  Writing(const Json& minutes, const std::map<std::string, std::string>& codes) : minutes_(minutes), codes_(codes) {
    for (const Json& table : minutes["tableaux"])
      for (const Json& column : table["colonnes"])
        if (std::find(objects_.begin(), objects_.end(), text_of(column, "objet")) == objects_.end()) {
          objects_.push_back(text_of(column, "objet"));
          labels_.push_back(text_of(column, "libelle"));
        }
    for (const Json& table : minutes["tableaux"])
      for (const Json& student : table["etudiants"])
        read(table, student);
  }

  std::string text() const {
    std::string out;
    const auto line = [&](const std::string& words) { out += words + "\r\n"; };
    line("XX-APO_TITRES-XX");
    line("apoC_annee\t" + year());
    line("apoC_lib_dip\t" + text_of(minutes_["reglement"], "titre"));
    line("apoC_Titre1\t" + text_of(minutes_, "programme"));
    line("");
    line("XX-APO_COLONNES-XX");
    line(
        "apoL_a01_code\tType Objet\tCode\tVersion\tAnnée\tSession\tAdmission/Admissibilité\tType "
        "Rés.\t\t\tEtudiant\tNuméro");
    line("apoL_a02_nom\t\t\t\t\t\t\t\t\t\t1\tNom");
    line("apoL_a03_prenom\t\t\t\t\t\t\t\t\t\t1\tPrénom");
    line("apoL_a04_naissance\t\t\t\t\t\t\t\t\tSession\tAdmissibilité\tNaissance");
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
    for (const auto& [number, student] : students_) {
      std::string row = fmt::format("{}\t{}\t{}\t", number, capitals(student.name), capitals(student.first_name));
      for (const std::string& object : objects_) {
        const auto found = student.values.find(object);
        row += found == student.values.end()
                   ? "\t\t\t"
                   : fmt::format("\t{}\t{}\t{}", found->second.mark, found->second.mark.empty() ? "" : "20",
                                 found->second.result);
      }
      line(row);
    }
    return latin1(out);
  }

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
    std::string mark, result;
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

  std::string column(std::size_t rank, std::size_t object, const std::string& kind) const {
    const std::string code = code_of(object);
    const std::string what = kind == "N" ? "Note" : kind == "B" ? "Barème" : "Résultat";
    const bool session = minutes_["jury"].contains("session");
    const int asking = session ? minutes_["jury"]["session"].get<int>() : 0;
    const std::string head = kind == "N" ? code + (labels_[object].empty() ? "" : " - " + labels_[object]) : "";
    return fmt::format("apoL_c{:04}\tELP\t{}\t\t{}\t{}\t1\t{}\t{}\t{}\t1\t{}", rank, code, year().substr(0, 4), asking,
                       kind, head, asking, what);
  }

  void read(const Json& table, const Json& student) {
    Student& one = students_[text_of(student, "numero")];
    one.name = text_of(student, "nom"), one.first_name = text_of(student, "prenom");
    for (std::size_t i = 0; i < student["valeurs"].size(); ++i) {
      const Json& cell = student["valeurs"][i];
      const auto [place, fresh] = one.values.try_emplace(text_of(table["colonnes"][i], "objet"));
      if (!fresh) continue;
      if (cell.contains("moyenne") && text_of(cell["moyenne"], "nature") == "nombre")
        place->second.mark = text_of(cell["moyenne"], "texte");
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
};

}  // namespace

ApogeeText apogee_text(std::string_view minutes, const std::map<std::string, std::string>& codes) {
  const Json node = Json::parse(minutes, nullptr, false);
  if (!node.is_object() || text_of(node, "nature") != "procès-verbal") return {};
  const Writing writing(node, codes);
  return {writing.text(), writing.lossy()};
}

}  // namespace bareme::report
