#include "semantics/libraries.hpp"

#include <algorithm>
#include <iterator>

#include "semantics/assembly_problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using diagnostics::Diagnostics;
using syntax::Element;

// Tells what has no place in a library, and leaves it out.
class Allowed {
 public:
  explicit Allowed(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  bool operator()(const syntax::CodeList&) { return true; }
  bool operator()(const syntax::Scale&) { return true; }
  bool operator()(const syntax::Function&) { return true; }
  bool operator()(const syntax::Structure& node) {
    return std::all_of(node.items.begin(), node.items.end(), [&](const auto& item) {
      return std::holds_alternative<syntax::LevelChain>(item) || std::holds_alternative<syntax::EnteredLevel>(item) ||
             refuse("d'autre ligne de structure que les niveaux", node.place);
    });
  }
  bool operator()(const syntax::Article& node) { return refuse("d'article", node.place); }
  bool operator()(const syntax::Parameter& node) { return refuse("de paramètre", node.place); }
  bool operator()(const syntax::Convention& node) { return refuse("de convention", node.place); }
  bool operator()(const syntax::LuaFunction& node) { return refuse("de fonction lua", node.place); }
  bool operator()(const syntax::Document& node) { return refuse("de document", node.place); }
  bool operator()(const syntax::Removal& node) { return refuse("« supprime article »", node.title.place); }
  bool operator()(const syntax::Uses& node) { return refuse("« utilise »", node.names.front().place); }

 private:
  bool refuse(const std::string& what, diagnostics::Span place) {
    diagnostics_.add(problems::not_in_a_library(what, place));
    return false;
  }
  Diagnostics& diagnostics_;
};

syntax::CodeList* list_named(std::vector<Element>& elements, const std::string& name) {
  for (Element& element : elements)
    if (auto* list = std::get_if<syntax::CodeList>(&element); list && text::same_name(list->name.text, name))
      return list;
  return nullptr;
}

class Names {
 public:
  std::vector<std::string> found;

  void operator()(const syntax::CodeList& node) {
    found.push_back(node.name.text);
    for (const syntax::Code& code : node.codes)
      found.push_back(code.name.text);
  }
  void operator()(const syntax::Scale& node) { found.push_back(node.name.text); }
  void operator()(const syntax::Function& node) { found.push_back(node.name.text); }
  void operator()(const syntax::Structure& node) {
    for (const auto& item : node.items)
      if (const auto* chain = std::get_if<syntax::LevelChain>(&item))
        for (const syntax::Name& level : chain->levels)
          found.push_back(level.text);
  }
  template <class Other>
  void operator()(const Other&) {}
};

}  // namespace

void bring(syntax::Library& library, syntax::Regulation& regulation, Diagnostics& diagnostics) {
  Allowed allowed(diagnostics);
  std::vector<Element> brought;
  for (Element& element : library.elements) {
    if (!std::visit(allowed, element)) continue;
    auto* codes = std::get_if<syntax::CodeList>(&element);
    auto* own = codes ? list_named(regulation.elements, codes->name.text) : nullptr;
    if (own)
      own->codes.insert(own->codes.begin(), std::make_move_iterator(codes->codes.begin()),
                        std::make_move_iterator(codes->codes.end()));
    else
      brought.push_back(std::move(element));
  }
  regulation.elements.insert(regulation.elements.begin(), std::make_move_iterator(brought.begin()),
                             std::make_move_iterator(brought.end()));
}

std::vector<std::string> names_of(const syntax::Library& library) {
  Names names;
  for (const Element& element : library.elements)
    std::visit(names, element);
  return std::move(names.found);
}

}  // namespace bareme::semantics
