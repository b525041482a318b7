// Values posed and expected, read by the type of what they stand for.
#pragma once

#include <vector>

#include "semantics/target.hpp"

namespace bareme::semantics {

class Poses {
 public:
  Poses(const CheckedRegulation& regulation, const Curriculum& curriculum, diagnostics::Diagnostics& diagnostics)
      : known_(regulation),
        curriculum_(curriculum),
        diagnostics_(diagnostics),
        checker_(known_, diagnostics),
        addresses_(known_, curriculum, diagnostics) {}

  void pose(const syntax::Pose& tree, ObjectId standing, ArticleId article, std::vector<Posed>& posed);
  void marks(const syntax::MarkLine& tree, std::vector<Posed>& posed);  // MATH5.CC 11 ; 12 ; 9,5
  void values(const syntax::Path& path, const std::vector<syntax::ExpressionPtr>& values, std::optional<View> view,
              ObjectId standing, ArticleId article, Span place, std::vector<Posed>& posed);
  void expect(const syntax::Pose& tree, ObjectId standing, ArticleId article, std::vector<Expected>& expected);
  std::optional<values::Value> value_for(const Target& target, const syntax::Expression& tree, ObjectId paper);
  Addresses& addresses() { return addresses_; }
  void take_attributes() { attributes_ = true; }  // of the maquette, as a scenario changes them

 private:
  void convene(const syntax::Pose& tree, ObjectId standing, ArticleId article, std::vector<Posed>& posed);
  FactId stated_everywhere(const syntax::Path& path) const;
  std::optional<values::Value> list_of(const std::vector<syntax::ExpressionPtr>& trees);
  void expect_choices(const syntax::Pose& tree, const Target& target, std::vector<Expected>& expected);
  std::optional<View> view_of(const std::optional<syntax::Name>& name);
  std::optional<values::Value> mark(const syntax::Expression& tree, ObjectId paper);
  std::optional<diagnostics::Diagnostic> result_posed(const std::string& word, ObjectId object, Span place);

  CheckedRegulation known_;
  const Curriculum& curriculum_;
  diagnostics::Diagnostics& diagnostics_;
  Checker checker_;
  Addresses addresses_;
  bool attributes_ = false;
};

// What a scenario supposes: as check_poses, attributes of the maquette too.
std::vector<Posed> check_supposed(const std::vector<syntax::Pose>& poses, const CheckedRegulation& regulation,
                                  const Curriculum& curriculum, ObjectId standing,
                                  diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::semantics
