// How long the règlement of the EIL takes to be ready: its texts read into trees, checked, its second year planned with
// every value and every choice of the jury, each phase apart; then all of it as a program does it once, through a
// Session. Prints a Markdown table.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <variant>
#include <vector>

#include "clock.hpp"
#include "plan/plan.hpp"
#include "semantics/check.hpp"
#include "session/session.hpp"
#include "stop_on_error.hpp"
#include "syntax/parse.hpp"

namespace {

using namespace bareme;
using benchmarks::Seconds;
using benchmarks::stop_on_error;

constexpr int rounds = 21;
const std::string folder = BAREME_SOURCE_DIR "/regulations/eil-cote-opale/2024-2025/";
const std::string regulation_path = folder + "reglement.bareme", curriculum_path = folder + "maquette.bareme";
const std::string maquette_title = "Informatique, 2e année";

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void print(const char* phase, const Seconds& seconds) {
  std::printf("| %s | %.2f ms | %.2f ms |\n", phase, 1e3 * seconds.wall, 1e3 * seconds.cpu);
}

template <class Work>
Seconds phase(const char* name, Work work) {
  const Seconds spent = benchmarks::median_seconds(rounds, work);
  print(name, spent);
  return spent;
}

// As in a program: nothing is warm yet.
void print_once() {
  print("all of it, once, at the start of a program", benchmarks::seconds_of([] {
          Session session;
          diagnostics::Diagnostics problems;
          session.load({{regulation_path}, {curriculum_path}}, problems) &&
              session.choose_maquette(maquette_title, problems);
          plan::Request request = plan::everything(session.regulation(), session.curriculum());
          request.choices = true;
          plan::plan(session.regulation(), session.curriculum(), request, problems);
          stop_on_error(problems, session.sources());
        }));
}

// The phases of Session::load one by one; each starts from what the one before made.
void print_phases() {
  diagnostics::Sources sources;
  diagnostics::Diagnostics problems;
  syntax::Parsed texts[2];
  const auto read = [&](syntax::Parsed& parsed, const std::string& path) {
    parsed = syntax::parse(sources, sources.add(path, content(path)), problems);
  };
  Seconds total;
  const auto add = [&total](const Seconds& spent) {
    total.wall += spent.wall;
    total.cpu += spent.cpu;
  };
  add(phase("reading the règlement", [&] { read(texts[0], regulation_path); }));
  add(phase("reading the maquettes of three years", [&] { read(texts[1], curriculum_path); }));
  const auto& regulation_tree = std::get<syntax::Regulation>(texts[0].file.items.front());
  semantics::CheckedRegulation regulation;
  add(phase("checking the règlement", [&] { regulation = semantics::check(regulation_tree, problems); }));
  std::vector<semantics::Curriculum> maquettes;
  add(phase("checking the maquettes", [&] {
    maquettes.clear();
    for (const auto& item : texts[1].file.items)
      maquettes.push_back(semantics::check_curriculum(std::get<syntax::Maquette>(item), regulation, problems));
  }));
  add(phase("checking its exemples", [&] {
    semantics::check_examples(regulation_tree, regulation, problems);
    semantics::check_table_examples(regulation_tree, regulation, problems);
  }));
  add(phase("planning the second year, every value and every choice", [&] {
    const semantics::Curriculum& second = maquettes.at(1);
    plan::Request request = plan::everything(regulation, second);
    request.choices = true;
    plan::plan(regulation, second, request, problems);
  }));
  print("the sum of these", total);
  stop_on_error(problems, sources);
}

}  // namespace

int main() {
  std::puts("| règlement of the EIL | time | CPU time |\n| --- | ---: | ---: |");
  print_once();
  print_phases();
}
