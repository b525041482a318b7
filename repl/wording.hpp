// Small French of the commands: counts and lists.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace bareme::repl {

inline constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max() / 2;  // columns of a file

// "1 article", "3 articles", "aucun article"; `none` for feminine words: "aucune".
std::string counted(std::size_t count, const std::string& word, const char* none = "aucun");
std::string joined(const std::vector<std::string>& items, const std::string& separator);
std::string trimmed(const std::string& text);

}  // namespace bareme::repl
