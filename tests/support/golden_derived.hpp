// A maquette for a page that shows none, read off the columns of its marks: « MATH.EF » plans an ecue MATH with an EF,
// in UE1 of S1; « UE2.ANG.CC1 » names the ue as well.
#pragma once

#include <string>

#include "support/page.hpp"

namespace bareme::golden {

// `header`: the first line of the marks. The title and version are those of the règlement.
Lines maquette_of_columns(const std::string& header, const Lines& regulation);

}  // namespace bareme::golden
