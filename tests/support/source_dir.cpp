#include "support/source_dir.hpp"

namespace support {

const std::string& source_dir() {
  static const std::string dir = BAREME_SOURCE_DIR;
  return dir;
}

}  // namespace support
