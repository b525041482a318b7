#include "support/golden_derived.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <vector>

namespace bareme::golden {
namespace {

struct Ecue {
  std::string ue, code;
  Lines papers;  // "EF", "CC1", "CC2"
};

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\"");
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r\"") + 1 - begin);
}

Lines parts(const std::string& text, char separator) {
  std::istringstream stream(text);
  Lines all;
  for (std::string part; std::getline(stream, part, separator);)
    all.push_back(trimmed(part));
  return all;
}

void add(std::vector<Ecue>& ecues, const std::string& ue, const std::string& code, const std::string& paper) {
  auto found =
      std::find_if(ecues.begin(), ecues.end(), [&](const Ecue& ecue) { return ecue.code == code && ecue.ue == ue; });
  if (found == ecues.end()) found = ecues.insert(ecues.end(), {ue, code, {}});
  const std::string plain = paper.substr(0, paper.find('@'));  // « MATH.EF@2 » is the same épreuve at session 2
  if (std::find(found->papers.begin(), found->papers.end(), plain) == found->papers.end())
    found->papers.push_back(plain);
}

std::vector<Ecue> ecues_of(const std::string& header) {
  std::vector<Ecue> ecues;
  for (const std::string& column : parts(header, header.find(';') == std::string::npos ? ',' : ';')) {
    const Lines names = parts(column, '.');
    if (names.size() == 2) add(ecues, "UE1", names[0], names[1]);
    if (names.size() == 3) add(ecues, names[0], names[1], names[2]);
  }
  std::stable_sort(ecues.begin(), ecues.end(), [](const Ecue& left, const Ecue& right) { return left.ue < right.ue; });
  return ecues;
}

// « EF ; CC × 3 » from EF, CC1, CC2, CC3.
std::string written(const Lines& papers) {
  std::vector<std::pair<std::string, int>> types;
  for (const std::string& paper : papers) {
    const std::string type = paper.substr(0, paper.find_last_not_of("0123456789") + 1);
    if (!types.empty() && types.back().first == type)
      ++types.back().second;
    else
      types.emplace_back(type, 1);
  }
  std::string text;
  for (const auto& [type, count] : types)
    text += (text.empty() ? "" : " ; ") + type + (count > 1 ? " × " + std::to_string(count) : "");
  return text;
}

bool mentions(const Lines& lines, std::string_view words) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

// « pour "titre" version "1" », from « règlement "titre" version "1" ».
std::string destination(const Lines& regulation) {
  for (const std::string& line : regulation)
    if (line.rfind("règlement ", 0) == 0) {
      std::size_t end = 0;
      for (int quotes = 0; quotes < 4 && end < line.size(); ++end)
        quotes += line[end] == '"';
      return "pour" + line.substr(line.find(' '), end - line.find(' '));
    }
  return "pour \"Page\" version \"1\"";
}

}  // namespace

Lines maquette_of_columns(const std::string& header, const Lines& regulation) {
  Lines lines = {"maquette \"Page\" " + destination(regulation)};
  if (mentions(regulation, "année >")) lines.push_back("  année A1");
  if (mentions(regulation, "semestre >")) lines.push_back("  semestre S1");
  std::string ue;
  for (const Ecue& ecue : ecues_of(header)) {
    if (ecue.ue != ue && mentions(regulation, "ue >")) lines.push_back("  ue " + ecue.ue);
    ue = ecue.ue;
    lines.push_back("  ecue " + ecue.code + " ; épreuves = (" + written(ecue.papers) + ")");
  }
  lines.push_back("fin");
  return lines;
}

}  // namespace bareme::golden
