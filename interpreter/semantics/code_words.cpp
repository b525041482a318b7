#include "semantics/code_words.hpp"

#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

// « /20 », of the marks a code stands for.
std::string scale_of_marks(const CheckedRegulation& regulation) {
  for (const Quantity& quantity : regulation.quantities)
    if (quantity.role == Quantity::Role::Mark && quantity.type.high) return "/" + quantity.type.high->exact_text();
  return "";
}

std::string kind_words(Code::Kind kind) {
  switch (kind) {
    case Code::Kind::Validating:
      return "valide";
    case Code::Kind::Refusing:
      return "ne valide pas";
    case Code::Kind::Waiting:
      return "suspend";
    case Code::Kind::State:
    case Code::Kind::None:
      return "";
  }
  return "";
}

}  // namespace

std::string effect_words(const CheckedRegulation& regulation, const Code& code) {
  switch (code.effect) {
    case MarkEffect::Worth:
      return "vaut " + code.worth.exact_text() + scale_of_marks(regulation);
    case MarkEffect::Neutral:
      return "neutralise la note";
    case MarkEffect::Awaits:
      return "fait attendre";
    case MarkEffect::Impossible:
      return "rend impossible";
    case MarkEffect::None:
      break;
  }
  return kind_words(code.kind);
}

std::string described(const CheckedRegulation& regulation, const Code& code) {
  std::string about = code.label;
  if (const std::string effect = effect_words(regulation, code); !effect.empty())
    about += (about.empty() ? "" : ", ") + effect;
  return about.empty() ? code.name : code.name + " (" + about + ")";
}

std::vector<std::string> described_codes(const CheckedRegulation& regulation, ListId list) {
  std::vector<std::string> told;
  if (list.valid())
    for (const values::CodeId code : regulation.code_lists[list.index()].codes)
      told.push_back(described(regulation, regulation.code(code)));
  return told;
}

bool decides(const CheckedRegulation& regulation, ListId list) {
  if (!list.valid()) return false;
  const std::string& name = regulation.code_lists[list.index()].name;
  return text::same_name(name, "note") || text::same_name(name, "résultat") || text::same_name(name, "suite");
}

}  // namespace bareme::semantics
