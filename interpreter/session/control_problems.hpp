// What `controler` refuses, one function a problem: J283-J285 (J280-J282 and J286, of the file, are intake's).
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace bareme::problems {

diagnostics::Diagnostic unreadable_pairing(const std::string& piece);
diagnostics::Diagnostic no_such_title(const std::string& path, const std::string& title,
                                      const std::vector<std::string>& titles);
diagnostics::Diagnostic no_such_pair(const std::string& object, const std::string& title);
diagnostics::Diagnostic nothing_to_compare(const std::string& path, const std::vector<std::string>& titles);
diagnostics::Diagnostic title_twice(const std::string& path, const std::string& title, std::size_t place,
                                    const std::string& other, std::size_t other_place);
diagnostics::Diagnostic value_twice(const std::string& path, const std::string& number, const std::string& title,
                                    const std::string& first, const std::string& other);
diagnostics::Diagnostic student_twice(const std::string& path, std::size_t line, const std::string& number,
                                      std::size_t first);

}  // namespace bareme::problems
