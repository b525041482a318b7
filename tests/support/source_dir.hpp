// Where the sources are, for tests that read the pages, règlements and texts of this repository.
#pragma once

#include <string>

namespace support {

// Absolute, without a final slash. In one compiled file only, so that every other object is the same in all checkouts.
const std::string& source_dir();

}  // namespace support
