// A frozen jury as other hands give it back: saved by Windows, by a Mac, cut anywhere, with names nobody expected.
#include "past/baseline.hpp"

#include <catch2/catch.hpp>

#include "text/fold.hpp"

namespace {

using namespace bareme;  // NOLINT: tests read as the language of the house

struct Read {
  explicit Read(const std::string& text)
      : baseline(past::read_baseline(sources, sources.add("x.jury", past::legible(text)), problems)) {}
  std::string first_code() const { return problems.all().empty() ? "" : problems.all().front().code(); }

  diagnostics::Sources sources;
  diagnostics::Diagnostics problems;
  std::optional<past::Baseline> baseline;
};

const std::string whole = R"(jury "P"
  année "2024-2025"
  session 2
  date 12/09/2025
  règlement "École" version "1" empreinte 00
  maquette "M" empreinte 00
  textes "textes/1"
  étudiants 2

étudiant "E1" ; "D""ARC" ; "Zoé ; = "
  notes MER.EX = 9,5 ; MER.EX@2 = ABI
  convoqué TER.EX@2 = ?
  faits absences = 3
  faits MER.lu = oui ; MER.le = 12/05/2025 ; MER.dit = "a ; b = ""c"""
  ligne cours 1 de S8 : ects = 6 ; obtenu = oui
  acquis 2023-2024 : S5.moyenne = 12,5 ; S5.moyenne@1 = 11
  acquis 2022-2023 : S5.moyenne = 9
  jury étudiant = "AJAC" ; suite "enjambement" ; session 2 ; proposition "AJ" ; article "4 a" ; motif "dit ; ""oui"""
  décidé MER.moyenne = 1327/140 ; MER.résultat = ADM
  décidé étudiant.rang = en attente

étudiant "E2" ; "" ; ""

fin
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace

TEST_CASE("frozen jury: what is read is written again as it was", "[past]") {
  const Read read(whole);
  INFO(read.first_code());
  REQUIRE(read.baseline);
  CHECK(read.baseline->batch.enrolments.front().student.name == "D\"ARC");
  CHECK(read.baseline->batch.enrolments.front().student.first_name == "Zoé ; = ");
  CHECK(read.baseline->decisions.front().motive == "dit ; \"oui\"");
  const std::string written = past::text_of(*read.baseline);
  CHECK(written.substr(written.find('\n') + 1) == whole);
}

TEST_CASE("frozen jury: saved by Windows or by a Mac, it says the same", "[past]") {
  const Read plain(whole), windows("\xEF\xBB\xBF" + replaced(whole, "\n", "\r\n")),
      mac(replaced(replaced(whole, "é", "e\xCC\x81"), "è", "e\xCC\x80"));
  REQUIRE(plain.baseline);
  INFO(windows.first_code() << mac.first_code());
  REQUIRE(windows.baseline);
  REQUIRE(mac.baseline);
  CHECK(past::text_of(*windows.baseline) == past::text_of(*plain.baseline));
  CHECK(past::text_of(*mac.baseline) == past::text_of(*plain.baseline));
}

TEST_CASE("frozen jury: cut anywhere, it is refused", "[past]") {
  for (std::size_t length = 0; length + 4 < whole.size(); ++length) {
    INFO(length);
    const Read read(whole.substr(0, length));
    CHECK_FALSE(read.baseline);
    CHECK(read.problems.has_errors());
  }
}

TEST_CASE("frozen jury: any line taken out, or written twice, leaves no other jury unseen", "[past]") {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < whole.size(); at = whole.find('\n', at) + 1)
    lines.push_back(whole.substr(at, whole.find('\n', at) + 1 - at));
  for (std::size_t twice = 0; twice < lines.size(); ++twice) {
    if (lines[twice] == "\n") continue;
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i)
      text += i == twice ? lines[i] + lines[i] : lines[i];
    INFO(lines[twice]);
    CHECK_FALSE(Read(text).baseline);
  }
}

TEST_CASE("frozen jury: its texts are beside it, never elsewhere", "[past]") {
  for (const char* folder : {"/etc", "../textes", "a/../../b", "..", "C:\\textes", ""})
    CHECK(Read(replaced(whole, "textes/1", folder)).first_code() == "J249");
}

TEST_CASE("frozen jury: a session is one a base can hold", "[past]") {
  for (const char* session : {"0", "10", "257", "-1", "999999", "1e3", ""}) {
    INFO(session);
    CHECK_FALSE(Read(replaced(whole, "EX@2 = ABI", std::string("EX@") + session + " = ABI")).baseline);
    CHECK_FALSE(Read(replaced(whole, "moyenne@1", std::string("moyenne@") + session)).baseline);
    CHECK_FALSE(Read(replaced(whole, "; session 2", std::string("; session ") + session)).baseline);
    CHECK_FALSE(Read(replaced(whole, "\n  session 2", std::string("\n  session ") + session)).baseline);
  }
}
