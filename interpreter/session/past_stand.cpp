// The dossiers of a past jury into a session: names held against the règlement and the maquette, then columns.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "past/problems.hpp"
#include "session/inside.hpp"
#include "session/past.hpp"
#include "session/past_problems.hpp"
#include "session/problems.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
using diagnostics::Span;
using plan::Batch;
using plan::NameId;
using semantics::ObjectId;

// What the batch names and this règlement does not know: told, or left out of it.
class Names {
 public:
  Names(const semantics::CheckedRegulation& rules, const semantics::Curriculum& maquette, bool in_force,
        std::vector<std::string>& lost, Diagnostics& diagnostics)
      : rules_(rules), maquette_(maquette), in_force_(in_force), lost_(lost), diagnostics_(diagnostics) {}

  void hold(Batch& batch) {
    keep(batch.marks,
         [&](const plan::GivenMark& one) { return exam(batch, one.exam, one.place) && mark_value(batch, one); });
    keep(batch.convocations, [&](const plan::Convocation& one) { return exam(batch, one.exam, one.place); });
    keep(batch.facts, [&](const plan::GivenFact& one) { return fact(batch, one); });
    keep(batch.lines, [&](const plan::DossierLine& one) {
      const bool known = rules_.level_named(batch.names.text(one.level)).valid();
      return known || unknown(one.place, batch.names.text(one.level), levels());
    });
  }

  bool object(const std::string& address, const Span& place) {
    if (plan::containers_at(maquette_, address).size() == 1) return true;
    return unknown(place, address, addresses());
  }

 private:
  template <class Given, class Known>
  void keep(std::vector<Given>& all, Known known) {
    all.erase(std::remove_if(all.begin(), all.end(), [&](const Given& one) { return !known(one); }), all.end());
  }

  bool exam(const Batch& batch, NameId id, const Span& place) {
    const auto seen = exams_.find(id);
    if (seen != exams_.end()) return seen->second;
    const std::string& name = batch.names.text(id);
    std::size_t found = 0;
    for (const ObjectId object : maquette_.find(name))
      found += maquette_.object(object).level == rules_.lowest ? 1 : 0;
    return exams_[id] = found == 1 || unknown(place, name, addresses());
  }

  bool mark_value(const Batch& batch, const plan::GivenMark& one) {
    if (one.value.kind != values::Kind::Code) return true;
    return code(rules_.list_named("note"), batch.names.text(one.value.text), one.place);
  }

  bool code(semantics::ListId list, const std::string& name, const Span& place) {
    if (list.valid() && rules_.code_named(list, name)) return true;
    return unknown(place, name, {});
  }

  bool fact(const Batch& batch, const plan::GivenFact& one) {
    const std::string& address = batch.names.text(one.object);
    const std::string& name = batch.names.text(one.fact);
    for (const ObjectId holder : plan::objects_at(maquette_, address)) {
      const semantics::FactId id = rules_.fact_named(maquette_.object(holder).level, name);
      if (!id.valid()) continue;
      const semantics::Type& type = rules_.fact(id).type;
      const bool code_there = one.value.kind == values::Kind::Code;
      if (code_there)
        return code(type.list.valid() ? type.list : rules_.list_named("note"), batch.names.text(one.value.text),
                    one.place);
      if (type.kind == one.value.kind) return true;
      if (in_force_)
        diagnostics_.add(problems::wrong_kind(one.place, plan::describe_fact(address, name),
                                              plan::describe(one.value, batch.names)));
      return false;
    }
    return unknown(one.place, plan::describe_fact(address, name), addresses());
  }

  bool unknown(const Span& place, const std::string& name, const std::vector<std::string>& known) {
    if (!told_.insert(name).second) return false;
    if (in_force_)
      diagnostics_.add(
          past::problems::unknown_name(place, name, maquette_.title, diagnostics::nearest_help(name, known)));
    else
      lost_.push_back(name);
    return false;
  }

  std::vector<std::string> addresses() const {
    std::vector<std::string> all;
    for (std::size_t i = 1; i < maquette_.objects.size(); ++i)
      if (!maquette_.objects[i].filled) all.push_back(maquette_.address(ObjectId(i)));
    return all;
  }
  std::vector<std::string> levels() const {
    std::vector<std::string> all;
    for (const semantics::Level& level : rules_.levels)
      all.push_back(level.name);
    return all;
  }

  const semantics::CheckedRegulation& rules_;
  const semantics::Curriculum& maquette_;
  bool in_force_;
  std::vector<std::string>& lost_;
  Diagnostics& diagnostics_;
  std::unordered_map<NameId, bool> exams_;
  std::set<std::string> told_;
};

}  // namespace

bool stand(Session& session, const PastJury& past, bool in_force, std::vector<std::string>& lost,
           Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  Session::State& state = Inside::of(session);
  const past::Baseline& baseline = past.baseline;
  const semantics::Curriculum* maquette = state.maquette(baseline.head.maquette, diagnostics);
  if (maquette == nullptr) return false;
  Batch batch = baseline.batch;
  for (plan::Enrolment& enrolment : batch.enrolments)
    enrolment.maquette = maquette->title;
  Names names(*state.regulation, *maquette, in_force, lost, diagnostics);
  names.hold(batch);
  semantics::Curriculum with_lines =
      plan::with_lines(*state.regulation, *maquette, plan::line_needs(batch, maquette->title));
  Diagnostics left_out;  // told by `names`
  plan::Promotion promotion = plan::to_promotion(batch, *state.regulation, with_lines, left_out);
  promotion.name = baseline.head.promotion;
  const semantics::ListId results = state.regulation->list_named("résultat");
  for (const past::Decision& decision : baseline.decisions) {
    if (!names.object(decision.object, decision.place)) continue;
    const auto code = results.valid() ? state.regulation->code_named(results, decision.code) : std::nullopt;
    if (!code && in_force)
      diagnostics.add(past::problems::unknown_name(decision.place, decision.code, maquette->title, ""));
    else if (!code)
      lost.push_back(decision.code);
    if (!code) continue;
    const ObjectId object = plan::containers_at(with_lines, decision.object).front();
    for (const int at : {decision.session, 0})
      promotion.set({plan::InputKey::Kind::Decision, object, {}, {}, static_cast<std::uint8_t>(at)}, decision.student,
                    values::Value::of_code(*code));
  }
  if (diagnostics.error_count() != before) return false;
  state.stand(std::move(with_lines), std::move(promotion));
  state.taken.clear();
  for (const past::Decision& one : baseline.decisions)
    state.taken.push_back({baseline.batch.enrolments[one.student].student.number, one.object,
                           one.code + (one.suite.empty() ? "" : " suite " + one.suite), one.code, one.proposition,
                           one.motive, "", "", one.session, one.forced, one.article});
  session.ask_as({baseline.head.session, baseline.head.date});
  return true;
}

}  // namespace bareme
