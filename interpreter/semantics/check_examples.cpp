// Exemples: what they pose and expect, on a one-object curriculum made for each (decisions 13).
#include <algorithm>

#include "semantics/brought_lines.hpp"
#include "semantics/build.hpp"
#include "semantics/named.hpp"
#include "semantics/posed_once.hpp"
#include "semantics/poses.hpp"
#include "semantics/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using text::same_name;
using values::Value;

// The smallest curriculum in which the article's heading selects one object, with the épreuves the exemple poses.
class OneObject {
 public:
  OneObject(const CheckedRegulation& regulation, const Heading& heading, const syntax::Example& example)
      : regulation_(regulation), heading_(heading), example_(example) {}

  std::pair<Curriculum, ObjectId> build() {
    add(regulation_.student, {}, "");
    for (const auto& codes : regulation_.contents)
      declare(codes);
    const ObjectId object = standing();
    give_attributes(object);
    give_groups(object);
    for (const syntax::Pose& pose : example_.given)
      add_paper(pose, object);
    return {std::move(curriculum_), object};
  }

 private:
  ObjectId add(LevelId level, ObjectId parent, const std::string& code) {
    const ObjectId id(curriculum_.objects.size());
    Object object;
    object.level = level;
    object.parent = parent;
    object.code = code;
    curriculum_.objects.push_back(std::move(object));
    if (parent.valid()) curriculum_.objects[parent.index()].children.push_back(id);
    return id;
  }

  void declare(const std::vector<std::string>& codes) {
    const ObjectId holder =
        add(regulation_.named_objects.at(text::fold_name(codes.front())), ObjectId(0), codes.front());
    curriculum_.objects[holder.index()].elsewhere = true;
    for (std::size_t i = 1; i < codes.size(); ++i) {
      const ObjectId object = add(regulation_.named_objects.at(text::fold_name(codes[i])), holder, codes[i]);
      curriculum_.objects[object.index()].elsewhere = true;
    }
  }

  // The levels from the student down to the article's; objects the structure declares are taken where the heading or a
  // pose names them.
  ObjectId standing() {
    std::vector<LevelId> chain;
    for (LevelId at = heading_.scope.level; at.valid() && at != regulation_.student; at = regulation_.level(at).parent)
      chain.push_back(at);
    ObjectId here(0);
    if (const ObjectId named = declared_choice(chain); named.valid()) {
      here = named;
      for (ObjectId at = named; at.valid(); at = curriculum_.object(at).parent)
        curriculum_.objects[at.index()].elsewhere = false;
    }
    for (auto it = chain.rbegin(); it != chain.rend(); ++it)
      if (regulation_.contains(curriculum_.object(here).level, *it)) here = add(*it, here, regulation_.level(*it).name);
    return here;
  }

  // The innermost declared object on the way: posed (« semestre = S8 »), named by the heading, else the first that
  // passes its filters.
  ObjectId declared_choice(const std::vector<LevelId>& chain) const {
    for (const LevelId level : chain) {
      std::vector<ObjectId> candidates;
      for (std::size_t i = 0; i < curriculum_.objects.size(); ++i)
        if (curriculum_.objects[i].level == level && curriculum_.objects[i].elsewhere) candidates.emplace_back(i);
      for (const syntax::Pose& pose : example_.given)
        if (const auto word = posed_object(pose, level))
          for (const ObjectId candidate : candidates)
            if (same_name(curriculum_.object(candidate).code, *word)) return candidate;
      std::vector<StaticFilter> by_name;
      for (const StaticFilter& filter : heading_.scope.filters)
        if (!filter.attribute.valid()) by_name.push_back(filter);
      for (const ObjectId candidate : candidates)
        if (curriculum_.selects(regulation_, candidate, by_name)) return candidate;
    }
    return {};
  }

  std::optional<std::string> posed_object(const syntax::Pose& pose, LevelId level) const {
    if (pose.path.segments.size() != 1 || pose.values.size() != 1) return std::nullopt;
    if (regulation_.level_named(pose.path.segments.front().name.text) != level) return std::nullopt;
    return word_of(*pose.values.front());
  }

  void give_attributes(ObjectId object) {
    for (const StaticFilter& filter : heading_.scope.filters) {
      if (!filter.attribute.valid()) continue;
      const Fact& fact = regulation_.fact(filter.attribute);
      ObjectId owner = curriculum_.ancestor(object, fact.level);
      if (!owner.valid()) continue;
      const auto& all = regulation_.code_lists[fact.type.list.index()].codes;
      for (const values::CodeId code : all) {
        const bool named = std::find(filter.codes.begin(), filter.codes.end(), code) != filter.codes.end();
        if (named == filter.negated) continue;
        curriculum_.objects[owner.index()].attributes.emplace(filter.attribute, Value::of_code(code));
        break;
      }
    }
  }

  // The groups it is in, which hold nothing else: « moyenne du bloc » is posed, or is its own.
  void give_groups(ObjectId object) {
    for (std::size_t id = 0; id < regulation_.levels.size(); ++id) {
      const Level& level = regulation_.levels[id];
      if (!level.same.valid()) continue;
      const ObjectId member = curriculum_.ancestor(object, level.grouped);
      const ObjectId around = member.valid() ? curriculum_.ancestor(member, level.parent) : member;
      if (!around.valid() || member == around) continue;
      const ObjectId group = add(LevelId(id), around, level.name);
      curriculum_.objects[group.index()].members = {member};
      curriculum_.objects[member.index()].groups.push_back(group);
    }
  }

  // « EF 8,5 » : an épreuve of that type under the object, through filled levels.
  void add_paper(const syntax::Pose& pose, ObjectId object) {
    if (!regulation_.type_fact || pose.path.segments.size() != 1 ||
        curriculum_.object(object).level == regulation_.lowest)
      return;
    std::string word = pose.path.segments.front().name.text;
    if (const auto session = word.rfind(" session "); session != std::string::npos) word = word.substr(0, session);
    const auto type = regulation_.code_named(regulation_.fact(*regulation_.type_fact).type.list, word);
    if (!type || !regulation_.contains(curriculum_.object(object).level, regulation_.lowest)) return;
    ObjectId around = object;
    std::vector<LevelId> between;
    for (LevelId at = regulation_.level(regulation_.lowest).parent; at != curriculum_.object(object).level;
         at = regulation_.level(at).parent)
      between.push_back(at);
    for (auto it = between.rbegin(); it != between.rend(); ++it) {
      ObjectId next;
      for (const ObjectId child : curriculum_.object(around).children)
        if (curriculum_.object(child).level == *it) next = child;
      around = next.valid() ? next : add(*it, around, curriculum_.object(around).code);
      curriculum_.objects[around.index()].filled = true;
    }
    const bool known = std::any_of(
        curriculum_.object(around).children.begin(), curriculum_.object(around).children.end(), [&](ObjectId c) {
          return curriculum_.object(c).attributes.at(*regulation_.type_fact) == Value::of_code(*type);
        });
    if (known) return;  // « EF session 2 = 9 » after « EF 8 »
    const std::size_t wanted = marks_posed(pose);
    for (std::size_t n = 1; n <= wanted; ++n) {
      const ObjectId paper =
          add(regulation_.lowest, around, regulation_.code(*type).name + (wanted > 1 ? std::to_string(n) : ""));
      curriculum_.objects[paper.index()].attributes[*regulation_.type_fact] = Value::of_code(*type);
    }
  }

  // « rapport 11 ; rapport 12 » : as many épreuves of a type as marks posed in the words of this pose.
  std::size_t marks_posed(const syntax::Pose& pose) const {
    std::size_t count = 0;
    for (const syntax::Pose& other : example_.given)
      if (same_name(written(other.path), written(pose.path))) count += std::max<std::size_t>(1, other.values.size());
    return count;
  }

  const CheckedRegulation& regulation_;
  const Heading& heading_;
  const syntax::Example& example_;
  Curriculum curriculum_;
};

bool names_an_object(const syntax::Pose& pose, const CheckedRegulation& regulation) {
  return pose.path.segments.size() == 1 && regulation.level_named(pose.path.segments.front().name.text).valid();
}

void saw_choice(const syntax::Pose& pose, const CheckedRegulation& regulation) {
  const LevelId level = level_at(regulation, pose.path.segments.front().name);
  for (const auto& value : pose.values)
    if (const auto word = word_of(*value)) saw_object(regulation, value->place, level, *word);
}

// « exemple "inscription 1".durée = 4 … »
void bring_lines(const syntax::Example& example, const CheckedRegulation& regulation, ObjectId standing,
                 Curriculum& curriculum) {
  const Curriculum before = curriculum;
  BroughtLines lines(regulation, before, standing);
  for (const syntax::Pose& pose : example.given)
    lines.bring(pose.path);
  if (auto widened = std::move(lines).widened()) curriculum = std::move(*widened);
}

// An attribute posed is the curriculum's own: what reads it is folded when the exemple is planned.
void give_posed_attributes(const CheckedRegulation& regulation, CheckedExample& example) {
  for (const Posed& posed : example.given)
    if (posed.kind == Posed::Kind::Fact && regulation.fact(posed.fact).source == FactSource::Attribute)
      example.curriculum.objects[posed.object.index()].attributes[posed.fact] = posed.value;
}

}  // namespace

std::vector<CheckedExample> check_examples(const syntax::Regulation& tree, const CheckedRegulation& regulation,
                                           diagnostics::Diagnostics& diagnostics) {
  std::vector<CheckedExample> examples;
  CheckedRegulation known = regulation;
  diagnostics::Diagnostics silent;  // the headings were reported by check
  Checker checker(known, silent);
  std::size_t article = 0;
  for (const auto& element : tree.elements) {
    const auto* node = std::get_if<syntax::Article>(&element);
    if (!node) continue;
    const ArticleId id(article++);
    const auto heading = checker.heading(*node);
    int number = 0;
    for (const syntax::Statement& statement : node->statements) {
      const auto* example = std::get_if<syntax::Example>(&statement.node);
      if (!example) continue;
      ++number;
      if (!heading) {
        if (!node->scope) diagnostics.add(problems::article_without_scope("un exemple", statement.place));
        continue;
      }
      CheckedExample checked;
      ObjectId standing;
      std::tie(checked.curriculum, standing) = OneObject(regulation, *heading, *example).build();
      bring_lines(*example, regulation, standing, checked.curriculum);
      checked.title = "article " + node->number + " « " + node->title.text + " », exemple " + std::to_string(number);
      checked.place = statement.place;
      Poses poses(regulation, checked.curriculum, diagnostics);
      for (const syntax::Pose& pose : example->given)
        if (names_an_object(pose, regulation))
          saw_choice(pose, regulation);
        else
          poses.pose(pose, standing, id, checked.given);
      PosedOnce(diagnostics).hold(checked.given);
      give_posed_attributes(regulation, checked);
      for (const syntax::Pose& pose : example->expected)
        poses.expect(pose, standing, id, checked.expected);
      examples.push_back(std::move(checked));
    }
  }
  return examples;
}

}  // namespace bareme::semantics
