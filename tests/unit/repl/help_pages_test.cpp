// The help of the program only sends to pages there are.
#include <catch2/catch.hpp>

#include <regex>
#include <sstream>

#include "repl/command_line.hpp"
#include "session/session.hpp"

namespace bareme {

TEST_CASE("help: the codes cited by « bareme --help » and « bareme aide --help » have their page", "[help]") {
  for (const std::vector<std::string>& asked :
       {std::vector<std::string>{"--help"}, std::vector<std::string>{"aide", "--help"}}) {
    std::istringstream in;
    std::ostringstream out, err;
    repl::Terminal terminal{in, out, err};
    repl::run(asked, terminal);
    const std::string said = out.str();
    const std::regex cited("bareme aide ([BIJL][0-9]{3})");
    std::size_t count = 0;
    for (std::sregex_iterator one(said.begin(), said.end(), cited), end; one != end; ++one, ++count) {
      INFO(one->str());
      CHECK(error_page((*one)[1]).has_value());
    }
    CHECK(count >= 1);
  }
}

}  // namespace bareme
