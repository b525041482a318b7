// The text Apogée writes and reads: sections XX-APO_…-XX, a line a column of values (object, kind N mark, B scale, R
// result), then a line a student; tab-separated, Latin-1. For the .cpp files of this folder only.
#pragma once

#include <istream>
#include <memory>

#include "intake/official.hpp"
#include "intake/record_stream.hpp"

namespace bareme::intake {

bool is_apogee(std::istream& stream);  // by its first bytes; put back where it was
std::optional<OfficialFile> open_apogee(const std::string& path, std::unique_ptr<std::istream> stream,
                                        diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::intake
