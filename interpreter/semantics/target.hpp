// What an address designates in a curriculum, for what is posed, expected or asked: « MATH5.EF », « PROB5.EF session 2
// », « CING2.actions », « SI5.résultat », « jury.session », « moyenne » standing on an object.
#pragma once

#include <optional>
#include <vector>

#include "semantics/checker.hpp"

namespace bareme::semantics {

struct Target {
  enum class Kind { Quantity, Acquired, Mark, Fact, Choices, JurySession, JuryDate };
  Kind kind = Kind::Quantity;
  ObjectId object;
  QuantityId quantity;
  FactId fact;
  int session = 1;
  std::vector<ObjectId> papers;  // Mark: the épreuves of the type, in maquette order
};

class Addresses {
 public:
  Addresses(const CheckedRegulation& regulation, const Curriculum& curriculum, diagnostics::Diagnostics& diagnostics)
      : regulation_(regulation), curriculum_(curriculum), diagnostics_(diagnostics) {}

  // Standing: what a lone name belongs to. `article`: its `soit` may be named. None when unknown (reported).
  std::optional<Target> target(const syntax::Path& path, ObjectId standing, ArticleId article = {});
  std::vector<ObjectId> papers_of_type(ObjectId object, values::CodeId type) const;

 private:
  std::optional<Target> acquired(const syntax::Path& path, ObjectId standing);
  std::optional<Target> on(ObjectId object, const std::string& word, ArticleId article) const;
  std::optional<ObjectId> object_named(const std::string& address, Span place);
  void saw_last(const syntax::Name& name, const Target& target) const;
  bool no_such_session(int session, Span place);  // told
  bool two_things(const syntax::Path& path);      // told: an object, and a quantity of what contains it
  bool alone_two_things(const syntax::Path& path, const Target& object, ObjectId standing, ArticleId article);

  const CheckedRegulation& regulation_;
  const Curriculum& curriculum_;
  diagnostics::Diagnostics& diagnostics_;
};

std::string written(const syntax::Path& path);  // "MATH5.EF"
// « x de l'acquis », « x de l'acquis de l'ue »: what a past jury left; not where a level of the school has that name.
bool of_the_acquired(const syntax::Path& path, const CheckedRegulation& regulation);
Type age_type();  // of « ancienneté de l'acquis »

}  // namespace bareme::semantics
