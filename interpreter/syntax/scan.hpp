// The smallest pieces of the written language, measured on raw bytes: letters, blanks, words, numbers, texts. Each
// function answers how many bytes match at the start of `text`, 0 when it does not. Used by the grammar's terminals and
// by the formatter; no grammar here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bareme::syntax::scan {

enum class Lines { Keep, Cross };  // does a line end stop the blanks, or is it one of them (inside brackets)?

std::size_t letter(std::string_view text, bool inside_a_word);
std::size_t character(std::string_view text);     // one whole character, whatever it is; 1 on invalid UTF-8
std::size_t blank(std::string_view text);         // one space, tab, no-break space
std::size_t last_blank(std::string_view text);    // the same, at the end
std::string plain_blanks(std::string_view text);  // no-break spaces as spaces
std::size_t comment(std::string_view text);       // « # … » up to the line end, not included
std::size_t blanks(std::string_view text, Lines lines = Lines::Keep);  // blanks and comments
std::size_t line_end(std::string_view text);                           // \n or \r\n
std::size_t letters(std::string_view text);  // a run of letters and digits starting with a letter, reserved or not
std::size_t word(std::string_view text);     // a word of a name: not reserved, not elided; « session 2 » is one
std::size_t digits(std::string_view text);   // 9 · 9,5 · 9.5, then no letter or digit
std::size_t grouped_digits(std::string_view text);  // the « 000 » of « 1 000 », with the blanks before it
std::size_t date(std::string_view text);            // 31/12/2027
std::size_t quoted(std::string_view text);          // "…" or « … », on one line
std::size_t opening_quote(std::string_view text);
std::size_t closing_quote_at_end(std::string_view text);
std::size_t article_number(std::string_view text);  // 4.3.1, 12 bis, L613-1
std::size_t rest_of_line(std::string_view text);    // a raw line, its comment included
std::size_t raw_comment(
    std::string_view line);  // where the comment of a raw line starts: a « # » first or after a blank; npos if none
bool has_semicolon(std::string_view line);    // outside texts
std::size_t case_size(std::string_view line,  // up to the separator, outside texts and brackets, or to the end
                      char separator);
std::size_t raw_item(std::string_view text);  // up to « ; », « ) » or the line end: an item of épreuves = (EF ; CC × 3)
std::size_t bracketed(std::string_view text);    // from a bracket to the one that closes it, before any line starting
                                                 // with « fin » or « a) »
std::size_t letter_mark(std::string_view text);  // a)
std::size_t point_mark(std::string_view text);   // b1), under b)

// `pattern` is already folded (lower case, no accent, œ as oe, ’ as '); one blank in it stands for one or more.
std::size_t keyword(std::string_view pattern, std::string_view text);
std::string folded(std::string_view text);  // case, accents, ligatures and apostrophes only, as for keywords
bool is_reserved(std::string_view letters);
bool opens_rows(std::string_view line);  // « x = selon … », « x = répartition de … »: its rows follow, down to `fin`

}  // namespace bareme::syntax::scan
