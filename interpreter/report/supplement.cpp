#include "report/supplement.hpp"

#include <algorithm>
#include <set>

#include "report/page_words.hpp"
#include "report/supplement_rubrics.hpp"
#include "report/transcript_page.hpp"

namespace bareme::report {
namespace {

bool is_section(std::string_view number) { return number.find('.') == std::string_view::npos; }

class Booklets {
 public:
  Booklets(const Json& page, const SupplementTexts& texts, Language language)
      : page_(page), texts_(texts), language_(language) {}

  // The sheets of one student follow one another: what each is about is a table of the same booklet.
  Json made() {
    Json all = Json::array();
    const Json& sheets = page_["feuilles"];
    for (std::size_t i = 0; i < sheets.size();) {
      std::vector<const Json*> own;
      for (const std::string number = text_of(sheets[i], "numero");
           i < sheets.size() && text_of(sheets[i], "numero") == number; ++i)
        own.push_back(&sheets[i]);
      all.push_back(booklet(own));
    }
    return all;
  }
  std::vector<std::string> to_write() const { return {to_write_.begin(), to_write_.end()}; }

 private:
  Json booklet(const std::vector<const Json*>& own) {
    const Json& who = *own.front();
    Json made{{"numero", text_of(who, "numero")}, {"nom", text_of(who, "nom")}, {"prenom", text_of(who, "prenom")}};
    Json sections = Json::array();
    for (const Rubric& rubric : rubrics) {
      if (is_section(rubric.number)) sections.push_back({{"numero", rubric.number}, {"titre", title(rubric)}});
      Json& section = sections.back();
      if (!is_section(rubric.number) || section["numero"] == "8") section["rubriques"].push_back(item(rubric, own));
    }
    made["sections"] = std::move(sections);
    return made;
  }

  const char* title(const Rubric& rubric) const {
    return language_ == Language::English ? rubric.english : rubric.french;
  }

  Json item(const Rubric& rubric, const std::vector<const Json*>& own) {
    const std::string number = rubric.number, student = text_of(*own.front(), "numero");
    Json made{{"numero", number}, {"titre", is_section(number) ? "" : title(rubric)}};
    const std::string known = of_the_base(number, *own.front());
    const std::string* said = texts_.of(number, student, language_);
    made["texte"] = known + (said == nullptr ? "" : (known.empty() ? "" : " ") + *said);
    if (number == "4.3") made["tables"] = tables(own);
    if (number == "4.5") made["synthese"] = (*own.back())["synthese"];
    made["bilan"] = made.contains("synthese") && !made["synthese"].empty();
    made["cachet"] = number == "7.2" || number == "7.4";
    const bool shown = (number == "4.3" && !made["tables"].empty()) || made["bilan"] == true || made["cachet"] == true;
    made["manque"] = made["texte"] == "" && !shown;
    if (made["manque"] == true) to_write_.insert(number);
    return made;
  }

  std::string of_the_base(const std::string& number, const Json& who) const {
    if (number == "1.1") return text_of(who, "nom");
    if (number == "1.2") return text_of(who, "prenom");
    if (number == "1.4") return text_of(who, "numero");
    if (number == "7.1") return text_of(page_, "date");
    return "";
  }

  static Json tables(const std::vector<const Json*>& own) {
    Json all = Json::array();
    for (const Json* sheet : own)
      if ((*sheet)["tableau"] == true) all.push_back(*sheet);
    return all;
  }

  const Json& page_;
  const SupplementTexts& texts_;
  Language language_;
  std::set<std::string> to_write_;
};

}  // namespace

SupplementPage supplement_page(std::string_view transcripts, const SupplementTexts& texts, Language language) {
  Json page = Json::parse(transcripts_page(transcripts, language), nullptr, false);
  if (!page.is_object()) return {};
  Booklets booklets(page, texts, language);
  Json made = booklets.made();
  const std::size_t students = made.size();
  page["livrets"] = in_order(std::move(made));
  page.erase("feuilles");
  return {json_text(page), booklets.to_write(), students};
}

}  // namespace bareme::report
