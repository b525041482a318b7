// A règlement in the middle of being written: lines taken away, words mixed, a text cut anywhere. Whatever it is, it is
// read or refused, told where, and what is read can be verified and laid out; nothing stops the program.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "session/session.hpp"
#include "support/dice.hpp"
#include "support/source_dir.hpp"

namespace bareme {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Written {  // a règlement and its first maquette
  std::string regulation, maquette;
};

std::vector<Written> written() {
  std::vector<Written> all;
  for (const char* folder :
       {"eil-cote-opale/2024-2025", "essais/iut-marais", "essais/medecine-valmont", "essais/ecole-quatre-vents",
        "essais/conservatoire-saint-elme", "polytech-lille/2017-2020"}) {
    const fs::path place = fs::path(support::source_dir()) / "regulations" / folder;
    all.push_back({content(place / "reglement.bareme"), content(place / "maquette.bareme")});
  }
  return all;
}

std::vector<std::string> pieces_of(const std::string& text, const std::string& separators) {
  std::vector<std::string> pieces(1);
  for (const char one : text) {
    pieces.back() += one;
    if (separators.find(one) != separators.npos) pieces.emplace_back();
  }
  return pieces;
}

std::string joined(const std::vector<std::string>& pieces) {
  std::string text;
  for (const std::string& piece : pieces)
    text += piece;
  return text;
}

// One change of the kind a hand or a bad paste makes.
std::string mutated(const std::string& text, support::Dice& dice) {
  if (text.empty()) return text;
  const std::size_t kind = dice.below(8);
  std::vector<std::string> pieces = pieces_of(text, kind < 3 ? "\n" : " \n;:()");
  const auto any = [&] { return dice.below(pieces.size()); };
  const std::size_t at = any();
  switch (kind) {
    case 0:
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(at));
      break;
    case 1:
      std::swap(pieces[at], pieces[any()]);
      break;
    case 2:
      pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(at), pieces[any()]);
      break;
    case 3:
    case 4:
      pieces[at] = pieces[any()];
      break;
    case 5:
      std::swap(pieces[at], pieces[any()]);
      break;
    case 6:
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(at));
      break;
    default:
      return text.substr(0, dice.below(text.size()));
  }
  return joined(pieces);
}

}  // namespace

TEST_CASE("mutations: a text in any state is read or refused, and told where", "[properties]") {
  const char* asked = std::getenv("MUTATIONS");
  const std::size_t rounds = asked == nullptr ? 80 : std::strtoul(asked, nullptr, 10);
  const std::vector<Written> texts = written();
  std::size_t sound = 0;
  for (std::size_t seed = 1; seed <= rounds; ++seed) {
    support::Dice dice(seed);
    Written one = texts[dice.below(texts.size())];
    for (std::size_t left = 1 + dice.below(3); left != 0; --left)
      (dice.below(5) == 0 ? one.maquette : one.regulation) =
          mutated(dice.below(5) == 0 ? one.maquette : one.regulation, dice);
    INFO("seed " << seed);
    Session session;
    diagnostics::Diagnostics problems;
    const bool loaded =
        session.load({{"reglement.bareme", one.regulation}, {"maquette.bareme", one.maquette}}, problems);
    CHECK(loaded == !problems.has_errors());
    for (const diagnostics::Diagnostic& problem : problems.all()) {
      CHECK_FALSE(problem.message().empty());
      if (problem.place()) CHECK(problem.place()->end <= session.sources()[problem.place()->source].text().size() + 1);
    }
    if (!loaded) continue;
    ++sound;
    diagnostics::Diagnostics advice;
    session.verify(advice);
    session.test();
    const auto formatted = session.format({"reglement.bareme", one.regulation}, advice);
    if (!formatted) continue;  // libraries alone
    CHECK(*session.format({"reglement.bareme", *formatted}, advice) == *formatted);
  }
  if (rounds >= 80) CHECK(sound > 0);
}

}  // namespace bareme
