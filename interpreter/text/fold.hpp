// How two spellings are the same word, how wide a text is on a screen, and which word was probably meant. Owns
// utf8proc. Folding (decisions 15) works word by word: « validée », « Validés » and « valide » all become « valide ».
// What it costs: « ects » becomes « ect », « choix » « choi », and folding twice may lose a second s (« process »), so
// fold what was written, once. A name of one letter keeps its case (`M` and `m` are two names, R6). Invalid UTF-8 is
// kept byte by byte, never thrown on.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bareme::text {

std::string nfc(std::string_view text);
std::string fold_case(std::string_view text);  // NFC and small letters, letter by letter: nothing else is folded
// Keyword-level folding: case, accents, œ and æ, ø ł đ ð ı þ ß, ’ to ', no-break spaces to spaces, dashes and − to -;
// invisible characters go.
std::string fold_word(std::string_view word);
// Name-level: fold_word, then blanks trimmed and runs of them made one; of each word, a final s or x goes when it has 4
// letters or more, then a final « ee » (-ée) becomes « e ». « nés », of 3 letters, keeps its s.
std::string fold_name(std::string_view name);
bool same_name(std::string_view left, std::string_view right);
bool is_valid_utf8(std::string_view text);
std::string beyond_ascii(std::string_view text);  // « U+00C9, U+200B », for what two texts that look alike differ by
std::string latin1_to_utf8(std::string_view bytes);  // as Windows writes it: 80-9F read as Windows-1252 (œ, ’, €)
std::size_t display_width(std::string_view text);    // columns of a terminal, combining marks 0, wide characters 2
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);
std::string truncate(std::string_view text, std::size_t width);  // to `width` columns, ending with « … » when cut
// The candidate nearest to `wrong` after folding (letters added, dropped, replaced, or two neighbours swapped; at most
// a third of its length, at least 1, never all of it), none if none is near; of several equally near the first.
std::optional<std::string> nearest(std::string_view wrong, const std::vector<std::string>& candidates);

}  // namespace bareme::text
