#include "semantics/poses.hpp"

#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/marks.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "semantics/problems_years.hpp"
#include "semantics/years.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {

using values::Value;

std::optional<View> Poses::view_of(const std::optional<syntax::Name>& name) {
  if (!name) return View{};
  return checker_.view_named(*name);
}

// « SH7 = ADJ »: a result is posed on what has one, and by its name.
std::optional<diagnostics::Diagnostic> Poses::result_posed(const std::string& word, ObjectId object, Span place) {
  const ListId results = known_.list_named("résultat");
  const auto code = results.valid() ? known_.code_named(results, word) : std::nullopt;
  if (!code) return std::nullopt;
  while (object.valid() && object != curriculum_.root() &&
         !known_.quantity_named(curriculum_.object(object).level, "résultat").valid())
    object = curriculum_.object(object).parent;
  std::string instead = "un résultat se pose sur un objet qui en a un : « OBJET.résultat = " + word + " »";
  if (object.valid() && object != curriculum_.root())
    instead =
        "pour essayer un résultat : « " + curriculum_.address(object) + ".résultat = " + known_.code(*code).name + " »";
  return problems::code_is_no_value(known_.code(*code).name, "résultat", place, instead);
}

// A mark is a number or a code of « codes de note ».
std::optional<Value> Poses::mark(const syntax::Expression& tree, ObjectId paper) {
  const ListId notes = known_.list_named("note");
  if (const auto word = word_of(tree);
      word && notes.valid() && !std::holds_alternative<syntax::NumberLiteral>(tree.node)) {
    if (const auto code = code_at(known_, notes, *word, tree.place)) return Value::of_code(*code);
    if (const auto result = result_posed(*word, paper, tree.place))
      diagnostics_.add(*result);
    else
      diagnostics_.add(problems::unknown_code(*word, "note", tree.place, checker_.code_names(notes)));
    return std::nullopt;
  }
  return checker_.declared_value(tree, mark_type_of(known_, curriculum_, paper));
}

namespace {

// What is posed or expected of a quantity, or in the place of a parameter, is within its scale; the narrower bounds of
// what the text writes are its own affair.
Type within_scale(Type type) {
  type.low = type.scale ? std::optional(values::Number(0)) : std::nullopt;
  type.high = type.scale;
  type.step.reset();
  return type;
}

// « AJAC enjambement »: the words a place begins with, and those it ends with.
Span head_of(Span place, const std::string& words) {
  return {place.source, place.begin, std::min(place.end, place.begin + static_cast<std::uint32_t>(words.size()))};
}
Span tail_of(Span place, const std::string& words) {
  return {place.source, std::max(place.begin, place.end - static_cast<std::uint32_t>(words.size())), place.end};
}

bool is_word(const syntax::Expression& tree, const char* word) {
  const auto* path = std::get_if<syntax::Path>(&tree.node);
  return path && word_of(tree) && text::same_name(*word_of(tree), word);
}

}  // namespace

std::optional<Value> Poses::value_for(const Target& target, const syntax::Expression& tree, ObjectId paper) {
  switch (target.kind) {
    case Target::Kind::Mark:
      return mark(tree, paper);
    case Target::Kind::Fact: {
      const Fact& fact = known_.fact(target.fact);
      auto value =
          checker_.declared_value(tree, fact.source == FactSource::Parameter ? within_scale(fact.type) : fact.type);
      if (value && value->present() && target.fact == year_fact(known_) && !kept_form(value->text()))
        diagnostics_.add(problems::year_of_no_base(value->text(), tree.place));
      return value;
    }
    case Target::Kind::Acquired:
      if (!target.quantity.valid()) return checker_.declared_value(tree, age_type());
      [[fallthrough]];
    case Target::Kind::Quantity: {
      const Type& type = known_.quantity(target.quantity).type;
      if (type.kind == values::Kind::Number &&
          (std::holds_alternative<syntax::Path>(tree.node) || std::holds_alternative<syntax::TextLiteral>(tree.node)))
        return mark(tree, paper);
      return checker_.declared_value(tree, within_scale(type));
    }
    case Target::Kind::JurySession:
      return checker_.constant(tree, number_type());
    case Target::Kind::JuryDate: {
      Type date;
      date.kind = values::Kind::Date;
      return checker_.constant(tree, date);
    }
    case Target::Kind::Choices:
      break;
  }
  return std::nullopt;
}

// « seuil ue », in a scenario: the one parameter or attribute of that name, of all the objects that have it.
FactId Poses::stated_everywhere(const syntax::Path& path) const {
  FactId found;
  if (!attributes_ || path.owner || path.segments.size() != 1) return found;
  for (std::size_t i = 0; i < known_.facts.size(); ++i) {
    const Fact& fact = known_.facts[i];
    const bool stated = fact.source == FactSource::Parameter || fact.source == FactSource::Attribute;
    if (!stated || !text::same_name(fact.name, path.segments.front().name.text)) continue;
    if (found.valid()) return {};
    found = FactId(i);
  }
  return found;
}

void Poses::values(const syntax::Path& path, const std::vector<syntax::ExpressionPtr>& trees, std::optional<View> view,
                   ObjectId standing, ArticleId article, Span place, std::vector<Posed>& posed) {
  if (const FactId fact = stated_everywhere(path); fact.valid() && trees.size() == 1) {
    Target target;
    target.kind = Target::Kind::Fact;
    target.object = curriculum_.root();
    target.fact = fact;
    if (const auto value = value_for(target, *trees.front(), target.object)) {
      Posed one;
      one.kind = Posed::Kind::Fact;
      one.object = target.object;
      one.fact = fact;
      one.value = *value;
      one.label = written(path);
      one.place = place;
      posed.push_back(std::move(one));
    }
    return;
  }
  const auto target = addresses_.target(path, standing, article);
  if (!target) return;
  const auto add = [&](ObjectId object, const Value& value) {
    Posed one;
    one.object = object;
    one.fact = target->fact;
    one.quantity = target->quantity;
    one.session = target->session;
    one.view = view;
    one.value = value;
    one.label = written(path);
    one.place = place;
    switch (target->kind) {
      case Target::Kind::Mark:
        one.kind = Posed::Kind::Mark;
        break;
      case Target::Kind::Acquired:
        one.kind = Posed::Kind::Acquired;
        break;
      case Target::Kind::Fact:
        one.kind = Posed::Kind::Fact;
        break;
      case Target::Kind::JurySession:
        one.kind = Posed::Kind::JurySession;
        break;
      case Target::Kind::JuryDate:
        one.kind = Posed::Kind::JuryDate;
        break;
      default:
        one.kind = Posed::Kind::Quantity;
        break;
    }
    posed.push_back(std::move(one));
  };
  if (target->kind == Target::Kind::Choices) {
    diagnostics_.add(problems::value_expected("une note, un fait ou une grandeur : le choix se calcule", place));
    return;
  }
  // Only the curriculum an exemple makes for itself takes an attribute: that of a maquette is already planned.
  if (!attributes_ && !article.valid() && target->kind == Target::Kind::Fact &&
      known_.fact(target->fact).source == FactSource::Attribute) {
    diagnostics_.add(problems::value_expected(
        "une note, une entrée, un acte ou une grandeur : un attribut est de la maquette", place));
    return;
  }
  // « rapport 11 ; rapport 12 », in an exemple: two épreuves
  const auto same_word = [&](const Posed& one) {
    return one.kind == Posed::Kind::Mark && text::same_name(one.label, written(path));
  };
  const bool of_a_type = article.valid() && target->kind == Target::Kind::Mark && target->papers.size() > 1;
  const auto already =
      of_a_type ? static_cast<std::size_t>(std::count_if(posed.begin(), posed.end(), same_word)) : std::size_t{0};
  if (target->kind == Target::Kind::Mark && already + trees.size() > target->papers.size()) {
    diagnostics_.add(problems::value_expected(
        std::to_string(target->papers.size()) + " note(s) au plus : la maquette n'en prévoit pas davantage", place));
    return;
  }
  for (std::size_t i = 0; i < trees.size(); ++i) {
    const ObjectId object = target->kind == Target::Kind::Mark ? target->papers[already + i] : target->object;
    if (const auto value = value_for(*target, *trees[i], object)) add(object, *value);
  }
}

void Poses::pose(const syntax::Pose& tree, ObjectId standing, ArticleId article, std::vector<Posed>& posed) {
  std::optional<View> view;
  if (tree.view) {
    view = view_of(tree.view);
    if (!view) return;
  }
  if (tree.kind != syntax::Pose::Kind::Value) return convene(tree, standing, article, posed);
  values(tree.path, tree.values, view, standing, article, tree.place, posed);
}

// « pose MATH5.EF session 2 en attente » : the student was convened, and has no mark yet.
void Poses::convene(const syntax::Pose& tree, ObjectId standing, ArticleId article, std::vector<Posed>& posed) {
  const auto target = addresses_.target(tree.path, standing, article);
  if (!target) return;
  if (target->kind != Target::Kind::Mark || tree.kind != syntax::Pose::Kind::Awaiting || tree.awaited) {
    diagnostics_.add(problems::value_expected("une valeur, ou « en attente » après une note", tree.place));
    return;
  }
  for (const ObjectId paper : target->papers) {
    Posed one;
    one.kind = Posed::Kind::Mark;
    one.object = paper;
    one.session = target->session;
    one.value = Value::absent(values::State::EnAttente);
    one.label = written(tree.path);
    one.place = tree.place;
    posed.push_back(std::move(one));
  }
}

void Poses::marks(const syntax::MarkLine& tree, std::vector<Posed>& posed) {
  values(tree.path, tree.values, std::nullopt, curriculum_.root(), {}, tree.place, posed);
}

void Poses::expect_choices(const syntax::Pose& tree, const Target& target, std::vector<Expected>& expected) {
  Expected one;
  one.kind = Expected::Kind::Choices;
  one.object = target.object;
  one.label = written(tree.path);
  one.place = tree.place;
  const ListId results = known_.list_named("résultat"), next = known_.list_named("suite");
  for (const auto& value : tree.values) {
    const auto* pair = std::get_if<syntax::Path>(&value->node);
    const auto* quoted = std::get_if<syntax::TextLiteral>(&value->node);
    if ((!pair && !quoted) || !results.valid()) {
      diagnostics_.add(problems::value_expected("un code, suivi de sa suite s'il en a une", value->place));
      return;
    }
    ChoicePair choice{};
    std::string code_word = quoted ? quoted->text : pair->segments.front().name.text, suite;
    if (pair && pair->segments.size() > 1)
      suite = pair->segments[1].name.text;
    else if (const auto blank = code_word.find(' ');
             pair && blank != std::string::npos) {  // « AJAC enjambement », read as one name
      suite = code_word.substr(blank + 1);
      code_word = code_word.substr(0, blank);
    }
    const auto code = known_.code_named(results, code_word);
    if (!code) {
      diagnostics_.add(problems::unknown_code(code_word, "résultat", value->place, checker_.code_names(results)));
      return;
    }
    saw_code(known_, head_of(value->place, code_word), *code);
    choice.code = *code;
    if (!suite.empty()) {
      choice.next = next.valid() ? known_.code_named(next, suite) : std::nullopt;
      if (!choice.next) {
        diagnostics_.add(problems::unknown_code(suite, "suite", value->place, checker_.code_names(next)));
        return;
      }
      saw_code(known_, tail_of(value->place, suite), *choice.next);
    }
    one.choices.push_back(choice);
  }
  expected.push_back(std::move(one));
}

// « (SB5 ; SI5) » : objects of the maquette, whose order is the list's, whatever the order they are written in.
std::optional<Value> Poses::list_of(const std::vector<syntax::ExpressionPtr>& trees) {
  std::vector<std::string> texts;  // « ("moyenne insuffisante") » : reasons, as they come
  for (const auto& tree : trees)
    if (const auto* text = std::get_if<syntax::TextLiteral>(&tree->node); text && curriculum_.find(text->text).empty())
      texts.push_back(text->text);
  if (!texts.empty() && texts.size() == trees.size()) return Value::of_list(texts);
  std::vector<ObjectId> objects;
  for (const auto& tree : trees) {
    if (std::holds_alternative<syntax::Nothing>(tree->node)) return Value();
    const auto word = word_of(*tree);
    const std::vector<ObjectId> found = word ? curriculum_.find(*word) : std::vector<ObjectId>{};
    if (found.size() != 1) {
      diagnostics_.add(
          problems::value_expected("une liste d'objets de la maquette : « (UE1 ; UE2) », ou « () »", tree->place));
      return std::nullopt;
    }
    if (const auto* path = std::get_if<syntax::Path>(&tree->node))
      saw_address(known_, curriculum_, *path, path->segments.size(), found.front());
    objects.push_back(found.front());
  }
  std::sort(objects.begin(), objects.end());
  std::vector<std::string> codes;
  for (const ObjectId object : objects)
    codes.push_back(curriculum_.address(object));
  return Value::of_list(codes);
}

void Poses::expect(const syntax::Pose& tree, ObjectId standing, ArticleId article, std::vector<Expected>& expected) {
  const auto target = addresses_.target(tree.path, standing, article);
  const auto view = view_of(tree.view);
  if (!target || !view) return;
  if (target->kind == Target::Kind::Choices) return expect_choices(tree, *target, expected);
  Expected one;
  one.object = target->object;
  one.quantity = target->quantity;
  one.view = *view;
  one.label = written(tree.path);
  one.place = tree.place;
  if (target->kind == Target::Kind::Mark)
    one.quantity = known_.quantity_named(known_.lowest, "note session " + std::to_string(target->session));
  if (target->kind == Target::Kind::Fact || target->kind == Target::Kind::Acquired || !one.quantity.valid()) {
    diagnostics_.add(problems::value_expected("une grandeur calculée après « donne »", tree.place));
    return;
  }
  if (tree.kind == syntax::Pose::Kind::Awaiting) {
    one.kind = Expected::Kind::Awaiting;
    const auto awaited = tree.awaited ? addresses_.target(*tree.awaited, standing, article) : Target{};
    if (!awaited) return;
    one.awaited = awaited->object;
    one.awaited_fact = awaited->fact;
  } else if (tree.kind == syntax::Pose::Kind::Failing) {
    one.value = Value::absent(values::State::EnErreur);
  } else if (tree.values.size() == 1 && is_word(*tree.values.front(), "impossible")) {
    one.value = Value::absent(values::State::Impossible);
  } else {
    const bool list =
        target->kind == Target::Kind::Quantity && known_.quantity(one.quantity).type.kind == values::Kind::List;
    if (tree.values.empty() && !list) return;
    const auto value = list ? list_of(tree.values) : value_for(*target, *tree.values.front(), target->object);
    if (!value) return;
    one.value = *value;
  }
  expected.push_back(std::move(one));
}

std::vector<Posed> check_poses(const std::vector<syntax::Pose>& poses, const CheckedRegulation& regulation,
                               const Curriculum& curriculum, ObjectId standing, diagnostics::Diagnostics& diagnostics) {
  Poses reader(regulation, curriculum, diagnostics);
  std::vector<Posed> posed;
  for (const syntax::Pose& pose : poses)
    reader.pose(pose, standing, {}, posed);
  return posed;
}

std::vector<Posed> check_supposed(const std::vector<syntax::Pose>& poses, const CheckedRegulation& regulation,
                                  const Curriculum& curriculum, ObjectId standing,
                                  diagnostics::Diagnostics& diagnostics) {
  Poses reader(regulation, curriculum, diagnostics);
  reader.take_attributes();
  std::vector<Posed> posed;
  for (const syntax::Pose& pose : poses)
    reader.pose(pose, standing, {}, posed);
  return posed;
}

ExpressionPtr check_query(const syntax::Expression& tree, const CheckedRegulation& regulation,
                          const Curriculum& curriculum, ObjectId standing, diagnostics::Diagnostics& diagnostics) {
  CheckedRegulation known = regulation;
  Checker checker(known, diagnostics);
  return checker.expression(tree, Standing{curriculum.object(standing).level, {}, {}, {}, &curriculum});
}

}  // namespace bareme::semantics
