// The nodes of the cases.
#include "syntax/nodes.hpp"
#include "syntax/nodes_statements.hpp"
#include "syntax/problems.hpp"
#include "syntax/scan.hpp"

namespace bareme::syntax::nodes {

ActPose act(Children& children, Span) {
  ActPose made;
  made.pose = children.take<Pose>();
  made.motive = children.take<Text>();
  return made;
}

MarkLine marks(Children& children, Span place) {
  MarkLine made;
  made.path = children.take<Path>();
  made.values = children.all<ExpressionPtr>();
  made.place = place;
  return made;
}

Given given(Children& children, Span place) {
  Given made;
  made.poses = children.take<Poses>().items;
  made.place = place;
  return made;
}

Expectation expectation(Children& children, Span place) {
  Expectation made;
  made.expected = children.take<Poses>().items;
  made.place = place;
  return made;
}

StudentLine student_line(Children& children, Span place) {
  StudentLine made;
  if (auto quoted = children.maybe<Text>())
    made.name = *quoted;
  else if (auto name = children.maybe<Name>())
    made.name = Text{name->text, name->place};
  made.place = place;
  return made;
}

Case test_case(Children& children, Span place) {
  Case made;
  made.title = children.take<Text>();
  made.maquette = children.maybe<Text>();
  made.steps = children.rest<decltype(made.steps)::value_type>();
  made.place = place;
  return made;
}

}  // namespace bareme::syntax::nodes
