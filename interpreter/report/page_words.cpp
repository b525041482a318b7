#include "report/page_words.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace bareme::report {
namespace {

constexpr std::array<const char*, 12> french_months = {"janvier",   "février", "mars",     "avril",
                                                       "mai",       "juin",    "juillet",  "août",
                                                       "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<const char*, 12> english_months = {"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};

}  // namespace

std::string text_of(const Json& node, const char* key) {
  const auto found = node.find(key);
  return found != node.end() && found->is_string() ? found->get<std::string>() : "";
}

// The letters of French in UTF-8: a to z, à to þ.
std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  else if (const int second = text.size() > 1 && text[0] == '\xC3' ? static_cast<unsigned char>(text[1]) : 0;
           second >= 0xA0 && second <= 0xBE && second != 0xB7)
    text[1] = static_cast<char>(second - 0x20);
  return text;
}

Json in_order(Json sheets) {
  std::size_t place = 0;
  for (Json& sheet : sheets)
    sheet["ordre"] = std::to_string(++place);
  return sheets;
}

std::string PageWords::date(const std::string& iso) const {
  if (iso.size() != 10) return iso;
  const int day = std::stoi(iso.substr(8)), month = std::stoi(iso.substr(5, 2));
  const std::string name = (english_ ? english_months : french_months)[static_cast<std::size_t>(month - 1)];
  return fmt::format("{} {} {}", !english_ && day == 1 ? "1er" : std::to_string(day), name, iso.substr(0, 4));
}

std::string PageWords::label(const Json& one) const {
  const std::string english = text_of(one, "libelle_en");
  return english_ && !english.empty() ? english : text_of(one, "libelle");
}

std::string PageWords::value(const Json& one) const {
  if (text_of(one, "etat") != "présent") return state(text_of(one, "etat"));
  const std::string kind = text_of(one, "nature");
  if (english_ && kind == "date") return date(text_of(one, "iso"));
  const std::string text = text_of(one, "texte");
  return kind == "nombre" || kind == "oui ou non" ? words(text) : text;
}

// A comma between two digits is a decimal one; any other is the author's.
std::string PageWords::words(const std::string& said) const {
  if (!english_) return said;
  if (said == "oui" || said == "non") return said == "oui" ? "yes" : "no";
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string text = said;
  for (std::size_t i = 1; i + 1 < text.size(); ++i)
    if (text[i] == ',' && is_digit(text[i - 1]) && is_digit(text[i + 1])) text[i] = '.';
  return state(text);
}

std::string PageWords::state(const std::string& said) const {
  if (said == "en attente") return english_ ? "pending" : said;
  if (said == "sans objet") return "—";
  return said;
}

}  // namespace bareme::report
