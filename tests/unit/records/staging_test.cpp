#include "records/staging.hpp"

#include <map>
#include <random>

#include <catch2/catch.hpp>

#include "intake/batch_receiver.hpp"
#include "records/spool.hpp"
#include "support/dossier_fixture.hpp"
#include "support/staged.hpp"
#include "text/fold.hpp"

using namespace bareme;
using test::DossierFixture;

namespace {

std::string said(const std::vector<plan::Enrolled>& all) {
  std::string text;
  for (const plan::Enrolled& one : all)
    text += std::to_string(one.id) + " " + std::to_string(one.curriculum) + " " + one.who->student.number + " " +
            one.who->student.name + " " + one.who->year + " " + one.who->maquette + " " + one.who->promotion + " " +
            one.who->version + (one.who->fresh ? " fresh " : " ") + std::to_string(one.who->place.begin) + "\n";
  return text;
}

std::string said(const std::optional<diagnostics::Span>& place) {
  return place ? std::to_string(place->source) + ":" + std::to_string(place->begin) : "none";
}

std::string twice(plan::Receiver& receiver) {
  std::string text;
  receiver.each_given_twice([&](const plan::GivenTwice& one) {
    text += one.what + " " + one.student + " " + std::to_string(one.first.begin) + " " +
            std::to_string(one.second.begin) + "\n";
  });
  return text;
}

}  // namespace

TEST_CASE("property: what is put aside on the disk answers as what is held in memory") {
  std::mt19937 random(20261123);
  for (int round = 0; round < 20; ++round) {
    INFO("round " << round);
    records::Staging aside;
    intake::BatchReceiver held;
    const std::size_t numbers = 1 + random() % 400;  // several blocks; round 0 mod 4: everybody once
    const auto number = [&](std::size_t i) {
      return (i % 3 == 0 ? "E" : i % 3 == 1 ? "e" : "É") + std::to_string(round % 4 == 0 ? i : i / 2);
    };
    std::uint32_t place = 0;
    for (std::size_t i = 0; i < numbers; ++i) {
      plan::Enrolment enrolment{{number(i), "Nom" + std::to_string(i), "P"},
                                std::to_string(2020 + i % 3),
                                "M",
                                "P1",
                                i % 5 == 0,
                                {1, place, place + 1},
                                i % 7 == 0 ? "2" : ""};
      ++place;
      const std::string folded = text::fold_word(enrolment.student.number);
      CHECK(said({aside.enrol(enrolment, i % 2, folded)}) == said({held.enrol(enrolment, i % 2, folded)}));
    }
    REQUIRE(aside.enrolled() == held.enrolled());
    std::size_t next = 0;
    for (int asked = 0; asked < 2000; ++asked) {
      next = random() % 10 == 0 ? random() % numbers : (next + 1) % numbers;
      const std::string key = random() % 5 == 0 ? text::fold_word(number(next)) : number(next);
      const auto found = held.numbered(key);
      REQUIRE(said(aside.numbered(key)) == said(found));
      REQUIRE_FALSE(found.empty());
      const std::uint32_t id = found.front().id;
      const diagnostics::Span row{asked < 1000 ? 1U : 2U, place, place + 1};
      ++place;
      CHECK(said(aside.met(id, row)) == said(held.met(id, row)));
      const plan::NameId parent = static_cast<plan::NameId>(random() % 3);
      const plan::NameId level = static_cast<plan::NameId>(random() % 2);
      CHECK(aside.rank(id, level, parent) == held.rank(id, level, parent));
      const std::string what = "chose " + std::to_string(random() % 50);
      CHECK(aside.told(what) == held.told(what));
      if (random() % 2 == 0) CHECK(aside.first_told(what) == held.first_told(what));
      if (random() % 50 == 0) {
        plan::Enrolment again = *found.front().who;
        again.fresh = true;
        again.student.name = "Autre";
        aside.enrol_again(aside.numbered(key).front(), again);
        held.enrol_again(held.numbered(key).front(), again);
      }
    }
    CHECK(said(aside.numbered("personne")).empty());
  }
}

TEST_CASE("property: a value given twice is found whatever the order of the rows") {
  std::mt19937 random(20261124);
  for (int round = 0; round < 40; ++round) {
    INFO("round " << round);
    records::Staging aside;
    intake::BatchReceiver held;
    const std::uint32_t people = 1 + random() % 60;
    // Every third round some have two inscriptions: what a past jury left is of both.
    const auto number = [&](std::uint32_t i) { return "E" + std::to_string(round % 3 == 0 && i % 5 == 4 ? i - 1 : i); };
    for (plan::Receiver* one : {static_cast<plan::Receiver*>(&aside), static_cast<plan::Receiver*>(&held)})
      for (std::uint32_t i = 0; i < people; ++i)
        one->enrol({{number(i), "", ""}, std::to_string(2020 + i), "M", "", true, {}}, 0, number(i));
    std::uint32_t place = 0;
    for (int value = 0; value < 300; ++value) {
      // Every other round in the order of a roster, épreuve after épreuve.
      const std::uint32_t id = round % 2 == 0 ? static_cast<std::uint32_t>(value) % people : random() % people;
      const std::string what = "X" + std::to_string(round % 2 == 0 ? value / static_cast<int>(people) : random() % 6);
      const auto kind = random() % 4;
      const diagnostics::Span at{static_cast<std::uint32_t>(value) / 100, place, place + 1};
      ++place;
      const auto give = [&](plan::Receiver& to) {
        const plan::NameId name = to.names().id(what), other = to.names().id("fait");
        plan::Datum datum{values::Kind::Text, to.words().id("texte"), {}};
        if (kind == 0) to.receive(plan::GivenMark{id, name, static_cast<std::uint8_t>(1 + value % 2), datum, at});
        if (kind == 1) to.receive(plan::GivenFact{id, name, other, datum, at});
        if (kind == 2) to.receive(plan::FrozenValue{id, "2020", name, other, 0, datum, at});
        const std::string label = value % 3 == 0 ? "" : what;
        if (kind == 3) to.receive(plan::DossierLine{id, other, name, 1, label, {{other, datum}}, at});
      };
      give(aside);
      give(held);
    }
    CHECK(twice(aside) == twice(held));
  }
}

TEST_CASE("spool: what was put is read again in order, in memory and on the disk") {
  for (const std::size_t records : {0U, 3U, 50000U}) {
    records::Spool spool;
    for (std::size_t i = 0; i < records; ++i) {
      spool.put(std::uint64_t{i} * i);
      spool.put(std::string(i % 40, 'x') + std::to_string(i));
      if (i == 7) spool.put(std::string(1 << 20, 'y'));
      spool.end();
    }
    CHECK(spool.size() == records);
    for (int again = 0; again < 2; ++again) {
      records::Spool::Reader reader(spool);
      std::size_t i = 0;
      bool same = true;
      for (; reader.next(); ++i) {
        same = same && reader.number() == std::uint64_t{i} * i;
        same = same && reader.text() == std::string(i % 40, 'x') + std::to_string(i);
        if (i == 7) same = same && reader.text().size() == std::size_t{1} << 20;
      }
      CHECK(same);
      CHECK(i == records);
    }
  }
}
