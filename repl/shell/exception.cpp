// exception: one run on one student, whether it applies or not. recharger: the Lua files read again, at once.
#include <algorithm>

#include <fmt/format.h>

#include "diagnostics/render.hpp"
#include "repl/shell/others.hpp"
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

// The name of an exception is written between quotes in the règlement.
std::string without_quotes(std::string_view typed) {
  std::string plain(typed);
  for (const std::string_view quote : {"\"", "« ", " »", "«", "»"})
    for (std::size_t at = plain.find(quote); at != plain.npos; at = plain.find(quote, at))
      plain.erase(at, quote.size());
  return plain;
}

// Of several words, the last is the student: « retard moreau ».
std::string without_last_word(std::string_view rest) {
  const std::vector<std::string_view> words = repl::words_of(rest);
  if (words.size() < 2) return std::string(trimmed(rest));
  return std::string(between(words.front(), words[words.size() - 2]));
}

}  // namespace

void Shell::try_exception(std::string_view typed) {
  const std::string plain = without_quotes(typed);
  const std::string_view rest = plain;
  std::string_view who;
  const std::vector<std::string> labels = session_.exception_labels();
  const std::string label = label_at(rest, labels, who);
  if (const std::string name(trimmed(rest));
      !name.empty() && !session_.lua_texts(name).empty() && (label.empty() || trimmed(who).empty()))
    return show_lua(name);
  if (label.empty()) {
    const std::string name = without_last_word(rest);
    return refuse(problems::unknown_exception(name, labels), name.empty() ? line_ : typed.substr(0, name.size()));
  }
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
                                   !tried.condition.formula.empty()
                                       ? tried.condition.formula
                                       : tried.condition.label + " " + words_of(session_, tried.condition),
                                   words_of(session_, tried.value)));
    }
  }
  if (elsewhere > told_apart)
    others.push_back(fmt::format("  … et {} où elle ne s'applique pas", repl::others(elsewhere - told_apart)));
  show(others);
}

void Shell::reload(std::string_view) {
  diagnostics::Diagnostics problems;
  const std::optional<Session::Reloaded> read = session_.reload_lua(problems);
  if (!read) return refuse_text(problems);
  if (read->files == 0) return show({"  le règlement n'a pas de fichier Lua"});
  std::string changes = ", rien ne change";
  if (!read->changes.empty()) {
    std::size_t students = 0;
    for (std::size_t i = 0; i < read->changes.size(); ++i)
      students += i == 0 || read->changes[i].student != read->changes[i - 1].student;
    changes = fmt::format(
        ", {} chez {}", counted(read->changes.size(), "valeur") + (read->changes.size() > 1 ? " changent" : " change"),
        counted(students, "étudiant"));
  }
  Lines lines{fmt::format(
      "  {} recalculé{}",
      read->files > 1 ? fmt::format("{} fichiers Lua relus et", read->files) : std::string("1 fichier Lua relu et"),
      (read->files > 1 ? "s" : "") + changes)};
  for (std::size_t i = 0; i < read->changes.size() && i < told_apart * 2; ++i) {
    const Session::Reloaded::Change& one = read->changes[i];
    lines.push_back(fmt::format("    {} {} : {} → {}", session_.promotion().students[one.student].number,
                                session_.label(one.cell), words(one.before, one.cell), words(one.after, one.cell)));
  }
  if (read->changes.size() > told_apart * 2)
    lines.push_back(fmt::format("    … et {}", others(read->changes.size() - told_apart * 2)));
  show(lines);
}

// A fault of a file is shown where it is, as « verifier » does: the line that was typed has nothing wrong.
void Shell::refuse_text(const diagnostics::Diagnostics& problems) {
  const bool of_a_text = std::any_of(problems.all().begin(), problems.all().end(),
                                     [](const diagnostics::Diagnostic& one) { return one.place().has_value(); });
  if (!of_a_text) return refuse(problems, line_);
  out_.flush();
  for (const diagnostics::Diagnostic& problem : problems.all())
    err_ << diagnostics::render(problem, session_.sources()) << '\n';
  err_ << "  Rien n'a été modifié.\n" << std::flush;
  ++refused_;
  outcome_ = std::max(outcome_, Exit::Usage);
}

// « exception NOM », or « exception FONCTION », without a student: the text that decides, whole.
void Shell::show_lua(const std::string& name) {
  Lines lines;
  for (const Session::LuaText& text : session_.lua_texts(name)) {
    lines.push_back(fmt::format("  fonction lua {} : {}", text.function, text.motive));
    lines.push_back(
        fmt::format("  {}, ligne {} ; empreinte du fichier {}", text.file, text.line, text.fingerprint.substr(0, 16)));
    for (std::size_t begin = 0; begin < text.text.size();) {
      const std::size_t end = std::min(text.text.find('\n', begin), text.text.size());
      lines.push_back("    " + text.text.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  show(lines);
}

}  // namespace bareme::repl
