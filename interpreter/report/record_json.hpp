// What a command did, for another program: named fields, in the order given, under the format and the nature every JSON
// of Barème begins with. Counts are numbers; a value of a student never comes this way (dossier.hpp: exact, with its
// state).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace bareme::report {

struct Record {
  using Item = std::variant<std::string, std::int64_t, bool, std::vector<std::string>, std::vector<Record>>;
  std::vector<std::pair<std::string, Item>> fields;
  void add(std::string name, Item item) { fields.emplace_back(std::move(name), std::move(item)); }
  void count(std::string name, std::size_t number) { add(std::move(name), static_cast<std::int64_t>(number)); }
};

std::string record_json(const std::string& kind, const Record& record);

}  // namespace bareme::report
