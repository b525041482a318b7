#include <algorithm>

#include "report/supplement.hpp"
#include "report/supplement_rubrics.hpp"
#include "text/fold.hpp"

namespace bareme::report {
namespace {

using diagnostics::Diagnostic;
using diagnostics::Span;

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && blank(text.back()))
    text.remove_suffix(1);
  return text;
}

class Reader {
 public:
  Reader(const diagnostics::Sources& sources, std::uint32_t source, diagnostics::Diagnostics& diagnostics)
      : text_(sources[source].text()), source_(source), diagnostics_(diagnostics) {}

  std::optional<SupplementTexts> read() {
    if (!text::is_valid_utf8(text_)) {
      fault({source_, 0, 0}, "ce fichier n'est pas en UTF-8", "l'enregistrer en UTF-8");
      return std::nullopt;
    }
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    for (std::size_t begin = text_.substr(0, mark.size()) == mark ? mark.size() : 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      line(text_.substr(begin, end - begin), begin);
      begin = end + 1;
    }
    if (faulty_) return std::nullopt;
    return std::move(texts_);
  }

 private:
  void fault(const Span& place, const std::string& what, const std::string& remedy) {
    faulty_ = true;
    diagnostics_.add(Diagnostic("J297", place, what).help(remedy));
  }

  void line(std::string_view raw, std::size_t begin) {
    const std::string_view said = trimmed(raw);
    const Span place{source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + raw.size())};
    if (said.empty() || said.front() == '#') return;
    if (raw.front() == ' ' || raw.front() == '\t') {
      if (last_ != nullptr) *last_ += (last_->empty() ? "" : " ") + text::nfc(said);
      if (last_ == nullptr && !faulty_) fault(place, "cette suite ne suit rien", "commencer par « 2.1 fr : … »");
      return;
    }
    last_ = nullptr;
    const std::size_t colon = said.find(" :");
    if (colon == std::string_view::npos)
      return fault(place, "cette ligne ne dit pas sa rubrique", "écrire « 2.1 fr : Diplôme d'ingénieur »");
    std::string_view head = trimmed(said.substr(0, colon));
    const std::string rubric(head.substr(0, head.find(' ')));
    head = trimmed(head.substr(std::min(rubric.size(), head.size())));
    if (rubric_named(rubric) == nullptr)
      return fault(place, diagnostics::guillemets(rubric) + " n'est pas une rubrique du supplément au diplôme",
                   "de 1.1 à 8 : docs/guide/papiers.md les donne");
    std::string language;
    for (const char* known : {"fr", "en"})
      if (head == known || (head.size() > 3 && head.substr(head.size() - 3) == std::string(" ") + known)) {
        language = known;
        head = trimmed(head.substr(0, head.size() - 2));
      }
    last_ = texts_.put(rubric, std::string(head), language);
    if (last_ == nullptr) return fault(place, "cette rubrique est donnée deux fois", "n'en garder qu'une");
    *last_ = text::nfc(trimmed(said.substr(colon + 2)));
  }

  std::string_view text_;
  std::uint32_t source_;
  diagnostics::Diagnostics& diagnostics_;
  SupplementTexts texts_;
  std::string* last_ = nullptr;
  bool faulty_ = false;
};

}  // namespace

const std::string* SupplementTexts::of(const std::string& rubric, const std::string& student, Language language) const {
  const char* wanted = language == Language::English ? "en" : "fr";
  for (const std::string& whose : {student, std::string()}) {
    const auto found = all_.find({rubric, whose});
    if (found == all_.end()) continue;
    for (const std::string& one : {std::string(wanted), std::string()})
      if (const auto text = found->second.find(one); text != found->second.end()) return &text->second;
  }
  return nullptr;
}

std::string* SupplementTexts::put(const std::string& rubric, const std::string& of, const std::string& language) {
  const auto [place, fresh] = all_[{rubric, of}].emplace(language, "");
  return fresh ? &place->second : nullptr;
}

std::optional<SupplementTexts> read_supplement_texts(const diagnostics::Sources& sources, std::uint32_t source,
                                                     diagnostics::Diagnostics& diagnostics) {
  return Reader(sources, source, diagnostics).read();
}

}  // namespace bareme::report
