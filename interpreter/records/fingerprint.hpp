// The fingerprint of a text: SHA-256 (FIPS 180-4) of its bytes, in hexadecimal. What a base keeps of a règlement to say
// later which one it was.
#pragma once

#include <string>
#include <string_view>

namespace bareme::records {

std::string fingerprint(std::string_view text);  // 64 digits, lower case

}  // namespace bareme::records
