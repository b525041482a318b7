#include "plan/fill.hpp"

#include <algorithm>
#include <utility>

namespace bareme::plan {

namespace {

semantics::ObjectId only(const std::vector<semantics::ObjectId>& objects) {
  return objects.size() == 1 ? objects.front() : semantics::ObjectId();
}

}  // namespace

std::vector<semantics::ObjectId> objects_at(const semantics::Curriculum& curriculum, const std::string& address) {
  auto found = address.empty() ? std::vector{curriculum.root()} : curriculum.find(address);
  for (std::size_t i = 0; i < found.size(); ++i)  // grows: a filled object may have a filled child
    for (const semantics::ObjectId child : curriculum.object(found[i]).children)
      if (curriculum.object(child).filled) found.push_back(child);
  return found;
}

std::vector<semantics::ObjectId> containers_at(const semantics::Curriculum& curriculum, const std::string& address) {
  return address.empty() ? std::vector{curriculum.root()} : curriculum.find(address);
}

PromotionFiller::PromotionFiller(const semantics::CheckedRegulation& regulation,
                                 const semantics::Curriculum& curriculum, diagnostics::Diagnostics& diagnostics)
    : regulation_(regulation), curriculum_(curriculum), diagnostics_(diagnostics) {
  year_fact_ = regulation.fact_named(regulation.student, "année universitaire");
  if (!year_fact_.valid()) return;
  const semantics::ExpressionPtr& otherwise = regulation.fact(year_fact_).otherwise;
  const auto* year = otherwise ? std::get_if<semantics::Constant>(&otherwise->node) : nullptr;
  if (year && year->value.present()) usual_year_ = year->value.text();
}

std::size_t PromotionFiller::add(Student student, const std::string& year) {
  years_.push_back(year);
  return promotion_.add(std::move(student));
}

template <class Find>
const std::optional<PromotionFiller::Place>& PromotionFiller::place(std::initializer_list<std::string_view> name,
                                                                    Find find, bool told) {
  name_.clear();
  for (const std::string_view part : name)
    name_.append(part).push_back('\n');
  const auto known = places_.find(std::string_view(name_));
  if (known != places_.end()) return known->second;
  const std::optional<Place> found = find();
  if (!found && told) unknown(*(name.begin() + 1));
  return places_.emplace(name_, found).first->second;
}

void PromotionFiller::unknown(std::string_view what) const {
  diagnostics_.add(diagnostics::Diagnostic("J020", std::nullopt,
                                           "les dossiers nomment " + diagnostics::guillemets(std::string(what)) +
                                               ", que ni la maquette " + diagnostics::guillemets(curriculum_.title) +
                                               " ni le règlement ne connaissent")
                       .help("évaluer avec la maquette et le règlement qui ont servi à l'import"));
}

std::optional<values::CodeId> PromotionFiller::code(semantics::ListId list, std::string_view name) {
  if (!list.valid()) return std::nullopt;
  auto& known = codes_[list];
  const auto found = known.find(name);
  if (found != known.end()) return found->second;
  const auto id = regulation_.code_named(list, std::string(name));
  if (!id) unknown(name);
  known.emplace(name, id);
  return id;
}

std::optional<values::Value> PromotionFiller::value_of(const Place& place, const Given& value) {
  if (value.state != values::State::Present) return values::Value::absent(value.state);
  switch (value.kind) {
    case values::Kind::Number:
      return values::Value::of(value.number);
    case values::Kind::Truth:
      return values::Value::of_truth(value.number.sign() != 0);
    case values::Kind::Date:
      return values::Value::of(values::Date::from_days(value.number.integer().value_or(0)));
    case values::Kind::Text:
    case values::Kind::List:
      return values::Value::of_textual(value.kind, std::string(value.text));
    case values::Kind::Code:
      break;
  }
  const auto id = code(place.list, value.text);
  return id ? std::optional(values::Value::of_code(*id)) : std::nullopt;
}

void PromotionFiller::put(const std::optional<Place>& place, std::size_t student, const Given& value) {
  if (!place) return;
  if (const auto known = value_of(*place, value)) promotion_.set(place->key, student, *known);
}

semantics::ListId PromotionFiller::list_of(const semantics::Type& type) const {
  return type.kind == values::Kind::Code ? type.list : regulation_.list_named("note");
}

std::optional<PromotionFiller::Place> PromotionFiller::exam_place(std::string_view exam, int session) const {
  std::vector<semantics::ObjectId> exams;
  for (const semantics::ObjectId object : curriculum_.find(std::string(exam)))
    if (curriculum_.object(object).level == regulation_.lowest) exams.push_back(object);
  const semantics::ObjectId object = only(exams);
  if (!object.valid()) return std::nullopt;
  return Place{{InputKey::Kind::Mark, object, {}, {}, static_cast<std::uint8_t>(session)},
               regulation_.list_named("note")};
}

std::optional<PromotionFiller::Place> PromotionFiller::fact_place(std::string_view object,
                                                                  std::string_view name) const {
  std::vector<semantics::ObjectId> holders;
  for (const semantics::ObjectId candidate : objects_at(curriculum_, std::string(object)))
    if (regulation_.fact_named(curriculum_.object(candidate).level, std::string(name)).valid())
      holders.push_back(candidate);
  const semantics::ObjectId holder = only(holders);
  if (!holder.valid()) return std::nullopt;
  const semantics::FactId fact = regulation_.fact_named(curriculum_.object(holder).level, std::string(name));
  return Place{{InputKey::Kind::Fact, holder, fact, {}, 0}, list_of(regulation_.fact(fact).type)};
}

std::optional<PromotionFiller::Place> PromotionFiller::line_fact_place(const LineAddress& line,
                                                                       std::string_view name) const {
  const semantics::ObjectId object = slot(line);
  if (!object.valid()) return std::nullopt;
  const semantics::FactId fact = regulation_.fact_named(curriculum_.object(object).level, std::string(name));
  if (!fact.valid()) return std::nullopt;
  return Place{{InputKey::Kind::Fact, object, fact, {}, 0}, list_of(regulation_.fact(fact).type)};
}

std::optional<PromotionFiller::Place> PromotionFiller::decision_place(std::string_view address, int session) const {
  const auto objects = address.empty() ? std::vector{curriculum_.root()} : curriculum_.find(std::string(address));
  const semantics::ObjectId object = only(objects);
  if (!object.valid()) return std::nullopt;
  return Place{{InputKey::Kind::Decision, object, {}, {}, static_cast<std::uint8_t>(session)},
               regulation_.list_named("résultat")};
}

std::optional<PromotionFiller::Place> PromotionFiller::frozen_place(std::string_view address, std::string_view quantity,
                                                                    int session) const {
  for (const semantics::ObjectId object : objects_at(curriculum_, std::string(address))) {
    const auto id = regulation_.quantity_named(curriculum_.object(object).level, std::string(quantity));
    if (!id.valid()) continue;
    return Place{{InputKey::Kind::Frozen, object, {}, id, static_cast<std::uint8_t>(session)},
                 list_of(regulation_.quantity(id).type)};
  }
  return std::nullopt;
}

semantics::ObjectId PromotionFiller::slot(const LineAddress& line) const {
  const semantics::LevelId level = regulation_.level_named(std::string(line.level));
  if (!level.valid()) return {};
  for (const semantics::ObjectId parent : containers_at(curriculum_, std::string(line.parent))) {
    if (curriculum_.object(parent).level != regulation_.level(level).parent) continue;
    int rank = 0;
    for (const semantics::ObjectId child : curriculum_.object(parent).children)
      if (curriculum_.object(child).level == level && curriculum_.object(child).line && ++rank == line.rank)
        return child;
  }
  return {};
}

void PromotionFiller::mark(std::size_t student, std::string_view exam, int session, const Given& value) {
  put(place({session == 1 ? "1" : std::to_string(session), exam}, [&] { return exam_place(exam, session); }), student,
      value);
}

void PromotionFiller::convoke(std::size_t student, std::string_view exam, int session) {
  const auto& called = place({std::to_string(session), exam}, [&] { return exam_place(exam, session); });
  if (called) promotion_.set(called->key, student, values::Value::absent(values::State::EnAttente));
}

void PromotionFiller::fact(std::size_t student, std::string_view object, std::string_view name, const Given& value) {
  put(place({"fait", name, object}, [&] { return fact_place(object, name); }), student, value);
}

void PromotionFiller::line(std::size_t student, const LineAddress& line) {
  const auto& brought =
      place({"ligne", line.level, line.parent, std::to_string(line.rank)}, [&]() -> std::optional<Place> {
        const semantics::ObjectId object = slot(line);
        if (!object.valid()) return std::nullopt;
        return Place{{InputKey::Kind::Line, object, {}, {}, 0}, {}};
      });
  if (brought) promotion_.set(brought->key, student, values::Value::of_truth(true));
}

void PromotionFiller::line_fact(std::size_t student, const LineAddress& line, std::string_view name,
                                const Given& value) {
  put(place({"de ligne", name, line.level, line.parent, std::to_string(line.rank)},
            [&] { return line_fact_place(line, name); }),
      student, value);
}

void PromotionFiller::decision(std::size_t student, std::string_view object, int session, std::string_view code) {
  const Given value{values::Kind::Code, values::State::Present, {}, code};
  put(place({"décision", object, std::to_string(session)}, [&] { return decision_place(object, session); }), student,
      value);
}

bool PromotionFiller::under_the_student(std::string_view address) const {
  const semantics::ObjectId object = only(curriculum_.find(std::string(address)));
  return object.valid() && curriculum_.object(object).parent == curriculum_.root();
}

void PromotionFiller::earlier_decision(std::size_t student, std::string_view year, std::string_view object, int session,
                                       std::string_view code) {
  const Given value{values::Kind::Code, values::State::Present, {}, code};
  frozen(student, year, object, "résultat", 0, value);
  for (; session <= regulation_.sessions; ++session)
    frozen(student, year, object, "résultat", session, value);
}

void PromotionFiller::frozen(std::size_t student, std::string_view year, std::string_view object,
                             std::string_view quantity, int session, const Given& value) {
  using Role = semantics::Quantity::Role;
  const auto& found = place(
      {"acquis", quantity, object, std::to_string(session)}, [&] { return frozen_place(object, quantity, session); },
      false);
  if (!found) return;
  const auto known = value_of(*found, value);
  if (!known) return;
  const Role role = regulation_.quantity(found->key.quantity).role;
  const bool validates = (role == Role::Validated && known->is_truth() && known->truth()) ||
                         (role == Role::Result && known->is_code() &&
                          regulation_.code(known->code()).kind == semantics::Code::Kind::Validating);
  acquired_.add({student, found->key, first_year(year), validates, *known});
}

Promotion PromotionFiller::take(std::string name) {
  std::vector<std::string> years = years_;
  std::replace(years.begin(), years.end(), std::string(), usual_year_);
  acquired_.write(years, promotion_);
  if (year_fact_.valid()) {
    const InputKey key{InputKey::Kind::Fact, curriculum_.root(), year_fact_, {}, 0};
    for (std::size_t row = 0; row < years_.size(); ++row)
      if (!years_[row].empty()) promotion_.set(key, row, values::Value::of(years_[row]));
  }
  promotion_.name = std::move(name);
  return std::move(promotion_);
}

}  // namespace bareme::plan
