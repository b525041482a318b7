// Levels, what contains what, the populations, and the objects the structure names.
#include <algorithm>

#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {

// The level « étudiant » is the root of every curriculum; those above it are the promotion's.
void Checker::levels(const syntax::Structure& tree) {
  const auto add = [&](const syntax::Name& name, LevelId parent, bool entered) {
    if (const LevelId known = regulation_.level_named(name.text); known.valid()) {
      report(problems::declared_twice("niveau", name.text, name.place, regulation_.level(known).place));
      return known;
    }
    saw(regulation_, name.place, LevelId(regulation_.levels.size()));
    regulation_.levels.push_back({name.text, parent, entered, false, name.place});
    return LevelId(regulation_.levels.size() - 1);
  };
  for (const auto& item : tree.items)
    if (const auto* chain = std::get_if<syntax::LevelChain>(&item)) {
      if (!first_said("« niveaux »", chain->levels.front().place)) continue;
      LevelId parent;
      for (const syntax::Name& name : chain->levels)
        parent = add(name, parent, false);
      regulation_.lowest = parent;
    }
  regulation_.student = regulation_.level_named("étudiant");
  if (!regulation_.student.valid() && !regulation_.levels.empty()) {
    report(problems::no_student_level(level_names(), regulation_.levels.front().place));
    regulation_.levels.clear(), regulation_.lowest = {};  // nothing can be said of articles
    return;
  }
  for (LevelId at = regulation_.student.valid() ? regulation_.level(regulation_.student).parent : LevelId(); at.valid();
       at = regulation_.level(at).parent)
    regulation_.levels[at.index()].cohort = true;
  for (const auto& item : tree.items)
    if (const auto* entered = std::get_if<syntax::EnteredLevel>(&item)) {
      const LevelId parent = level_at(regulation_, entered->parent);
      if (!parent.valid())
        report(problems::unknown_level(entered->parent, level_names()));
      else
        add(entered->level, parent, !entered->grouped);
    }
  groups(tree);
}

// « promotion de même spécialité ; année universitaire », said of a level above the student.
void Checker::populations(const syntax::Structure& tree) {
  for (const auto& item : tree.items) {
    const auto* line = std::get_if<syntax::PopulationKey>(&item);
    if (!line) continue;
    const LevelId level = regulation_.level_named(line->level.text);
    if (!level.valid() || !regulation_.level(level).cohort) {
      report(level.valid() ? problems::no_population(line->level)
                           : problems::unknown_level(line->level, level_names()));
      continue;
    }
    if (!first_said("« " + regulation_.level(level).name + " de même »", line->level.place)) continue;
    for (const syntax::Name& name : line->attributes) {
      const FactId key = fact_at(regulation_, regulation_.student, name);
      const auto& known = regulation_.population_keys;
      if (!key.valid())
        report(problems::unknown_name(name.text, "étudiant", name.place,
                                      names_in_sight({regulation_.student, {}, {}, {}, nullptr})));
      else if (std::find(known.begin(), known.end(), key) != known.end())
        report(problems::declared_twice("attribut de population", name.text, name.place, line->level.place));
      else
        regulation_.population_keys.push_back(key);
    }
  }
}

void Checker::contents(const syntax::Structure& tree) {
  const auto name_object = [&](const syntax::Name& object, LevelId level) {
    regulation_.named_objects[text::fold_name(object.text)] = level;
    regulation_.named_object_codes.push_back(object.text);
    declared_object(regulation_, object.place, level, object.text);
  };
  for (const auto& item : tree.items) {
    const auto* content = std::get_if<syntax::Content>(&item);
    if (!content) continue;
    const LevelId level = level_at(regulation_, content->level);
    if (!level.valid()) {
      report(problems::unknown_level(content->level, level_names()));
      continue;
    }
    LevelId below;
    for (std::size_t i = 0; i < regulation_.levels.size(); ++i)
      if (regulation_.levels[i].parent == level && !regulation_.levels[i].entered &&
          !regulation_.levels[i].grouped.valid())
        below = LevelId(i);
    if (!below.valid()) {
      report(problems::level_without_content(content->object, content->level));
      continue;
    }
    if (!first_said("ce que contient « " + content->object.text + " »", content->object.place)) continue;
    name_object(content->object, level);
    std::vector<std::string> codes{content->object.text};
    for (const syntax::Name& child : content->children) {
      if (!first_said("ce qui contient « " + child.text + " »", child.place)) continue;
      name_object(child, below);
      codes.push_back(child.text);
    }
    regulation_.contents.push_back(std::move(codes));
  }
}

}  // namespace bareme::semantics
