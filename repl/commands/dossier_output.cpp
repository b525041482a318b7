#include "repl/commands/dossier_output.hpp"

#include <algorithm>

#include "report/dossier.hpp"
#include "session/failing.hpp"
#include "session/waits.hpp"

namespace bareme::repl {
namespace {

report::DossierHead head_of(const Session& session) {
  const Fingerprints fingerprints = session.fingerprints();
  return {"bareme " BAREME_VERSION,   session.regulation().title, session.regulation().version, fingerprints.regulation,
          session.curriculum().title, fingerprints.maquette,      session.promotion().name,     session.jury().session,
          session.jury().date,        session.promotion().size()};
}

std::string address(const Session& session, semantics::ObjectId object) {
  return object == session.curriculum().root() ? "" : session.curriculum().address(object);
}

report::DossierValue value_of(const Session& session, std::size_t student, const plan::CellKey& cell) {
  const semantics::Quantity& quantity = session.regulation().quantity(cell.quantity);
  const std::string label = session.label({session.curriculum().root(), cell.quantity, cell.view});
  report::DossierValue value{address(session, cell.object),
                             quantity.name,
                             label.substr(std::min(quantity.name.size() + 1, label.size())),
                             session.value(student, cell),
                             quantity.type,
                             quantity.rounding,
                             {},
                             session.foreseen(student, cell)};
  if (value.value.state() == values::State::EnErreur) value.stopped = why_failing(session, student, cell);
  if (value.value.state() != values::State::EnAttente) return value;
  for (const plan::InputKey& key : session.awaited(student, cell))
    value.awaited.push_back(awaited_from(session, student, key));
  return value;
}

std::vector<report::DossierChoice> choices_of(const Session& session, std::size_t student) {
  std::vector<report::DossierChoice> all;
  for (const OpenChoice& choice : session.choices(student)) {
    const bool known = choice.state == values::State::Present;
    if (!known && choice.state != values::State::EnAttente) continue;
    const auto& codes = session.regulation();
    all.push_back({address(session, choice.object), choice.code, choice.next ? codes.code(*choice.next).name : "",
                   session.article_name(choice.article), std::string(1, choice.letter), known});
  }
  return all;
}

}  // namespace

void write_dossier(const Session& session, const std::vector<plan::CellKey>& cells, std::ostream& out) {
  out << report::dossier_opening(head_of(session));
  for (std::size_t student = 0; student < session.promotion().size(); ++student) {
    const plan::Student& who = session.promotion().students[student];
    report::DossierStudent written{who.number, who.name, who.first_name, {}, choices_of(session, student)};
    for (const plan::CellKey& cell : cells)
      written.values.push_back(value_of(session, student, cell));
    out << report::dossier_student(session.regulation(), written, student == 0);
  }
  out << report::dossier_closing();
}

}  // namespace bareme::repl
