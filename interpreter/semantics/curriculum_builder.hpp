// Reads one maquette into a curriculum; used by check_curriculum.cpp (placing and filling) and curriculum_tables.cpp
// (tables and épreuves), and by nobody else.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "semantics/checker.hpp"
#include "semantics/grouping.hpp"

namespace bareme::semantics {

class CurriculumBuilder {
 public:
  CurriculumBuilder(const syntax::Maquette& tree, const CheckedRegulation& regulation,
                    diagnostics::Diagnostics& diagnostics)
      : tree_(tree),
        known_(regulation),
        regulation_(known_),
        diagnostics_(diagnostics),
        checker_(known_, diagnostics) {}

  Curriculum build();

 private:
  bool follows(const std::string& version) const;
  ObjectId add_object(LevelId level, ObjectId parent, const std::string& code, Span place);
  void declared(const std::vector<std::string>& codes);
  ObjectId child_named(ObjectId parent, LevelId level, const std::string& code) const;
  ObjectId under(LevelId level, ObjectId from, std::string code, Span place);
  ObjectId container_for(LevelId level) const;
  void now_at(ObjectId object);
  ObjectId put(LevelId level, const std::string& code, ObjectId container, Span place);
  void place(const syntax::Placement& tree);
  ObjectId placed_already(LevelId level, const std::string& code) const;
  void describe(ObjectId object, ObjectId container, Span place);
  bool first_check(const syntax::Check& check);
  void give(ObjectId object, FactId attribute, values::Value value, Span place);
  void set(ObjectId object, FactId attribute, values::Value value);
  void fill_down();
  void inherit(Object& object, const Object& parent);
  void mark_elsewhere();
  bool last_placed(ObjectId id) const;
  void require_attributes();
  std::string usual(FactId id) const;
  void hold(const syntax::Check& check);
  void hold(const HeldCheck& check);
  void hold(const ExpressionPtr& condition, const std::vector<ObjectId>& on, const std::string& gap);
  LevelId level_named(const syntax::Name& name);
  FactId own_attribute(const std::string& name, LevelId level) const;
  FactId attribute_named(const std::string& name, LevelId level, Span place);

  struct Column {
    enum class Kind { Level, Attribute, Label, LabelEn, Papers, Unknown } kind = Kind::Unknown;
    LevelId level;
    std::string attribute;
    Span place = {};  // of its head
  };
  bool tells_groups(LevelId level) const;
  bool is_lowest(const std::string& word) const;
  bool lists_papers(const std::string& head) const;
  Column column_of(const syntax::Cell& head);
  void crossed(const syntax::Table& table);
  void read(const syntax::Table& table);
  void read_row(const std::vector<Column>& columns, const std::vector<syntax::Cell>& row);
  diagnostics::Diagnostic unplaced(const std::vector<Column>& columns, const std::vector<syntax::Cell>& row) const;
  std::vector<ObjectId> objects_of(const std::vector<Column>& columns, const std::vector<syntax::Cell>& row);
  void set_cell(const std::vector<ObjectId>& named, const Column& column, const syntax::Cell& cell);
  void saw_type(const syntax::Cell& cell, const std::string& word, values::CodeId type) const;
  void add_papers(ObjectId object, const syntax::Cell& cell);
  ObjectId fill_to_papers(ObjectId object, Span place);

  const syntax::Maquette& tree_;
  CheckedRegulation known_;  // a copy: the checker below works on one it may complete
  const CheckedRegulation& regulation_;
  diagnostics::Diagnostics& diagnostics_;
  Checker checker_;
  Curriculum curriculum_;
  std::vector<Span> places_;
  std::map<ObjectId, Span> described_;  // of those the structure declares: where the maquette says what they are
  std::map<std::string, Span> said_;
  std::map<std::pair<ObjectId, FactId>, Span> given_;
  bool column_unknown_ = false;
  bool untyped_told_ = false;
  std::map<LevelId, ObjectId> last_;
  std::vector<CrossTable> crossed_;
};

}  // namespace bareme::semantics
