#include "repl/shell/preparing.hpp"

#include <fmt/format.h>

#include "repl/shell/outline.hpp"
#include "report/value_text.hpp"

namespace bareme::repl {

std::vector<plan::CellKey> results_of(const Session& session) {
  std::vector<plan::CellKey> results;
  for (const semantics::ObjectId object : with_result(session, objects_below(session, session.curriculum().root())))
    results.push_back(*result_cell(session, object));
  return results;
}

std::string teacher_of(const Session& session, semantics::ObjectId exam) {
  for (const char* name : {"enseignant", "responsable", "correcteur"})
    if (const auto fact = session.regulation().fact_visible(session.regulation().lowest, name); fact.valid())
      if (const values::Value value = session.curriculum().attribute(exam, fact); value.present())
        return report::value_text(session.regulation(), value, session.regulation().fact(fact).type);
  return "";
}

std::string exam_label(const Session& session, semantics::ObjectId exam) {
  const semantics::Curriculum& curriculum = session.curriculum();
  const std::string address = curriculum.address(exam);
  semantics::ObjectId container = curriculum.object(exam).parent;
  while (container.valid() && curriculum.object(container).filled)
    container = curriculum.object(container).parent;
  if (!container.valid() || container == curriculum.root() || address.find('.') != std::string::npos) return address;
  const std::string whole = curriculum.object(container).code + "." + address;
  return curriculum.find(whole).size() == 1 ? whole : address;
}

std::string awaited_label(const Session& session, const plan::InputKey& input) {
  if (input.kind != plan::InputKey::Kind::Mark) return session.input_label(input);
  return exam_label(session, input.object) + (input.session > 1 ? fmt::format(" session {}", input.session) : "");
}

}  // namespace bareme::repl
