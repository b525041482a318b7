// What a « document » block says.
#include "syntax/nodes_statements.hpp"

namespace bareme::syntax::nodes {

Document::Shown shown(Children& children, Span place) {
  Document::Shown made;
  made.value = children.expression();
  made.label = children.maybe<Text>();
  made.label_en = children.maybe<Text>();
  made.place = place;
  return made;
}

Document::Line document_line(Children& children, Span place) {
  Document::Line made;
  made.level = children.take<Name>();
  made.items = children.all<Document::Shown>();
  made.place = place;
  return made;
}

Document document(Children& children, Span place) {
  Document made;
  made.name = children.take<Text>();
  made.languages = children.all<Text>();
  made.scope = children.maybe<Set>();
  made.lines = children.all<Document::Line>();
  made.place = place;
  return made;
}

}  // namespace bareme::syntax::nodes
