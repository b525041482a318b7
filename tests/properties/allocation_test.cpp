// An allocation gives a place only where every order of equal students, and every wish still to come, gives it.
//
// The other way of computing it is to try them all, one student after the other.
#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <numeric>

#include "support/dice.hpp"
#include "support/one_instruction.hpp"

using namespace support;

namespace {

constexpr std::size_t options = 3;
constexpr int nothing = -1, awaited = -2;

struct Student {
  int key = 0;
  std::vector<int> wishes;  // options, `nothing` or `awaited`
};

struct World {
  std::vector<Student> students;
  std::vector<int> rooms;
};

// Codes stand for the options: any id will do, nothing reads their names.
Value wish_value(int wish) {
  if (wish == awaited) return Value::absent(State::EnAttente);
  return wish == nothing ? Value() : Value::of_code(wish);
}

std::vector<Value> given(const World& world) {
  SmallRegulation small;
  plan::Promotion promotion = students(world.students.size());
  plan::Plan made;
  plan::Instruction allocate;
  allocate.op = plan::Op::Allocate;
  allocate.stage = 1;
  allocate.ascending = {false};
  allocate.wishes = static_cast<int>(world.students.front().wishes.size());
  allocate.about = -1;
  for (std::size_t option = 0; option < options; ++option)
    allocate.codes.push_back(static_cast<values::CodeId>(option));
  const auto input = [&](const std::function<Value(std::size_t)>& value) {
    plan::Instruction read;
    read.op = plan::Op::Input;
    read.input = fact_of(ObjectId(0), FactId(made.instructions.size()));
    for (std::size_t student = 0; student < world.students.size(); ++student)
      promotion.set(read.input, student, value(student));
    promotion.column(read.input);
    made.instructions.push_back(read);
    return static_cast<plan::Slot>(made.instructions.size() - 1);
  };
  allocate.operands = {input([&](std::size_t s) { return Value::of(Number(world.students[s].key)); }), -1};
  for (std::size_t wish = 0; wish < world.students.front().wishes.size(); ++wish)
    allocate.operands.push_back(input([&](std::size_t s) { return wish_value(world.students[s].wishes[wish]); }));
  for (std::size_t option = 0; option < options; ++option)
    allocate.operands.push_back(input([&](std::size_t) { return Value::of(Number(world.rooms[option])); }));
  const auto slot = static_cast<plan::Slot>(made.instructions.size());
  made.instructions.push_back(allocate);
  made.stages = 2;
  made.cells.emplace(plan::CellKey{}, slot);
  const auto results = evaluation::evaluate(small.regulation, made, promotion, {2, {}});
  std::vector<Value> values;
  for (std::size_t student = 0; student < world.students.size(); ++student)
    values.push_back(results.value(slot, student, values::Kind::Code));
  return values;
}

std::vector<int> served(const World& world, const std::vector<std::size_t>& order) {
  std::vector<int> rooms = world.rooms, all(world.students.size(), nothing);
  for (const std::size_t student : order)
    for (const int wish : world.students[student].wishes) {
      if (wish < 0 || rooms[static_cast<std::size_t>(wish)] == 0) continue;
      --rooms[static_cast<std::size_t>(wish)];
      all[student] = wish;
      break;
    }
  return all;
}

// What each student can be given, over every order of the equals.
void try_orders(const World& world, std::vector<std::vector<int>>& possible) {
  std::vector<std::size_t> order(world.students.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  do {
    const auto before = [&](std::size_t a, std::size_t b) { return world.students[a].key > world.students[b].key; };
    if (!std::is_sorted(order.begin(), order.end(), before)) continue;
    const std::vector<int> all = served(world, order);
    for (std::size_t student = 0; student < all.size(); ++student)
      if (std::count(possible[student].begin(), possible[student].end(), all[student]) == 0)
        possible[student].push_back(all[student]);
  } while (std::next_permutation(order.begin(), order.end()));
}

// The same over everything an awaited wish may become.
std::vector<std::vector<int>> possible_in(const World& world) {
  std::vector<std::vector<int>> possible(world.students.size());
  const std::function<void(World)> settle = [&](World known) {
    for (Student& student : known.students)
      for (int& wish : student.wishes)
        if (wish == awaited) {
          for (int value = nothing; value < static_cast<int>(options); ++value) {
            wish = value;
            settle(known);
          }
          return;
        }
    try_orders(known, possible);
  };
  settle(world);
  return possible;
}

World random_world(Dice& dice, bool ties, int awaited_wishes) {
  World world;
  const int count = dice.between(2, 6);
  for (int i = 0; i < count; ++i) {
    Student student;
    student.key = ties ? dice.between(1, 4) : i;
    for (int wish = 0; wish < 3; ++wish)
      student.wishes.push_back(dice.between(nothing, static_cast<int>(options) - 1));
    world.students.push_back(student);
  }
  for (int i = 0; i < awaited_wishes; ++i)
    world.students[dice.below(world.students.size())].wishes[dice.below(3)] = awaited;
  for (std::size_t option = 0; option < options; ++option)
    world.rooms.push_back(dice.between(0, 3));
  return world;
}

bool same(const Value& value, int wish) {
  return wish == nothing ? value.state() == State::SansObjet : value.is_code() && value.code() == wish;
}

// Those of the first group of equals, when it is a pair: nothing before them is in doubt.
std::vector<std::size_t> leading_pair(const World& world) {
  std::vector<std::size_t> order(world.students.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return world.students[a].key > world.students[b].key; });
  for (std::size_t first = 0; first + 1 < order.size(); ++first) {
    const auto key = [&](std::size_t place) { return world.students[order[place]].key; };
    if (key(first) != key(first + 1)) continue;
    const bool three = first + 2 < order.size() && key(first + 2) == key(first);
    return three ? std::vector<std::size_t>{} : std::vector<std::size_t>{order[first], order[first + 1]};
  }
  return {};
}

}  // namespace

TEST_CASE("a place that an allocation gives is the same in every order of the equals", "[property]") {
  std::size_t settled = 0, refused = 0, too_many = 0;
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    Dice dice(seed, "attribution");
    const World world = random_world(dice, true, 0);
    const std::vector<Value> answers = given(world);
    const auto possible = possible_in(world);
    INFO("seed " << seed);
    for (std::size_t student = 0; student < answers.size(); ++student) {
      const bool certain = possible[student].size() == 1;
      const bool answered = answers[student].state() <= State::SansObjet;
      if (answered) REQUIRE((certain && same(answers[student], possible[student].front())));
      if (!answered) REQUIRE(answers[student].state() == State::EnErreur);
      ++(answered ? settled : certain ? too_many : refused);
    }
    for (const std::size_t student : leading_pair(world))
      REQUIRE((answers[student].state() == State::EnErreur) == (possible[student].size() > 1));
  }
  CHECK(settled > 10 * too_many);
  CHECK(refused > 10 * too_many);
}

TEST_CASE("without equals an allocation answers everybody, as the students come one after the other", "[property]") {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    Dice dice(seed, "attribution sans égalité");
    const World world = random_world(dice, false, 0);
    const std::vector<Value> answers = given(world);
    const auto possible = possible_in(world);
    INFO("seed " << seed);
    for (std::size_t student = 0; student < answers.size(); ++student)
      REQUIRE((possible[student].size() == 1 && same(answers[student], possible[student].front())));
  }
}

TEST_CASE("a place given while wishes are awaited is the same whatever they turn out to be", "[property]") {
  std::size_t waiting = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    Dice dice(seed, "attribution en attente");
    const World world = random_world(dice, dice.chance(50), 2);
    const std::vector<Value> answers = given(world);
    const auto possible = possible_in(world);
    INFO("seed " << seed);
    for (std::size_t student = 0; student < answers.size(); ++student) {
      if (answers[student].state() == State::EnAttente) ++waiting;
      if (answers[student].state() > State::SansObjet) continue;
      REQUIRE((possible[student].size() == 1 && same(answers[student], possible[student].front())));
    }
  }
  CHECK(waiting > 100);
}
