// Whom a text names among people: by number, by name, by words of both, in any order and case. For this folder only.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "plan/promotion.hpp"

namespace bareme {

// How far one goes to find somebody. What cannot be undone asks for whole words: « mart » erases no Martin.
enum class NamedBy { Whole, Begins };

std::vector<std::size_t> people_called(const std::string& text, const std::vector<plan::Student>& people, NamedBy how);

}  // namespace bareme
