// bareme_golden PAGE.md…: runs golden pages (tests/README.md) and shows how what the program says differs from what
// they say. 0: every page holds. UPDATE_GOLDEN=1 writes what the program says into the pages, and still fails: a
// rewrite is never a pass. bareme_golden --exemples PAGE.md…: each « règlement » block of the pages is an example of
// its own, which `bareme tester` must find to hold.
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "support/golden_diff.hpp"
#include "support/golden_examples.hpp"
#include "support/golden_run.hpp"
#include "support/golden_scene.hpp"
#include "support/page.hpp"
#include "support/source_dir.hpp"

namespace bareme::golden {
namespace {

namespace fs = std::filesystem;

struct Verdict {
  std::string report;  // empty: the page holds
  std::vector<Rewrite> rewrites;
};

std::optional<Lines> output(const Block& block, Scene& scene) {
  if (block.kind == "console") return run_console(block);
  if (block.kind == "session") return run_session(block, scene.promotion());
  return std::nullopt;
}

// What a page may show without running it. Any other word is a slip: ```sesion would otherwise check nothing, silently.
bool only_shown(const Block& block) {
  static const std::set<std::string> kinds = {"", "text", "bareme", "csv", "json", "sh", "sql", "lua"};
  return kinds.count(block.kind) != 0;
}

// Blank lines between two commands are the page's own layout.
Lines without_blanks(const Lines& lines) {
  Lines kept;
  for (const std::string& line : tidied(lines))
    if (!line.empty()) kept.push_back(line);
  return kept;
}

void check(const Page& page, std::size_t index, Scene& scene, Verdict& verdict) {
  const Block& block = page.blocks[index];
  if (only_shown(block)) return;
  const std::optional<Lines> found = output(block, scene);
  if (!found) throw std::runtime_error("bloc « " + block.kind + " » inconnu ; les blocs sont dans tests/README.md");
  if (without_blanks(block.lines) == without_blanks(*found)) return;
  verdict.report += fmt::format("ligne {} : ce que dit la page (−), ce que dit le programme (+)\n{}", block.first,
                                difference(block.lines, *found, block.first));
  verdict.rewrites.push_back({index, *found});
}

Verdict judge(const Page& page, const fs::path& root) {
  Verdict verdict;
  Scene scene(root);
  bool checked = false;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    try {
      if (scene.lays(block))
        scene.lay(block);
      else
        check(page, i, scene, verdict);
    } catch (const std::exception& error) {
      verdict.report += fmt::format("ligne {} : {}\n", block.first, error.what());
    }
    checked = checked || block.kind == "console" || block.kind == "session";
  }
  if (!checked) verdict.report += "aucun bloc « console » ou « session » : cette page ne vérifie rien\n";
  return verdict;
}

// The same of a page that specifies, whose examples are played one by one.
Verdict judge(const Page& page, Examples& examples) {
  Verdict verdict;
  const auto told = [&](const auto& step, std::size_t line) {
    try {
      step();
    } catch (const std::exception& error) {
      verdict.report +=
          line == 0 ? fmt::format("{}\n", error.what()) : fmt::format("ligne {} : {}\n", line, error.what());
    }
  };
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    told(
        [&] {
          if (examples.lays(block)) return examples.lay(block);
          if (only_shown(block)) return;
          check(page, i, examples.scene(), verdict);
          examples.checked();
        },
        block.first);
  }
  told([&] { examples.end(); }, 0);
  return verdict;
}

bool holds(const fs::path& path, const fs::path& root, Examples* examples, bool update) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    std::cout << path.string() << " : illisible\n";
    return false;
  }
  const Page page = read_page({std::istreambuf_iterator<char>(stream), {}});
  const Verdict verdict = examples == nullptr ? judge(page, root) : judge(page, *examples);
  if (verdict.report.empty()) return true;
  std::cout << path.string() << '\n' << verdict.report;
  if (update && !verdict.rewrites.empty()) {
    std::ofstream(path, std::ios::binary) << rewritten(page, verdict.rewrites);
    std::cout << "page réécrite : la relire avant de la garder\n";
  }
  return false;
}

}  // namespace
}  // namespace bareme::golden

int main(int count, char** words) {
  const char* update = std::getenv("UPDATE_GOLDEN");
  const bool specifies = count > 1 && std::string_view(words[1]) == "--exemples";
  std::vector<std::filesystem::path> pages;  // made absolute before a page's own folder becomes the current one
  for (int i = specifies ? 2 : 1; i < count; ++i)
    pages.push_back(std::filesystem::absolute(words[i]));
  bareme::golden::Examples examples(support::source_dir());
  bool all_hold = !pages.empty();
  for (const std::filesystem::path& page : pages)
    all_hold &= bareme::golden::holds(page, support::source_dir(), specifies ? &examples : nullptr,
                                      update != nullptr && *update != '\0');
  if (pages.empty()) std::cout << "usage : bareme_golden [--exemples] PAGE.md…\n";
  return all_hold ? 0 : 1;
}
