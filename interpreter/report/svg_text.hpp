// Words inside a picture: what XML would read as markup is written out.
#pragma once

#include <string>

namespace bareme::report {

std::string svg_escaped(const std::string& text);

}  // namespace bareme::report
