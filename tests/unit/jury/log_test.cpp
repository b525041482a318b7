#include "jury/log.hpp"

#include <catch2/catch.hpp>

#include "jury/order.hpp"

using namespace bareme::jury;

namespace {

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("jury log: what was undone is not typed again, what was done again is", "[jury]") {
  CHECK(to_type_again({"décider E1 ADJ motif \"a\"    # 14:05", "décider E2 ADJ motif \"b\"", "annuler 1"}) ==
        Lines{"décider E1 ADJ motif \"a\""});
  CHECK(to_type_again({"décider E1 ADJ motif \"a\"", "annuler 1", "rétablir 1"}) ==
        Lines{"décider E1 ADJ motif \"a\""});
  CHECK(to_type_again({"a", "b", "annuler 2", "c", "rétablir 1"}) == Lines{"c"});
  CHECK(to_type_again({"a", "annuler 7"}).empty());
}

TEST_CASE("jury log: what is in the base is not typed again, and cannot be undone", "[jury]") {
  CHECK(to_type_again({"a", "b", "enregistrer    # lot 1", "annuler", "c"}) == Lines{"c"});
  // Killed between the write and the line that says it: the base knows how many events it holds.
  CHECK(to_type_again({"a", "b", "c"}, 2) == Lines{"c"});
  CHECK(to_type_again({"a", "b"}, 2).empty());
  CHECK(to_type_again({"scénario s : x = 1", "a"}, 2) == Lines{"scénario s : x = 1"});
}

TEST_CASE("jury log: who sits is typed again until it is in the base, and undoing leaves it", "[jury]") {
  CHECK(to_type_again({"composition A", "a", "composition B ; C", "annuler"}) == Lines{"composition B ; C"});
  CHECK(to_type_again({"composition A", "a", "enregistrer", "b"}) == Lines{"b"});
  CHECK(to_type_again({"composition A", "a", "b"}, 2) == Lines{"b"});
  CHECK(to_type_again({"a", "enregistrer", "composition A"}) == Lines{"composition A"});
}

TEST_CASE("jury log: what a session left is told apart: acts, scenarios, the composition", "[jury]") {
  const LeftUnsaved left = left_unsaved(to_type_again(
      {"composition A", "décider E1 ADJ motif \"a\"", "scénario s : x = 1", "convoquer E2 EF motif \"b\""}));
  CHECK(left.acts == 2);
  CHECK(left.scenarios == 1);
  CHECK(left.composition);
  CHECK(left_unsaved(to_type_again({"composition A"})).acts == 0);
  CHECK_FALSE(left_unsaved(to_type_again({"composition A", "enregistrer"})).composition);
}

TEST_CASE("jury log: a remark is what follows a # outside quotes", "[jury]") {
  CHECK(event_of("décider E1 ADJ motif \"note # 3\"  # 14:05") == "décider E1 ADJ motif \"note # 3\"");
  CHECK(event_of("# base /tmp/x").empty());
  CHECK(event_of("   ").empty());
}

TEST_CASE("jury order: its parts, however it is typed", "[jury]") {
  const Order order = read_order("SH7 AJ suite semestre complémentaire hors reglement motif « vu le 3 juillet »");
  CHECK(order.what == "SH7 AJ");
  CHECK(order.next == "semestre complémentaire");
  CHECK(order.forced);
  CHECK(order.motive == "vu le 3 juillet");
  CHECK_FALSE(read_order("SH7 ADJ motif assiduité").motive);
  CHECK_FALSE(read_order("SH7 ADJ motif \"\"").motive);
  CHECK(read_order("SH7 ADJ motif \"le motif est long\"").motive == "le motif est long");
  CHECK(read_order("AJ suite \"semestre complémentaire\" motif \"vu\"").next == "semestre complémentaire");
  CHECK(read_order("AJ suite \"semestre complémentaire\" motif \"vu\"").motive == "vu");
  CHECK(read_order("AJ suite « le motif » hors règlement motif « vu »").next == "le motif");
  CHECK(read_order("AJ suite « le motif » hors règlement motif « vu »").forced);
  CHECK_FALSE(read_order("AJ suite \"passage motif \"vu\"").forced);
  CHECK(quoted("dit \"oui\"") == "\"dit 'oui'\"");
}

TEST_CASE("jury order: an amount stands where the number is", "[jury]") {
  const Amount amount = read_amount("UE72 +0,3 points");
  CHECK(amount.before == "UE72");
  CHECK(amount.number == "0,3");
  CHECK(amount.after == "points");
  CHECK(read_amount("UE72").number.empty());
}
