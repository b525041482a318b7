#include "repl/terminal.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "diagnostics/render.hpp"

namespace bareme::repl {
namespace {

using diagnostics::Diagnostic;
using diagnostics::Severity;

bool begins(const std::string& code, std::string_view opening) {
  return std::string_view(code).substr(0, opening.size()) == opening;
}

// The gravest first: a base that cannot be used explains the rest.
Exit exit_of(const Diagnostic& diagnostic) {
  const std::string& code = diagnostic.code();
  if (begins(code, "J00") || begins(code, "J01")) return Exit::BaseError;
  if (begins(code, "B") || begins(code, "L")) return Exit::ScriptError;
  if (begins(code, "J04") && code != "J049") return Exit::Usage;
  return Exit::DataError;
}

bool same(const Diagnostic& left, const Diagnostic& right) {
  return left.place() && right.place() && left.code() == right.code() &&
         (left.message() == right.message() || (!left.mark().empty() && left.mark() == right.mark())) &&
         left.place()->source == right.place()->source && left.place()->begin == right.place()->begin &&
         left.place()->end == right.place()->end;
}

// In order, and once: what is read twice, a condition and the code it gives, would be told twice.
diagnostics::Diagnostics told_once(diagnostics::Diagnostics all) {
  all.sort();
  diagnostics::Diagnostics once;
  for (const Diagnostic& diagnostic : all.all())
    if (once.all().empty() || !same(once.all().back(), diagnostic)) once.add(diagnostic);
  return once;
}

}  // namespace

Exit exit_of(const diagnostics::Diagnostics& diagnostics) {
  Exit worst = Exit::Fine;
  for (const Diagnostic& diagnostic : diagnostics.all())
    if (diagnostic.severity() == Severity::Error) worst = std::max(worst, exit_of(diagnostic));
  return worst;
}

void show(const diagnostics::Diagnostics& diagnostics, const diagnostics::Sources& sources, Terminal& terminal,
          std::size_t limit) {
  const diagnostics::Diagnostics sorted = told_once(diagnostics);
  const std::size_t count = sorted.all().size() + diagnostics.dropped();
  if (count == 0) return;
  const diagnostics::RenderStyle style{terminal.err_colour, terminal.err_is_tty ? terminal.columns() : 0};
  if (count <= limit) {
    terminal.err << render(sorted, sources, style);
    return;
  }
  for (std::size_t i = 0; i < std::min(limit, sorted.all().size()); ++i)
    terminal.err << render(sorted.all()[i], sources, style) << '\n';
  const std::size_t others = count - std::min(limit, sorted.all().size());
  terminal.err << fmt::format("et {} autre{}.\n", others, others == 1 ? "" : "s");
}

}  // namespace bareme::repl
