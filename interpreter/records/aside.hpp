// The folder an import puts aside what it reads in: one for our files and for SQLite's own; and why it could not serve.
// For the .cpp files of this folder only.
#pragma once

#include <string>

#include "records/problem.hpp"

namespace bareme::records {

// The one a variable TMPDIR names, else the system's. Throws when it is no folder: another would be used in silence.
std::string aside_folder();
// From now on SQLite's temporary files are there too; throws when nothing can be written there.
void put_aside_there();
// `code`: an errno; 0: what was put aside was cut short.
BaseProblem not_put_aside(int code);

}  // namespace bareme::records
