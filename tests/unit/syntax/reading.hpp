// What the tests of syntax/ read texts with: the tree as an outline, the faults as codes and places.
#pragma once

#include <string>
#include <vector>

#include "syntax/print.hpp"

namespace bareme::syntax {

struct Reading {
  explicit Reading(std::string text)
      : source(sources.add("essai.bareme", std::move(text))), parsed(parse(sources, source, diagnostics)) {}

  std::string tree() const { return outline(parsed.file); }
  std::string formatted() const { return format(sources, source, parsed); }
  // "B004 3:26" for each fault, in order of place.
  std::vector<std::string> faults() {
    diagnostics.sort();
    std::vector<std::string> found;
    for (const auto& diagnostic : diagnostics.all()) {
      const auto at = sources[source].position(diagnostic.place()->begin);
      found.push_back(diagnostic.code() + " " + std::to_string(at.line) + ":" + std::to_string(at.column));
    }
    return found;
  }

  diagnostics::Sources sources;
  diagnostics::Diagnostics diagnostics;
  std::uint32_t source;
  Parsed parsed;
};

inline std::string in_regulation(const std::string& elements) {
  return "règlement \"Essai\" version \"1\"\n" + elements;
}
inline std::string in_article(const std::string& statements) {
  return in_regulation("article 1 \"Un\" pour chaque ue\n" + statements + "fin\n");
}

// The lines of a tree under the first one that starts with `opening`, without their common indentation.
inline std::string under(const std::string& tree, const std::string& opening) {
  std::size_t at = tree.find(opening);
  if (at == std::string::npos) return "« " + opening + " » est absent de :\n" + tree;
  at = tree.find('\n', at) + 1;
  const std::size_t indentation = tree.find_first_not_of(' ', at) - at;
  std::string found;
  while (at < tree.size() && tree.compare(at, indentation, std::string(indentation, ' ')) == 0) {
    const std::size_t end = tree.find('\n', at);
    found += tree.substr(at + indentation, end + 1 - at - indentation);
    at = end + 1;
  }
  return found;
}

inline std::string statements_of(const std::string& text) {
  Reading reading(in_article(text));
  std::string faults;
  for (const std::string& fault : reading.faults())
    faults += fault + "\n";
  return faults.empty() ? under(reading.tree(), "article ") : faults;
}

// The tree of `x = text`.
inline std::string value_of(const std::string& text) {
  const std::string tree = statements_of("x = " + text + "\n");
  const std::string opening = "quantity\n  x =\n    ";
  return tree.starts_with(opening) ? tree.substr(opening.size(), tree.size() - opening.size() - 1) : tree;
}

// The faults of the lines of an article, numbered from 1.
inline std::vector<std::string> faults_of(const std::string& text) {
  Reading found(in_article(text));
  std::vector<std::string> shifted;
  for (const std::string& fault : found.faults()) {
    const std::size_t space = fault.find(' ');
    const std::size_t colon = fault.find(':');
    shifted.push_back(fault.substr(0, space + 1) +
                      std::to_string(std::stoi(fault.substr(space + 1, colon - space - 1)) - 2) + fault.substr(colon));
  }
  return shifted;
}

}  // namespace bareme::syntax
