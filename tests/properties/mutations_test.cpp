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

using Written = std::vector<Document>;  // a règlement, its maquette, its cases

std::vector<Written> written() {
  const fs::path all_regulations = fs::path(support::source_dir()) / "regulations";
  std::vector<Written> all;
  for (const auto& found : fs::recursive_directory_iterator(all_regulations)) {
    if (found.path().filename() != "reglement.bareme") continue;
    const fs::path folder = found.path().parent_path();
    if (folder.filename() == "2025-2026") continue;  // modifies another, which is not beside it
    Written one{{"reglement.bareme", content(found.path())}, {"maquette.bareme", content(folder / "maquette.bareme")}};
    for (const auto& beside : fs::recursive_directory_iterator(folder))
      if (const std::string name = beside.path().filename();
          beside.path().extension() == ".bareme" && name != "reglement.bareme" && name != "maquette.bareme")
        one.push_back({name, content(beside.path())});
    std::sort(one.begin() + 2, one.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    all.push_back(std::move(one));
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return *a.front().text < *b.front().text; });
  return all;
}

std::size_t articles_written(const std::string& text) {
  std::istringstream lines(text);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line);)
    if (line.rfind("article ", 0) == 0) ++count;
  return count;
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
    for (std::size_t left = 1 + dice.below(3); left != 0; --left) {
      Document& damaged = dice.below(3) != 0 ? one.front() : one[dice.below(one.size())];
      damaged.text = mutated(dice.below(5) == 0 ? *one[dice.below(one.size())].text : *damaged.text, dice);
    }
    INFO("seed " << seed);
    Session session;
    diagnostics::Diagnostics problems;
    const bool loaded = session.load(one, problems);
    CHECK(loaded == !problems.has_errors());
    for (const diagnostics::Diagnostic& problem : problems.all()) {
      CHECK_FALSE(problem.message().empty());
      if (problem.place()) CHECK(problem.place()->end <= session.sources()[problem.place()->source].text().size() + 1);
    }
    if (!loaded) continue;
    ++sound;
    CHECK(session.article_count() >= articles_written(*one.front().text));  // what is accepted is not left out
    diagnostics::Diagnostics advice;
    session.verify(advice);
    session.test();
    const auto formatted = session.format(one.front(), advice);
    if (!formatted) continue;  // libraries alone
    CHECK(*session.format({"reglement.bareme", *formatted}, advice) == *formatted);
  }
  if (rounds >= 80) CHECK(sound > 0);
}

}  // namespace bareme
