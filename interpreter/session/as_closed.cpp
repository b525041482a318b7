#include "session/as_closed.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "session/closing_cells.hpp"
#include "session/inside.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostic;
using values::Value;

std::string key(const std::string& object, const std::string& quantity) { return object + '\n' + quantity; }

// The cells a closing keeps, numbered, and the views of each.
class Kept {
 public:
  explicit Kept(const Session& session)
      : session_(session), rules_(session.regulation()), views_(views_of(session.regulation())) {
    for (const plan::CellKey& cell : cells_to_close(session)) {
      const std::string address = stored_address(rules_, session.curriculum(), cell.object);
      named_.emplace(key(address, rules_.quantity(cell.quantity).name), cells_.size());
      numbers_.emplace(cell, cells_.size());
      cells_.push_back(cell);
    }
  }

  // Which of its values a row of the base is; none: the maquette has it no more.
  std::optional<std::size_t> slot_of(const records::ClosedValue& value) const {
    const auto found = named_.find(key(value.object, value.quantity));
    if (found == named_.end()) return std::nullopt;
    std::size_t view = 0;
    if (value.session != 0 || !value.view.empty()) {
      while (view < views_.size() && (views_[view].session != value.session || views_[view].name != value.view))
        ++view;
      if (view++ == views_.size()) return std::nullopt;
    }
    return found->second * (views_.size() + 1) + view;
  }

  struct Slots {
    std::size_t plain, seen;
  };
  std::optional<Slots> slots_of(const plan::CellKey& cell) const {
    const auto found = numbers_.find({cell.object, cell.quantity, {}});
    if (found == numbers_.end()) return std::nullopt;
    std::size_t view = 0;
    if (!(cell.view == semantics::View{})) {
      while (view < views_.size() && !(views_[view].view == cell.view))
        ++view;
      if (view++ == views_.size()) return std::nullopt;  // two views at once: no closing keeps it
    }
    const std::size_t first = found->second * (views_.size() + 1);
    return Slots{first, first + view};
  }

  using Said = std::vector<const records::ClosedValue*>;  // by slot; null: nothing
  Said said(const records::ClosedStudent& closed) const {
    Said said(cells_.size() * (views_.size() + 1));
    for (const records::ClosedValue& value : closed.values)
      if (const auto slot = slot_of(value)) said[*slot] = &value;
    return said;
  }

  // As it was closed: what its view says, else the plain value, else nothing was left of it. None: the règlement has no
  // such code any more.
  std::optional<Value> stands(const Said& said, const Slots& slots, const plan::CellKey& cell) const {
    const records::ClosedValue* then = said[slots.seen] != nullptr ? said[slots.seen] : said[slots.plain];
    return then != nullptr ? value(*then, cell) : Value::absent(values::State::SansObjet);
  }

 private:
  std::optional<Value> value(const records::ClosedValue& closed, const plan::CellKey& cell) const {
    if (closed.state == "impossible") return Value::absent(values::State::Impossible);
    if (closed.state != "present") return Value::absent(values::State::SansObjet);
    switch (closed.value.kind) {
      case values::Kind::Code: {
        const auto code = rules_.code_named(session_.type(cell).list, closed.word);
        return code ? std::optional(Value::of_code(*code)) : std::nullopt;
      }
      case values::Kind::Truth:
        return Value::of_truth(closed.value.number.sign() != 0);
      case values::Kind::Date:
        return Value::of(values::Date::from_days(*closed.value.number.integer()));
      case values::Kind::Number:
        return Value::of(closed.value.number);
      default:
        return Value::of_textual(closed.value.kind, closed.word);
    }
  }

  const Session& session_;
  const semantics::CheckedRegulation& rules_;
  std::vector<NamedView> views_;
  std::vector<plan::CellKey> cells_;
  std::unordered_map<std::string, std::size_t> named_;
  std::unordered_map<plan::CellKey, std::size_t, plan::CellKeyHash> numbers_;
};

// The columns asked for that a closing answers.
struct Answered {
  plan::CellKey cell;
  Kept::Slots slots;
  plan::Slot column;
};

// A jury of session 1 reads, without a view, what the last one did not close.
bool is_of_earlier_jury(const Session& session, const Session::State& state) {
  return state.jury.session && *state.jury.session < session.regulation().sessions;
}

std::vector<Answered> answered(const Session& session, const Session::State& state, const Kept& kept) {
  const bool earlier = is_of_earlier_jury(session, state);
  std::vector<Answered> all;
  for (const plan::CellKey& cell : state.cells) {
    if (earlier && cell.view.session == 0) continue;
    const auto slots = kept.slots_of(cell);
    const auto column = state.computed->plan.slot(cell);
    if (slots && column && state.computed->results.has(*column)) all.push_back({cell, *slots, *column});
  }
  std::sort(all.begin(), all.end(), [](const Answered& a, const Answered& b) { return a.slots.seen < b.slots.seen; });
  return all;
}

void put(evaluation::Results& results, plan::Slot slot, std::size_t student, const Value& value) {
  plan::Column& column = results.writable(slot);
  if (!value.present() || !values::is_textual(value.kind())) return column.set(student, value);
  column.tags[student] = plan::Tag::Code;
  column.cells[student] = results.texts.id(value.text());
}

}  // namespace

std::vector<NoLongerSo> stand_as_closed(const Session& session, Session::State& state) {
  std::vector<NoLongerSo> replaced;
  if (state.kept.students.empty() || !state.computed) return replaced;
  const Kept kept(session);
  const std::vector<Answered> columns = answered(session, state, kept);
  std::unordered_map<std::string, std::size_t> rows;
  for (std::size_t student = 0; student < session.promotion().size(); ++student)
    rows.emplace(session.promotion().students[student].number, student);
  for (const records::ClosedStudent& closed : state.kept.students) {
    const auto row = rows.find(closed.number);
    if (row == rows.end()) continue;
    const Kept::Said said = kept.said(closed);
    for (const Answered& one : columns) {
      const Value now = session.value(row->second, one.cell);
      const auto stands = kept.stands(said, one.slots, one.cell);
      const bool neither = stands && !kept_by_a_closing(*stands) && !kept_by_a_closing(now);  // it waited, and waits
      if (!stands || neither || *stands == now) continue;
      replaced.push_back({row->second, one.cell, session.words(one.cell, *stands), session.words(one.cell, now)});
      put(state.computed->results, one.column, row->second, *stands);
    }
  }
  return replaced;
}

std::optional<Value> as_closed(const Session& session, const Session::State& state, std::size_t student,
                               const plan::CellKey& cell) {
  const std::string& number = session.promotion().students[student].number;
  const auto closed = std::find_if(state.kept.students.begin(), state.kept.students.end(),
                                   [&](const records::ClosedStudent& one) { return one.number == number; });
  if (closed == state.kept.students.end() || (is_of_earlier_jury(session, state) && cell.view.session == 0))
    return std::nullopt;
  const Kept kept(session);
  const auto slots = kept.slots_of(cell);
  if (!slots) return std::nullopt;
  return kept.stands(kept.said(*closed), *slots, cell);
}

std::vector<NoLongerSo> no_longer_as_closed(Session& session, Session::State& state,
                                            Session::Diagnostics& diagnostics) {
  if (state.kept.students.empty()) return {};
  records::KeptByClosings kept;
  std::swap(kept, state.kept);  // as it would be computed now
  const bool computed = session.evaluate({}, diagnostics);
  std::swap(kept, state.kept);
  return computed ? stand_as_closed(session, state) : std::vector<NoLongerSo>{};
}

namespace problems {
namespace {

std::string listed(const Session& session, const std::vector<NoLongerSo>& values) {
  constexpr std::size_t named_at_most = 4;
  std::string text;
  for (std::size_t i = 0; i < values.size() && i < named_at_most; ++i)
    text +=
        fmt::format("{}{} {} : {} (se calculerait {})", i == 0 ? "" : " ; ", session.student_name(values[i].student),
                    session.label(values[i].cell), values[i].closed, values[i].now);
  if (values.size() > named_at_most) text += fmt::format(" ; et {} de plus", values.size() - named_at_most);
  return text;
}

// « 2 étudiants effacés depuis, 1 resté ouvert »
std::string others(const Session::State& state) {
  const auto some = [](std::size_t count, const char* one, const char* many) {
    return count == 0 ? std::string() : count == 1 ? fmt::format("1 {}", one) : fmt::format("{} {}", count, many);
  };
  const std::string erased = some(state.kept.erased, "étudiant effacé depuis", "étudiants effacés depuis");
  const std::string open = some(state.kept.open, "étudiant encore ouvert", "étudiants encore ouverts");
  return erased + (erased.empty() || open.empty() ? "" : ", ") + open;
}

}  // namespace

Diagnostic no_longer_so(const Session& session, const std::vector<NoLongerSo>& values, const Session::State& state) {
  return Diagnostic(
             "J320", std::nullopt,
             fmt::format("la promotion n'est plus celle qui fut close ({}) : {} {} : {}", others(state),
                         values.size() == 1 ? "une valeur reste" : fmt::format("{} valeurs restent", values.size()),
                         values.size() == 1 ? "comme elle fut arrêtée" : "comme elles furent arrêtées",
                         listed(session, values)))
      .help("rien : ce qui fut arrêté fait foi ; pour décider de nouveau, « rouvrir » l'année")
      .warning();
}

Diagnostic not_frozen_as_closed(const Session& session, const std::vector<NoLongerSo>& values,
                                const Session::State& state) {
  return Diagnostic(
             "J321", std::nullopt,
             fmt::format("ce jury ne se fige plus comme il a siégé ({}) : {}", others(state), listed(session, values)))
      .help("figer avant d'effacer ; une copie de la base d'avant, s'il en reste une, le permet encore");
}

}  // namespace problems

}  // namespace bareme
