// What the two runners share: a command line cut into words, and the day it is.
#pragma once

#include <string>
#include <vector>

namespace bareme::golden {

// At blanks, except between two " or two '.
std::vector<std::string> words_of(const std::string& line);

// Every page runs on the same day.
std::string page_day();

}  // namespace bareme::golden
