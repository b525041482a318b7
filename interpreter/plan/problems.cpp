#include "plan/problems.hpp"

#include <algorithm>

namespace bareme::plan::problems {

namespace {

using diagnostics::Diagnostic;
using diagnostics::guillemets;
using diagnostics::Span;
using semantics::CheckedRegulation;
using semantics::Curriculum;
using semantics::ObjectId;
using semantics::QuantityId;

std::string address_of(const CheckedRegulation& regulation, const Curriculum& curriculum, ObjectId object) {
  const auto& level = regulation.level(curriculum.object(object).level);
  return object == curriculum.root() ? level.name : curriculum.address(object);
}

std::string described(const CheckedRegulation& regulation, const Curriculum& curriculum, const CellKey& key) {
  std::string text = address_of(regulation, curriculum, key.object) + "." + regulation.quantity(key.quantity).name;
  if (key.view.session != 0) text += " en session " + std::to_string(key.view.session);
  for (std::size_t i = 0; i < regulation.views.size(); ++i)
    if (key.view.holds(semantics::ViewId(i))) text += " en " + regulation.views[i].name;
  return text;
}

// A long list says its beginning and how many more.
std::string enumerated(const Curriculum& curriculum, const std::vector<ObjectId>& objects) {
  constexpr std::size_t shown = 6;
  std::string text;
  for (std::size_t i = 0; i < std::min(objects.size(), shown); ++i)
    text += (i == 0 ? "" : ", ") + curriculum.address(objects[i]);
  if (objects.size() > shown) text += " et " + std::to_string(objects.size() - shown) + " de plus";
  return text;
}

Span defining_place(const CheckedRegulation& regulation, const Curriculum& curriculum, const CellKey& key) {
  const auto& quantity = regulation.quantity(key.quantity);
  const int rule = curriculum.rule_for(regulation, key.quantity, key.object);
  if (rule < 0) return quantity.place;
  const auto index = static_cast<std::size_t>(rule);
  return quantity.role == semantics::Quantity::Role::Proposition ? quantity.verdicts[index].place
                                                                 : quantity.rules[index].place;
}

}  // namespace

Diagnostic cycle(const CheckedRegulation& regulation, const Curriculum& curriculum, const std::vector<CellKey>& path) {
  std::string round;
  for (const CellKey& key : path)
    round += described(regulation, curriculum, key) + " → ";
  round += described(regulation, curriculum, path.front());
  Diagnostic problem(
      "B100", defining_place(regulation, curriculum, path.front()),
      guillemets(regulation.quantity(path.front().quantity).name) + " se calcule à partir d'elle-même : " + round);
  for (std::size_t i = 1; i < path.size(); ++i)
    std::move(problem).note(defining_place(regulation, curriculum, path[i]),
                            guillemets(described(regulation, curriculum, path[i])) + " est définie ici");
  return std::move(problem).help("faire dépendre l'une de ces grandeurs d'autre chose : une note, une entrée, une vue");
}

Diagnostic two_base_rules(const CheckedRegulation& regulation, const Curriculum& curriculum, QuantityId quantity,
                          ObjectId object, Span first, Span second) {
  return Diagnostic(
             "B101", second,
             guillemets(regulation.quantity(quantity).name) + " a deux règles pour " + curriculum.address(object))
      .note(first, "l'autre règle est ici")
      .help("rendre les deux en-têtes disjoints (« sauf », « de », « parmi »), ou faire de l'une une exception");
}

Diagnostic weights_rescaled(const Curriculum& curriculum, Span mean, const std::vector<ObjectId>& objects) {
  return Diagnostic("B102", mean,
                    "une part de cette moyenne n'existe pas pour " + enumerated(curriculum, objects) +
                        " : les pourcentages des autres y sont ramenés à 100 %")
      .help("prévoir cette épreuve dans la maquette, ou écrire un article pour ces objets, avec leurs parts à eux")
      .warning();
}

Diagnostic uncovered(const CheckedRegulation& regulation, const Curriculum& curriculum, QuantityId quantity,
                     const std::vector<ObjectId>& objects) {
  const auto& read = regulation.quantity(quantity);
  return Diagnostic("B103", read.place,
                    guillemets(read.name) + " est lue sans qu'aucune règle ne la définisse pour " +
                        enumerated(curriculum, objects) + " : elle y est sans objet")
      .warning()
      .help("ajouter une règle pour ces objets, ou les écarter là où elle est lue");
}

Diagnostic verdict_unanswered(const Curriculum& curriculum, Span row, const std::vector<ObjectId>& objects) {
  return Diagnostic("B106", row,
                    "cette condition est sans objet pour " + enumerated(curriculum, objects) +
                        " : aucun résultat n'y est prononcé, « sinon » n'étant pas atteint")
      .warning()
      .help("dire d'abord que cela existe (« bloc existe et … »), ou écarter ces objets dans l'en-tête de l'article");
}

Diagnostic weight_sans_objet(const Curriculum& curriculum, Span weight, const std::vector<ObjectId>& objects) {
  return Diagnostic("B233", weight,
                    "ce poids est sans objet pour " + enumerated(curriculum, objects) +
                        " : ce qu'il pèse sort de la moyenne, sans autre signe")
      .warning()
      .help("lui donner une valeur là où ce qu'il lit n'existe pas : « 1 si ue précédente n'existe pas sinon … »");
}

Diagnostic without_row(const Curriculum& curriculum, Span selection, const std::vector<ObjectId>& objects) {
  return Diagnostic("B105", selection, "aucune ligne de ce « selon » ne répond pour " + enumerated(curriculum, objects))
      .help("ajouter une ligne pour ces objets, ou « sinon : … », ou les écarter dans l'en-tête de l'article");
}

}  // namespace bareme::plan::problems
