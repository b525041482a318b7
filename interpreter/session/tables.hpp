// The CSV files of a command as texts of the session. For this folder only.
#pragma once

#include <cstdint>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/source_text.hpp"
#include "session/session.hpp"

namespace bareme {

enum class Texts { Held, LeftOnDisk };  // the second: a CSV file is read where it lies, however long it is

// Their ids in `sources`, students first; a file that cannot be read is told (J049).
std::vector<std::uint32_t> add_tables(const Tables& tables, Texts texts, diagnostics::Sources& sources,
                                      diagnostics::Diagnostics& diagnostics);

// Those of the students, when every file was added.
std::vector<std::uint32_t> rosters_of(const Tables& tables, const std::vector<std::uint32_t>& added);

}  // namespace bareme
