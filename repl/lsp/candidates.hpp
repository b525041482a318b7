// What may be written at a place, gathered in the order it should be offered; each thing once, whatever asked for it.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "repl/lsp/answers.hpp"
#include "session/maquette_objects.hpp"

namespace bareme::repl::lsp {

struct Candidate {
  std::string label;
  int kind;                  // CompletionItemKind of the protocol
  std::string detail, text;  // text: a snippet ($1, ${1:x}); empty: the label as it is
  std::optional<Entity> entity;
};

class Candidates {
 public:
  explicit Candidates(const Together* together);  // null: never read without fault; only words are known

  void words(const std::vector<const char*>& words);
  void phrase(const char* label, const char* snippet, const char* what);
  void functions();  // of the règlement, then of the language
  void quantities(semantics::LevelId level);
  void all_quantities();
  void facts(semantics::LevelId level, bool climbing);
  void attributes(semantics::LevelId level, const char* after);  // « ects = »: of the maquette; not valid: all
  void levels(bool student);
  void codes();
  void codes_of(const std::string& list);
  void kinds_of_values();  // what a fact or an argument may be declared as
  // What a name of that level, or of any when it is not valid, may be worth: its codes, « oui » and « non »; false: it
  // is not known, or is a number.
  bool values_of(semantics::LevelId level, const std::string& name);
  void objects(semantics::LevelId level);   // not valid: all but the épreuves
  void of_object(const std::string& code);  // its own, what it contains
  semantics::LevelId level(const std::string& name) const;
  semantics::LevelId level_of(const std::string& object) const;  // or a level itself; not valid: none of that name
  semantics::LevelId student() const;

  const std::vector<Candidate>& all() const { return all_; }
  const Together* together() const { return together_; }

 private:
  void add(const std::string& label, int kind, const Entity& entity);
  bool new_one(const std::string& label);
  bool values(const semantics::Type& type);
  const semantics::CheckedRegulation* rules_;
  const Together* together_;
  std::vector<MaquetteObject> objects_;
  std::set<std::string> told_;
  std::vector<Candidate> all_;
};

}  // namespace bareme::repl::lsp
