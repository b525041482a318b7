#include "plan/batch.hpp"

#include <algorithm>

namespace bareme::plan {

namespace {

using Given = PromotionFiller::Given;

Given given(const Batch& batch, const Datum& datum) {
  Given value;
  value.kind = datum.kind;
  value.number = datum.number;
  if (datum.text >= 0) value.text = batch.names.text(datum.text);
  return value;
}

constexpr std::size_t elsewhere = static_cast<std::size_t>(-1);  // a student of another maquette

std::vector<std::size_t> add_students(PromotionFiller& filler, const Batch& batch,
                                      const semantics::Curriculum& curriculum) {
  std::vector<std::size_t> rows;
  rows.reserve(batch.enrolments.size());
  for (const Enrolment& enrolment : batch.enrolments) {
    const bool here = enrolment.maquette.empty() || enrolment.maquette == curriculum.title;
    rows.push_back(here ? filler.add(enrolment.student, enrolment.year) : elsewhere);
  }
  return rows;
}

std::string common_name(const Batch& batch) {
  if (batch.enrolments.empty()) return {};
  const std::string& first = batch.enrolments.front().promotion;
  const bool same = std::all_of(batch.enrolments.begin(), batch.enrolments.end(),
                                [&](const Enrolment& e) { return e.promotion == first; });
  return same ? first : std::string();
}

}  // namespace

std::string describe_mark(std::string_view exam, int session) {
  return session == 1 ? std::string(exam) : std::string(exam) + "@" + std::to_string(session);
}

std::string describe_fact(std::string_view object, std::string_view fact) {
  return object.empty() ? std::string(fact) : std::string(object) + "." + std::string(fact);
}

std::string describe_line(std::string_view parent, std::string_view level, std::string_view line) {
  const std::string lines = describe_fact(parent, level);
  return line.empty() ? lines : lines + " " + std::string(line);
}

std::string describe(const Datum& datum, const TextPool& names) {
  switch (datum.kind) {
    case values::Kind::Number:
      return datum.number.exact_text();
    case values::Kind::Truth:
      return datum.number.sign() != 0 ? "oui" : "non";
    case values::Kind::Date:
      return values::Date::from_days(datum.number.integer().value_or(0)).text();
    case values::Kind::Code:
    case values::Kind::Text:
    case values::Kind::List:
      break;
  }
  return names.text(datum.text);
}

std::vector<LineNeed> line_needs(const Batch& batch, std::string_view maquette) {
  std::map<std::pair<NameId, NameId>, int> counts;
  for (const DossierLine& line : batch.lines) {
    const std::string& theirs = batch.enrolments[line.enrolment].maquette;
    if (!theirs.empty() && theirs != maquette) continue;
    int& count = counts[{line.level, line.parent}];
    count = std::max(count, line.rank);
  }
  std::vector<LineNeed> needs;
  for (const auto& [place, count] : counts)
    needs.push_back({batch.names.text(place.first), batch.names.text(place.second), count});
  return needs;
}

semantics::Curriculum with_lines(const semantics::CheckedRegulation& regulation,
                                 const semantics::Curriculum& curriculum, const std::vector<LineNeed>& needs) {
  semantics::Curriculum extended = curriculum;
  for (const LineNeed& need : needs) {
    const semantics::LevelId level = regulation.level_named(need.level);
    if (!level.valid()) continue;  // the filler reports it, with the lines themselves
    for (const semantics::ObjectId parent : containers_at(curriculum, need.parent))
      if (curriculum.object(parent).level == regulation.level(level).parent)
        extended = extended.with_lines(level, parent, need.count, regulation.level(level).name);
  }
  return extended;
}

Promotion to_promotion(const Batch& batch, const semantics::CheckedRegulation& regulation,
                       const semantics::Curriculum& curriculum, diagnostics::Diagnostics& diagnostics) {
  PromotionFiller filler(regulation, curriculum, diagnostics);
  const std::vector<std::size_t> rows = add_students(filler, batch, curriculum);
  const auto text = [&](NameId id) -> std::string_view { return batch.names.text(id); };
  for (const Convocation& called : batch.convocations)
    if (rows[called.enrolment] != elsewhere) filler.convoke(rows[called.enrolment], text(called.exam), called.session);
  for (const GivenMark& mark : batch.marks)
    if (rows[mark.enrolment] != elsewhere)
      filler.mark(rows[mark.enrolment], text(mark.exam), mark.session, given(batch, mark.value));
  for (const GivenFact& fact : batch.facts)
    if (rows[fact.enrolment] != elsewhere)
      filler.fact(rows[fact.enrolment], text(fact.object), text(fact.fact), given(batch, fact.value));
  for (const DossierLine& line : batch.lines) {
    if (rows[line.enrolment] == elsewhere) continue;
    const LineAddress slot{text(line.level), text(line.parent), line.rank};
    filler.line(rows[line.enrolment], slot);
    for (const LineFact& fact : line.facts)
      filler.line_fact(rows[line.enrolment], slot, text(fact.fact), given(batch, fact.value));
  }
  for (const FrozenValue& left : batch.frozen)
    if (rows[left.enrolment] != elsewhere)
      filler.frozen(rows[left.enrolment], left.year, text(left.object), text(left.quantity), left.session,
                    given(batch, left.value));
  return filler.take(common_name(batch));
}

}  // namespace bareme::plan
