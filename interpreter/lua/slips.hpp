// What a hand used to another language, or to a keyboard that helps too much, writes in place of Lua: recognised so
// that the message says what to write. For this folder only.
#pragma once

#include <string>
#include <string_view>

#include "lua/token.hpp"

namespace bareme::lua {

// « != », « && », « += », « si … alors », where these tokens were not expected; empty, or « : écrire … ».
std::string slip_at(const Token& token, const Token& next);
// Of a character that begins nothing: « guillemets », a blank that is not one, a letter in two characters.
std::string slip_of_character(std::string_view text);
// ALLEMAGNE, M2: written as the codes of a règlement are.
bool looks_like_a_code(std::string_view name);

}  // namespace bareme::lua
