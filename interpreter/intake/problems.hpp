// The sentences of intake, one function a problem (I001…, docs/erreurs.md). Each takes the place of the cell and
// what was seen there.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "plan/receiver.hpp"

namespace bareme::intake {

using diagnostics::Diagnostic;
using diagnostics::Span;

// The file.
Diagnostic not_a_text(const std::string& path);  // no place: what it holds is not for a screen
Diagnostic other_kind_of_file(const std::string& path, const std::string& what, const std::string& remedy);
Diagnostic misread_letters(Span place, const std::string& cell);
Diagnostic empty_file(Span place);
Diagnostic unclosed_quote(Span place);
Diagnostic text_after_quote(Span place);
Diagnostic quote_without_end(Span place);
Diagnostic row_without_end(Span place);
Diagnostic too_long_file(const std::string& path);
Diagnostic file_changed(const std::string& path);
Diagnostic wrong_count(Span place, std::size_t cells, std::size_t columns, char separator);
Diagnostic titles_alone(Span place, const std::string& path);  // a warning
Diagnostic nobody(Span place);

// The columns.
Diagnostic duplicate_column(Span place, const std::string& name, Span first);
Diagnostic missing_column(Span place, const std::string& name, const std::string& accepted,
                          std::size_t titles_line);  // the line that looks like titles, 0: none does
Diagnostic unnamed_column(Span place);
// `facts`: what its title may be a slip of. `free`: the épreuves no column of the file gives, none of which is meant
// for sure.
Diagnostic unknown_column(Span place, const std::string& name, const std::vector<std::string>& facts,
                          const std::vector<std::string>& free);
Diagnostic no_column(const std::vector<std::string>& exams);     // a warning
Diagnostic ignored_column(Span place, const std::string& name);  // a warning

// The rows. `curriculum` empty: none of the maquettes.
Diagnostic empty_cell(Span place, const std::string& column);
// All those of the files at once. `nobody_known`: no file says who the students are.
struct UnknownStudents {
  std::size_t count = 0;
  std::vector<std::string> first;  // a few, in the order met
  std::string last;
  Span place;  // of the first
};
Diagnostic unknown_students(const UnknownStudents& unknown, bool nobody_known);
Diagnostic unknown_curriculum(Span place, const std::string& title, const std::vector<std::string>& titles);
Diagnostic unsaid_curriculum(Span place);
// `earlier`: a version the règlement modifies, which only a base can keep.
Diagnostic other_version(Span place, const std::string& version, const std::vector<std::string>& known, bool earlier);
Diagnostic several_enrolments(Span place, const std::string& number);
Diagnostic enrolled_twice(Span place, const std::string& number, Span first);
// Not the same letters, though they may look so: the characters that are not ASCII are told.
Diagnostic alike_numbers(Span place, const std::string& number, const std::string& known);
Diagnostic scientific_number(Span place, const std::string& number);
Diagnostic not_said(Span place, const std::string& what, const std::string& number);
Diagnostic row_twice(Span place, const std::string& number, Span first);
Diagnostic unknown_exam(Span place, const std::string& address, const std::string& curriculum,
                        const std::vector<std::string>& candidates);
Diagnostic unknown_object(Span place, const std::string& address, const std::string& curriculum);
Diagnostic unknown_fact(Span place, const std::string& name, const std::string& of,
                        const std::vector<std::string>& candidates);
Diagnostic unknown_quantity(Span place, const std::string& name, const std::string& of,
                            const std::vector<std::string>& candidates);
Diagnostic not_an_academic_year(Span place, const std::string& text);
Diagnostic year_not_closed(Span place, const std::string& text, const std::string& student, const std::string& own);
Diagnostic ambiguous_address(Span place, const std::string& address, const std::vector<std::string>& meant);
Diagnostic bad_session(Span place, const std::string& text, int sessions);
Diagnostic given_twice(const plan::GivenTwice& twice);
Diagnostic already_given(const plan::Difference& difference);

// The values. `column`: what the title says they are.
Diagnostic unreadable_number(Span place, const std::string& column, const std::string& text, const std::string& fault,
                             const std::string& remedy);
Diagnostic out_of_scale(Span place, const std::string& column, const std::string& text, const std::string& bounds);
Diagnostic no_mark(Span place, const std::string& column, const std::string& text,
                   const std::vector<std::string>& codes);
Diagnostic unknown_code(Span place, const std::string& column, const std::string& text,
                        const std::vector<std::string>& codes);
Diagnostic wrong_kind(Span place, const std::string& column, const std::string& text, const std::string& expected);
Diagnostic other_name(Span place, const std::string& number, const std::string& name, const std::string& known);

}  // namespace bareme::intake
