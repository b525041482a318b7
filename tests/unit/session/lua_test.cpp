// The Lua file of a règlement through a session: part of its fingerprint, kept by a base, read again at once; the same
// answers in any order and on several threads; an attack costs its own student and nobody else.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "evaluation/evaluate.hpp"
#include "plan/plan.hpp"
#include "session/session.hpp"

namespace {

namespace fs = std::filesystem;
using bareme::Document;
using bareme::Session;
using bareme::diagnostics::Diagnostics;
using bareme::values::State;

const char* const text = R"(règlement "École" version "1"
structure
  niveaux promotion > étudiant > épreuve
fin
fonction lua double(x : points de 0 à 20) donne points de 0 à 40
  motif "essai"
  exemple x = 5 donne double = 10
fin
article 1 "Total" pour chaque étudiant
  entrée x : points de 0 à 20
  entrée à part : oui ou non à défaut non
  total = x + 0
  exception "à part" : total = lua double(x) lorsque à part
fin
maquette "Vide" pour "École" version "1"
fin
)";

const char* const doubled = "function double(x) return 2 * x, 'deux fois' end\n";

struct Folder {
  Folder() : path(fs::temp_directory_path() / ("bareme-lua-" + std::to_string(std::random_device{}()))) {
    fs::create_directory(path);
    write("reglement.bareme", text);
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& content) const {
    std::ofstream(path / name, std::ios::binary) << content;
  }
  Document regulation() const { return {(path / "reglement.bareme").string()}; }

  fs::path path;
};

bareme::Tables tables(const std::vector<std::pair<std::string, bool>>& students) {
  std::string roster = "étudiant ; nom ; promotion ; année universitaire ; maquette\n",
              facts = "étudiant ; objet ; fait ; valeur\n";
  for (std::size_t i = 0; i < students.size(); ++i) {
    const std::string number = "E" + std::to_string(i);
    roster += number + " ; N" + std::to_string(i) + " ; P ; 2024-2025 ; Vide\n";
    facts += number + " ; ; x ; " + students[i].first + "\n";
    if (students[i].second) facts += number + " ; ; à part ; oui\n";
  }
  bareme::Tables all;
  all.students = {{"etudiants.csv", roster}};
  all.facts = {{"faits.csv", facts}};
  return all;
}

std::string errors(const Diagnostics& problems) {
  std::string all;
  for (const auto& problem : problems.all())
    all += problem.code() + " " + problem.message() + "\n";
  return all;
}

std::string total(Session& session, std::size_t student) {
  Diagnostics problems;
  const auto cell = session.cell("total", problems);
  return session.words(*cell, session.value(student, *cell));
}

}  // namespace

TEST_CASE("lua in a session: the file is of the règlement's fingerprint, and a base keeps it") {
  const Folder folder;
  folder.write("exceptions.lua", doubled);
  Diagnostics problems;
  Session session;
  REQUIRE(session.load({folder.regulation()}, problems));
  const std::string first = session.fingerprints().regulation;
  const std::string base = (folder.path / "p.db").string();
  bareme::ImportOptions options;
  options.which = {"", "Vide", "2024-2025"};
  const auto imported = session.import(base, tables({{"5", true}, {"5", false}}), options, problems);
  INFO(errors(problems));
  REQUIRE(imported);

  folder.write("exceptions.lua", "function double(x) return x, 'une fois' end\n");
  Session changed;
  REQUIRE(changed.load({folder.regulation()}, problems));
  CHECK(changed.fingerprints().regulation != first);

  Session opened;
  REQUIRE(opened.open(base, {}, problems));
  CHECK(opened.fingerprints().regulation == first);
  REQUIRE(opened.evaluate({}, problems));
  CHECK(total(opened, 0) == "10");
  CHECK(total(opened, 1) == "5");
}

TEST_CASE("lua in a session: « recharger » takes the file as it is now, or leaves what was there") {
  const Folder folder;
  folder.write("exceptions.lua", doubled);
  Diagnostics problems;
  Session session;
  REQUIRE(session.load({folder.regulation()}, problems));
  REQUIRE(session.enrol(tables({{"6", true}, {"4", false}}), {}, problems));
  CHECK(total(session, 0) == "12");
  folder.write("exceptions.lua", "function double(x) if x > 5 then return 3 * x end return 2 * x end\n");
  const auto read = session.reload_lua(problems);
  REQUIRE(read);
  CHECK(read->files == 1);
  REQUIRE(read->changes.size() == 1);
  CHECK(read->changes.front().student == 0);
  CHECK(read->changes.front().before.number().exact_text() == "12");
  CHECK(read->changes.front().after.number().exact_text() == "18");
  CHECK(total(session, 0) == "18");
  const auto refused = [&](const std::string& content) {
    folder.write("exceptions.lua", content);
    Diagnostics told;
    CHECK(!session.reload_lua(told));
    CHECK(total(session, 0) == "18");
    return errors(told).substr(0, 4);
  };
  CHECK(refused("function double(x) return 3 * y end\n") == "L002");
  CHECK(refused("function double(x) return 3 * x end\n") == "L013");
  folder.write("reglement.bareme", std::string(text) + "# plus tard\n");
  CHECK(refused(doubled) == "J291");
}

TEST_CASE("lua in a session: the text of a function is shown with what it is for") {
  const Folder folder;
  folder.write("exceptions.lua", std::string("-- en tête\n") + doubled + "function autre() return 1 end\n");
  Diagnostics problems;
  Session session;
  REQUIRE(session.load({folder.regulation()}, problems));
  for (const char* const name : {"double", "à part"}) {
    const auto texts = session.lua_texts(name);
    REQUIRE(texts.size() == 1);
    CHECK(texts.front().motive == "essai");
    CHECK(texts.front().line == 2);
    CHECK(texts.front().text == doubled);
    CHECK(texts.front().fingerprint.size() == 64);
  }
  CHECK(session.lua_texts("autre").empty());
}

TEST_CASE("lua in a session: a règlement without functions starts nothing") {
  Diagnostics problems;
  Session session;
  REQUIRE(session.load({{"r.bareme", std::string("règlement \"R\" version \"1\"\nstructure\n  niveaux promotion > "
                                                 "étudiant > épreuve\nfin\narticle 1 \"A\" pour chaque étudiant\n  "
                                                 "x = 1\nfin\n")}},
                       problems));
  CHECK(session.regulation().lua == nullptr);
  CHECK(session.lua_texts("x").empty());
}

TEST_CASE("lua in a session: the same answers in any batch and on any number of threads") {
  Diagnostics problems;
  Session session;
  REQUIRE(session.load({{"r.bareme", std::string(text)},
                        {"exceptions.lua", std::string("local vus = {}\nfunction double(x)\n  insérer(vus, x)\n"
                                                       "  if x == 7 then while true do end end\n"
                                                       "  return x + #vus, 'vus'\nend\n")}},
                       problems));
  std::vector<std::pair<std::string, bool>> students;
  for (int i = 0; i < 60; ++i)
    students.push_back({std::to_string(i % 20), i % 3 != 0});
  REQUIRE(session.enrol(tables(students), {}, problems));
  const auto cell = session.cell("total", problems);
  bareme::plan::Request request;
  request.cells = {*cell};
  const auto plan = bareme::plan::plan(session.regulation(), session.curriculum(), request, problems);
  const auto values = [&](std::size_t batch) {
    bareme::evaluation::EvaluateOptions options;
    options.batch = batch;
    const auto results = bareme::evaluation::evaluate(session.regulation(), plan, session.promotion(), options);
    std::vector<bareme::values::Value> all;
    for (std::size_t i = 0; i < students.size(); ++i)
      all.push_back(results.value(*plan.slot(*cell), i, bareme::values::Kind::Number));
    return all;
  };
  const auto expected = values(2048);
  for (std::size_t i = 0; i < students.size(); ++i) {
    const int x = static_cast<int>(i) % 20;
    CAPTURE(i);
    if (i % 3 != 0 && x == 7)
      CHECK(expected[i].state() == State::EnErreur);
    else
      CHECK(expected[i] == bareme::values::Value::of(bareme::values::Number(i % 3 != 0 ? x + 1 : x)));
  }
  CHECK(values(1) == expected);
  CHECK(values(7) == expected);
  std::vector<std::vector<bareme::values::Value>> found(4);
  std::vector<std::thread> threads;
  for (auto& one : found)
    threads.emplace_back([&] { one = values(5); });
  for (std::thread& thread : threads)
    thread.join();
  for (const auto& one : found)
    CHECK(one == expected);
}
