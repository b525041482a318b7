#include "session/meanings_example.hpp"

#include <optional>

#include <fmt/format.h>

#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::guillemets;
using diagnostics::Span;

constexpr std::size_t widest = 160;  // columns: an exemple is read at a glance

// As written, its line ends and runs of blanks made one blank.
std::string written_at(const Session::State& state, const Span& place) {
  const std::string_view text = state.sources[place.source].text().substr(place.begin, place.end - place.begin);
  std::string words;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank)
      words += c;
    else if (!words.empty() && words.back() != ' ')
      words += ' ';
  }
  while (!words.empty() && words.back() == ' ')
    words.pop_back();
  return text::truncate(words, widest);
}

// Whether a value posed or awaited is of that entity. The result, its proposition and the decision have one name.
class Of {
 public:
  Of(const Session::State& state, const Entity& entity, const std::string& name)
      : rules_(*state.regulation), entity_(entity), name_(name) {}

  bool operator()(const semantics::Posed& posed) const { return is(posed.quantity, posed.fact, posed.value); }
  bool operator()(const semantics::Expected& expected) const {
    return is(expected.quantity, expected.awaited_fact, expected.value);
  }

 private:
  bool is(semantics::QuantityId quantity, semantics::FactId fact, const values::Value& value) const {
    switch (entity_.kind) {
      case Entity::Kind::Quantity:
        return quantity.valid() && rules_.quantity(quantity).level == rules_.quantities[entity_.id].level &&
               rules_.quantity(quantity).name == name_;
      case Entity::Kind::Fact:
        return fact.valid() && fact.index() == entity_.id;
      case Entity::Kind::Code:
        return value.is_code() && static_cast<std::size_t>(value.code()) == entity_.id;
      default:
        return false;
    }
  }

  const semantics::CheckedRegulation& rules_;
  const Entity& entity_;
  const std::string& name_;
};

template <class Values>
const typename Values::value_type* first_of(const Values& values, const Of& of) {
  for (const auto& one : values)
    if (of(one)) return &one;
  return nullptr;
}

std::optional<Span> in_an_example(const Session::State& state, const Of& of) {
  for (const semantics::CheckedExample& example : state.examples)
    if (first_of(example.expected, of) != nullptr) return example.place;
  for (const semantics::CheckedExample& example : state.examples)
    if (first_of(example.given, of) != nullptr) return example.place;
  return std::nullopt;
}

std::optional<Span> of_a_table(const Session::State& state, const Entity& entity) {
  for (const semantics::TableExample& example : state.table_examples)
    if (entity.kind == Entity::Kind::Table && example.call && example.table.index() == entity.id) return example.place;
  return std::nullopt;
}

// « cas « passage de droit » : `RC3.moyenne = 7,99` ».
std::string in_a_case(const Session::State& state, const Of& of) {
  const auto told = [&](const Session::State::HeldCase& held, const Span& place) {
    return fmt::format("cas {} : `{}`", guillemets(held.steps.title), written_at(state, place));
  };
  for (const Session::State::HeldCase& held : state.cases)
    for (const semantics::CheckedCase::Step& step : held.steps.steps)
      if (const auto* expected = first_of(step.expected, of)) return told(held, expected->place);
  for (const Session::State::HeldCase& held : state.cases)
    for (const semantics::CheckedCase::Step& step : held.steps.steps)
      if (const auto* posed = first_of(step.posed, of)) return told(held, posed->place);
  return "";
}

}  // namespace

std::string example_of(const Session::State& state, const Entity& entity, const std::string& name) {
  const Of of(state, entity, name);
  std::optional<Span> place = in_an_example(state, of);
  if (!place) place = of_a_table(state, entity);
  if (!place) return in_a_case(state, of);
  std::string words = written_at(state, *place);
  const std::string keyword = "exemple ";
  if (text::fold_word(words.substr(0, keyword.size())) == keyword) words.erase(0, keyword.size());
  return fmt::format("exemple : `{}`", words);
}

}  // namespace bareme
