#include "records/base.hpp"

#include <filesystem>
#include <fstream>
#include <random>

#include <catch2/catch.hpp>

#include "support/dossier_fixture.hpp"
#include "support/staged.hpp"

using namespace bareme;
using records::Base;
using test::DossierFixture;
using values::Number;

namespace {

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& name)
      : path_(
            (std::filesystem::temp_directory_path() / ("bareme-" + std::to_string(std::random_device{}()) + "-" + name))
                .string()) {}
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }
  void write(const std::string& bytes) const { std::ofstream(path_, std::ios::binary) << bytes; }

 private:
  std::string path_;
};

const records::Texts texts = {"Règlement",
                              "2024-2025",
                              "règlement \"Règlement\" version \"2024-2025\"\n",
                              {{"m.bareme", "maquette", {"Informatique, 2e année"}}}};

records::ImportOptions options(bool replace = false, bool dry_run = false) {
  return {{"scolarité", "2025-07-01T10:00:00"}, "notes.csv", replace, dry_run};
}

template <class Work>
std::string code_of(Work work) {
  try {
    work();
  } catch (const records::BaseProblem& problem) {
    CHECK(std::string(problem.what()).size() > 10);
    return problem.code();
  }
  return "";
}

plan::Promotion loaded(const Base& base, DossierFixture& school) {
  school.extended = plan::with_lines(school.regulation, school.curriculum, base.line_needs({}));
  return base.load({}, school.regulation, school.extended, school.problems);
}

void check_equal(const plan::Promotion& left, const plan::Promotion& right) {
  REQUIRE(left.size() == right.size());
  REQUIRE(left.columns().size() == right.columns().size());
  for (std::size_t i = 0; i < left.size(); ++i) {
    CHECK(left.students[i].number == right.students[i].number);
    CHECK(left.students[i].name == right.students[i].name);
    CHECK(left.students[i].first_name == right.students[i].first_name);
  }
  for (const auto& [key, column] : left.columns()) {
    REQUIRE(right.find(key) != nullptr);
    for (std::size_t i = 0; i < left.size(); ++i)
      CHECK(left.given(key, i, values::Kind::Number) == right.given(key, i, values::Kind::Number));
  }
}

}  // namespace

TEST_CASE("property: what is read from a base equals what was imported into it") {
  std::mt19937 random(20250701);
  const auto pick = [&](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  for (int round = 0; round < 20; ++round) {
    INFO("round " << round);
    DossierFixture school;
    std::string wide =
        "numéro;nom;prénom;promotion;MATH.EF;MATH.CC1;MATH.EF@2;S7.actions;boursier;spécialité;arrivée;S6.moyenne\n";
    std::string lines = "numéro;semestre;cours;grade;note reçue\n";
    const std::size_t students = random() % 30;
    for (std::size_t i = 0; i < students; ++i) {
      const std::string number = "E" + std::to_string(i);
      wide += number + ";" + pick({"L'Hôpital–Nguyễn", "d'Ormesson", "\"O;Neil \"\"Jr\"\"\"", "李"}) + ";" +
              pick({"Zoé", "Åsa", ""}) + ";P1;" + pick({"9,995", "0", "20", "ABI", "", "12.5", "7,333333333"}) + ";" +
              pick({"10", "ABJ", ""}) + ";" + pick({"", "?", "8,5", "DIS"}) + ";" + pick({"", "0", "6"}) + ";" +
              pick({"oui", "non", ""}) + ";" + pick({"Info", "Génie « civil »", ""}) + ";" + pick({"", "29/02/2024"}) +
              ";" + pick({"", "11,99"}) + "\n";
      for (auto count = random() % 3; count > 0; --count)
        lines += number + ";S8;Cours;" + pick({"A", ""}) + ";" + pick({"13,5", "ABI", ""}) + "\n";
    }
    school.add("élèves.csv", wide);
    school.add("cours.csv", lines);
    const plan::Batch batch = school.read();
    INFO(school.rendered());
    REQUIRE(school.problems.all().empty());
    Base base = Base::temporary();
    REQUIRE(test::import(base, batch, texts, options()).written);
    check_equal(school.promotion(batch), loaded(base, school));
    const records::Imported again = test::import(base, batch, texts, options());
    CHECK(again.written);
    CHECK(again.differences->size() == 0);
    CHECK(again.marks + again.facts + again.lines + again.frozen + again.students + again.convocations == 0);
    CHECK(school.problems.all().empty());
  }
}

TEST_CASE("an inscription that is no more what it was when the files were read stops the import (J316)", "[records]") {
  DossierFixture school;
  Base base = Base::temporary();
  test::import(base, school.read("numéro;MATH.EF\nE1;9,5\nE2;8\n"), texts, options());
  DossierFixture more;
  plan::Batch batch = more.read("numéro;INFO.EF\nE1;12\n");
  REQUIRE(batch.enrolments.size() == 1);
  batch.enrolments.front().fresh = false;  // as read from the base, before
  for (const std::int64_t other : {2, 77}) {
    batch.enrolments.front().inscription = other;
    try {
      test::import(base, batch, texts, options());
      FAIL("written on somebody else");
    } catch (const records::BaseProblem& problem) {
      CHECK(problem.code() == "J316");
    }
    CHECK(loaded(base, more).find(more.mark_key("INFO.EF")) == nullptr);
  }
  batch.enrolments.front().inscription = 1;
  CHECK(test::import(base, batch, texts, options()).written);
}

TEST_CASE("a corrected mark is refused, then replaced and journalled when asked") {
  DossierFixture first, second;
  Base base = Base::temporary();
  test::import(base, first.read("numéro;MATH.EF;boursier\nE1;9,5;non\n"), texts, options());
  const plan::Batch corrected = second.read("numéro;MATH.EF;INFO.EF;boursier\nE1;12;14;oui\n");

  const records::Imported refused = test::import(base, corrected, texts, options());
  CHECK_FALSE(refused.written);
  const std::vector<plan::Difference> differences = test::all(*refused.differences);
  REQUIRE(differences.size() == 2);
  CHECK(differences[0].what == "MATH.EF");
  CHECK(differences[0].before == "9,5");
  CHECK(differences[0].after == "12");
  CHECK(differences[1].before == "non");
  CHECK(loaded(base, second).find(second.mark_key("INFO.EF")) == nullptr);
  intake::report(*refused.differences, second.problems);
  CHECK(second.rendered().find("f.csv:2:4  I023") != std::string::npos);

  CHECK_FALSE(test::import(base, corrected, texts, options(true, true)).written);
  CHECK(base.journal().size() == 1);
  CHECK(test::import(base, corrected, texts, options(true)).written);
  CHECK(loaded(base, second).given(second.mark_key("MATH.EF"), 0, values::Kind::Number) == values::Value::of(12));
  const auto journal = base.journal();
  REQUIRE(journal.size() == 4);
  CHECK(journal[1].operation == "remplacer");
  CHECK(journal[1].student == "E1");
  CHECK(journal[1].target == "MATH.EF");
  CHECK(journal[1].before == "9,5");
  CHECK(journal[1].after == "12");
  CHECK(journal[3].operation == "importer");
}

TEST_CASE("a base keeps the texts it was filled with, the last ones first") {
  DossierFixture school;
  const TemporaryFile file("textes.db");
  records::Texts later = texts;
  later.text += "# corrigé\n";
  {
    Base base = Base::open_for_writing(file.path());
    const plan::Batch batch = school.read("numéro;MATH.EF\nE1;12\n");
    test::import(base, batch, texts, options());
    test::import(base, batch, later, options());
  }
  const Base base = Base::open_existing(file.path());
  const auto promotions = base.promotions();
  REQUIRE(promotions.size() == 1);
  CHECK(promotions[0].maquette == "Informatique, 2e année");
  CHECK(promotions[0].students == 1);
  const records::Texts found = base.texts(promotions[0].regulation, promotions[0].version);
  CHECK(found.text == later.text);
  REQUIRE(found.maquettes.size() == 1);
  CHECK(found.maquettes[0].titles == texts.maquettes[0].titles);
  CHECK(base.texts("Autre", "1").text.empty());
  CHECK(base.enrolments().at(0).student.number == "E1");
  CHECK_FALSE(base.enrolments().at(0).fresh);
}

TEST_CASE("a base opened to evaluate cannot be written") {
  DossierFixture school;
  const TemporaryFile file("lecture.db");
  const plan::Batch batch = school.read("numéro;MATH.EF\nE1;12\n");
  {
    Base made = Base::open_for_writing(file.path());
    test::import(made, batch, texts, options());
  }
  Base base = Base::open_existing(file.path());
  CHECK(code_of([&] { test::import(base, batch, texts, options()); }) == "J008");
}

TEST_CASE("decisions are appended, and the last one stands") {
  DossierFixture school;
  Base base = Base::temporary();
  test::import(base, school.read("numéro;MATH.EF\nE1;12\n"), texts, options());
  records::Decision decision;
  decision.student = "E1";
  decision.object = "S7";
  decision.code = "AJ";
  decision.date = "2025-07-01";
  decision.author = "jury";
  decision.fingerprint = base.fingerprint("Règlement", "2024-2025");
  base.decide(decision, {"jury", "2025-07-01T12:00:00"});
  decision.code = "ADJ";
  decision.session = 2;
  base.decide(decision, {"jury", "2025-09-01T12:00:00"});
  REQUIRE(base.decisions().size() == 2);
  CHECK(base.decisions()[1].code == "ADJ");
  const plan::Promotion promotion = loaded(base, school);
  const auto taken = [&](std::uint8_t session) {
    const plan::InputKey key{plan::InputKey::Kind::Decision, school.at("S7"), {}, {}, session};
    return school.regulation.code(promotion.given(key, 0, values::Kind::Code).code()).name;
  };
  CHECK(taken(1) == "AJ");
  CHECK(taken(2) == "ADJ");
  CHECK(taken(0) == "ADJ");
  decision.student = "E2";
  CHECK(code_of([&] { base.decide(decision, {}); }) == "J012");
}

TEST_CASE("a file that is not a base of ours is told for what it is") {
  const TemporaryFile file("autre.db");
  CHECK(code_of([&] { Base::open_existing(file.path()); }) == "J001");
  file.write("étudiant;note\n" + std::string(2000, 'x'));
  CHECK(code_of([&] { Base::open_existing(file.path()); }) == "J003");
  CHECK(code_of([&] { Base::open_for_writing(file.path()); }) == "J003");
  file.write("");
  CHECK(code_of([&] { Base::open_existing(file.path()); }) == "J003");
  CHECK(code_of([&] { Base::open_for_writing("/nulle/part/base.db"); }) == "J002");
}

TEST_CASE("what a maquette no longer knows is said once, not dropped in silence") {
  DossierFixture school, other;
  Base base = Base::temporary();
  test::import(base, school.read("numéro;MATH.CC2\nE1;12\nE2;13\n"), texts, options());
  other.curriculum.objects[other.curriculum.find("MATH.CC2").at(0).index()].code = "CC3";
  (void)loaded(base, other);
  CHECK(other.codes_of_problems() == std::vector<std::string>{"J020"});
}
