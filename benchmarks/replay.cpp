// How long a school waits for its past juries: the jury of Calais, session 2, repeated to 10 000 dossiers, read, put in
// columns, and replayed by the règlement of its day and by the one proposed for 2025-2026. Prints a Markdown table. The
// aim is one second after load. Everybody is « otherwise »: a rank, an effectif, a grade by shares are of a promotion,
// and this one has 10 000 students where the jury had 40.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "clock.hpp"
#include "session/past.hpp"
#include "stop_on_error.hpp"

namespace {

using namespace bareme;
using benchmarks::stop_on_error;

const std::string school = BAREME_SOURCE_DIR "/regulations/eil-cote-opale/";
const std::string folder = school + "2024-2025/juries/";
constexpr std::size_t dossiers = 10000;

std::string text_at(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Every student again and again, « C001 » then « C001-2 ».
std::string repeated(const std::string& text) {
  const std::string student = "\nétudiant \"";
  const std::size_t first = text.find(student), last = text.rfind("\nfin");
  const std::string block = text.substr(first, last - first);
  std::size_t in_block = 0;
  for (std::size_t at = block.find(student); at != std::string::npos; at = block.find(student, at + 1))
    ++in_block;
  const std::size_t copies = dossiers / in_block;
  std::string head = text.substr(0, first);
  const std::string counted = "  étudiants " + std::to_string(in_block);
  head.replace(head.find(counted), counted.size(), "  étudiants " + std::to_string(in_block * copies));
  for (std::size_t copy = 0; copy < copies; ++copy) {
    std::string next = block;
    const std::string mark = "-" + std::to_string(copy + 1);
    for (std::size_t at = next.find(student); at != std::string::npos; at = next.find(student, at + 1))
      next.insert(next.find('"', at + student.size()), mark);
    head += next;
  }
  return head + "\nfin\n";
}

struct Version {
  const char* name;
  std::vector<Document> texts;
  bool in_force;
};

void time(const Version& version, const PastJury& past) {
  Session session;
  diagnostics::Diagnostics problems;
  session.load(version.texts, problems);
  stop_on_error(problems, session.sources());
  std::vector<std::string> lost;
  const auto standing = benchmarks::seconds_of([&] { stand(session, past, version.in_force, lost, problems); });
  stop_on_error(problems, session.sources());
  std::optional<Replay> replayed;
  const auto replaying = benchmarks::seconds_of(
      [&] { replayed = replay(session, version.in_force ? nullptr : &session, past, problems); });
  stop_on_error(problems, session.sources());
  std::printf("| %s | %zu | %.2f s | %.2f s | %zu | %zu |\n", version.name, replayed->students.size(), standing.cpu,
              replaying.cpu, replayed->count(Replayed::Same) + replayed->count(Replayed::Expected),
              replayed->count(Replayed::Changed) + replayed->count(Replayed::Values));
}

}  // namespace

int main() {
  const std::string text = repeated(text_at(folder + "ing2-informatique-calais-2024-2025-session-2.jury"));
  diagnostics::Sources sources;
  diagnostics::Diagnostics problems;
  std::optional<PastJury> past;
  const auto reading = benchmarks::seconds_of([&] {
    past = read_past_jury({"dix-mille.jury", text}, sources, problems);
  });
  stop_on_error(problems, sources);
  std::printf("%zu Mo read in %.2f s of processor time.\n\n", text.size() >> 20U, reading.cpu);
  std::printf(
      "| by | dossiers | in columns | replayed | as then | otherwise |\n| --- | --- | --- | --- | --- | --- |\n");
  const std::string then = school + "2024-2025/", proposed = school + "2025-2026/";
  const std::vector<Document> in_force = {{then + "reglement.bareme"}, {then + "maquette.bareme"}};
  time({"the règlement of its day", in_force, true}, *past);
  std::vector<Document> next = in_force;
  next.push_back({proposed + "reglement.bareme"});
  time({"the one proposed", next, false}, *past);
}
