// exception: one run on one student, whether it applies or not. recharger: the Lua files read again, at once.
#include <fmt/format.h>

#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "report/explanation.hpp"
#include "report/value_text.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

constexpr std::size_t told_apart = 4;  // objects an exception does not apply to, named one by one

std::string words_of(const Session& session, const evaluation::Trace& trace) {
  const std::string value = report::value_text(session.regulation(), trace.value, trace.type);
  const std::string& said = trace.reason.empty() ? trace.remark : trace.reason;
  return said.empty() ? value : value + " (" + said + ")";
}

// The longest label the line begins with, of one or several words.
std::string label_at(std::string_view line, const std::vector<std::string>& labels, std::string_view& rest) {
  std::string found;
  for (const std::string& label : labels)
    if (const std::size_t count = repl::words_of(label).size(); count > repl::words_of(found).size()) {
      const std::vector<std::string_view> words = repl::words_of(line);
      if (words.size() < count || !text::same_name(std::string(between(words.front(), words[count - 1])), label))
        continue;
      found = label;
      rest = trimmed(line.substr(static_cast<std::size_t>(words[count - 1].end() - line.begin())));
    }
  return found;
}

}  // namespace

void Shell::try_exception(std::string_view rest) {
  std::string_view who;
  const std::vector<std::string> labels = session_.exception_labels();
  const std::string label = label_at(rest, labels, who);
  if (label.empty()) return refuse(problems::unknown_exception(std::string(rest), labels), rest.empty() ? line_ : rest);
  const std::optional<Asked> asked = student_and_rest(who, "exception");
  if (!asked) return;
  report::ExplanationOptions options;
  options.width = options_.width;
  options.colour = options_.colour;
  if (!asked->in_full) show({session_.student_name(asked->student)});
  std::size_t elsewhere = 0;
  Lines others;
  for (const Session::Tried& tried : session_.try_exception(asked->student, label)) {
    const std::string name = session_.label(tried.cell);
    if (tried.applies) {
      show({fmt::format("  ✓ {} : s'applique", name)});
      out_ << report::explanation(session_.regulation(), tried.value, options);
    } else if (++elsewhere <= told_apart) {
      others.push_back(fmt::format("  − {} : {} ; donnerait {}", name,
                                   tried.condition.label + " " + words_of(session_, tried.condition),
                                   words_of(session_, tried.value)));
    }
  }
  if (elsewhere > told_apart)
    others.push_back(fmt::format("  … et {} autres où elle ne s'applique pas", elsewhere - told_apart));
  show(others);
}

void Shell::reload(std::string_view) {
  diagnostics::Diagnostics problems;
  const std::optional<std::size_t> read = session_.reload_lua(problems);
  if (!read) return refuse(problems, line_);
  diagnostics::Diagnostics again;
  if (!session_.evaluate({}, again)) return refuse(again, line_);
  show({*read == 0 ? "  le règlement n'a pas de fichier Lua"
                   : fmt::format("  {} relu{} et recalculé", counted(*read, "fichier Lua"), *read > 1 ? "s" : "")});
}

}  // namespace bareme::repl
