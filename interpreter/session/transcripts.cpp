// The documents a règlement declares (relevé de notes, bulletin), filled for the students of the promotion.
#include <algorithm>
#include <map>
#include <tuple>

#include "report/transcript.hpp"
#include "session/minutes_acts.hpp"
#include "session/state.hpp"
#include "session/waits.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using report::Transcript;
using Paper = semantics::Document;
using semantics::ObjectId;
using values::State;

class Filling {
 public:
  Filling(Session& session, Session::State& state, const Paper& document)
      : session_(session),
        state_(state),
        document_(document),
        rules_(session.regulation()),
        maquette_(session.curriculum()) {}

  // About this object, for this student; none: the student does not take it.
  std::optional<Transcript> filled(std::size_t student, ObjectId object) {
    if (!followed(student, object)) return std::nullopt;
    const plan::Student& who = session_.promotion().students[student];
    const semantics::Object& about = maquette_.object(object);
    Transcript made{who.number, who.name, who.first_name, address(object), about.label, about.label_en, {}, {}};
    for (const Paper::Line& line : document_.lines)
      if (line.level == about.level || rules_.contains(line.level, about.level))
        for (Transcript::Item& item : items(student, line, maquette_.ancestor(object, line.level)))
          made.summary.push_back(std::move(item));
    objects_.clear();
    rows(student, object, 0, made.rows);
    tell_apart(made.rows);
    return made;
  }

 private:
  bool followed(std::size_t student, ObjectId object) { return state_.evaluator(student).followed(object); }
  std::string address(ObjectId object) const { return object == maquette_.root() ? "" : maquette_.address(object); }

  const Paper::Line* line_of(semantics::LevelId level) const {
    const auto found = std::find_if(document_.lines.begin(), document_.lines.end(),
                                    [&](const Paper::Line& line) { return line.level == level; });
    return found == document_.lines.end() ? nullptr : &*found;
  }

  void rows(std::size_t student, ObjectId inside, std::size_t depth, std::vector<Transcript::Row>& made) {
    const semantics::Object& container = maquette_.object(inside);
    const auto& children = container.members.empty() ? container.children : container.members;
    for (const ObjectId child : children) {
      const semantics::Object& object = maquette_.object(child);
      if (object.elsewhere || !followed(student, child)) continue;
      const Paper::Line* line = object.filled ? nullptr : line_of(object.level);
      std::size_t below = depth;
      if (line != nullptr) {
        Transcript::Row row{rules_.level(object.level).name, object.code, object.label, object.label_en, depth + 1,
                            items(student, *line, child)};
        // A line of the dossier the student has not, an épreuve the student never had to sit.
        if (row_says_something(row) || !(object.line || object.level == rules_.lowest)) {
          made.push_back(std::move(row));
          objects_.push_back(child);
          below = depth + 1;
        }
      }
      rows(student, child, below, made);
    }
  }

  // Two épreuves « EF » of two matières that are not shown would read alike under the same UE: they bear their matière.
  void tell_apart(std::vector<Transcript::Row>& rows) const {
    using Name = std::tuple<std::size_t, std::string, std::string>;  // the line above, the code, the label
    std::map<Name, std::vector<std::size_t>> alike;
    std::vector<std::size_t> above = {0};  // of each depth, the last line met
    for (std::size_t i = 0; i < rows.size(); ++i) {
      above.resize(rows[i].depth);
      alike[{above.back(), rows[i].object, rows[i].label}].push_back(i);
      above.push_back(i + 1);
    }
    for (const auto& [name, places] : alike)
      if (places.size() > 1)
        for (const std::size_t i : places)
          rows[i].object = maquette_.address(objects_[i]);
  }

  static bool row_says_something(const Transcript::Row& row) {
    return std::any_of(row.items.begin(), row.items.end(),
                       [](const Transcript::Item& item) { return item.value.value.state() != State::SansObjet; });
  }

  std::vector<Transcript::Item> items(std::size_t student, const Paper::Line& line, ObjectId object) {
    std::vector<Transcript::Item> all;
    if (!object.valid()) return all;
    for (const Paper::Shown& shown : line.items) {
      evaluation::TreeEvaluator& evaluator = state_.evaluator(student);
      Transcript::Item item{shown.label, shown.label_en, {}, {}};
      item.value.value = evaluator.value(*shown.value, object);
      item.value.type = shown.value->type;
      if (shown.quantity.valid()) item.value.rounding = rules_.quantity(shown.quantity).rounding;
      if (shown.quantity.valid() && item.value.value.state() == State::EnAttente)
        for (const plan::InputKey& input : evaluator.awaited(object, shown.quantity))
          item.awaited.push_back(awaited_from(session_, student, input));
      all.push_back(std::move(item));
    }
    return all;
  }

  Session& session_;
  Session::State& state_;
  const Paper& document_;
  const semantics::CheckedRegulation& rules_;
  const semantics::Curriculum& maquette_;
  std::vector<ObjectId> objects_;  // of each row
};

std::vector<ObjectId> objects_of(const Session& session, const Paper& document) {
  std::vector<ObjectId> all;
  const semantics::Curriculum& maquette = session.curriculum();
  for (std::size_t i = 0; i < maquette.objects.size(); ++i) {
    const semantics::Object& object = maquette.objects[i];
    if (object.level == document.scope.level && !object.elsewhere && !object.line &&
        maquette.selects(session.regulation(), ObjectId(i), document.scope.filters))
      all.push_back(ObjectId(i));
  }
  return all;
}

}  // namespace

const semantics::Document* Session::document(const std::string& name) const {
  for (const Paper& one : regulation().documents)
    if (text::same_name(one.name, name)) return &one;
  return nullptr;
}

report::Transcripts Session::transcripts(const semantics::Document& document, const std::string& program,
                                         const std::vector<std::size_t>& students) {
  const Fingerprints prints = fingerprints();
  report::Transcripts made{program,
                           regulation().title,
                           regulation().version,
                           prints.regulation,
                           curriculum().title,
                           prints.maquette,
                           promotion().name,
                           state_->selection.year,
                           data_fingerprint(*this),
                           jury().session,
                           jury().date,
                           document.name,
                           document.languages,
                           {},
                           {}};
  if (!log().acts().empty()) made.unfinished.push_back("des actes ne sont pas enregistrés");
  if (const std::string scenario = scenes().current; !scenario.empty())
    made.unfinished.push_back("HYPOTHÈSE « " + scenario + " »");
  const Rows rows(promotion());
  const std::vector<ObjectId> objects = objects_of(*this, document);
  Filling filling(*this, *state_, document);
  for (const std::size_t student : rows.students)
    if (students.empty() || std::find(students.begin(), students.end(), student) != students.end())
      for (const ObjectId object : objects)
        if (auto one = filling.filled(student, object)) made.all.push_back(std::move(*one));
  return made;
}

}  // namespace bareme
