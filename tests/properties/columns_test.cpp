// The columns and the tree agree, cell by cell, whatever the règlement, the maquette, the marks and the view.
//
// A failure prints its seed and the smallest texts that still differ; BAREME_SEED=… plays that one alone,
// BAREME_ROUNDS=… as many as wanted.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "properties/random_trial.hpp"
#include "support/dice.hpp"
#include "support/random_regulation.hpp"
#include "support/source_dir.hpp"
#include "support/trial_case.hpp"
#include "support/trial_world.hpp"

namespace bareme {
namespace {

using support::Block;
using support::hold;
using support::RandomTexts;
using support::Trial;
using support::TrialWorld;
using support::world_of;

bool is_article(const Block& block) { return block.open.rfind("article", 0) == 0; }

}  // namespace

TEST_CASE("columns and tree: the same value and state in every cell of random règlements") {
  std::size_t valid = 0, tried = 0;
  const Trial trial = [&](const RandomTexts& texts, std::uint64_t seed) -> std::optional<std::string> {
    const TrialWorld world = world_of(texts, seed);
    ++tried;
    if (!world.refusal.empty()) return std::nullopt;
    ++valid;
    return support::difference(world);
  };
  hold(trial, 100);
  INFO(valid << " valid of " << tried);
  CHECK(valid * 2 > tried);
}

// Ranks, statistics and attributions of a cas are gathered another way than those of a promotion.
TEST_CASE("a cas gives its students what a promotion gives them") {
  hold(
      [](const RandomTexts& texts, std::uint64_t seed) -> std::optional<std::string> {
        const TrialWorld world = world_of(texts, seed);
        return world.refusal.empty() ? support::difference_in_a_case(world) : std::nullopt;
      },
      40);
}

TEST_CASE("the order in which articles are written changes nothing") {
  hold(
      [](const RandomTexts& texts, std::uint64_t seed) -> std::optional<std::string> {
        const TrialWorld world = world_of(texts, seed);
        if (!world.refusal.empty()) return std::nullopt;
        RandomTexts other = texts;
        support::Dice dice(seed, "articles");
        for (std::size_t i = 0; i < other.regulation.size(); ++i)
          if (const std::size_t j = dice.below(i + 1);
              is_article(other.regulation[i]) && is_article(other.regulation[j]))
            std::swap(other.regulation[i], other.regulation[j]);
        const TrialWorld shuffled = world_of(other, seed);
        return shuffled.refusal.empty() ? support::difference(world, shuffled) : shuffled.refusal;
      },
      40);
}

TEST_CASE("an exception that never applies changes nothing") {
  hold(
      [](const RandomTexts& texts, std::uint64_t seed) -> std::optional<std::string> {
        const TrialWorld world = world_of(texts, seed);
        if (!world.refusal.empty()) return std::nullopt;
        RandomTexts other = texts;
        Block never{"article 999 \"Jamais\" pour chaque étudiant", {"entrée jamais : nombre à défaut 0"}, "fin"};
        other.regulation.push_back(never);
        for (const semantics::Quantity& quantity : world.regulation.quantities) {
          if (quantity.role != semantics::Quantity::Role::Value &&
              quantity.role != semantics::Quantity::Role::Predicate)
            continue;
          const std::string number = std::to_string(1000 + other.regulation.size());
          other.regulation.push_back(
              {"article " + number + " \"Jamais\" pour chaque " + world.regulation.level(quantity.level).name,
               {"exception \"jamais " + number + "\" : " + quantity.name + " = sans objet lorsque jamais > 1000"},
               "fin"});
        }
        const TrialWorld with = world_of(other, seed);
        return with.refusal.empty() ? support::difference(world, with) : with.refusal;
      },
      40);
}

TEST_CASE("a value is the same whatever else was asked of the plan") {
  hold(
      [](const RandomTexts& texts, std::uint64_t seed) -> std::optional<std::string> {
        TrialWorld world = world_of(texts, seed);
        if (!world.refusal.empty() || world.request.cells.empty()) return std::nullopt;
        TrialWorld alone = world;
        support::Dice dice(seed, "alone");
        alone.request.choices = false;
        alone.request.cells = {dice.one_of(world.request.cells)};
        diagnostics::Diagnostics problems;
        alone.plan = plan::plan(alone.regulation, alone.curriculum, alone.request, problems);
        return support::difference(alone, world);
      },
      60);
}

namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("columns and tree: the EIL règlement, every maquette, random promotions") {
  const std::filesystem::path folder =
      std::filesystem::path(support::source_dir()) / "regulations/eil-cote-opale/2024-2025";
  for (const char* title : {"Informatique, 1re année", "Informatique, 2e année", "Informatique, 3e année"}) {
    const TrialWorld world =
        support::trial_world(content(folder / "reglement.bareme"), content(folder / "maquette.bareme"), {12, 7}, title);
    INFO(title);
    REQUIRE(world.refusal.empty());
    REQUIRE(world.curriculum.objects.size() > 50);
    CHECK(support::difference(world).value_or("") == "");
    CHECK(support::difference_in_a_case(world).value_or("") == "");
  }
}

TEST_CASE("columns and tree: the texts on which fuzzing once found them apart") {
  std::size_t played = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(support::source_dir()) / "tests/fuzz/found")) {
    const std::string text = content(entry.path());
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      const TrialWorld world = support::trial_world(text, text, {9, seed});
      INFO(entry.path().filename().string() << ", seed " << seed);
      REQUIRE(world.refusal.empty());
      CHECK(support::difference(world).value_or("") == "");
    }
    ++played;
  }
  CHECK(played > 0);
}

}  // namespace bareme
