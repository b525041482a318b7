#include "records/staged.hpp"

namespace bareme::records {
namespace {

template <class Id>
Id id_of(Spool::Reader& reader) {
  return static_cast<Id>(reader.number());
}

StagedValue value_of(Spool::Reader& reader) {
  std::string type = reader.text();
  return {std::move(type), reader.text()};
}

}  // namespace

void put(Spool& spool, diagnostics::Span place) {
  spool.put(std::uint64_t{place.source});
  spool.put(std::uint64_t{place.begin});
  spool.put(std::uint64_t{place.end - place.begin});
}

diagnostics::Span place_of(Spool::Reader& reader) {
  diagnostics::Span place;
  place.source = id_of<std::uint32_t>(reader);
  place.begin = id_of<std::uint32_t>(reader);
  place.end = place.begin + id_of<std::uint32_t>(reader);
  return place;
}

bool read(Spool::Reader& reader, StagedMark& mark) {
  if (!reader.next()) return false;
  mark.enrolment = id_of<std::uint32_t>(reader);
  mark.exam = id_of<plan::NameId>(reader);
  mark.session = id_of<int>(reader);
  mark.code = reader.number() != 0;
  mark.value = reader.text();
  mark.place = place_of(reader);
  return true;
}

bool read(Spool::Reader& reader, StagedConvocation& called) {
  if (!reader.next()) return false;
  called.enrolment = id_of<std::uint32_t>(reader);
  called.exam = id_of<plan::NameId>(reader);
  called.session = id_of<int>(reader);
  called.place = place_of(reader);
  return true;
}

bool read(Spool::Reader& reader, StagedFact& fact) {
  if (!reader.next()) return false;
  fact.enrolment = id_of<std::uint32_t>(reader);
  fact.object = id_of<plan::NameId>(reader);
  fact.fact = id_of<plan::NameId>(reader);
  fact.value = value_of(reader);
  fact.place = place_of(reader);
  return true;
}

bool read(Spool::Reader& reader, StagedLine& line) {
  if (!reader.next()) return false;
  line.enrolment = id_of<std::uint32_t>(reader);
  line.level = id_of<plan::NameId>(reader);
  line.parent = id_of<plan::NameId>(reader);
  line.rank = id_of<int>(reader);
  line.label = reader.text();
  line.facts.clear();
  for (std::uint64_t left = reader.number(); left > 0; --left) {
    const auto name = id_of<plan::NameId>(reader);
    line.facts.emplace_back(name, value_of(reader));
  }
  line.place = place_of(reader);
  return true;
}

bool read(Spool::Reader& reader, StagedFrozen& frozen) {
  if (!reader.next()) return false;
  frozen.enrolment = id_of<std::uint32_t>(reader);
  frozen.year = reader.text();
  frozen.object = id_of<plan::NameId>(reader);
  frozen.quantity = id_of<plan::NameId>(reader);
  frozen.session = id_of<int>(reader);
  frozen.value = value_of(reader);
  frozen.place = place_of(reader);
  return true;
}

void SpooledDifferences::add(const plan::Difference& difference) {
  for (const std::string* text : {&difference.student, &difference.what, &difference.before, &difference.after})
    spool_.put(*text);
  spool_.put(std::uint64_t{difference.line});
  put(spool_, difference.place);
  spool_.end();
}

void SpooledDifferences::each(const std::function<void(const plan::Difference&)>& visit) const {
  for (Spool::Reader reader(spool_); reader.next();) {
    plan::Difference difference;
    for (std::string* text : {&difference.student, &difference.what, &difference.before, &difference.after})
      *text = reader.text();
    difference.line = reader.number() != 0;
    difference.place = place_of(reader);
    visit(difference);
  }
}

}  // namespace bareme::records
