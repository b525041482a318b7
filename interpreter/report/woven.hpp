// A règlement as a page to read: its elements in their order, each already in words, with what links them. In: what
// session/woven.cpp made of a session; out: one JSON of format "bareme/1", nature "règlement", which the template
// stdlib/documents/reglement.html lays out. The same texts give the same bytes: nothing here reads the clock.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace bareme::report {

// What stands on a line: words, each with its nature and where it leads, and the boxes of a formula, opened and closed.
struct WovenPiece {
  enum class Kind { Text, Open, Close };
  Kind kind = Kind::Text;
  std::string text;   // Text
  std::string style;  // Text: "mot", "grandeur", "code"…; Open: "frac", "haut", "bas", "somme", "sous"
  std::string link;   // Text: an anchor of the page, without its #; empty: none
};
using WovenRun = std::vector<WovenPiece>;

struct WovenQuote {
  std::string text;
};
struct WovenFormula {  // moyenne = …, under what it is: « Exception « retard » », "" when it is the rule
  std::string label;
  WovenRun run;
};
struct WovenTable {
  WovenRun lead;
  std::vector<std::string> titles;
  std::vector<std::vector<WovenRun>> rows;
};
struct WovenStep {  // a) …, and below it b1) …
  std::string mark;
  bool below = false;
  WovenRun run;
  std::string reason;  // what a refusal says
};
struct WovenCase {  // ✓ ADM Admis : si …
  std::string symbol, code, label;
  WovenRun when;
  std::vector<WovenStep> steps;
};
struct WovenDecision {
  WovenRun lead;
  std::vector<WovenCase> cases;
};
struct WovenSource {  // as its author wrote it: what has no better form
  std::vector<WovenRun> lines;
};
struct WovenFlag {  // ⚑
  std::size_t number = 0;
  std::string text;
};
struct WovenResult {
  std::string label, said;  // "moyenne", "9,48"; what was awaited and what came when they differ
  bool passed = false;
};
struct WovenExample {
  WovenRun given;
  std::vector<WovenResult> results;
};
struct WovenExamples {
  std::vector<WovenExample> rows;
};
using WovenBlock =
    std::variant<WovenQuote, WovenFormula, WovenTable, WovenDecision, WovenSource, WovenFlag, WovenExamples>;

struct WovenElement {
  std::string anchor;
  std::string number, title;  // "4.3.1", "Validation des UE"; no number but for an article
  WovenRun scope;             // « pour chaque ue », « (x : note) donne note »
  std::string change;         // « remplacé par la version 2025-2026 »; "" as the first version has it
  std::vector<WovenBlock> blocks;
};

struct WovenLink {
  std::string anchor, name;
};
struct WovenChoice {  // of the annex
  std::size_t number = 0;
  std::string text;
  WovenLink where;  // no anchor: of the whole text
};
struct WovenQuantity {  // of the index
  std::string anchor, name, level, nature, rounding;
  std::vector<WovenLink> defined, used;
};
struct WovenCaseResult {       // of a cas
  std::string title, differs;  // "MATH.moyenne : attendu 12, obtenu 11,5"
  bool passed = false;
};

struct Woven {
  std::string program, title, version, voted, years, fingerprint;
  std::vector<std::string> modifies;  // the versions it changes, the nearest first
  std::vector<WovenLink> changed;     // what it changes in them; no anchor: what is no more
  std::vector<WovenElement> elements, maquettes;
  std::string choices_lead;
  std::vector<WovenChoice> choices;
  std::vector<WovenQuantity> index;
  std::vector<WovenCaseResult> cases;
  std::size_t examples = 0, examples_failed = 0;
};

std::string woven_json(const Woven& woven);

}  // namespace bareme::report
