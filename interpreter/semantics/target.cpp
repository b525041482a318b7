#include "semantics/target.hpp"

#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "semantics/problems_addresses.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using text::same_name;

// « EF session 2 » -> EF, 2; « note session 2 » is a name of its own and never comes here.
std::pair<std::string, int> without_session(const std::string& word) {
  const auto at = word.rfind(" session ");
  const bool one_figure = at != std::string::npos && at + 10 == word.size() && word.back() >= '0' && word.back() <= '9';
  if (!one_figure) return {word, 1};
  return {word.substr(0, at), word.back() - '0'};
}

}  // namespace

std::string written(const syntax::Path& path) {
  std::string text;
  for (const auto& segment : path.segments)
    text += (text.empty() ? "" : ".") + segment.name.text;
  if (path.owner) text += " de " + written(*path.owner);
  return text;
}

bool of_the_acquired(const syntax::Path& path, const CheckedRegulation& regulation) {
  return path.owner && path.owner->segments.size() == 1 &&
         same_name(path.owner->segments.front().name.text, "acquis") && !regulation.level_named("acquis").valid();
}

Type age_type() {
  Type type;
  type.unit = values::Unit::of(values::Unit::Years);
  type.low = values::Number(0);
  return type;
}

std::vector<ObjectId> Addresses::papers_of_type(ObjectId object, values::CodeId type) const {
  std::vector<ObjectId> papers;
  if (!regulation_.type_fact) return papers;
  for (const ObjectId paper : curriculum_.descendants(object, regulation_.lowest))
    if (curriculum_.attribute(paper, *regulation_.type_fact) == values::Value::of_code(type)) papers.push_back(paper);
  return papers;
}

std::optional<Target> Addresses::on(ObjectId object, const std::string& word, ArticleId article) const {
  const LevelId level = curriculum_.object(object).level;
  Target target;
  target.object = object;
  if (same_name(word, "choix")) {
    target.kind = Target::Kind::Choices;
    return target;
  }
  if (article.valid())
    for (std::size_t i = 0; i < regulation_.quantities.size(); ++i)
      if (regulation_.quantities[i].local_to == article && same_name(regulation_.quantities[i].name, word)) {
        target.quantity = QuantityId(i);
        return target;
      }
  if (const QuantityId quantity = regulation_.quantity_named(level, word); quantity.valid()) {
    target.quantity = quantity;
    if (regulation_.quantity(quantity).role == Quantity::Role::Mark) {
      target.kind = Target::Kind::Mark;
      target.session = regulation_.quantity(quantity).session;
      target.papers = {object};
    }
    return target;
  }
  if (const FactId fact = regulation_.fact_visible(level, word); fact.valid()) {
    target.kind = Target::Kind::Fact;
    target.fact = fact;
    target.object = curriculum_.ancestor(object, regulation_.fact(fact).level);
    return target;
  }
  if (regulation_.type_fact) {
    const auto [type_word, session] = without_session(word);
    if (const auto type = regulation_.code_named(regulation_.fact(*regulation_.type_fact).type.list, type_word)) {
      target.kind = Target::Kind::Mark;
      target.session = session;
      target.papers = papers_of_type(object, *type);
      if (target.papers.empty()) return std::nullopt;
      target.object = target.papers.front();
      return target;
    }
  }
  return std::nullopt;
}

std::optional<ObjectId> Addresses::object_named(const std::string& address, Span place) {
  const auto found = curriculum_.find(address);
  if (found.size() == 1) return found.front();
  if (found.empty() && same_name(address, regulation_.level(regulation_.student).name)) return curriculum_.root();
  std::vector<std::string> known;
  if (found.empty()) {
    for (std::size_t i = 1; i < curriculum_.objects.size(); ++i)
      if (!curriculum_.objects[i].filled) known.push_back(curriculum_.address(ObjectId(i)));
    diagnostics_.add(problems::unknown_object(address, place, known));
  } else {
    for (const ObjectId id : found)
      known.push_back(curriculum_.address(id));
    diagnostics_.add(problems::object_not_unique(address, place, known));
  }
  return std::nullopt;
}

std::optional<Target> Addresses::acquired(const syntax::Path& path, ObjectId standing) {
  Target target;
  target.kind = Target::Kind::Acquired;
  target.object = standing;
  std::string address = path.owner->owner ? written(*path.owner->owner) : std::string();
  if (address.empty())
    for (std::size_t i = 0; i + 1 < path.segments.size(); ++i)
      address += (address.empty() ? "" : ".") + path.segments[i].name.text;
  if (!address.empty()) {
    const auto owner = object_named(address, path.place);
    if (!owner) return std::nullopt;
    const syntax::Path& named = path.owner->owner ? *path.owner->owner : path;
    saw_address(regulation_, curriculum_, named, named.segments.size() - (path.owner->owner ? 0 : 1), *owner);
    target.object = *owner;
  }
  const syntax::Name& name = path.segments.back().name;
  const LevelId level = curriculum_.object(target.object).level;
  target.quantity = regulation_.quantity_named(level, name.text);
  saw(regulation_, name.place, target.quantity);
  if (target.quantity.valid() || same_name(name.text, "ancienneté")) return target;
  std::vector<std::string> known{"ancienneté"};
  for (const Quantity& quantity : regulation_.quantities)
    if (quantity.level == level && !quantity.local_to.valid()) known.push_back(quantity.name);
  diagnostics_.add(problems::unknown_name(name.text, "l'acquis", name.place, known));
  return std::nullopt;
}

// « EF session 3 » of a school that has two: what is posed there would be read by nothing.
bool Addresses::no_such_session(int session, Span place) {
  if (session >= 1 && session <= regulation_.sessions) return false;
  diagnostics_.add(problems::session_of_no_school(session, regulation_.sessions, place));
  return true;
}

// « T1.m1 »: the module M1 of T1, or the quantity m1 of T1.
bool Addresses::two_things(const syntax::Path& path) {
  std::string address;
  for (std::size_t i = 0; i + 1 < path.segments.size(); ++i)
    address += (address.empty() ? "" : ".") + path.segments[i].name.text;
  const auto owner = curriculum_.find(address);
  if (owner.size() != 1) return false;
  const LevelId level = curriculum_.object(owner.front()).level;
  const std::string& last = path.segments.back().name.text;
  if (!regulation_.quantity_named(level, last).valid() && !regulation_.fact_named(level, last).valid()) return false;
  diagnostics_.add(problems::object_and_quantity(last, address, regulation_.level(level).name, path.place));
  return true;
}

// « m1 » alone: the module M1, by its moyenne or its mark, or the student's own m1. In an exemple it is what the
// article speaks of.
bool Addresses::alone_two_things(const syntax::Path& path, const Target& object, ObjectId standing, ArticleId article) {
  const std::string& name = path.segments.back().name.text;
  if (article.valid() || path.segments.size() > 1 || standing != curriculum_.root()) return false;
  const LevelId level = regulation_.student;
  if (!regulation_.quantity_named(level, name).valid() && !regulation_.fact_named(level, name).valid()) return false;
  const bool paper = curriculum_.object(object.object).level == regulation_.lowest;
  diagnostics_.add(problems::object_and_quantity(name, "", "", path.place, paper ? "note session 1" : "moyenne"));
  return true;
}

// A grandeur or a fact by its name, a mark by its type.
void Addresses::saw_last(const syntax::Name& name, const Target& target) const {
  saw(regulation_, name.place, target.quantity);
  saw(regulation_, name.place, target.fact);
  if (target.kind != Target::Kind::Mark || target.quantity.valid() || target.papers.empty()) return;
  const values::Value type = curriculum_.attribute(target.papers.front(), *regulation_.type_fact);
  if (type.is_code()) saw_paper(regulation_, name, type.code());
}

std::optional<Target> Addresses::target(const syntax::Path& path, ObjectId standing, ArticleId article) {
  if (of_the_acquired(path, regulation_)) return acquired(path, standing);
  const std::string& last = path.segments.back().name.text;
  if (path.segments.size() == 2 && same_name(path.segments[0].name.text, "jury")) {
    Target target;
    if (same_name(last, "session"))
      target.kind = Target::Kind::JurySession;
    else if (same_name(last, "date"))
      target.kind = Target::Kind::JuryDate;
    else {
      diagnostics_.add(problems::unknown_name(last, "jury", path.place, {"session", "date"}));
      return std::nullopt;
    }
    return target;
  }
  ObjectId object = standing;
  const auto [whole, session] = without_session(written(path));
  if (const auto direct = curriculum_.find(whole); direct.size() == 1 && !path.owner) {  // an object alone
    Target target;
    target.object = direct.front();
    const bool lowest = curriculum_.object(target.object).level == regulation_.lowest;
    target.quantity = regulation_.quantity_named(curriculum_.object(target.object).level, "moyenne");
    if ((lowest || target.quantity.valid()) && alone_two_things(path, target, standing, article)) return std::nullopt;
    const auto told = [&] { saw_address(regulation_, curriculum_, path, path.segments.size(), target.object); };
    if (lowest) {
      if (no_such_session(session, path.place)) return std::nullopt;
      told();
      target.kind = Target::Kind::Mark;
      target.session = session;
      target.papers = {target.object};
      return target;
    }
    if (target.quantity.valid() && path.segments.size() > 1) {
      if (two_things(path)) return std::nullopt;
      told();
      return target;
    }
    if (target.quantity.valid() && !on(standing, last, article)) {
      told();
      return target;
    }
  }
  syntax::Path around;
  if (path.owner) {
    const auto owner = object_named(written(*path.owner), path.owner->place);
    if (!owner) return std::nullopt;
    saw_address(regulation_, curriculum_, *path.owner, path.owner->segments.size(), *owner);
    object = *owner;
  } else if (path.segments.size() > 1) {
    std::string address;
    for (std::size_t i = 0; i + 1 < path.segments.size(); ++i)
      address += (address.empty() ? "" : ".") + path.segments[i].name.text;
    const auto owner = object_named(address, path.segments.front().name.place);
    if (!owner) return std::nullopt;
    saw_address(regulation_, curriculum_, path, path.segments.size() - 1, *owner);
    object = *owner;
  }
  if (const auto found = on(object, last, article)) {
    const bool mark = found->kind == Target::Kind::Mark;
    if (mark && no_such_session(found->session, path.segments.back().name.place)) return std::nullopt;
    saw_last(path.segments.back().name, *found);
    return found;
  }
  std::vector<std::string> known;
  const LevelId level = curriculum_.object(object).level;
  for (const Quantity& quantity : regulation_.quantities)
    if (quantity.level == level && !quantity.local_to.valid()) known.push_back(quantity.name);
  for (const Fact& fact : regulation_.facts)
    if (fact.level == level || regulation_.encloses(fact.level, level)) known.push_back(fact.name);
  std::vector<std::string> objects;  // « XXX = 12 » may have meant one
  for (std::size_t i = 1; object == curriculum_.root() && i < curriculum_.objects.size(); ++i)
    if (!curriculum_.objects[i].filled && !curriculum_.objects[i].elsewhere)
      objects.push_back(curriculum_.address(ObjectId(i)));
  diagnostics_.add(
      problems::unknown_name(last, curriculum_.object(object).code.empty() ? "étudiant" : curriculum_.address(object),
                             path.segments.back().name.place, known, objects));
  return std::nullopt;
}

}  // namespace bareme::semantics
