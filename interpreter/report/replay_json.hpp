// Past juries replayed, and two versions compared, as JSON of format "bareme/1". In: words, as they are shown. Out:
// JSON text.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "report/flow_svg.hpp"

namespace bareme::report {

struct ReplayPage {
  struct Student {
    std::string number, name, status, article, because, reason;
    bool refused = false;
    std::vector<std::vector<std::string>> differences;  // what, before, after
    std::vector<std::string> choices, responsible;
    std::vector<std::vector<std::string>> options =
        {};  // of two versions: object, choice, "ouvert" or "fermé", article
  };
  struct Jury {
    std::string title, regulation, version, path;
    bool in_force = true;
    std::vector<Student> students;
    std::vector<std::string> lost, orphans;
  };
  std::vector<Jury> juries;
};
struct ComparedText {
  std::string name;
  std::vector<std::string> before, after;
};
struct ComparedLevel {
  std::string level;
  std::size_t objects = 0, before = 0, after = 0;
  std::vector<Flow::Ribbon> flow;
};

std::string replay_json(const ReplayPage& page);
std::string compare_json(const std::string& first, const std::string& second, const std::vector<ComparedText>& texts,
                         const std::vector<ComparedLevel>& levels, const ReplayPage& page);

}  // namespace bareme::report
