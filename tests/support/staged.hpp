// A batch in memory, handed to a base as what files bring is: for the tests of what enters a base.
#pragma once

#include "plan/batch.hpp"
#include "records/base.hpp"
#include "records/staging.hpp"

namespace bareme::test {

inline void stage(const plan::Batch& batch, records::Staging& staging) {
  const auto name = [&](plan::NameId id) { return staging.names().id(batch.names.text(id)); };
  const auto value = [&](plan::Datum datum) {
    if (datum.text >= 0) datum.text = staging.words().id(batch.names.text(datum.text));
    return datum;
  };
  for (const plan::Enrolment& enrolment : batch.enrolments)
    staging.enrol(enrolment, 0, enrolment.student.number);
  for (plan::GivenMark mark : batch.marks) {
    mark.exam = name(mark.exam);
    mark.value = value(std::move(mark.value));
    staging.receive(std::move(mark));
  }
  for (plan::Convocation called : batch.convocations) {
    called.exam = name(called.exam);
    staging.receive(called);
  }
  for (plan::GivenFact fact : batch.facts) {
    fact.object = name(fact.object);
    fact.fact = name(fact.fact);
    fact.value = value(std::move(fact.value));
    staging.receive(std::move(fact));
  }
  for (plan::DossierLine line : batch.lines) {
    line.level = name(line.level);
    line.parent = name(line.parent);
    for (plan::LineFact& fact : line.facts)
      fact = {name(fact.fact), value(std::move(fact.value))};
    staging.receive(std::move(line));
  }
  for (plan::FrozenValue left : batch.frozen) {
    left.object = name(left.object);
    left.quantity = name(left.quantity);
    left.value = value(std::move(left.value));
    staging.receive(std::move(left));
  }
}

inline records::Imported import(records::Base& base, const plan::Batch& batch, const records::Texts& texts,
                                const records::ImportOptions& options) {
  records::Staging staging;
  stage(batch, staging);
  return base.import(staging, texts, options);
}

inline std::vector<plan::Difference> all(const plan::Differences& differences) {
  std::vector<plan::Difference> list;
  differences.each([&](const plan::Difference& one) { list.push_back(one); });
  return list;
}

}  // namespace bareme::test
