// The lines of a dossier that a case or an exemple names: « S8."cours 2".ects = 6 ECTS » gives the student two lines in
// S8. A line without its container stands in the object we stand on.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "semantics/curriculum.hpp"
#include "syntax/tree.hpp"

namespace bareme::semantics {

class BroughtLines {
 public:
  BroughtLines(const CheckedRegulation& regulation, const Curriculum& curriculum, ObjectId standing)
      : regulation_(regulation), maquette_(curriculum), standing_(standing) {}

  void bring(const syntax::Path& path);
  std::optional<Curriculum> widened() && { return std::move(widened_); }

 private:
  std::pair<LevelId, int> line_named(const std::string& word) const;
  void bring(LevelId level, const std::string& container, int count);

  const CheckedRegulation& regulation_;
  const Curriculum& maquette_;
  ObjectId standing_;
  std::optional<Curriculum> widened_;
};

}  // namespace bareme::semantics
