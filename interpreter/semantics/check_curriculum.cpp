// A maquette becomes a curriculum: objects placed under those that contain them, skipped levels filled (R4), what the
// structure declares and this maquette does not hold marked as elsewhere, attributes read by their types, and its
// `vérifie` held.
#include <algorithm>
#include <functional>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/grouping.hpp"
#include "semantics/papers.hpp"
#include "semantics/problems.hpp"
#include "semantics/static_check.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using text::same_name;
using values::Value;

class Builder {
 public:
  Builder(const syntax::Maquette& tree, const CheckedRegulation& regulation, diagnostics::Diagnostics& diagnostics)
      : tree_(tree),
        known_(regulation),
        regulation_(known_),
        diagnostics_(diagnostics),
        checker_(known_, diagnostics) {}

  // The version open, or one that it modifies.
  bool follows(const std::string& version) const {
    const auto& earlier = regulation_.earlier_versions;
    return version == regulation_.version || std::find(earlier.begin(), earlier.end(), version) != earlier.end();
  }

  Curriculum build() {
    curriculum_.title = tree_.title.text;
    curriculum_.regulation = tree_.regulation.text;
    curriculum_.version = tree_.version.text;
    if (!same_name(tree_.regulation.text, regulation_.title) || !follows(tree_.version.text))
      diagnostics_.add(problems::maquette_of_other_regulation({tree_.regulation.text, tree_.version.text},
                                                              {regulation_.title, regulation_.version},
                                                              tree_.regulation.place));
    if (!regulation_.student.valid()) return curriculum_;
    add_object(regulation_.student, {}, "", tree_.place);
    for (const auto& codes : regulation_.contents)
      declared(codes);
    for (const auto& item : tree_.items)
      if (const auto* placement = std::get_if<syntax::Placement>(&item))
        place(*placement);
      else if (const auto* table = std::get_if<syntax::Table>(&item))
        table->name ? crossed(*table) : read(*table);
    fill_down();
    group(curriculum_, regulation_, crossed_, places_, diagnostics_);
    mark_elsewhere();
    require_attributes();
    for (const auto& item : tree_.items)
      if (const auto* check = std::get_if<syntax::Check>(&item)) hold(*check);
    for (const HeldCheck& check : regulation_.checks)
      hold(check);
    return curriculum_;
  }

 private:
  ObjectId add_object(LevelId level, ObjectId parent, const std::string& code, Span place) {
    const ObjectId id(curriculum_.objects.size());
    Object object;
    object.level = level;
    object.parent = parent;
    object.code = code;
    curriculum_.objects.push_back(std::move(object));
    places_.push_back(place);
    if (parent.valid()) curriculum_.objects[parent.index()].children.push_back(id);
    return id;
  }

  // année CING1 : S5 ; S6, before the maquette says which of them it holds
  void declared(const std::vector<std::string>& codes) {
    const LevelId level = regulation_.named_objects.at(text::fold_name(codes.front()));
    const ObjectId around = under(level, ObjectId(0), codes.front(), tree_.place);
    ObjectId object = child_named(around, level, codes.front());
    if (!object.valid()) object = add_object(level, around, codes.front(), tree_.place);
    for (std::size_t i = 1; i < codes.size(); ++i)
      add_object(regulation_.named_objects.at(text::fold_name(codes[i])), object, codes[i], tree_.place);
  }

  ObjectId child_named(ObjectId parent, LevelId level, const std::string& code) const {
    for (const ObjectId child : curriculum_.object(parent).children)
      if (curriculum_.object(child).level == level && same_name(curriculum_.object(child).code, code)) return child;
    return {};
  }

  // `code` by value: it may be that of an object of the table, which grows here.
  // The object just above `level` under `from`, filling the levels the maquette omits with objects of the child's code.
  ObjectId under(LevelId level, ObjectId from, std::string code, Span place) {
    std::vector<LevelId> missing;
    for (LevelId at = regulation_.level(level).parent; at.valid() && at != curriculum_.object(from).level;
         at = regulation_.level(at).parent)
      missing.push_back(at);
    for (auto it = missing.rbegin(); it != missing.rend(); ++it) {
      const ObjectId existing = child_named(from, *it, code);
      from = existing.valid() ? existing : add_object(*it, from, code, place);
      curriculum_.objects[from.index()].filled = true;
    }
    return from;
  }

  // The last object placed that may contain `level`: the one of the nearest level above it.
  ObjectId container_for(LevelId level) const {
    for (LevelId at = regulation_.level(level).parent; at.valid(); at = regulation_.level(at).parent)
      if (const auto found = last_.find(at); found != last_.end()) return found->second;
    return ObjectId(0);
  }

  void now_at(ObjectId object) {
    const LevelId level = curriculum_.object(object).level;
    std::erase_if(last_,
                  [&](const auto& entry) { return regulation_.contains(level, entry.first) || entry.first == level; });
    last_[level] = object;
  }

  ObjectId put(LevelId level, const std::string& code, ObjectId container, Span place) {
    for (std::size_t i = 0; i < curriculum_.objects.size(); ++i)
      if (curriculum_.objects[i].level == level && same_name(curriculum_.objects[i].code, code) &&
          regulation_.named_objects.contains(text::fold_name(code))) {
        now_at(ObjectId(i));
        return ObjectId(i);
      }
    const ObjectId around = under(level, container, code, place);
    if (const ObjectId known = child_named(around, level, code); known.valid()) {
      diagnostics_.add(problems::declared_twice(regulation_.level(level).name, code, place, places_[known.index()]));
      return known;
    }
    const ObjectId object = add_object(level, around, code, place);
    now_at(object);
    return object;
  }

  void place(const syntax::Placement& tree) {
    const LevelId level = level_named(tree.level);
    if (!level.valid()) return;
    const ObjectId object = put(level, tree.object.text, container_for(level), tree.place);
    if (tree.label) curriculum_.objects[object.index()].label = tree.label->text;
    for (const auto& setting : tree.settings) {
      if (is_lowest(setting.name.text)) {
        for (const syntax::Cell& cell : setting.list)
          add_papers(object, cell);
        continue;
      }
      const FactId attribute = attribute_named(setting.name.text, setting.name.place);
      if (!attribute.valid() || !setting.value) continue;
      if (const auto value = checker_.declared_value(*setting.value, regulation_.fact(attribute).type))
        set(object, attribute, *value);
    }
  }

  struct Column {
    enum class Kind { Level, Attribute, Label, LabelEn, Papers, Unknown } kind = Kind::Unknown;
    LevelId level;
    FactId attribute;
  };

  // « regroupe ue de même filière »: in a table, « filière » is what each ue says of itself.
  bool tells_groups(LevelId level) const {
    const FactId same = regulation_.level(level).same;
    return same.valid() && same_name(regulation_.fact(same).name, regulation_.level(level).name);
  }

  Column column_of(const syntax::Cell& head) {
    Column column;
    if (same_name(head.text, "libellé"))
      column.kind = Column::Kind::Label;
    else if (same_name(head.text, "libellé en") || same_name(head.text, "libellé anglais"))
      column.kind = Column::Kind::LabelEn;
    else if (is_lowest(head.text))
      column.kind = Column::Kind::Papers;
    else if (column.level = regulation_.level_named(head.text); column.level.valid() && !tells_groups(column.level))
      column.kind = Column::Kind::Level;
    else if (column.attribute = attribute_named(head.text, head.place); column.attribute.valid())
      column.kind = Column::Kind::Attribute;
    return column;
  }

  // « tableau poids » says who is in what, once every object is placed; the codes are looked for from here.
  void crossed(const syntax::Table& table) {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < regulation_.facts.size(); ++i) {
      const Fact& fact = regulation_.facts[i];
      if (!fact.within.valid()) continue;
      known.push_back(fact.name);
      if (same_name(fact.name, table.name->text)) {
        crossed_.push_back({&table, FactId(i), container_for(fact.within)});
        return;
      }
    }
    diagnostics_.add(problems::unknown_column(table.name->text, table.name->place, known));
  }

  void read(const syntax::Table& table) {
    std::vector<Column> columns;
    for (const syntax::Cell& head : table.header)
      columns.push_back(column_of(head));
    for (const auto& row : table.rows)
      read_row(columns, row);
  }

  void read_row(const std::vector<Column>& columns, const std::vector<syntax::Cell>& row) {
    std::vector<ObjectId> named;
    for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {  // an uneven row was told when it was read
      if (row[i].text.empty()) continue;
      if (columns[i].kind != Column::Kind::Level) continue;
      const LevelId level = columns[i].level;
      const ObjectId container = container_for(level);
      const ObjectId known = child_named(container, level, row[i].text);
      // « SB5 ; MATH5 » on one line under a SB5 already placed: the ue only tells where
      const bool tells_where =
          known.valid() &&
          std::any_of(columns.begin() + static_cast<std::ptrdiff_t>(i) + 1, columns.end(), [&](const Column& c) {
            return c.kind == Column::Kind::Level && !row[static_cast<std::size_t>(&c - columns.data())].text.empty();
          });
      named.push_back(tells_where ? known : put(level, row[i].text, container, row[i].place));
      if (tells_where) now_at(known);
    }
    if (named.empty()) {
      const bool blank =
          std::all_of(row.begin(), row.end(), [](const syntax::Cell& cell) { return cell.text.empty(); });
      if (!blank) diagnostics_.add(problems::row_without_object(row.front().place));
      return;
    }
    const ObjectId object = named.back();
    for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {
      if (row[i].text.empty()) continue;
      if (columns[i].kind == Column::Kind::Label) curriculum_.objects[object.index()].label = row[i].text;
      if (columns[i].kind == Column::Kind::LabelEn) curriculum_.objects[object.index()].label_en = row[i].text;
      if (columns[i].kind == Column::Kind::Papers) add_papers(object, row[i]);
      if (columns[i].kind == Column::Kind::Attribute) set_cell(named, columns[i].attribute, row[i]);
    }
  }

  // An attribute goes to the object of its level named on the line, else to the last one (whose filled levels will take
  // it).
  void set_cell(const std::vector<ObjectId>& named, FactId attribute, const syntax::Cell& cell) {
    const Type& type = regulation_.fact(attribute).type;
    ObjectId owner = named.back();
    for (const ObjectId candidate : named)
      if (curriculum_.object(candidate).level == regulation_.fact(attribute).level) owner = candidate;
    std::optional<Value> value;
    if (type.kind == values::Kind::Number) {
      if (const auto number = values::Number::parse(cell.text)) {
        if (type.low && type.high && (*number < *type.low || *number > *type.high))
          diagnostics_.add(problems::outside_bounds(number->exact_text(), bounds_text(type), cell.place));
        value = Value::of(*number);
      }
    } else if (type.kind == values::Kind::Code) {
      if (const auto code = regulation_.code_named(type.list, cell.text)) value = Value::of_code(*code);
    } else if (type.kind == values::Kind::Truth) {
      if (same_name(cell.text, "oui") || same_name(cell.text, "non"))
        value = Value::of_truth(same_name(cell.text, "oui"));
    } else if (type.kind == values::Kind::Text) {
      value = Value::of(cell.text);
    }
    if (value) return set(owner, attribute, *value);
    if (type.kind == values::Kind::Code) {
      std::vector<std::string> known;
      for (const values::CodeId id : regulation_.code_lists[type.list.index()].codes)
        known.push_back(regulation_.code(id).name);
      diagnostics_.add(problems::unknown_code(cell.text, regulation_.fact(attribute).name, cell.place, known));
    } else {
      diagnostics_.add(
          problems::value_expected(type.kind == values::Kind::Number ? "un nombre" : "oui ou non", cell.place));
    }
  }

  void set(ObjectId object, FactId attribute, Value value) {
    curriculum_.objects[object.index()].attributes[attribute] = std::move(value);
  }

  void add_papers(ObjectId object, const syntax::Cell& cell) {
    if (!regulation_.type_fact) return;
    const ListId types = regulation_.fact(*regulation_.type_fact).type.list;
    for (const PaperItem& item : papers_of(cell.text)) {
      const auto type = item.count > 0 ? regulation_.code_named(types, item.type) : std::nullopt;
      if (!type) {
        std::vector<std::string> known;
        for (const values::CodeId id : regulation_.code_lists[types.index()].codes)
          known.push_back(regulation_.code(id).name);
        diagnostics_.add(item.count > 0 ? problems::unknown_code(item.type, "type", cell.place, known)
                                        : problems::unreadable_papers(item.type, cell.place));
        continue;
      }
      const ObjectId around = fill_to_papers(object, cell.place);
      int already = 0;
      for (const ObjectId child : curriculum_.object(around).children)
        already += curriculum_.object(child).attributes.at(*regulation_.type_fact) == Value::of_code(*type);
      for (int n = 1; n <= item.count; ++n) {
        const std::string name =
            regulation_.code(*type).name + (item.count + already > 1 ? std::to_string(n + already) : "");
        const ObjectId paper = add_object(regulation_.lowest, around, name, cell.place);
        set(paper, *regulation_.type_fact, Value::of_code(*type));
        if (const FactId coefficient = regulation_.fact_named(regulation_.lowest, "coefficient");
            coefficient.valid() && item.coefficient)
          set(paper, coefficient, Value::of(*item.coefficient));
      }
    }
  }

  // The levels between an object and its épreuves, filled.
  ObjectId fill_to_papers(ObjectId object, Span place) {
    return under(regulation_.lowest, object, curriculum_.object(object).code, place);
  }

  // A unit without anything below it (a TOEIC ECUE) still has its place in every level its own level is read at;
  // nothing to fill below. Filled objects take the attributes their container carries for their level.
  void fill_down() {
    for (std::size_t i = 0; i < curriculum_.objects.size(); ++i) {
      Object& object = curriculum_.objects[i];
      if (!object.filled || !object.parent.valid()) continue;
      const Object& parent = curriculum_.object(object.parent);
      if (object.label.empty()) object.label = parent.label;
      for (const auto& [fact, value] : parent.attributes)
        if (regulation_.fact(fact).level == object.level ||
            regulation_.contains(object.level, regulation_.fact(fact).level))
          object.attributes.emplace(fact, value);
      // a ue given directly under its semestre passes its own attributes on; a filled container (année of one semestre)
      // has none of its own
    }
  }

  // Declared by the structure and holding nothing here.
  void mark_elsewhere() {
    for (std::size_t i = curriculum_.objects.size(); i-- > 1;) {
      Object& object = curriculum_.objects[i];
      if (!regulation_.named_objects.contains(text::fold_name(object.code))) continue;
      object.elsewhere = std::all_of(object.children.begin(), object.children.end(),
                                     [&](ObjectId child) { return curriculum_.object(child).elsewhere; });
      if (last_placed(ObjectId(i))) object.elsewhere = false;
    }
  }
  bool last_placed(ObjectId id) const {
    for (const auto& item : tree_.items)
      if (const auto* placement = std::get_if<syntax::Placement>(&item);
          placement && same_name(placement->object.text, curriculum_.object(id).code))
        return true;
    return false;
  }

  // An unknown column may hold what seems to be missing: it was told, once.
  void require_attributes() {
    if (column_unknown_) return;
    for (std::size_t i = 1; i < curriculum_.objects.size(); ++i) {
      const Object& object = curriculum_.objects[i];
      if (object.elsewhere || object.filled) continue;
      for (std::size_t f = 0; f < regulation_.facts.size(); ++f) {
        const Fact& fact = regulation_.facts[f];
        if (fact.source != FactSource::Attribute || fact.level != object.level || fact.within.valid() ||
            fact.otherwise || object.attributes.contains(FactId(f)))
          continue;
        diagnostics_.add(problems::missing_attribute(fact.name, object.code, places_[i]));
      }
    }
  }

  void hold(const syntax::Check& check) {
    Standing standing{regulation_.student, {}, {}, {}, &curriculum_};
    const ExpressionPtr condition = checker_.condition(*check.condition, standing);
    if (condition) static_check(condition, regulation_, curriculum_, curriculum_.root(), diagnostics_);
  }

  // What the règlement itself says of every maquette.
  void hold(const HeldCheck& check) {
    for (std::size_t i = 0; i < curriculum_.objects.size(); ++i) {
      const Object& object = curriculum_.objects[i];
      const LevelId level = check.heading ? check.heading->scope.level : regulation_.student;
      if (object.level != level || object.elsewhere) continue;
      if (check.heading && !curriculum_.selects(regulation_, ObjectId(i), check.heading->scope.filters)) continue;
      static_check(check.condition, regulation_, curriculum_, ObjectId(i), diagnostics_);
    }
  }

  LevelId level_named(const syntax::Name& name) {
    const LevelId level = regulation_.level_named(name.text);
    if (!level.valid()) {
      std::vector<std::string> known;
      for (const Level& l : regulation_.levels)
        known.push_back(l.name);
      diagnostics_.add(problems::unknown_level(name, known));
    }
    return level;
  }
  bool is_lowest(const std::string& word) const {
    return regulation_.lowest.valid() && same_name(word, regulation_.level(regulation_.lowest).name);
  }

  FactId attribute_named(const std::string& name, Span place) {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < regulation_.facts.size(); ++i) {
      if (regulation_.facts[i].source != FactSource::Attribute || regulation_.facts[i].within.valid()) continue;
      if (same_name(regulation_.facts[i].name, name)) return FactId(i);
      known.push_back(regulation_.facts[i].name);
    }
    for (const Level& level : regulation_.levels)
      known.push_back(level.name);
    diagnostics_.add(problems::unknown_column(name, place, known));
    column_unknown_ = true;
    return {};
  }

  const syntax::Maquette& tree_;
  CheckedRegulation known_;  // a copy: the checker below works on one it may complete
  const CheckedRegulation& regulation_;
  diagnostics::Diagnostics& diagnostics_;
  Checker checker_;
  Curriculum curriculum_;
  std::vector<Span> places_;
  bool column_unknown_ = false;
  std::map<LevelId, ObjectId> last_;
  std::vector<CrossTable> crossed_;
};

}  // namespace

Curriculum check_curriculum(const syntax::Maquette& tree, const CheckedRegulation& regulation,
                            diagnostics::Diagnostics& diagnostics) {
  return Builder(tree, regulation, diagnostics).build();
}

}  // namespace bareme::semantics
