// The results of a procès-verbal as the text Apogée takes: a mark, its scale and a result code for each object. In:
// what minutes_json wrote. Two codes of ours that leave under one would be one for ever: that is told, and left to who
// asks.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bareme::report {

struct ApogeeText {
  std::string bytes;               // ISO-8859-1, CR LF
  std::vector<std::string> lossy;  // « ADM (71) et ADJ (3) partent tous sous ADM »; empty: nothing is lost
};
// `codes`: of an object, the one Apogée knows it by; its own where it is not said.
ApogeeText apogee_text(std::string_view minutes, const std::map<std::string, std::string>& codes);

}  // namespace bareme::report
