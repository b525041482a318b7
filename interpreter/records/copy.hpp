// A copy of a base made beside it before what is about to be written. For the .cpp files of this folder only.
// It is taken under the lock of the writer, who has written nothing yet.
#pragma once

#include <string>

namespace bareme::records {

// « BASE.avant-lot-3 »: put in place under its name only when whole.
std::string copy_beside(const std::string& path, const std::string& before);

}  // namespace bareme::records
