// The schema of a base, as the numbered list of its changes. Version n of a base is what the first n migrations made;
// PRAGMA user_version says n. A migration once released is never edited: a change is a new one.
#pragma once

#include <string_view>
#include <vector>

namespace bareme::records {

struct Migration {
  int version;
  std::string_view name;
  std::string_view sql;
};

std::vector<Migration> migrations();

}  // namespace bareme::records
