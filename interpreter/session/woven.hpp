// `bareme tisser`: the règlement of a session as a page to read (report/woven.hpp), with its exemples and cas played.
#pragma once

#include <string>

#include "report/woven.hpp"
#include "session/session.hpp"

namespace bareme {

report::Woven weave(const Session& session, const std::string& program);  // a session whose règlement is loaded

}  // namespace bareme
