// What the names of the texts loaded stand for: where each is declared, where it is used, what it is, for an editor. A
// name is what the checker read it as (semantics/names_read.hpp), and nothing else that has the same letters; what it
// read as no name (a libellé, a title) is none.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "diagnostics/source_text.hpp"
#include "session/session.hpp"

namespace bareme {

bool holds(const diagnostics::Span& outer, const diagnostics::Span& inner);

struct Entity {
  enum class Kind { Level, Quantity, Fact, Code, Table, Function, Lua, Object };
  Kind kind = Kind::Quantity;
  std::size_t id = 0;     // in the règlement's own list; of an object: its level
  std::string code = {};  // of an object
  friend auto operator<=>(const Entity&, const Entity&) = default;
};

struct Meaning {
  diagnostics::Span name;
  std::vector<Entity> of;  // never empty
};

class Meanings {
 public:
  explicit Meanings(const Session& session);  // a session whose texts are loaded; it must outlive this

  const Meaning* at(std::uint32_t source, std::uint32_t offset) const;  // null: no known name there
  const std::vector<Meaning>& all() const { return meanings_; }         // in order of place
  std::vector<diagnostics::Span> declarations(const Meaning& meaning) const;
  std::vector<diagnostics::Span> uses(const Meaning& meaning) const;  // every name of something it may be
  // Markdown: what each is, its level, its unit, its rounding, the articles that define it with the text they quote, an
  // exemple.
  std::string page(const Meaning& meaning) const;
  std::string page(const Entity& entity) const;
  std::string name(const Entity& entity) const;

 private:
  std::string described(const Entity& entity) const;  // the page, without its exemple

  const Session& session_;
  std::vector<Meaning> meanings_;
  std::map<Entity, std::vector<diagnostics::Span>> declared_;
};

}  // namespace bareme
