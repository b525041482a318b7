// A page is UTF-8; the files of a secretariat are not always. « ```fichier notes.csv latin-1 » writes the file as such
// a program would have.
#pragma once

#include <string>
#include <string_view>

namespace bareme::golden {

// "utf-8", "utf-8-bom", "latin-1" or "utf-16". Throws std::runtime_error, in words, for another name or a letter the
// encoding has not.
std::string encoded(std::string_view utf8, std::string_view encoding);

}  // namespace bareme::golden
