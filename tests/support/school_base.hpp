// A school of two years and two students, in a base of its own folder: closed, tampered with, erased. Its commands run
// with the date and author given, and its SQL as another program would write it.
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <sqlite3.h>
#include <catch2/catch.hpp>

#include "repl/command_line.hpp"

namespace bareme::test {

namespace fs = std::filesystem;

inline const char* const two_year_school = R"(règlement "École" version "1"
structure
  niveaux promotion > étudiant > année > ue > épreuve
  année A1 : UE1 ; UE2
  année A2 : UE3
  attribut type : type pour chaque épreuve
fin
codes de type
  EF
fin
codes de résultat
  ADM : validant ; année suivante
  AJ  : refusant
fin
codes de suite
  redoublement : même année
fin
convention
  arrondi de moyenne : aucun
  vue examen "ce que le jury examine"
fin
article 0 "Note retenue" pour chaque épreuve
  note retenue = max(note session 1 ; note session 2)
fin
article 0 "Indulgence" pour chaque épreuve lorsque vue est examen
  exception "indulgence" : note retenue = min(max(note session 1 ; note session 2) + 1 ; 20/20)
fin
article 1 "UE" pour chaque ue
  moyenne = EF / 3
  capitalisée si validée de l'acquis
  résultat ADM si moyenne >= 3/20
  résultat AJ sinon
  avant   = moyenne de l'acquis
  premier = moyenne de l'acquis en session 1
fin
article 2 "Année" pour chaque année
  résultat ADM si chaque ue : validée
  résultat AJ sinon
  au choix du jury lorsque proposition est AJ
    a) AJ suite redoublement
fin
maquette "M1" pour "École" version "1"
  année A1
  ue UE1 ; épreuves = (EF)
  ue UE2 ; épreuves = (EF)
fin
maquette "M2" pour "École" version "1"
  année A2
  ue UE3 ; épreuves = (EF)
fin
)";

struct School {
  School() {
    folder = fs::temp_directory_path() / ("bareme-cloture-" + std::to_string(std::random_device{}()));
    fs::create_directories(folder);
    base = (folder / "b.db").string();
    write("r.bareme", two_year_school);
    write("e.csv", "numéro;nom;année universitaire;maquette;promotion\nE1;Ana;2024-2025;M1;P\nE2;Ben;2024-2025;M1;P\n");
    write("n.csv", "numéro;UE1.EF;UE2.EF;UE1.EF@2\nE1;8;5;10\nE2;12;14;\n");
    REQUIRE(run({"importer", "--base", base, path("r.bareme"), "--etudiants", path("e.csv"), "--notes",
                 path("n.csv")}) == 0);
  }
  ~School() { fs::remove_all(folder); }
  School(const School&) = delete;
  School& operator=(const School&) = delete;

  std::string path(const std::string& name) const { return (folder / name).string(); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }
  int run(const std::vector<std::string>& words, const std::string& typed = "") const {
    std::istringstream in(typed);
    std::ostringstream out;
    repl::Terminal terminal{in, out, out};
    terminal.now = [] { return std::string("02/07/2025"); };
    terminal.environment = [this](const std::string& name) -> std::optional<std::string> {
      return name == "XDG_STATE_HOME" ? std::optional((folder / "state").string()) : std::nullopt;
    };
    const int code = repl::run(words, terminal);
    said = out.str();
    return code;
  }
  int jury(const std::string& typed) const {
    return run({"jury", base, "--session", "2", "--auteur", "jury", "--sans-question"}, typed);
  }
  int close(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"cloturer", base, "--auteur", "jury", "--sans-question"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  std::string sql(const std::string& text) const {  // what SQLite says of it
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(base.c_str(), &handle) == SQLITE_OK);
    char* problem = nullptr;
    sqlite3_exec(handle, text.c_str(), nullptr, nullptr, &problem);
    std::string found = problem == nullptr ? "" : problem;
    sqlite3_free(problem);
    sqlite3_close(handle);
    return found;
  }

  long long count(const std::string& query) const {  // its one number
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(base.c_str(), &handle) == SQLITE_OK);
    long long found = -1;
    const auto take = [](void* into, int, char** values, char**) {
      *static_cast<long long*>(into) = std::stoll(values[0]);
      return 0;
    };
    REQUIRE(sqlite3_exec(handle, query.c_str(), take, &found, nullptr) == SQLITE_OK);
    sqlite3_close(handle);
    return found;
  }

  fs::path folder;
  std::string base;
  mutable std::string said;
};

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace bareme::test
