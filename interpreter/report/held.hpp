// Everything held on one student, as a file he can read (RGPD, art. 15): Markdown, or JSON of format "bareme/1", nature
// "dossier". In: the tables as they are stored; what is empty is said to be.
#pragma once

#include <string>
#include <vector>

namespace bareme::report {

struct HeldSection {
  std::string title;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

struct Held {
  std::string number, name;   // « MARTIN Léa »
  std::string base, program;  // where, and what wrote the file
  std::vector<HeldSection> sections;
};

std::string held_markdown(const Held& held);
std::string held_json(const Held& held);

}  // namespace bareme::report
