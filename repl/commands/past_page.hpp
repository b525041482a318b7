// What was replayed, in the words of a JSON.
#pragma once

#include "repl/commands/past_files.hpp"
#include "report/replay_json.hpp"

namespace bareme::repl {

const char* status_word(Replayed status);  // « changée »
report::ReplayPage::Jury jury_page(const ReplayedJury& jury);

}  // namespace bareme::repl
