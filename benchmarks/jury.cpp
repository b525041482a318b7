// How long a jury waits: the demonstration promotion of the EIL, with points of jury, repeated to 200 and to 20 000
// students, and each question of the shell asked as it is typed, its answer written to memory. Prints a Markdown table,
// each answer against its aim: what the processor spent on it, then what passed on the wall. A line may be given
// instead: `jury 200 "bilan S8"` times that one, `jury 200 "bilan S8" base` puts things back by « base » after it; and
// as many times as ROUNDS says (for a profiler).
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "clock.hpp"
#include "repl/shell/shell.hpp"
#include "session/session.hpp"
#include "stop_on_error.hpp"

namespace {

using namespace bareme;
using benchmarks::stop_on_error;

const std::string folder = BAREME_SOURCE_DIR "/regulations/eil-cote-opale/2024-2025/";
constexpr std::size_t in_demonstration = 96;

// Every line after the first begins with the number of a student: as many as are asked, the demonstration again and
// again, « E010 » then « E010-2 ».
Document repeated(const std::string& name, std::size_t students) {
  std::ifstream file(folder + "demonstration/" + name, std::ios::binary);
  std::string heading, text;
  std::getline(file, heading);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    lines.push_back(line);
  text = heading + '\n';
  for (std::size_t copy = 0; copy * in_demonstration < students; ++copy)
    for (const std::string& line : lines) {
      const std::size_t end = line.find(';');
      const std::size_t rank = std::strtoul(line.c_str() + 1, nullptr, 10) + copy * in_demonstration;
      if (rank > students) continue;
      text += line.substr(0, end) + (copy == 0 ? "" : "-" + std::to_string(copy + 1)) + line.substr(end) + '\n';
    }
  return {name, text};
}

constexpr const char* points = R"(règlement "EIL Côte d'Opale, cycle ingénieur" version "points" modifie "2024-2025"
remplace article 4.2.2 "Moyenne des UE" pour chaque ue
  acte points : points de 0 à 0,5 à défaut 0 points
  moyenne = min(moyenne des ecue par coefficient + points ; 20/20)
fin
)";

void open(Session& session, std::size_t students) {
  diagnostics::Diagnostics problems;
  session.load({{"points.bareme", points}, {folder + "reglement.bareme"}, {folder + "maquette.bareme"}}, problems);
  stop_on_error(problems, session.sources());
  Tables tables;
  tables.students = {repeated("etudiants.csv", students)};
  tables.facts = {repeated("faits.csv", students)};
  tables.marks = {repeated("notes.csv", students)};
  tables.lines = {repeated("cours.csv", students)};
  session.enrol(tables, {}, problems);
  stop_on_error(problems, session.sources());
  session.ask_as({2, {}});
  session.evaluate({}, problems);
  stop_on_error(problems, session.sources());
}

struct Line {
  const char *typed, *undone = nullptr;  // what puts things back as they were, not timed
  double aim = 0;                        // in ms, for 200 students; 0: that of any answer
};

// A rank, a quota and the year: what an answer costs is how much depends on what it changes.
const std::vector<Line> lines = {
    {"bilan"},
    {"bilan SH7"},
    {"bilan CING2"},
    {"liste"},
    {"liste tri CING2.moyenne"},
    {"liste dont SH7.moyenne entre 9 et 10"},
    {"liste en attente"},
    {"liste dont CING2.résultat = AJ et S7.moyenne > 11"},
    {"fiche E010"},
    {"calculer E010 moyenne des ue"},
    {"pourquoi E010 SH7"},
    {"pourquoi E010 CING2"},
    {"pourquoi pas E050 SH7"},
    {"pourquoi pas E050 CING2"},
    {"semblables E010 SH7"},
    {"semblables E050 CING2"},
    {"et si E010 MAN7.EF = 10,5"},
    {"et si E010 SH7.moyenne = 10,5"},
    {"et si E010 SH7.seuil ue = 9,5"},
    {"objectif E050 SH7"},
    {"objectif E050 CING2"},
    {"objectif E050 SH7 par MAN7.EF et DROIT7.EF"},
    {"scénario s95 : SH7.seuil ue = 9,5"},
    {"dans s95", "base"},
    {"comparer s95"},
    {"scénario r : règlement points"},
    {"comparer r"},
    {"scénario tous : seuil ue = 9,5 ; E010 MAN7.EF = 12"},
    {"comparer tous s95"},
    {"balayer SH7.seuil ue de 5 à 14,9 pas 0,1", nullptr, 200},
    {"balayer SH7.seuil ue de 5 à 14,9 pas 0,1 sur CING2", nullptr, 200},
    {"balayer E050 MAN7.EF de 5 à 14,9 pas 0,1 sur CING2", nullptr, 200},
    {"balayer SH7.ECTS de 1 à 100 pas 1 sur S7", nullptr, 200},
    {"accorder E010 SH7 0,01 points motif \"assiduité\"", "annuler"},
    {"décider E050 CING2 AJ suite redoublement motif \"entretien\"", "annuler"},
    {"rétablir", "annuler"},
    {"tracer SH7"},
    {"état"},
    {"exporter ecran ecran-mesure.html"},
    {"convoquer liste"},
    {"préparation"},
};

class Sitting {
 public:
  explicit Sitting(std::size_t students) : students_(students) {
    open(session_, students);
    shell_.emplace(session_, out_, out_, repl::ShellOptions{});
  }

  // The median; once is enough for what takes long.
  benchmarks::Seconds wait(const Line& line, std::size_t rounds = 7, double at_most = 1) {
    std::vector<double> cpu, wall;
    double total = 0;
    while (wall.size() < rounds && (wall.empty() || total < at_most)) {
      out_.str("");
      const benchmarks::Seconds waited = benchmarks::seconds_of([&] { shell_->answer(line.typed); });
      cpu.push_back(waited.cpu);
      wall.push_back(waited.wall);
      total += waited.wall;
      answer_ = out_.str();
      if (line.undone) shell_->answer(line.undone);
    }
    return {1e3 * benchmarks::median(wall), 1e3 * benchmarks::median(cpu)};
  }
  bool refused() const { return shell_->refused() != 0; }
  const std::string& answer() const { return answer_; }
  std::size_t students() const { return students_; }

 private:
  std::size_t students_;
  Session session_;
  std::ostringstream out_;
  std::string answer_;
  std::optional<repl::Shell> shell_;
};

double aim_of(const Line& line, std::size_t students) {
  if (students > 1000) return line.aim == 0 ? 500 : 0;
  return line.aim == 0 ? 50 : line.aim;
}

int print_all() {
  Sitting few(200), many(20000);
  std::puts("| typed | 200 students | (wall) | aim | 20 000 students | (wall) | aim |");
  std::puts("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const Line& line : lines) {
    std::printf("| `%s` ", line.typed);
    for (Sitting* sitting : {&few, &many}) {
      const double aim = aim_of(line, sitting->students());
      const benchmarks::Seconds ms = sitting->wait(line);
      std::printf("| %.1f ms | %.1f | %s ", ms.cpu, ms.wall,
                  aim == 0 ? "" : (std::to_string(int(aim)) + (ms.cpu <= aim ? " ✓" : " ✗")).c_str());
      std::fflush(stdout);
      if (!sitting->refused()) continue;
      std::fprintf(stderr, "refused:\n%s", sitting->answer().c_str());
      return 1;
    }
    std::puts("|");
  }
  std::remove("ecran-mesure.html");
  return 0;
}

}  // namespace

int main(int count, char** given) {
  if (count < 3) return print_all();
  Sitting sitting(std::strtoul(given[1], nullptr, 10));
  const Line line{given[2], count > 3 ? given[3] : nullptr};
  const char* rounds = std::getenv("ROUNDS");
  const benchmarks::Seconds ms =
      rounds ? sitting.wait(line, std::strtoul(rounds, nullptr, 10), 1e9) : sitting.wait(line);
  std::printf("%.2f ms (%.2f on the wall)\n", ms.cpu, ms.wall);
  std::fputs(sitting.answer().c_str(), stdout);
  return sitting.refused() ? 1 : 0;
}
