#include "repl/commands/fonts.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>

#include <fmt/format.h>

namespace bareme::repl {
namespace {

constexpr std::uint32_t first_rare = 0x250;  // any font has those before
constexpr std::uint32_t punctuation = 0x2000, after_punctuation = 0x2070;
constexpr std::size_t asked_at_most = 100;

// The letters worth asking of, by their number. `page` is UTF-8: made by a template, from text read as such.
std::map<std::uint32_t, std::string> rare_letters(const std::string& page) {
  std::map<std::uint32_t, std::string> all;
  for (std::size_t at = 0; at < page.size();) {
    const auto lead = static_cast<unsigned char>(page[at]);
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t letter = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length && at + i < page.size(); ++i)
      letter = (letter << 6U) | (static_cast<unsigned char>(page[at + i]) & 0x3FU);
    if (letter >= first_rare && (letter < punctuation || letter >= after_punctuation))
      all.emplace(letter, page.substr(at, length));
    at += length;
  }
  return all;
}

// Is there a font that has them all? None: it does not answer.
std::optional<bool> has_font(const std::string& letters) {
  const std::string command = fmt::format("fc-list ':charset={}' family 2>/dev/null", letters);  // hexadecimal alone
  FILE* answer = ::popen(command.c_str(), "r");
  if (answer == nullptr) return std::nullopt;
  std::array<char, 256> line{};
  bool any = false;
  while (std::fgets(line.data(), static_cast<int>(line.size()), answer) != nullptr)
    any = true;
  return ::pclose(answer) == 0 ? std::optional(any) : std::nullopt;
}

}  // namespace

std::vector<std::string> letters_without_font(const std::string& page) {
  const std::map<std::uint32_t, std::string> letters = rare_letters(page);
  std::string all;
  for (const auto& [number, letter] : letters)
    all += fmt::format("{}{:x}", all.empty() ? "" : " ", number);
  if (letters.empty() || has_font(all).value_or(true)) return {};
  std::vector<std::pair<std::size_t, std::string>> lacking;
  std::size_t asked = 0;
  for (const auto& [number, letter] : letters)
    if (++asked <= asked_at_most && !has_font(fmt::format("{:x}", number)).value_or(true))
      lacking.emplace_back(page.find(letter), letter);
  std::sort(lacking.begin(), lacking.end());
  std::vector<std::string> told;
  for (auto& [place, letter] : lacking)
    told.push_back(std::move(letter));
  return told;
}

}  // namespace bareme::repl
