// pourquoi: where a value comes from. calculer: what any expression is worth.
#include <fmt/format.h>

#include "repl/shell/outline.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "report/explanation.hpp"
#include "report/value_text.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    lines.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

// « MAN7.EF = 12 » compares; whoever types it may have meant to try it.
bool poses(std::string_view text) {
  const std::size_t equal = text.find('=');
  return equal != std::string_view::npos && equal > 0 && text.find('=', equal + 1) == std::string_view::npos &&
         text.find_first_of("<>(+") == std::string_view::npos;
}

// « pourquoi A01 "places tenues" » : a text alone explains nothing, a name was meant.
std::string_view unquoted(std::string_view text) {
  const bool alone = text.size() > 2 && text.front() == '"' && text.find('"', 1) == text.size() - 1;
  return alone ? text.substr(1, text.size() - 2) : text;
}

// Takes « --tout » or « tout » off the end.
bool take_everything(std::string_view& text) {
  const std::vector<std::string_view> words = words_of(text);
  if (words.empty()) return false;
  const std::string last = text::fold_word(words.back());
  if (last != "tout" && last != "--tout" && last != "-tout")
    return false;  // two hyphens may have been typed as one dash
  text = trimmed(text.substr(0, static_cast<std::size_t>(words.back().data() - text.data())));
  return true;
}

}  // namespace

void Shell::why(std::string_view rest) {
  const bool everything = take_everything(rest);
  const std::optional<Asked> asked = student_and_rest(rest, "pourquoi");
  if (!asked) return;
  const std::optional<Question> question =
      asked->rest.empty() ? outermost_result() : understood(asked->rest, Alone::Result);
  if (!question) return;
  report::ExplanationOptions options;
  options.width = options_.width;
  options.colour = options_.colour;
  options.unfold = "encore";
  options.all = everything;
  const auto trace = std::make_shared<const evaluation::Trace>(session_.explain(asked->student, *question));
  if (!asked->in_full) show({session_.student_name(asked->student)});
  out_ << discreet(report::explanation(session_.regulation(), *trace, options));
  if (everything) return offer(Lines{});
  options.all = true;
  offer([this, trace, options] { return lines_of(report::explanation(session_.regulation(), *trace, options)); });
}

void Shell::compute(std::string_view rest) {
  const std::optional<Asked> asked = student_and_rest(rest, "calculer");
  if (!asked) return;
  if (asked->rest.empty()) return refuse(problems::missing_word("calculer", "calculer ÉTUDIANT S7.moyenne"), line_);
  const std::optional<Question> question = understood(asked->rest, Alone::Average);
  if (!question) return;
  const values::Value value = session_.value(asked->student, *question);
  const std::string text =
      question->cell ? words(value, *question->cell) : report::value_text(session_.regulation(), value, question->type);
  show({fmt::format("  {} : {} = {}", session_.student_name(asked->student), question->label, text)});
  if (question->type.kind == values::Kind::Truth && poses(asked->rest))
    show({fmt::format("  pour essayer cette valeur : et si {} {}", session_.student_number(asked->student),
                      asked->rest)});
}

std::optional<Question> Shell::understood(std::string_view text, Alone alone) {
  text = unquoted(text);
  diagnostics::Diagnostics problems;
  std::optional<Question> question = session_.question(std::string(text), problems, alone);
  if (!question) refuse_typed(problems, text);
  if (question && question->cell) scene_.object = question->cell->object;
  return question;
}

// What « pourquoi moreau » asks: the year's result.
std::optional<Question> Shell::outermost_result() {
  const auto objects = with_result(session_, objects_below(session_, session_.curriculum().root()));
  if (!objects.empty()) return session_.asked(*result_cell(session_, objects.front()));
  refuse(problems::missing_word("pourquoi", "pourquoi ÉTUDIANT VALEUR"), line_);
  return std::nullopt;
}

}  // namespace bareme::repl
