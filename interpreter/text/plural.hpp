// A word in the plural, as a reader would write it, as long as it still folds to the same name: « ue » stays « ue ».
#pragma once

#include <string>

namespace bareme::text {

bool ends_in_plural(const std::string& word);
std::string plural(const std::string& word);

}  // namespace bareme::text
