// The rules of the house that a reader of source text can check: who includes whom, which third-party library stays in
// which folder, where floating point is forbidden, where `main` may stand. In: source files as text; out: one sentence
// a violation, with file and line. Reading the tree from disk and judging the list is left to the tests.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace bareme::house {

// `path` is relative to the root of the project: "interpreter/values/number.hpp".
struct SourceFile {
  std::string path;
  std::string text;
};

// A folder of interpreter/, or "repl", "session", "embedded"; and the units its files may include besides itself.
using IncludeTable = std::map<std::string, std::set<std::string>>;

const IncludeTable& include_table();

std::vector<std::string> include_violations(const std::vector<SourceFile>& files);
std::vector<std::string> third_party_violations(const std::vector<SourceFile>& files);
std::vector<std::string> floating_point_violations(const std::vector<SourceFile>& files);
std::vector<std::string> main_violations(const std::vector<SourceFile>& files);

}  // namespace bareme::house
