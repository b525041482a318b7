// What a name is where it is written: found, pointed at and changed as what it was read as, and as nothing else that
// has its letters.
#include <catch2/catch.hpp>

#include <algorithm>

#include "repl/lsp/answers.hpp"
#include "repl/lsp/tried.hpp"

namespace bareme::repl::lsp {
namespace {

const std::string regulation = R"(règlement "École" version "1"

structure
  niveaux promotion > étudiant > semestre > ue > épreuve
  attribut mobilité : oui ou non pour chaque ue à défaut non
  attribut nature   : (majeure ; mineure ; mission) pour chaque ue
  attribut ects     : ECTS pour chaque ue
fin
article 1 "Choix" pour chaque étudiant
  entrée mineure : (conception ; intelligence) à défaut conception
  total = somme des crédits des semestres
  choisie si mineure est conception
fin
article 2 "Crédits d'une ue" pour chaque ue
  entrée acquise : oui ou non
  crédits = ects si acquise sinon 0 ECTS
  poids = 2 si nature est mineure sinon 1
  partie si mobilité
fin
article 3 "Crédits d'un semestre" pour chaque semestre
  crédits = somme des crédits des ue
  points = somme des poids des ue
  mineures = nombre des ue de nature mineure
fin
)";
const std::string maquette = R"(maquette "Port" pour "École" version "1"
semestre S1 "Semestre 1"
tableau
  ue   ; libellé                       ; nature  ; ects ; mobilité
  UE11 ; Mobilité internationale       ; mineure ; 6    ; oui
  UE12 ; Mineure, majeure : crédits    ; majeure ; 4    ;
fin
fin
)";
const std::string cas = R"(cas "un étudiant"
  pose UE11.acquise = oui ; mineure = conception ; UE12.acquise = non
  donne S1.crédits = 6 ECTS ; UE11.poids = 2
fin
)";

class Desk {
 public:
  Desk() {
    workshop_.open(rules, regulation);
    workshop_.open(objects, maquette);
    workshop_.open(examples, cas);
    for (const auto& problem : workshop_.read(rules, false).problems.all())
      UNSCOPED_INFO(problem.code() << ' ' << problem.message());
    REQUIRE(workshop_.sound(rules) != nullptr);
  }
  // `after`: so many bytes into it.
  Json at(const std::string& path, const std::string& word, std::size_t after = 0) const {
    const std::string text = workshop_.text(path).value();
    REQUIRE(text.find(word) != text.npos);
    const Position place = Lines(text).position(text.find(word) + after);
    return {{"textDocument", {{"uri", uri_of(path)}}},
            {"position", {{"line", place.line}, {"character", place.character}}}};
  }
  // The texts as they would be, one after the other; why not, when it is refused.
  std::string renamed(Json place, const std::string& name) {
    place["newName"] = name;
    std::string fault;
    const Json answer = rename(workshop_, place, fault);
    if (!fault.empty()) return fault;
    Edits edits;
    for (const auto& [uri, changes] : answer["changes"].items()) {
      const std::string text = workshop_.text(path_of(uri)).value();
      const auto offset = [&](const Json& one) { return Lines(text).offset({one["line"], one["character"]}); };
      for (const Json& change : changes)
        edits[path_of(uri)].push_back(
            {offset(change["range"]["start"]), offset(change["range"]["end"]), change["newText"]});
    }
    workshop_ = with(workshop_, edits);
    workshop_.read(rules, false);
    return all();
  }
  std::string all() const {
    return workshop_.text(rules).value() + workshop_.text(objects).value() + workshop_.text(examples).value();
  }
  const Workshop& workshop() const { return workshop_; }

  const std::string rules = "/nowhere/reglement.bareme", objects = "/nowhere/maquette.bareme",
                    examples = "/nowhere/cas.bareme";

 private:
  Workshop workshop_;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("lsp: the words of a libellé are no names", "[lsp]") {
  Desk desk;
  const Json label = desk.at(desk.objects, "Mobilité internationale", 2), other = desk.at(desk.objects, ": crédits", 3);
  for (const Json& place : {label, other}) {
    CHECK(hover(desk.workshop(), place).is_null());
    CHECK(references(desk.workshop(), place).is_null());
    CHECK(highlights(desk.workshop(), place).is_null());
    CHECK(rename_range(desk.workshop(), place).is_null());
  }
  const std::string text = desk.renamed(desk.at(desk.rules, "mobilité :"), "échange");
  CHECK(has(text, "Mobilité internationale"));
  CHECK(has(text, "ects ; échange"));
  CHECK(has(text, "partie si échange"));
  CHECK(!has(text, "mobilité"));
}

TEST_CASE("lsp: an entry and a value of an enumeration that has its name are renamed apart", "[lsp]") {
  Desk desk;
  const std::string before = desk.all();
  CHECK(highlights(desk.workshop(), desk.at(desk.rules, "mineure :")).size() == 2);
  CHECK(highlights(desk.workshop(), desk.at(desk.objects, "mineure ; 6")).size() == 1);
  std::string text = desk.renamed(desk.at(desk.rules, "mineure :"), "option");
  CHECK(has(text, "entrée option :"));
  CHECK(has(text, "choisie si option est"));
  CHECK(has(text, "; option = conception"));
  CHECK(has(text, "(majeure ; mineure ; mission)"));
  CHECK(has(text, "internationale       ; mineure ;"));
  CHECK(desk.renamed(desk.at(desk.rules, "option :"), "mineure") == before);
  text = desk.renamed(desk.at(desk.rules, "mineure ; mission"), "seconde");
  CHECK(has(text, "internationale       ; seconde ;"));
  CHECK(has(text, "si nature est seconde sinon"));
  CHECK(has(text, "de nature seconde"));
  CHECK(has(text, "entrée mineure :"));
  CHECK(has(text, "Mineure, majeure"));
}

TEST_CASE("lsp: from a cas and from the maquette, an object leads to its line", "[lsp]") {
  Desk desk;
  for (const Json& place : {desk.at(desk.examples, "UE11.acquise", 1), desk.at(desk.examples, "UE11.poids", 1),
                            desk.at(desk.objects, "UE11", 1)}) {
    const Json found = definition(desk.workshop(), place);
    REQUIRE(found.size() == 1);
    CHECK(found[0]["uri"] == uri_of(desk.objects));
    CHECK(found[0]["range"] ==
          Json{{"start", {{"line", 4}, {"character", 2}}}, {"end", {{"line", 4}, {"character", 6}}}});
  }
  const Json semester = definition(desk.workshop(), desk.at(desk.examples, "S1.crédits"));
  REQUIRE(semester.size() == 1);
  CHECK(semester[0]["range"]["start"] == Json{{"line", 1}, {"character", 9}});
}

TEST_CASE("lsp: a name in the plural stays in the plural, and back", "[lsp]") {
  Desk desk;
  const std::string before = desk.all();
  const std::string text = desk.renamed(desk.at(desk.rules, "semestre > ue", 1), "bloc");
  CHECK(has(text, "somme des crédits des blocs"));
  CHECK(has(text, "pour chaque bloc\n"));
  CHECK(has(text, "\nbloc S1"));
  CHECK(desk.renamed(desk.at(desk.rules, "bloc > ue", 1), "semestre") == before);
}

TEST_CASE("lsp: a name another level has is taken, where nothing is read otherwise", "[lsp]") {
  Desk desk;
  const std::string before = desk.all();
  const std::string text = desk.renamed(desk.at(desk.rules, "poids ="), "points");
  CHECK(has(text, "points = 2 si nature"));
  CHECK(has(text, "points = somme des points des ue"));
  CHECK(desk.renamed(desk.at(desk.rules, "points = 2"), "poids") == before);
  CHECK(has(desk.renamed(desk.at(desk.rules, "poids ="), "crédits"), "existe déjà"));
  CHECK(desk.all() == before);
}

TEST_CASE("lsp: a name refused says which word", "[lsp]") {
  Desk desk;
  CHECK(has(desk.renamed(desk.at(desk.rules, "poids ="), "seuil des unités"), "«\u00A0des\u00A0» n'y a pas sa place"));
  CHECK(has(desk.renamed(desk.at(desk.rules, "étudiant >"), "élève"), "rien ici ne se renomme"));
  CHECK(rename_range(desk.workshop(), desk.at(desk.rules, "étudiant >")).is_null());
}

}  // namespace bareme::repl::lsp
