#include "properties/random_trial.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <vector>

namespace support {
namespace {

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

std::vector<std::uint64_t> seeds(std::uint64_t rounds) {
  if (std::getenv("BAREME_SEED")) return {number_from("BAREME_SEED", 0)};
  std::vector<std::uint64_t> all;
  for (std::uint64_t seed = 1; seed <= number_from("BAREME_ROUNDS", rounds); ++seed)
    all.push_back(seed);
  return all;
}

// Takes away every line, then every article, that the difference does not need.
RandomTexts smallest(RandomTexts texts, std::uint64_t seed, const Trial& trial) {
  bool smaller = true;
  const auto without = [&](auto& list, auto at) {
    auto kept = std::move(*at);
    const auto index = at - list.begin();
    list.erase(at);
    if (trial(texts, seed)) return true;
    list.insert(list.begin() + index, std::move(kept));
    return false;
  };
  while (smaller) {
    smaller = false;
    for (std::vector<Block>* part : {&texts.regulation, &texts.maquette}) {
      for (std::size_t i = part->size(); i-- > 1;)
        smaller |= without(*part, part->begin() + static_cast<std::ptrdiff_t>(i));
      for (Block& block : *part)
        for (std::size_t i = block.statements.size(); i-- > 0;)
          smaller |= without(block.statements, block.statements.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  return texts;
}

}  // namespace

void hold(const Trial& trial, std::uint64_t rounds) {
  for (const std::uint64_t seed : seeds(rounds)) {
    const RandomTexts texts = support::random_texts(seed);
    if (!trial(texts, seed)) continue;
    const RandomTexts least = smallest(texts, seed, trial);
    FAIL("BAREME_SEED=" << seed << "\n"
                        << *trial(least, seed) << "\n"
                        << least.regulation_text() << least.maquette_text());
  }
}

TrialWorld world_of(const RandomTexts& texts, std::uint64_t seed) {
  return support::trial_world(texts.regulation_text(), texts.maquette_text(), {9, seed});
}

}  // namespace support
