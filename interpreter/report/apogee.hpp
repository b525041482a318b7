// The results of a procès-verbal as the text Apogée takes: a mark, its scale and a result code for each object. In:
// what minutes_json wrote. Two codes of ours that leave under one would be one for ever, and a name whose letters
// Latin-1 has not would be another's: that is told, and left to who asks.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bareme::report {

struct ApogeeText {
  std::string bytes;               // ISO-8859-1, CR LF; empty: there is no result to send
  std::vector<std::string> lossy;  // « ADM (71) et ADJ (3) partent tous sous ADM »; empty: nothing is lost
  std::vector<std::string> cut;    // « K003 : « Ωmega » partirait « MEGA » »; empty: all is written as it is
};
// `codes`: of an object, the one Apogée knows it by; its own where it is not said.
ApogeeText apogee_text(std::string_view minutes, const std::map<std::string, std::string>& codes);

}  // namespace bareme::report
