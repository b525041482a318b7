// « codes de … »: the codes of a list, their effects, and what a code worth more than the scale is told.
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "semantics/type_names.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

std::optional<Code::Kind> kind_named(const std::string& word) {
  const std::string folded = text::fold_name(word);
  if (folded == text::fold_name("validant")) return Code::Kind::Validating;
  if (folded == text::fold_name("refusant")) return Code::Kind::Refusing;
  if (folded == text::fold_name("suspensif")) return Code::Kind::Waiting;
  if (folded == text::fold_name("état")) return Code::Kind::State;
  return std::nullopt;
}

// « année suivante », « même année », « sortie »: where the next academic year finds the student.
bool* afterwards_named(Code::Afterwards& afterwards, const std::string& folded) {
  if (folded == text::fold_name("année suivante")) return &afterwards.next_year;
  if (folded == text::fold_name("même année")) return &afterwards.same_year;
  if (folded == text::fold_name("sortie")) return &afterwards.leaves;
  return nullptr;
}

Span place_of(const syntax::Code::Effect& effect) {
  using Kind = syntax::Code::Effect::Kind;
  if (effect.kind == Kind::Worth) return effect.value->place;
  return effect.kind == Kind::Export && effect.text ? effect.text->place : effect.word.place;
}

// What an effect settles: a code has one effect on the marks and one nature, whichever words say them.
std::string settled_by(const syntax::Code::Effect& effect) {
  using Kind = syntax::Code::Effect::Kind;
  if (effect.kind == Kind::Export) return "« export »";
  if (effect.kind != Kind::Word) return "l'effet";
  if (kind_named(effect.word.text)) return "la nature";
  const std::string word = text::fold_name(effect.word.text);
  for (const char* on_marks : {"neutralise", "attend", "rend impossible"})
    if (word == text::fold_name(on_marks)) return "l'effet";
  return "« " + effect.word.text + " »";
}

bool of_a_jury(const std::string& list) { return text::same_name(list, "résultat") || text::same_name(list, "suite"); }

}  // namespace

void Checker::code_list(const syntax::CodeList& tree) {
  if (const ListId known = regulation_.list_named(tree.name.text); known.valid()) {
    report(problems::declared_twice("liste de codes", tree.name.text, tree.name.place,
                                    regulation_.code_lists[known.index()].place));
    return;
  }
  const ListId list(regulation_.code_lists.size());
  const bool ranked = tree.order != syntax::CodeList::Order::None;
  if (ranked && text::same_name(tree.name.text, "note"))
    report(problems::not_on_the_marks("les codes de note se comparent par ce qu'ils valent (« vaut 16 »)",
                                      tree.name.place));
  regulation_.code_lists.push_back({tree.name.text, {}, ranked, tree.name.place});
  std::vector<const syntax::Code*> items;
  for (const syntax::Code& item : tree.codes)
    items.push_back(&item);
  const bool best_first = tree.order == syntax::CodeList::Order::BestFirst;
  if (best_first) std::reverse(items.begin(), items.end());  // ids grow with merit
  for (const syntax::Code* listed : items) {
    const syntax::Code& item = *listed;
    if (const auto known = regulation_.code_named(list, item.name.text)) {
      report(problems::declared_twice("code", item.name.text, item.name.place, regulation_.code(*known).place));
      continue;
    }
    Code code;
    code.name = item.name.text;
    code.list = list;
    code.place = item.name.place;
    saw_code(regulation_, item.name.place, static_cast<values::CodeId>(regulation_.codes.size()));
    if (item.label) code.label = item.label->text;
    if (item.label_en) code.label_en = item.label_en->text;
    for (const auto& effect : item.effects)
      if (first_said(settled_by(effect) + " de « " + code.name + " »", place_of(effect), tree.name.text))
        code_effect(code, effect);
    if (code.afterwards.leaves && (code.afterwards.next_year || code.afterwards.same_year))
      report(problems::leaves_and_stays(code.name, code.place));
    if (text::same_name(tree.name.text, "résultat") && code.kind == Code::Kind::None)
      report(problems::result_code_without_kind(code.name, code.place));
    regulation_.code_lists[list.index()].codes.push_back(static_cast<values::CodeId>(regulation_.codes.size()));
    regulation_.codes.push_back(std::move(code));
  }
  if (best_first) {  // named in the order written
    auto& codes = regulation_.code_lists[list.index()].codes;
    std::reverse(codes.begin(), codes.end());
  }
  resolve_counts_as(tree);
}

void Checker::code_effect(Code& code, const syntax::Code::Effect& effect) {
  using Kind = syntax::Code::Effect::Kind;
  switch (effect.kind) {
    case Kind::Worth:
      if (const auto worth = constant(*effect.value, number_type())) {
        code.effect = MarkEffect::Worth;
        code.worth = worth->number();
      }
      return;
    case Kind::Export:
      code.export_code = effect.text ? effect.text->text : "";
      return;
    case Kind::CountsAs:
      return;  // once the whole list is known
    case Kind::Word:
      break;
  }
  const std::string word = text::fold_name(effect.word.text);
  if (const auto kind = kind_named(effect.word.text))
    code.kind = *kind;
  else if (word == text::fold_name("absence"))
    code.absence = true;
  else if (word == text::fold_name("neutralise"))
    code.effect = MarkEffect::Neutral;
  else if (word == text::fold_name("attend"))
    code.effect = MarkEffect::Awaits;
  else if (word == text::fold_name("rend impossible"))
    code.effect = MarkEffect::Impossible;
  else if (bool* said = afterwards_named(code.afterwards, word);
           said != nullptr && of_a_jury(regulation_.code_lists[code.list.index()].name))
    *said = true;
  else
    report(problems::unknown_code(
        effect.word.text, "effet ou nature", effect.word.place,
        {"vaut N", "neutralise", "attend", "rend impossible", "compte comme", "absence", "validant", "refusant",
         "suspensif", "état", "export", "année suivante", "même année", "sortie"}));
}

// « vaut 21 » of marks out of 20; an absence may be worth 0 of marks from 1 to 6, unless 1 is the best of them: absent
// would then be better than present. Where each épreuve has its own maximum, it is not known here.
void Checker::check_worths() {
  const ListId marks = regulation_.list_named("note");
  const Type& scale = regulation_.mark_type;
  if (!marks.valid() || !scale.low || !scale.high || regulation_.mark_maximum) return;
  for (const values::CodeId id : regulation_.code_lists[marks.index()].codes) {
    const Code& code = regulation_.code(id);
    if (code.effect != MarkEffect::Worth) continue;
    const values::Number& best = scale.low_best ? *scale.low : *scale.high;
    const bool outside = code.worth < *scale.low || code.worth > *scale.high;
    const bool absent_best = code.absence && code.worth == best;
    if (scale.low_best ? code.worth < best || absent_best : absent_best)
      report(problems::worth_the_best(code.name, code.worth.exact_text(), best.exact_text(),
                                      (scale.low_best ? scale.high : scale.low)->exact_text(), code.place));
    else if (code.worth.sign() != 0 && outside)
      report(problems::worth_outside_scale(code.name, code.worth.exact_text(),
                                           "de " + scale.low->exact_text() + " à " + scale.high->exact_text(),
                                           code.place));
  }
}

void Checker::resolve_counts_as(const syntax::CodeList& tree) {
  const ListId list = regulation_.list_named(tree.name.text);
  for (const syntax::Code& item : tree.codes)
    for (const auto& effect : item.effects) {
      if (effect.kind != syntax::Code::Effect::Kind::CountsAs) continue;
      const auto self = regulation_.code_named(list, item.name.text),
                 other = code_at(regulation_, list, effect.word.text, effect.word.place);
      if (!other) {
        report(problems::unknown_code(effect.word.text, tree.name.text, effect.word.place, code_names(list)));
        continue;
      }
      Code& code = regulation_.codes[static_cast<std::size_t>(*self)];
      code.effect = regulation_.code(*other).effect;
      code.worth = regulation_.code(*other).worth;
    }
}

}  // namespace bareme::semantics
