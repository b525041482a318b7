// The look-ups of a name where it is written: what it is found to be is kept for an editor (names_read.hpp). For this
// folder.
#pragma once

#include <optional>

#include "semantics/curriculum.hpp"
#include "semantics/names_read.hpp"
#include "semantics/regulation.hpp"
#include "syntax/tree.hpp"

namespace bareme::semantics {

void saw(const CheckedRegulation& regulation, Span place, LevelId level);
void saw(const CheckedRegulation& regulation, Span place, FactId fact);
void saw(const CheckedRegulation& regulation, Span place, QuantityId quantity);
void saw_called(const CheckedRegulation& regulation, Span place, Reading::Kind kind, std::size_t id);
void saw_code(const CheckedRegulation& regulation, Span place, values::CodeId code);
void saw_object(const CheckedRegulation& regulation, Span place, LevelId level, const std::string& code);
void declared_object(const CheckedRegulation& regulation, Span place, LevelId level, const std::string& code);

LevelId level_at(const CheckedRegulation& regulation, const syntax::Name& name);
FactId fact_at(const CheckedRegulation& regulation, LevelId from, const syntax::Name& name);  // visible from there
std::optional<values::CodeId> code_at(const CheckedRegulation& regulation, ListId list, const std::string& word,
                                      Span place);
// The first `count` segments of a path, which lead to that object.
void saw_address(const CheckedRegulation& regulation, const Curriculum& curriculum, const syntax::Path& path,
                 std::size_t count, ObjectId object);
// « EF session 2 », « CC3 »: the word of a type alone.
void saw_paper(const CheckedRegulation& regulation, const syntax::Name& name, values::CodeId type);

}  // namespace bareme::semantics
