#include "repl/lsp/inflected.hpp"

#include <algorithm>
#include <sstream>
#include <vector>

#include "text/fold.hpp"
#include "text/plural.hpp"

namespace bareme::repl::lsp {
namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;)
    words.push_back(word);
  return words;
}

enum class Form { Same, Plural, Singular, Feminine, FemininePlural };

// Of what is written, against the word of the name.
Form form_of(const std::string& written, const std::string& word) {
  if (written == word + "s" || written == word + "x") return Form::Plural;
  if (written + "s" == word || written + "x" == word) return Form::Singular;
  if (written == word + "e") return Form::Feminine;
  return written == word + "es" ? Form::FemininePlural : Form::Same;
}

std::string in_form(const std::string& word, Form form) {
  const std::string feminine = word.ends_with("é") ? word + "e" : word;
  std::string made = word;
  if (form == Form::Plural) made = text::plural(word);
  if (form == Form::Singular && text::ends_in_plural(word)) made.pop_back();
  if (form == Form::Feminine) made = feminine;
  if (form == Form::FemininePlural) made = text::plural(feminine);
  return text::same_name(made, word) ? made : word;
}

}  // namespace

std::string inflected(const std::string& written, const std::string& name, const std::string& renamed) {
  const std::vector<std::string> seen = words_of(written), old = words_of(name), words = words_of(renamed);
  if (written == name || seen.size() != old.size()) return renamed;
  std::vector<Form> forms;
  for (std::size_t i = 0; i < old.size(); ++i)
    forms.push_back(form_of(seen[i], old[i]));
  // As many words: each as it was. Else what is said of one is said of all.
  const auto marked = std::find_if(forms.begin(), forms.end(), [](Form form) { return form != Form::Same; });
  if (words.size() != old.size()) forms.assign(words.size(), marked == forms.end() ? Form::Same : *marked);
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : " ") + in_form(words[i], forms[i]);
  return text;
}

}  // namespace bareme::repl::lsp
