// The sentences of this folder, in French, and Lua's own messages turned into them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bareme::lua {

std::string too_long(std::int64_t fuel);
std::string too_deep(int depth);
std::string too_much_memory(std::size_t bytes);
std::string text_too_long(std::size_t bytes);
std::string unknown_failure();
// "exceptions.lua:3: attempt to index a nil value (local 'x')" -> « x » vaut nil : …
std::string message_of_lua(std::string_view message);
// « X » n'est pas un code déclaré, and the nearest one.
std::string no_such_code(std::string_view name, const std::vector<std::string>& codes);
// At most `length` characters, control characters left out.
std::string shortened(std::string_view text, std::size_t length);

}  // namespace bareme::lua
