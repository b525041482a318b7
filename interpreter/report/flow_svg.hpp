// How people go from one state to another, as a picture that stands alone: two columns of boxes, a band between two for
// those who went from one to the other, as thick as they are many. Read without colour: each band bears its number.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bareme::report {

struct Flow {
  std::string title, from_title, to_title;  // « 2023-2024 », « 2024-2025 »
  struct Link {
    std::string from, to;
    std::size_t count = 0;
  };
  std::vector<Link> links;  // boxes stand in the order they are first named
};
std::string flow_svg(const Flow& flow);

}  // namespace bareme::report
