// The tables of a maquette: what each column says, the objects a row names, the épreuves of a cell.
#include <algorithm>

#include "semantics/cells.hpp"
#include "semantics/curriculum_builder.hpp"
#include "semantics/curriculum_problems.hpp"
#include "semantics/named.hpp"
#include "semantics/papers.hpp"
#include "semantics/problems.hpp"
#include "syntax/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {

using text::same_name;
using values::Value;

// « regroupe ue de même filière »: in a table, « filière » is what each ue says of itself.
bool CurriculumBuilder::tells_groups(LevelId level) const {
  const FactId same = regulation_.level(level).same;
  return same.valid() && same_name(regulation_.fact(same).name, regulation_.level(level).name);
}

CurriculumBuilder::Column CurriculumBuilder::column_of(const syntax::Cell& head) {
  Column column;
  if (same_name(head.text, "libellé"))
    column.kind = Column::Kind::Label;
  else if (same_name(head.text, "libellé en") || same_name(head.text, "libellé anglais"))
    column.kind = Column::Kind::LabelEn;
  else if (lists_papers(head.text))
    column.kind = Column::Kind::Papers;
  else if (column.level = regulation_.level_named(head.text); column.level.valid() && !tells_groups(column.level))
    column.kind = Column::Kind::Level;
  else if (attribute_named(head.text, {}, head.place).valid())
    column = {Column::Kind::Attribute, {}, head.text};
  column.place = head.place;
  if (column.kind == Column::Kind::Papers) saw(regulation_, head.place, regulation_.lowest);
  if (column.kind == Column::Kind::Level) saw(regulation_, head.place, column.level);
  return column;
}

// « tableau poids » says who is in what, once every object is placed; the codes are looked for from here.
void CurriculumBuilder::crossed(const syntax::Table& table) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < regulation_.facts.size(); ++i) {
    const Fact& fact = regulation_.facts[i];
    if (!fact.within.valid()) continue;
    known.push_back(fact.name);
    if (same_name(fact.name, table.name->text)) {
      saw(regulation_, table.name->place, FactId(i));
      crossed_.push_back({&table, FactId(i), container_for(fact.within)});
      return;
    }
  }
  diagnostics_.add(problems::unknown_column(table.name->text, table.name->place, known));
}

void CurriculumBuilder::read(const syntax::Table& table) {
  std::vector<Column> columns;
  std::map<std::string, Span> heads;
  for (const syntax::Cell& head : table.header) {
    columns.push_back(column_of(head));
    if (const auto [first, once] = heads.try_emplace(text::fold_name(head.text), head.place);
        !once && columns.back().kind != Column::Kind::Unknown)
      diagnostics_.add(syntax::said_twice("la colonne « " + head.text + " »", head.place, first->second));
  }
  const auto is = [&](Column::Kind kind) {
    return std::any_of(columns.begin(), columns.end(), [&](const Column& column) { return column.kind == kind; });
  };
  if (!is(Column::Kind::Level)) {
    std::vector<std::string> levels;
    for (std::size_t i = 0; i < regulation_.levels.size(); ++i) {
      const Level& level = regulation_.levels[i];
      if (!level.cohort && !level.entered && LevelId(i) != regulation_.student) levels.push_back(level.name);
    }
    if (!is(Column::Kind::Unknown) && !table.header.empty())
      diagnostics_.add(problems::table_without_level(levels, table.header.front().place));
    return;
  }
  for (const auto& row : table.rows)
    read_row(columns, row);
}

// Those a row names, from the outermost in.
std::vector<ObjectId> CurriculumBuilder::objects_of(const std::vector<Column>& columns,
                                                    const std::vector<syntax::Cell>& row) {
  std::vector<ObjectId> named;
  for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {  // an uneven row was told when it was read
    if (row[i].text.empty() || columns[i].kind != Column::Kind::Level) continue;
    const LevelId level = columns[i].level;
    const ObjectId container = container_for(level);
    const ObjectId inside = child_named(container, level, row[i].text);
    const ObjectId known = inside.valid() ? inside : placed_already(level, row[i].text);
    // « SB5 ; MATH5 » on one line under a SB5 already placed: the ue only tells where
    const bool tells_where =
        known.valid() &&
        std::any_of(columns.begin() + static_cast<std::ptrdiff_t>(i) + 1, columns.end(), [&](const Column& c) {
          return c.kind == Column::Kind::Level && !row[static_cast<std::size_t>(&c - columns.data())].text.empty();
        });
    (tells_where ? saw_object : declared_object)(regulation_, row[i].place, level, row[i].text);
    named.push_back(tells_where ? known : put(level, row[i].text, container, row[i].place));
    if (tells_where) now_at(known);
  }
  return named;
}

// A row of values under columns of levels all left blank.
diagnostics::Diagnostic CurriculumBuilder::unplaced(const std::vector<Column>& columns,
                                                    const std::vector<syntax::Cell>& row) const {
  std::vector<std::string> levels;
  for (const Column& column : columns)
    if (column.kind == Column::Kind::Level) levels.push_back(regulation_.level(column.level).name);
  const auto filled = std::find_if(row.begin(), row.end(), [](const syntax::Cell& cell) { return !cell.text.empty(); });
  return problems::row_without_object(levels, filled->place);
}

void CurriculumBuilder::read_row(const std::vector<Column>& columns, const std::vector<syntax::Cell>& row) {
  const std::vector<ObjectId> named = objects_of(columns, row);
  if (named.empty()) {
    const bool blank = std::all_of(row.begin(), row.end(), [](const syntax::Cell& cell) { return cell.text.empty(); });
    if (!blank) diagnostics_.add(unplaced(columns, row));
    return;
  }
  const ObjectId object = named.back();
  for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {
    if (row[i].text.empty()) continue;
    if (columns[i].kind == Column::Kind::Label) curriculum_.objects[object.index()].label = row[i].text;
    if (columns[i].kind == Column::Kind::LabelEn) curriculum_.objects[object.index()].label_en = row[i].text;
    if (columns[i].kind == Column::Kind::Papers) add_papers(object, row[i]);
    if (columns[i].kind == Column::Kind::Attribute) set_cell(named, columns[i], row[i]);
  }
}

// An attribute goes to the innermost object of its level named on the line, else to the last one (whose filled levels
// will take it).
void CurriculumBuilder::set_cell(const std::vector<ObjectId>& named, const Column& column, const syntax::Cell& cell) {
  const std::string& attribute = column.attribute;
  ObjectId owner = named.back();
  FactId fact;
  for (std::size_t i = named.size(); i-- > 0 && !fact.valid();) {
    fact = own_attribute(attribute, curriculum_.object(named[i]).level);
    if (fact.valid()) owner = named[i];
  }
  if (!fact.valid()) fact = attribute_named(attribute, curriculum_.object(owner).level, cell.place);
  if (!fact.valid()) return;
  saw(regulation_, column.place, fact);
  for (std::size_t i = 0; i < regulation_.levels.size(); ++i)  // what it says names a group
    if (regulation_.levels[i].same == fact) saw_object(regulation_, cell.place, LevelId(i), cell.text);
  if (const auto value = cell_value(regulation_, regulation_.fact(fact), cell, diagnostics_))
    give(owner, fact, *value, cell.place);
}

bool CurriculumBuilder::is_lowest(const std::string& word) const {
  return regulation_.lowest.valid() && same_name(word, regulation_.level(regulation_.lowest).name);
}

// « épreuves » lists them by their types; without types, a column « bloc » names one bloc a line, like any level.
bool CurriculumBuilder::lists_papers(const std::string& head) const {
  return is_lowest(head) && (regulation_.type_fact ||
                             text::fold_word(head) != text::fold_word(regulation_.level(regulation_.lowest).name));
}

void CurriculumBuilder::add_papers(ObjectId object, const syntax::Cell& cell) {
  if (!regulation_.type_fact) {
    if (!untyped_told_)
      diagnostics_.add(problems::papers_without_types(regulation_.level(regulation_.lowest).name,
                                                      regulation_.list_named("type").valid(), cell.place));
    untyped_told_ = true;
    return;
  }
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
    saw_type(cell, item.type, *type);
    const FactId coefficient = regulation_.fact_named(regulation_.lowest, "coefficient");
    if (item.coefficient && !coefficient.valid())
      diagnostics_.add(problems::coefficient_not_read(item.type + " " + item.coefficient->exact_text(),
                                                      regulation_.level(regulation_.lowest).name, cell.place));
    const ObjectId around = fill_to_papers(object, cell.place);
    int already = 0;
    for (const ObjectId child : curriculum_.object(around).children)
      already += curriculum_.object(child).attributes.at(*regulation_.type_fact) == Value::of_code(*type);
    for (int n = 1; n <= item.count; ++n) {
      const std::string name =
          regulation_.code(*type).name + (item.count + already > 1 ? std::to_string(n + already) : "");
      const ObjectId paper = add_object(regulation_.lowest, around, name, cell.place);
      set(paper, *regulation_.type_fact, Value::of_code(*type));
      if (coefficient.valid() && item.coefficient) set(paper, coefficient, Value::of(*item.coefficient));
    }
  }
}

// « EF + CC × 3 »: the word of a type, where the cell is kept as it is written.
void CurriculumBuilder::saw_type(const syntax::Cell& cell, const std::string& word, values::CodeId type) const {
  const auto apart = [&](std::size_t at) {
    return at >= cell.text.size() || std::string_view(" \t+").find(cell.text[at]) != std::string_view::npos;
  };
  if (cell.place.end - cell.place.begin != cell.text.size()) return;
  for (std::size_t at = cell.text.find(word); at != std::string::npos; at = cell.text.find(word, at + 1)) {
    if ((at > 0 && !apart(at - 1)) || !apart(at + word.size())) continue;
    const std::uint32_t begin = cell.place.begin + static_cast<std::uint32_t>(at);
    saw_code(regulation_, {cell.place.source, begin, begin + static_cast<std::uint32_t>(word.size())}, type);
  }
}

// The levels between an object and its épreuves, filled.
ObjectId CurriculumBuilder::fill_to_papers(ObjectId object, Span place) {
  return under(regulation_.lowest, object, curriculum_.object(object).code, place);
}

}  // namespace bareme::semantics
