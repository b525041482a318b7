// Cas: what they pose and expect, of one student or of several, on the case's maquette with the lines of the dossier it
// names.
#include <algorithm>

#include "semantics/brought_lines.hpp"
#include "semantics/case_problems.hpp"
#include "semantics/posed_once.hpp"
#include "semantics/poses.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

std::optional<Curriculum> with_brought_lines(const syntax::Case& tree, const CheckedRegulation& regulation,
                                             const Curriculum& curriculum) {
  BroughtLines lines(regulation, curriculum, curriculum.root());
  for (const auto& item : tree.steps)
    if (const auto* given = std::get_if<syntax::Given>(&item))
      for (const syntax::Pose& pose : given->poses)
        lines.bring(pose.path);
    else if (const auto* marks = std::get_if<syntax::MarkLine>(&item))
      lines.bring(marks->path);
  return std::move(lines).widened();
}

// Reads the steps one after another, each for the student named above it.
class CaseReader {
 public:
  CaseReader(const CheckedRegulation& regulation, const Curriculum& curriculum, diagnostics::Diagnostics& diagnostics,
             CheckedCase& checked)
      : regulation_(regulation),
        root_(curriculum.root()),
        diagnostics_(diagnostics),
        poses_(regulation, curriculum, diagnostics),
        once_(diagnostics),
        checked_(checked) {}

  void read(const syntax::Case& tree) {
    several_ = std::any_of(tree.steps.begin(), tree.steps.end(),
                           [](const auto& step) { return std::holds_alternative<syntax::StudentLine>(step); });
    for (const auto& step : tree.steps)
      std::visit([this](const auto& line) { this->add(line); }, step);
  }

 private:
  void add(const syntax::StudentLine& line) {
    const auto known = std::find_if(checked_.students.begin(), checked_.students.end(),
                                    [&](const std::string& name) { return text::same_name(name, line.name.text); });
    student_ = static_cast<std::size_t>(known - checked_.students.begin());
    if (known == checked_.students.end()) checked_.students.push_back(line.name.text);
    step(line.place);  // a student who is given nothing is one of them
  }
  void add(const syntax::Given& line) {
    CheckedCase::Step& made = step(line.place);
    for (const syntax::Pose& pose : line.poses)
      poses_.pose(pose, root_, {}, made.posed);
    once_.hold(made.posed, student_);
  }
  void add(const syntax::MarkLine& line) {
    CheckedCase::Step& made = step(line.place);
    poses_.marks(line, made.posed);
    once_.hold(made.posed, student_);
  }
  void add(const syntax::ActPose& line) {
    CheckedCase::Step& made = step(line.pose.place);
    poses_.pose(line.pose, root_, {}, made.posed);
    for (Posed& posed : made.posed) {
      posed.motive = line.motive.text;
      if (posed.kind == Posed::Kind::Quantity && regulation_.quantity(posed.quantity).role == Quantity::Role::Result)
        posed.kind = Posed::Kind::Decision;
    }
  }
  void add(const syntax::Expectation& line) {
    if (several_ && !student_) return diagnostics_.add(problems::expected_of_nobody(line.place));
    CheckedCase::Step& made = step(line.place);
    once_.read();
    for (const syntax::Pose& pose : line.expected)
      poses_.expect(pose, root_, {}, made.expected);
  }

  CheckedCase::Step& step(Span place) {
    return checked_.steps.emplace_back(CheckedCase::Step{student_, {}, {}, place});
  }

  const CheckedRegulation& regulation_;
  ObjectId root_;
  diagnostics::Diagnostics& diagnostics_;
  Poses poses_;
  PosedOnce once_;
  CheckedCase& checked_;
  bool several_ = false;
  std::optional<std::size_t> student_;  // the one the lines are about
};

}  // namespace

CheckedCase check_case(const syntax::Case& tree, const CheckedRegulation& regulation, const Curriculum& maquette,
                       diagnostics::Diagnostics& diagnostics) {
  CheckedCase checked;
  checked.widened = with_brought_lines(tree, regulation, maquette);
  const Curriculum& curriculum = checked.widened ? *checked.widened : maquette;
  checked.title = tree.title.text;
  if (tree.maquette) checked.maquette = tree.maquette->text;
  checked.place = tree.place;
  CaseReader(regulation, curriculum, diagnostics, checked).read(tree);
  return checked;
}

}  // namespace bareme::semantics
