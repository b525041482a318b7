#include "values/value.hpp"

#include <catch2/catch.hpp>

using namespace bareme::values;

TEST_CASE("where several states meet the strictest wins") {
  CHECK(strictest(State::SansObjet, State::EnAttente) == State::EnAttente);
  CHECK(strictest(State::Impossible, State::EnAttente) == State::Impossible);
  CHECK(strictest(State::EnErreur, State::Impossible) == State::EnErreur);
  CHECK(strictest(State::Present, State::SansObjet) == State::SansObjet);
  CHECK(describe(State::EnAttente) == std::string("en attente"));
}

TEST_CASE("a value gives back what it was made of") {
  CHECK(Value::of(Number(19, 2)).number() == Number(95, 10));
  CHECK(Value::of_truth(true).truth());
  CHECK_FALSE(Value::of_truth(false).truth());
  CHECK(Value::of_code(7).code() == 7);
  CHECK(Value::of(*Date::of(2024, 9, 1)).date().iso() == "2024-09-01");
  CHECK(Value::of(std::string("Tokyo")).text() == "Tokyo");
}

TEST_CASE("values of two kinds or two states are never equal") {
  CHECK(Value::of(Number(1)) != Value::of_truth(true));
  CHECK(Value::of(Number(1)) != Value::of_code(1));
  CHECK(Value::of(Number(0)) != Value());
  CHECK(Value() == Value::absent(State::SansObjet));
  CHECK(Value() != Value::absent(State::EnAttente));
  CHECK(Value::of(Number(1, 2)) == Value::of(Number(2, 4)));
}
