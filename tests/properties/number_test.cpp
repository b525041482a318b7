// Numbers against GMP, which knows nothing of our two forms: random operations, comparisons, means and roundings.
// A failure prints its seed; BAREME_SEED=… runs it again.
#include "values/number.hpp"

#include <gmpxx.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <random>

#include "values/rounding.hpp"

using namespace bareme::values;

namespace {

struct Pair {
  Number ours;
  mpq_class theirs;
};

std::uint64_t seed() {
  const char* given = std::getenv("BAREME_SEED");
  return given ? std::strtoull(given, nullptr, 10) : std::random_device{}();
}

bool agree(const Pair& pair) { return pair.ours.fraction() == pair.theirs.get_str(); }

class Source {
 public:
  explicit Source(std::uint64_t seed) : random_(seed) {}
  std::uint64_t below(std::uint64_t bound) { return random_() % bound; }

  // Of any size up to 63 bits, as likely small as large; one in four like a mark in thousandths.
  Pair pair() {
    if (below(4) == 0) return made(static_cast<std::int64_t>(below(40001)) - 20000, 1000);
    return made(static_cast<std::int64_t>(random_()) >> below(64),
                static_cast<std::int64_t>((random_() >> 1) >> below(62)) + (below(2) ? 1 : 2));
  }

 private:
  static Pair made(std::int64_t numerator, std::int64_t denominator) {
    if (denominator <= 0) denominator = 1;
    mpq_class theirs(mpz_class(static_cast<long>(numerator)), mpz_class(static_cast<long>(denominator)));
    theirs.canonicalize();
    return {Number(numerator, denominator), theirs};
  }

  std::mt19937_64 random_;
};

Pair operation(const Pair& left, const Pair& right, std::uint64_t which) {
  switch (which) {
    case 0:
      return {left.ours + right.ours, left.theirs + right.theirs};
    case 1:
      return {left.ours - right.ours, left.theirs - right.theirs};
    case 2:
      return {left.ours * right.ours, left.theirs * right.theirs};
    case 3:
      return {-left.ours, -left.theirs};
    default:
      return sgn(right.theirs) == 0 ? left : Pair{left.ours / right.ours, left.theirs / right.theirs};
  }
}

mpz_class floor_of(const mpq_class& value) {
  mpz_class result;
  mpz_fdiv_q(result.get_mpz_t(), value.get_num_mpz_t(), value.get_den_mpz_t());
  return result;
}

mpz_class ceiling_of(const mpq_class& value) { return -floor_of(-value); }

// Each mode by its definition on rationals, without remainders: not the way the code under test goes.
mpz_class nearest_integer(const mpq_class& value, RoundingMode mode) {
  const mpq_class half(1, 2);
  const mpz_class up = floor_of(value + half), down = ceiling_of(value - half);
  switch (mode) {
    case RoundingMode::HalfUp:
      return up;
    case RoundingMode::HalfDown:
      return down;
    case RoundingMode::HalfEven:
      return mpz_even_p(up.get_mpz_t()) ? up : down;
    case RoundingMode::HalfAway:
      return sgn(value) < 0 ? down : up;
    case RoundingMode::Up:
      return ceiling_of(value);
    case RoundingMode::Down:
      return floor_of(value);
    default:
      return sgn(value) < 0 ? ceiling_of(value) : floor_of(value);
  }
}

}  // namespace

TEST_CASE("numbers calculate and compare as GMP does") {
  const std::uint64_t used_seed = seed();
  INFO("BAREME_SEED=" << used_seed);
  Source source(used_seed);
  std::vector<Pair> pool;
  for (int i = 0; i < 200; ++i)
    pool.push_back(source.pair());
  int differences = 0;
  for (int i = 0; i < 100000; ++i) {
    Pair& left = pool[source.below(pool.size())];
    const Pair right = pool[source.below(pool.size())];
    differences += (left.ours <=> right.ours) != (cmp(left.theirs, right.theirs) <=> 0);
    differences += (left.ours == right.ours) != (left.theirs == right.theirs);
    const Pair result = operation(left, right, source.below(5));
    differences += !agree(result);
    differences += result.ours.sign() != sgn(result.theirs);
    differences += result.ours.floor().fraction() != floor_of(result.theirs).get_str();
    // What grows without end is replaced: most of the pool stays where the two forms meet.
    left = mpz_sizeinbase(result.theirs.get_den_mpz_t(), 2) < (i % 8 == 0 ? 150U : 45U) ? result : source.pair();
  }
  CHECK(differences == 0);
}

TEST_CASE("weighted means are those of GMP") {
  const std::uint64_t used_seed = seed();
  INFO("BAREME_SEED=" << used_seed);
  Source source(used_seed);
  int differences = 0;
  for (int i = 0; i < 20000; ++i) {
    std::vector<WeightedPart> parts;
    mpq_class total = 0, total_weight = 0;
    for (std::uint64_t k = source.below(8) + 1; k > 0; --k) {
      const Pair value = source.pair();
      const Pair weight = i % 2 == 0 ? source.pair() : Pair{Number(static_cast<std::int64_t>(k), 2), mpq_class(k, 2)};
      parts.push_back({value.ours, weight.ours});
      total += value.theirs * mpq_class(weight.ours.fraction());
      total_weight += mpq_class(weight.ours.fraction());
    }
    if (sgn(total_weight) == 0) continue;
    differences += !agree({weighted_mean(parts), total / total_weight});
  }
  CHECK(differences == 0);
}

TEST_CASE("every rounding is the one its definition gives") {
  const std::uint64_t used_seed = seed();
  INFO("BAREME_SEED=" << used_seed);
  Source source(used_seed);
  const std::pair<Number, mpq_class> steps[] = {
      {{1, 100}, {1, 100}}, {{5, 100}, {1, 20}}, {{1, 4}, {1, 4}}, {{1, 3}, {1, 3}}, {1, 1}, {{2, 1}, 2}};
  int differences = 0;
  for (int i = 0; i < 50000; ++i) {
    Pair value = source.pair();
    if (i % 3 == 0) value = operation(value, source.pair(), 2);
    const auto& [step, exact_step] = steps[source.below(std::size(steps))];
    // Half of a step is where modes differ, and chance would never meet it.
    if (i % 5 == 0)
      value = {Number(static_cast<std::int64_t>(i) - 25000) * step / 2, mpq_class(i - 25000) * exact_step / 2};
    const auto mode = static_cast<RoundingMode>(source.below(7));
    const mpz_class count = nearest_integer(value.theirs / exact_step, mode);
    differences += !agree({rounded(value.ours, {mode, step}), count * exact_step});
    if (const auto thousandths = value.ours.scaled(1000))
      if (const auto steps_taken = rounded_steps(*thousandths, 1000, {mode, step}))
        differences += count != static_cast<long>(*steps_taken);
  }
  CHECK(differences == 0);
}

TEST_CASE("what is written is read back") {
  const std::uint64_t used_seed = seed();
  INFO("BAREME_SEED=" << used_seed);
  Source source(used_seed);
  int differences = 0;
  for (int i = 0; i < 20000; ++i) {
    Pair value = source.pair();
    if (i % 3 == 0) value = operation(value, source.pair(), 2);
    differences += Number::from_fraction(value.ours.fraction()) != value.ours;
    differences += Number::from_fraction(value.ours.exact_text()) != value.ours;
    const auto decimals = static_cast<int>(source.below(30));
    mpz_class power;
    mpz_ui_pow_ui(power.get_mpz_t(), 10, static_cast<unsigned long>(decimals));
    const mpq_class shown = mpq_class(nearest_integer(value.theirs * power, RoundingMode::HalfUp)) / power;
    differences += Number::parse(value.ours.decimal_text(decimals))->fraction() != shown.get_str();
    differences += value.ours.has_decimals(decimals) != (shown == value.theirs);
  }
  CHECK(differences == 0);
}
