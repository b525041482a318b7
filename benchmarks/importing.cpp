// What it takes to bring a CSV file into a base: time and peak memory, of files of marks that grow, by student and by
// épreuve, into a new base and then once more. Each import is a process of its own, since a peak never goes down. The
// aim is a peak that does not follow the rows. Sizes may be given: `importing 10000000`.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.hpp"
#include "session/session.hpp"
#include "stop_on_error.hpp"

namespace {

using namespace bareme;
namespace fs = std::filesystem;

const std::string here = BAREME_SOURCE_DIR "/benchmarks/";
const std::vector<std::string> exams = {"ANALYSE.EF", "ALGEBRE.EF", "PROBAS.EF",  "PROG.EF",    "BDD.EF",
                                        "RESEAUX.EF", "PROJET.EF",  "ANGLAIS.EF", "GESTION.EF", "SPORT.EF"};

std::string mark_of(std::size_t student, std::size_t exam) {
  return std::to_string((student * 7 + exam * 3) % 20) + "," + std::to_string((student + exam) % 10);
}

struct Files {
  std::string students, marks, base;
};

void write(const Files& files, std::size_t rows, bool by_student) {
  const std::size_t students = (rows + exams.size() - 1) / exams.size();
  std::ofstream who(files.students), marks(files.marks);
  who << "numéro;nom;prénom;promotion\n";
  for (std::size_t i = 0; i < students; ++i)
    who << 22000000 + i << ";NOM" << i << ";Prénom;P1\n";
  marks << "numéro;épreuve;note\n";
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t student = by_student ? row / exams.size() : row % students;
    const std::size_t exam = by_student ? row % exams.size() : row / students;
    marks << 22000000 + student << ';' << exams[exam] << ';' << mark_of(student, exam) << '\n';
  }
}

int import(const Files& files) {
  Session session;
  diagnostics::Diagnostics problems;
  session.load({{here + "petit-reglement.bareme"}, {here + "petite-maquette.bareme"}}, problems);
  bareme::Tables tables;
  tables.students = {{files.students}};
  tables.marks = {{files.marks}};
  const auto imported = session.import(files.base, tables, {}, problems);
  benchmarks::stop_on_error(problems, session.sources());
  return imported && imported->written ? 0 : 1;
}

struct Spent {
  double seconds = 0, megabytes = 0;
};

Spent spent_by(const Files& files) {
  const auto start = benchmarks::now();
  const pid_t child = ::fork();
  if (child == 0) std::_Exit(import(files));
  int status = 0;
  rusage used{};
  if (child < 0 || ::wait4(child, &status, 0, &used) != child || status != 0) {
    std::fputs("the import failed\n", stderr);
    std::exit(1);
  }
  return {benchmarks::now().wall - start.wall, static_cast<double>(used.ru_maxrss) / 1024};
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < count; ++i)
    sizes.push_back(std::strtoul(arguments[i], nullptr, 10));
  if (sizes.empty()) sizes = {50000, 200000, 1000000};
  const std::string folder = (fs::temp_directory_path() / ("bareme-importing-" + std::to_string(::getpid()))).string();
  fs::create_directory(folder);
  const Files files{folder + "/etudiants.csv", folder + "/notes.csv", folder + "/base.db"};
  std::puts(
      "| rows of marks | order | first import | peak | once more | peak |\n| ---: | --- | ---: | ---: | ---: | ---: |");
  for (const std::size_t rows : sizes)
    for (const bool by_student : {true, false}) {
      write(files, rows, by_student);
      const Spent first = spent_by(files), again = spent_by(files);
      std::printf("| %zu | by %s | %.1f s | %.0f MB | %.1f s | %.0f MB |\n", rows, by_student ? "student" : "exam",
                  first.seconds, first.megabytes, again.seconds, again.megabytes);
      std::fflush(stdout);
      fs::remove(files.base);
    }
  fs::remove_all(folder);
}
