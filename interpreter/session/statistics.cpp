#include "session/statistics.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "records/base.hpp"
#include "session/inside.hpp"
#include "session/quantities.hpp"
#include "session/saving.hpp"
#include "session/state.hpp"

namespace bareme {
namespace {

using report::Statistics;
using semantics::ObjectId;
using values::Value;

// The objects of this year that have a mean or a result, in the order of the maquette.
std::vector<ObjectId> objects_of(const Session& session) {
  std::vector<ObjectId> all;
  const semantics::Curriculum& maquette = session.curriculum();
  for (std::size_t i = 0; i < maquette.objects.size(); ++i) {
    const semantics::Object& one = maquette.objects[i];
    if (!one.elsewhere && !one.filled && !one.line && one.level != session.regulation().lowest)
      all.push_back(ObjectId(i));
  }
  return all;
}

void count_results(const Session& session, const plan::CellKey& result, Statistics::Object& object) {
  using Kind = semantics::Code::Kind;
  object.has_result = true;
  for (const Tally::Line& line : session.tally(result).lines) {
    if (!line.code && line.state == values::State::SansObjet) continue;
    object.concerned += line.count;
    if (!line.code) {
      object.waiting += line.state == values::State::EnAttente ? line.count : 0;
      object.counts.push_back({values::describe(line.state), "", line.count});
      continue;
    }
    const semantics::Code& code = session.regulation().code(*line.code);
    object.validated += code.kind == Kind::Validating ? line.count : 0;
    object.refused += code.kind == Kind::Refusing ? line.count : 0;
    object.counts.push_back({code.name, code.label, line.count});
  }
}

// The object a year comes to: the outermost that has a result which is not moot.
std::optional<plan::CellKey> whole_result(const Session& session) {
  for (const ObjectId object : objects_of(session))
    if (const auto result = result_cell(session.regulation(), session.curriculum(), object))
      if (!session.is_moot(*result)) return result;
  return std::nullopt;
}

// Those the base has on its list, less those it still knows something of.
std::size_t erased_of(const Session& session) {
  if (session.base().empty()) return 0;
  const Which& of = Inside::of(session).selection;
  std::size_t enrolled = 0;
  for (const records::PromotionRow& row : records::Base::open_existing(session.base()).promotions())
    if (row.name == of.promotion && row.maquette == of.maquette && row.year == of.year && row.version == of.version)
      enrolled += row.students;
  return enrolled - std::min(enrolled, session.promotion().size());
}

}  // namespace

std::optional<Statistics> statistics(Session& session, const std::string& program,
                                     Session::Diagnostics& diagnostics) try {
  Statistics made;
  made.program = program;
  made.regulation = session.regulation().title, made.version = session.regulation().version;
  made.regulation_fingerprint = session.fingerprints().regulation;
  made.promotion = session.promotion().name;
  made.session = session.jury().session;
  if (!session.evaluate({}, diagnostics)) return std::nullopt;
  for (const ObjectId object : objects_of(session)) {
    const semantics::Object& one = session.curriculum().object(object);
    Statistics::Object counted;
    counted.object = object == session.curriculum().root() ? "l'étudiant" : session.curriculum().address(object);
    counted.label = one.label;
    const semantics::QuantityId mean = leading_mean(session.regulation(), session.curriculum(), object);
    for (std::size_t student = 0; mean.valid() && student < session.promotion().size(); ++student) {
      const Value value = session.value(student, plan::CellKey{object, mean, {}});
      if (value.is_number()) counted.means.push_back(value.number());
      if (!counted.threshold)
        if (const auto bar = session.bar(student, object); bar && bar->is_number()) counted.threshold = bar->number();
    }
    std::sort(counted.means.begin(), counted.means.end());
    const auto result = result_cell(session.regulation(), session.curriculum(), object);
    if (result && !session.is_moot(*result)) count_results(session, *result, counted);
    if (counted.has_result || !counted.means.empty()) made.objects.push_back(std::move(counted));
  }
  made.erased = erased_of(session);
  return made;
} catch (const records::BaseProblem& problem) {
  diagnostics.add(problems::told(problem));
  return std::nullopt;
}

std::optional<std::vector<Statistics::Passage>> passages(const std::string& path,
                                                         Session::Diagnostics& diagnostics) try {
  struct Stay {
    std::string year, maquette, result;
  };
  std::map<std::string, std::vector<Stay>> stays;  // by student
  for (const records::PromotionRow& row : records::Base::open_existing(path).promotions()) {
    Session session;
    if (!session.open(path, {row.name, row.maquette, row.year, row.version}, diagnostics)) return std::nullopt;
    const auto result = whole_result(session);
    if (result && !session.evaluate({*result}, diagnostics)) return std::nullopt;
    for (std::size_t i = 0; i < session.promotion().size(); ++i)
      stays[session.promotion().students[i].number].push_back(
          {row.year, row.maquette, result ? session.words(*result, session.value(i, *result)) : ""});
  }
  using Way = std::tuple<std::string, std::string, std::string, std::string, std::string>;
  std::map<Way, std::size_t> counts;
  std::string last_year;
  for (const auto& [number, all] : stays)
    for (const Stay& one : all)
      last_year = std::max(last_year, one.year);
  for (auto& [number, all] : stays) {
    std::sort(all.begin(), all.end(), [](const Stay& left, const Stay& right) { return left.year < right.year; });
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool next = i + 1 < all.size();
      if (!next && all[i].year == last_year) continue;
      ++counts[{all[i].year, all[i].maquette, all[i].result, next ? all[i + 1].year : "",
                next ? all[i + 1].maquette : "plus inscrit"}];
    }
  }
  std::vector<Statistics::Passage> made;
  for (const auto& [way, count] : counts) {
    const auto& [from_year, from, result, to_year, to] = way;
    made.push_back({from_year, from, result, to_year, to, count});
  }
  return made;
} catch (const records::BaseProblem& problem) {
  diagnostics.add(problems::told(problem));
  return std::nullopt;
}

}  // namespace bareme
