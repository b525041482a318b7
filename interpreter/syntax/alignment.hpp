// For `formater`: what stands under each other in lines that follow one another, as whoever writes by hand aligns it:
// the « : » of codes and of rows, the « pour chaque » of attributes, the « donne » of exemples, comments. In: lines cut
// at these places; out: the text.
#pragma once

#include <string>
#include <vector>

namespace bareme::syntax {

struct Laid {
  std::size_t indentation = 0;
  std::string kind;                 // lines of another kind are not set under these
  std::vector<std::string> pieces;  // of the line, each but the first beginning at a stop; none: a blank line
  std::vector<std::string> stops;   // of each piece but the first: « : », « donne »
  std::string comment;              // with its #
};

std::string aligned(std::vector<Laid> lines);

}  // namespace bareme::syntax
