// What may be entered as the mark of an épreuve: the bounds and the step of « notes de … à … », or of 0 to 20 where
// nothing says otherwise; the maximum of its own where « notes de 0 à maximum » names the attribute that gives it.
#pragma once

#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace bareme::semantics {

Type mark_type_of(const CheckedRegulation& regulation, const Curriculum& curriculum, ObjectId paper);
// A code of « codes de note » that « attend »: a mark still to come.
bool is_to_be_replaced(const CheckedRegulation& regulation, const values::Value& mark);
// Is it a whole number of steps above the least?
bool on_the_step(const Type& type, const values::Number& value);

}  // namespace bareme::semantics
