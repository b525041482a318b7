// What the parts of `weave` share: the session, where each thing stands on the page, what the exemples gave, the ⚑ of
// the authors. For this folder only.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/woven.hpp"
#include "session/session.hpp"
#include "session/state.hpp"
#include "session/woven_text.hpp"
#include "syntax/tree.hpp"

namespace bareme {

// A remark « # ⚑ … » of a text.
struct Flagged {
  std::size_t number = 0;
  diagnostics::Span place;
  std::string text;
  const void* owner = nullptr;  // the element or the maquette it stands in; null: the whole text
};

struct Weaver {
  explicit Weaver(const Session& session);

  const Session& session;
  const Session::State& state;
  const semantics::CheckedRegulation& rules;
  Meanings meanings;
  Anchors anchors;
  WovenText text;
  std::map<const void*, std::string> element_anchors;  // of syntax::Element::node, of syntax::Maquette
  std::vector<Flagged> flags;                          // in the order of the page
  std::string flags_lead;                              // what the author says of the sign itself
  std::vector<evaluation::Trial> trials;
  std::map<std::pair<std::uint32_t, std::uint32_t>, const evaluation::Trial*> trial_at;  // by where each begins

  diagnostics::Span whole(const diagnostics::Span& head) const;  // of a block, from its first line to its « fin »
  std::string version_of(std::uint32_t source) const;            // "" for a library
  const syntax::Article* tree_of(semantics::ArticleId article) const;  // null: of no article of the page
  // « 4.11.8 », and its title where other articles have that number; where it stands.
  report::WovenLink link_to(const syntax::Article& article) const;
  bool of_a_library(std::uint32_t source) const;

  report::WovenRun poses(const std::vector<syntax::Pose>& given) const;  // « EF 8,5 ; CC 12 »
  std::string said(const evaluation::Trial& trial, const evaluation::TrialCheck& check) const;
  report::WovenExample played(report::WovenRun given, const diagnostics::Span& place) const;
  // Between two places of an element, in their order.
  void add_flags(const void* owner, std::uint32_t from, std::uint32_t to,
                 std::vector<report::WovenBlock>& blocks) const;
  report::WovenRun flags_on(const diagnostics::Span& place) const;  // « ⚑ 3 » of the line it begins on
  std::uint32_t end_of_line(const diagnostics::Span& place) const;
};

// Of an element of the tree: the node it holds.
const void* node_of(const syntax::Element& element);
diagnostics::Span head_of(const syntax::Element& element);

// woven_articles.cpp
void weave_statements(const Weaver& weaver, const syntax::Article& article, std::vector<report::WovenBlock>& blocks);
report::WovenBlock woven_definition(const Weaver& weaver, const syntax::Definition& definition,
                                    const std::string& label, const diagnostics::Span& whole);
report::WovenTable woven_facts(const Weaver& weaver, const std::vector<const syntax::Fact*>& facts);
// woven_decisions.cpp
report::WovenCase woven_row(const Weaver& weaver, const syntax::ResultRow& row);
report::WovenDecision woven_predicate(const Weaver& weaver, const syntax::Predicate& predicate);
report::WovenDecision woven_choice(const Weaver& weaver, const syntax::Choice& choice);
// woven_elements.cpp
report::WovenElement woven_element(const Weaver& weaver, const syntax::Element& element);
// woven_functions.cpp
void weave_scale(const Weaver& weaver, const syntax::Scale& node, report::WovenElement& made);
void weave_function(const Weaver& weaver, const syntax::Function& node, report::WovenElement& made);
void weave_lua(const Weaver& weaver, const syntax::LuaFunction& node, report::WovenElement& made);
// woven_maquettes.cpp
report::WovenElement woven_maquette(const Weaver& weaver, const semantics::Curriculum& maquette);
// woven_flags.cpp
void find_flags(Weaver& weaver);
// woven_index.cpp
void find_anchors(Weaver& weaver);
std::vector<report::WovenQuantity> woven_index(const Weaver& weaver);

}  // namespace bareme
