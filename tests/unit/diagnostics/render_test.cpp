#include "diagnostics/render.hpp"

#include <catch2/catch.hpp>

using namespace bareme::diagnostics;

namespace {

// The place of `words` in the text, so that a test reads without counting bytes.
Span place_of(const Sources& sources, std::uint32_t source, const std::string& words) {
  const auto begin = static_cast<std::uint32_t>(sources[source].text().find(words));
  return {source, begin, begin + static_cast<std::uint32_t>(words.size())};
}

std::string rendered(const std::string& text, const std::string& words) {
  Sources sources;
  const auto source = sources.add("r.bareme", text);
  return render(Diagnostic("B001", place_of(sources, source, words), "ceci"), sources);
}

}  // namespace

TEST_CASE("on a narrow terminal a remedy is broken at words, and the detail stands under it") {
  using namespace bareme::diagnostics;
  const Diagnostic problem = Diagnostic("B051", std::nullopt, "un nom inconnu")
                                 .help("une phrase assez longue pour ne tenir sur aucune ligne de ce terminal étroit");
  CHECK(render(problem, Sources{}, {false, 50}) ==
        "B051  un nom inconnu\n   Remède : une phrase assez longue pour ne tenir\n            sur aucune ligne de ce "
        "terminal\n            étroit.\n   Détail : bareme aide B051\n");
}

namespace {

const char* const long_rule =
    "  résultat ADM si moyenne >= 10/20 et (chaque ecue : moyenne >= 7/20) et non défaillant du semestre";

std::string narrow(const std::string& words, const std::string& mark, std::size_t width) {
  Sources sources;
  const auto source = sources.add("r.bareme", long_rule);
  return render(Diagnostic("B051", place_of(sources, source, words), "ceci").mark(mark), sources, {false, width});
}

}  // namespace

TEST_CASE("on a terminal narrower than the line, the line is cut around the fault") {
  CHECK(narrow("résultat", "", 50) ==
        "r.bareme:1:3  B051  ceci\n"
        "    1 |   résultat ADM si moyenne >= 10/20 et (c …\n"
        "      |   ^^^^^^^^\n"
        "   Détail : bareme aide B051\n");
  CHECK(narrow("chaque ecue", "", 50) ==
        "r.bareme:1:40  B051  ceci\n"
        "    1 | … 10/20 et (chaque ecue : moyenne >= 7/2 …\n"
        "      |             ^^^^^^^^^^^\n"
        "   Détail : bareme aide B051\n");
  CHECK(narrow("semestre", "", 50) ==
        "r.bareme:1:92  B051  ceci\n"
        "    1 | … e >= 7/20) et non défaillant du semestre\n"
        "      |                                   ^^^^^^^^\n"
        "   Détail : bareme aide B051\n");
}

TEST_CASE("a fault longer than the terminal is marked as far as it is shown, and its word stands under it") {
  CHECK(narrow(long_rule + 2, "jamais vrai quand tout le reste est faux", 50) ==
        "r.bareme:1:3  B051  ceci\n"
        "    1 |   résultat ADM si moyenne >= 10/20 et (c …\n"
        "      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "      |   jamais vrai quand tout le reste est faux\n"
        "   Détail : bareme aide B051\n");
}

TEST_CASE("in a file, or where the line has room, the line is whole") {
  for (const std::size_t width : {std::size_t{0}, std::size_t{200}})
    CHECK(narrow("semestre", "là", width).find(std::string(long_rule) + "\n") != std::string::npos);
}

TEST_CASE("a diagnostic shows its place, what was seen, the mark and the remedy") {
  Sources sources;
  const auto source =
      sources.add("regulations/x/reglement.bareme", "article 1\n  résultat ADM si\n    a) moyene >= 10/20\nfin\n");
  const auto diagnostic =
      Diagnostic("B012", place_of(sources, source, "moyene"), "« ue » n'a pas de grandeur « moyene »")
          .mark("la plus proche : « moyenne »")
          .help("écrire « moyenne »");
  CHECK(render(diagnostic, sources) ==
        "regulations/x/reglement.bareme:3:8  B012  « ue » n'a pas de grandeur « moyene »\n"
        "    3 |     a) moyene >= 10/20\n"
        "      |        ^^^^^^ la plus proche : « moyenne »\n"
        "   Remède : écrire « moyenne ».                       Détail : bareme aide B012\n");
}

TEST_CASE("a warning says that it is one") {
  Sources sources;
  const auto source = sources.add("r.bareme", "fin");
  CHECK(render(Diagnostic("B031", Span{source, 0, 3}, "ceci").warning(), sources) ==
        "r.bareme:1:1  B031  avertissement : ceci\n"
        "    1 | fin\n"
        "      | ^^^\n"
        "   Détail : bareme aide B031\n");
}

TEST_CASE("what is not about a text has no place") {
  CHECK(render(Diagnostic("I004", std::nullopt, "la base est verrouillée").help("fermer l'autre jury"), Sources()) ==
        "I004  la base est verrouillée\n"
        "   Remède : fermer l'autre jury.                      Détail : bareme aide I004\n");
}

TEST_CASE("the mark stands under what it marks, whatever comes before") {
  const auto mark_line = [](const std::string& text, const std::string& words) {
    const std::string all = rendered(text, words);
    const std::size_t begin = all.find("      |");
    return all.substr(begin, all.find('\n', begin) - begin);
  };
  CHECK(mark_line("élève ≥ x", "x") == "      |         ^");
  CHECK(mark_line("e\u0301le\u0300ve x", "x") == "      |       ^");
  CHECK(mark_line("東京 = note", "note") == "      |        ^^^^");
  CHECK(mark_line("note = 東京", "東京") == "      |        ^^^^");
  CHECK(mark_line("\tnote", "note") == "      |     ^^^^");
  CHECK(mark_line("é\tnote", "note") == "      |     ^^^^");
  CHECK(mark_line("a\t\tb\tnote", "b") == "      |         ^");
}

TEST_CASE("nothing a terminal would obey comes out of an excerpt") {
  CHECK(rendered("a\x1b[31m x", "x").find('\x1b') == std::string::npos);
  CHECK(rendered("a\x1b[31m x", "x").find("a·[31m x\n      |        ^\n") != std::string::npos);
}

TEST_CASE("of several lines only the first is marked") {
  CHECK(rendered("si moyenne\n  >= 10\nfin", "moyenne\n  >= 10") ==
        "r.bareme:1:4  B001  ceci\n"
        "    1 | si moyenne\n"
        "      |    ^^^^^^^\n"
        "   Détail : bareme aide B001\n");
}

TEST_CASE("what is missing is marked where it should stand") {
  Sources sources;
  const auto source = sources.add("r.bareme", "article 1\nfin\n");
  CHECK(render(Diagnostic("B002", Span{source, 13, 13}, "ceci"), sources).find("    2 | fin\n      |    ^\n") !=
        std::string::npos);
  CHECK(render(Diagnostic("B002", Span{source, 14, 14}, "ceci"), sources).find("    2 | fin\n      |    ^\n") !=
        std::string::npos);
}

TEST_CASE("a note has its own excerpt, and every remedy its line") {
  Sources sources;
  const auto rules = sources.add("r.bareme", "moyene = 10");
  const auto levels = sources.add("n.bareme", "structure\n  niveau ue");
  const auto diagnostic = Diagnostic("B012", place_of(sources, rules, "moyene"), "ceci")
                              .note(place_of(sources, levels, "ue"), "ses grandeurs sont définies ici")
                              .note(place_of(sources, levels, "structure"), "la structure est ici")
                              .help("écrire « moyenne »")
                              .help("définir « moyene » par un article pour chaque ue, avant de s'en servir");
  CHECK(render(diagnostic, sources) ==
        "r.bareme:1:1  B012  ceci\n"
        "    1 | moyene = 10\n"
        "      | ^^^^^^\n"
        "   n.bareme:2:10  ses grandeurs sont définies ici\n"
        "    2 |   niveau ue\n"
        "      |          ^^\n"
        "   n.bareme:1:1  la structure est ici\n"
        "    1 | structure\n"
        "      | ^^^^^^^^^\n"
        "   Remède : écrire « moyenne ».\n"
        "       ou : définir « moyene » par un article pour chaque ue, avant de s'en servir.   Détail : bareme aide "
        "B012\n");
}

TEST_CASE("all diagnostics end with their count") {
  Sources sources;
  const auto source = sources.add("r.bareme", "fin");
  const auto count_after = [&](int errors, int warnings) {
    Diagnostics diagnostics;
    for (int i = 0; i < errors; ++i)
      diagnostics.add(Diagnostic("B001", Span{source, 0, 3}, "ceci"));
    for (int i = 0; i < warnings; ++i)
      diagnostics.add(Diagnostic("B031", Span{source, 0, 3}, "cela").warning());
    const std::string all = render(diagnostics, sources);
    const std::size_t last_blank_line = all.rfind("\n\n");
    return last_blank_line == std::string::npos ? all : all.substr(last_blank_line + 2);
  };
  CHECK(count_after(2, 1) == "2 erreurs, 1 avertissement.\n");
  CHECK(count_after(1, 2) == "1 erreur, 2 avertissements.\n");
  CHECK(count_after(1, 0) == "1 erreur.\n");
  CHECK(count_after(0, 3) == "3 avertissements.\n");
  CHECK(count_after(0, 0) == "");
}

TEST_CASE("colour is only there when asked for, and only around code and mark") {
  Sources sources;
  const auto source = sources.add("r.bareme", "  fin");
  const Diagnostic error = Diagnostic("B001", Span{source, 2, 5}, "ceci").mark("là");
  CHECK(render(error, sources).find('\x1b') == std::string::npos);
  CHECK(render(error, sources, {.colour = true}) ==
        "r.bareme:1:3  \x1b[1;31mB001\x1b[0m  ceci\n"
        "    1 |   fin\n"
        "      |   \x1b[1;31m^^^ là\x1b[0m\n"
        "   Détail : bareme aide B001\n");
}
