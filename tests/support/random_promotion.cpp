#include "support/random_promotion.hpp"

#include "support/dice.hpp"

namespace support {

using namespace bareme;  // NOLINT: tests read as the language of the house
using plan::InputKey;
using values::Number;
using values::State;
using values::Value;

namespace {

class Drawing {
 public:
  Drawing(const semantics::CheckedRegulation& regulation, Dice dice) : regulation_(regulation), dice_(dice) {}

  Value of(const InputKey& key) {
    switch (key.kind) {
      case InputKey::Kind::Mark:
        return key.session == 1 ? first_mark() : second_mark();
      case InputKey::Kind::Fact:
        return dice_.chance(75) ? typed(regulation_.fact(key.fact).type) : Value();
      case InputKey::Kind::Decision:
        return dice_.chance(10) ? code("résultat") : Value();
      case InputKey::Kind::Line:
        return dice_.chance(60) ? Value::of_truth(dice_.chance(90)) : Value();
      case InputKey::Kind::Frozen:
        return dice_.chance(70) ? typed(regulation_.quantity(key.quantity).type) : Value();
      case InputKey::Kind::Age:
        return dice_.chance(70) ? Value::of(Number(dice_.between(1, 4))) : Value();
      case InputKey::Kind::Posed:  // whether it is, then what
        if (key.session % 2 == 0) return Value::of_truth(dice_.chance(40));
        return typed(regulation_.quantity(key.quantity).type);
    }
    return Value();
  }

 private:
  Value first_mark() { return dice_.chance(7) ? Value() : dice_.chance(12) ? code("note") : mark(); }
  Value second_mark() {
    if (dice_.chance(60)) return Value();
    return dice_.chance(15) ? code("note") : dice_.chance(15) ? Value::absent(State::EnAttente) : mark();
  }

  Value mark() {
    switch (dice_.below(8)) {
      case 0:
        return Value::of(*Number::parse(dice_.word({"9,995", "9,985", "10,005", "9,9949999999", "0,005", "19,995"})));
      case 1:
        return Value::of(*Number::parse(dice_.word({"0", "10", "20", "12", "5"})));
      case 2:
        return Value::of(*Number::parse(
            dice_.word({"12,000000000000000000001", "7,1234567890123456789", "0,0000000001", "15,99999999999999999"})));
      default:
        return Value::of(Number(dice_.between(0, 2000), 100));
    }
  }

  Value typed(const semantics::Type& type) {
    switch (type.kind) {
      case values::Kind::Number:
        if (type.mark && dice_.chance(15)) return code("note");
        if (type.scale || type.high) return mark();
        return Value::of(dice_.chance(80) ? Number(dice_.between(-3, 12)) : Number(dice_.between(-2000, 9000), 700));
      case values::Kind::Truth:
        return Value::of_truth(dice_.chance(50));
      case values::Kind::Code:
        return type.list.valid() ? one_of(type.list) : Value();
      case values::Kind::Date:
        return Value::of(*values::Date::of(2023 + dice_.between(0, 3), dice_.between(1, 12), dice_.between(1, 28)));
      case values::Kind::Text:
      case values::Kind::List:
        return Value::of(dice_.word({"A", "B", "info", "L'Hôpital–Nguyễn"}));
    }
    return Value();
  }

  Value code(const char* name) {
    const semantics::ListId list = regulation_.list_named(name);
    return list.valid() ? one_of(list) : Value();
  }
  Value one_of(semantics::ListId list) {
    const auto& codes = regulation_.code_lists[list.index()].codes;
    return codes.empty() ? Value() : Value::of_code(dice_.one_of(codes));
  }

  const semantics::CheckedRegulation& regulation_;
  Dice dice_;
};

std::string name_of(const InputKey& key, const semantics::CheckedRegulation& regulation,
                    const semantics::Curriculum& curriculum) {
  std::string name = std::to_string(static_cast<int>(key.kind)) + "/" + std::to_string(key.session) + "/" +
                     curriculum.address(key.object);
  if (key.kind == InputKey::Kind::Fact) name += "/" + regulation.fact(key.fact).name;
  if (key.kind == InputKey::Kind::Frozen) name += "/" + regulation.quantity(key.quantity).name;
  return name;
}

}  // namespace

plan::Promotion random_promotion(const semantics::CheckedRegulation& regulation,
                                 const semantics::Curriculum& curriculum, const std::vector<InputKey>& inputs,
                                 std::size_t students, std::uint64_t seed) {
  plan::Promotion promotion;
  for (std::size_t student = 0; student < students; ++student)
    promotion.add({"E" + std::to_string(student + 1), "L'Hôpital–Nguyễn", "Zoé"});
  for (const InputKey& key : inputs) {
    const std::string name = name_of(key, regulation, curriculum);
    for (std::size_t student = 0; student < students; ++student) {
      const Value value = Drawing(regulation, Dice(seed, name + "/" + std::to_string(student))).of(key);
      if (value.state() != State::SansObjet) promotion.set(key, student, value);
    }
  }
  return promotion;
}

}  // namespace support
