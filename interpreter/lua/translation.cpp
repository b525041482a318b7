#include "lua/translation.hpp"

#include <fmt/format.h>

#include "lua/parser.hpp"
#include "lua/token.hpp"

namespace bareme::lua {
namespace {

std::string listed(const std::vector<DefinedFunction>& functions) {
  std::string names;
  for (const DefinedFunction& function : functions)
    names += (names.empty() ? "" : ", ") + ascii_name(function.name);
  return names;
}

// What stands between two tokens, blanks and comments, is kept: lines stay where they are.
std::string written(std::string_view source, const std::vector<Token>& tokens, const std::vector<Edit>& edits) {
  std::string text;
  std::size_t end = source.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    text += source.substr(end, tokens[i].begin - end);
    text += edits[i].before;
    text += edits[i].replacement ? std::string_view(*edits[i].replacement) : tokens[i].text;
    text += edits[i].after;
    end = tokens[i].begin + tokens[i].text.size();
  }
  return text;
}

}  // namespace

Translation translate(const std::string& path, std::string_view source, std::vector<Fault>& faults,
                      const std::vector<DefinedFunction>& brought, bool library) {
  Translation translation;
  try {
    const std::vector<Token> tokens = tokens_of(source);
    Parser parser(tokens, brought, library);
    parser.read();
    for (const Mistake& mistake : parser.mistakes())
      faults.push_back({mistake.message, path, mistake.line, ""});
    translation.functions = parser.functions();
    translation.required = parser.required();
    translation.constant = parser.constant();
    const std::string names = listed(translation.functions), others = listed(brought);
    if (!others.empty()) translation.text = "local " + others + " = ... ";
    translation.text += names.empty() ? "" : "local " + names + " ";
    translation.text += written(source, tokens, parser.edits());
    if (!names.empty()) translation.text += "\nreturn " + names;
  } catch (const Unreadable& unreadable) {
    faults.push_back({unreadable.message, path, unreadable.line, ""});
  }
  return translation;
}

}  // namespace bareme::lua
