// The letters of French and its neighbours, folded without utf8proc: nearly every name of a règlement is made of them,
// and each is folded hundreds of times while it is read. Inside text/ only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bareme::text {

// `text` folded as by fold_word, when it holds nothing but ASCII, the letters from À to ÿ, œ and ’; none otherwise.
std::optional<std::string> folded_western(std::string_view text);
// Is it made of those alone? They have no other composition: the text is in NFC.
bool is_western(std::string_view text);

}  // namespace bareme::text
