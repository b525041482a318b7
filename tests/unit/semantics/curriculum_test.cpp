#include <catch2/catch.hpp>

#include "support/small_regulation.hpp"

using namespace support;
using semantics::Reach;

namespace {

struct TwoUes : SmallRegulation {
  ObjectId maths = add_ue("MATH5"), physics = add_ue("PHYS5");
  ObjectId maths_exam = add_exam(maths, "EF"), physics_exam = add_exam(physics, "EF"), test = add_exam(physics, "CC1");
};

}  // namespace

TEST_CASE("an object is written by the shortest address that is only its own") {
  const TwoUes two;
  CHECK(two.curriculum.address(two.maths) == "MATH5");
  CHECK(two.curriculum.address(two.test) == "CC1");
  CHECK(two.curriculum.address(two.maths_exam) == "MATH5.EF");
}

TEST_CASE("an object is found as people write it") {
  const TwoUes two;
  CHECK(two.curriculum.find("math5.ef") == std::vector{two.maths_exam});
  CHECK(two.curriculum.find("EF") == std::vector{two.maths_exam, two.physics_exam});
  CHECK(two.curriculum.find("MATH5.CC1").empty());
  CHECK(two.curriculum.find("MATH6").empty());
}

TEST_CASE("a filled level answers through the object it repeats") {
  TwoUes two;
  const LevelId inner = two.level("matière", two.ue);
  const ObjectId filled = two.object(inner, two.maths, "MATH5");
  two.curriculum.objects[filled.index()].filled = true;
  CHECK(two.curriculum.find("MATH5") == std::vector{two.maths});
  CHECK(two.curriculum.address(filled) == "MATH5");
}

TEST_CASE("objects are reached from where we stand") {
  const TwoUes two;
  const auto& curriculum = two.curriculum;
  CHECK(curriculum.reach(two.maths_exam, {Reach::Kind::Self, {}, ""}) == two.maths_exam);
  CHECK(curriculum.reach(two.maths_exam, {Reach::Kind::Ancestor, two.ue, ""}) == two.maths);
  CHECK(curriculum.reach(two.test, {Reach::Kind::Named, {}, "EF"}) == two.physics_exam);
  CHECK(curriculum.reach(two.test, {Reach::Kind::Named, two.ue, "math5"}) == two.maths);
  CHECK(curriculum.reach(two.physics, {Reach::Kind::Previous, two.ue, ""}) == two.maths);
  CHECK_FALSE(curriculum.reach(two.maths, {Reach::Kind::Previous, two.ue, ""}).valid());
  CHECK_FALSE(curriculum.reach(two.maths, {Reach::Kind::Named, {}, "CHIM5"}).valid());
}

TEST_CASE("filters read attributes that climb, their default, and the codes of containers") {
  TwoUes two;
  const FactId nature = two.fact(two.ue, "nature", semantics::FactSource::Attribute, constant(Value::of_code(Abi)));
  two.curriculum.objects[two.physics.index()].attributes[nature] = Value::of_code(Abj);
  const auto chosen = [&](semantics::StaticFilter filter) {
    semantics::Set set = every(two.mark_level);
    set.filters = {std::move(filter)};
    return two.curriculum.members(two.regulation, two.curriculum.root(), set);
  };
  CHECK(chosen({nature, {Abj}, {}, false}) == std::vector{two.physics_exam, two.test});
  CHECK(chosen({nature, {Abi}, {}, false}) == std::vector{two.maths_exam});
  CHECK(chosen({nature, {Abj}, {}, true}) == std::vector{two.maths_exam});
  CHECK(chosen({{}, {}, {"phys5"}, false}) == std::vector{two.physics_exam, two.test});
  CHECK(chosen({{}, {}, {"ef"}, true}) == std::vector{two.test});
}

TEST_CASE("lines are added under their parent, and existing objects keep their ids") {
  TwoUes two;
  const LevelId course = two.level("cours", two.student);
  const auto widened = two.curriculum.with_lines(course, two.curriculum.root(), 2, "cours");
  CHECK(widened.objects.size() == two.curriculum.objects.size() + 2);
  CHECK(widened.object(two.test).code == "CC1");
  CHECK(widened.find("cours 2").size() == 1);
  CHECK(widened.with_lines(course, two.curriculum.root(), 1, "cours").objects.size() == widened.objects.size());
}
