// A document is a template and a JSON: the template says where each value stands (Mustache: {{name}}, {{#list}}…), the
// JSON what it is, already in words (value_text). Every value is escaped for HTML; a template that would leave one as
// it is ({{{name}}}, {{&name}}, other delimiters) is refused, so that no name of a student is ever markup.
#pragma once

#include <string>
#include <string_view>

namespace bareme::report {

struct Document {
  std::string text;
  std::string fault;  // what is wrong with the template, or the JSON; empty: `text` is the document
};
// An empty text, an absent value and an empty list are « false » to a section.
Document document(std::string_view page, std::string_view json);

}  // namespace bareme::report
