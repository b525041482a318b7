// pourquoi pas: what stands between a student and a result, or any condition.
#include "repl/shell/shell.hpp"
#include "repl/shell/why_not_words.hpp"

namespace bareme::repl {

// « pourquoi pas ADM » speaks of the student in view.
bool Shell::begins_with_result(std::string_view text) const {
  const std::vector<std::string_view> words = words_of(text);
  const semantics::CheckedRegulation& rules = session_.regulation();
  const semantics::ListId codes = rules.list_named("résultat");
  return !words.empty() && codes.valid() && rules.code_named(codes, std::string(words.front())).has_value();
}

void Shell::why_not(std::string_view rest) {
  const std::optional<Asked> asked =
      focus_ && begins_with_result(rest) ? Asked{*focus_, rest, false} : student_and_rest(rest, "pourquoi pas");
  if (!asked) return;
  diagnostics::Diagnostics problems;
  const std::optional<Refusal> refusal = session_.why_not(asked->student, std::string(asked->rest), problems);
  if (!refusal) return refuse_typed(problems, asked->rest);
  if (!asked->in_full) show({session_.student_name(asked->student)});
  for (const std::string& line : why_not_lines(session_, *refusal, options_.width))
    out_ << paint_.marks(line) << '\n';
}

}  // namespace bareme::repl
