// The answers: lines, pages, and refusals in the shape of the jury (the line typed, what is marked in it, the remedy,
// what was not done).
#include "repl/shell/shell.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "repl/commands/opening.hpp"
#include "repl/shell/problems.hpp"
#include "repl/wording.hpp"
#include "report/value_text.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

constexpr const char* margin = "    ";

// « ^^^^ » under the part of the line it is about.
std::string carets(const std::string& line, std::string_view at) {
  const std::size_t begin = static_cast<std::size_t>(at.data() - line.data());
  const std::size_t width = std::max<std::size_t>(1, text::display_width(at));
  return margin + std::string(text::display_width(std::string_view(line).substr(0, begin)), ' ') +
         std::string(width, '^');
}

std::string as_sentence(std::string help) {
  if (!help.ends_with('.')) help += '.';
  return help;
}

}  // namespace

Shell::Shell(Session& session, std::ostream& out, std::ostream& err, const ShellOptions& options, SessionLog log)
    : session_(session), out_(out), err_(err), options_(options), log_(std::move(log)), paint_(options.colour) {}

// Says which layer speaks: the base, acts that are not in it, or what is supposed.
std::string Shell::prompt() const {
  if (confirming_) return confirmation() + "› ";
  const std::string scene = session_.scenes().current;
  std::string name = !scene.empty()   ? "hypothèse " + scene + (unsaved() == 0 ? "" : fmt::format("* {}", unsaved()))
                     : unsaved() == 0 ? "base"
                                      : fmt::format("jury* {}", unsaved());
  if (options_.names_student && focus_) name += " " + session_.student_number(*focus_);
  return name + "› ";
}

void Shell::greet() {
  const semantics::CheckedRegulation& regulation = session_.regulation();
  const std::string& promotion = session_.promotion().name;
  const std::string jury = session_.jury().session ? fmt::format("jury de session {}", *session_.jury().session)
                                                   : "session du jury non précisée";
  show(listed(promotion.empty() ? session_.curriculum().title : promotion,
              {counted(session_.promotion().size(), "étudiant"), "règlement " + regulation.version, jury,
               "LECTURE SEULE jusqu'à « enregistrer »"},
              options_.width));
  if (const std::string remark = later_marks(session_); !remark.empty()) show(wrapped(remark, options_.width));
  if (const auto left = log_.interrupted())
    if (const std::string what = left_words(*left); !what.empty())
      show(wrapped(fmt::format("Une séance interrompue ({}) a laissé {} : « reprendre » refait tout, ligne à ligne.",
                               left->id, what),
                   options_.width));
  if (const std::size_t closed = session_.promotion().size() - open_students(session_); closed != 0)
    show({fmt::format("Année close pour {} : ni note ni acte, sauf à la rouvrir (« rouvrir »)",
                      counted(closed, "étudiant"))});
  if (Lines beside = sessions_beside(); !beside.empty()) show(beside);
  show({"« ? » pour l'aide, « quitter » pour fermer"});
}

void Shell::show(const Lines& lines) {
  if (const std::string scene = session_.scenes().current; !scene.empty() && !std::exchange(headed_, true))
    out_ << "  " << paint_.reverse("HYPOTHÈSE") << ' ' << scene << '\n';
  for (const std::string& line : lines)
    for (const std::string& part : fitted(discreet(line)))
      out_ << paint_.marks(part) << '\n';
}

// On a narrow page, and on a terminal, which would cut it in the middle of a word, a line that nothing has folded goes
// on under itself.
Shell::Lines Shell::fitted(const std::string& line) const {
  constexpr std::size_t narrow = 60, hanging = 4;
  const bool cuts = options_.width < narrow || options_.measure != nullptr;
  if (!cuts || text::display_width(line) <= options_.width) return {line};
  const std::size_t indent = std::min(line.find_first_not_of(' '), options_.width / 2);
  Lines parts;
  for (const std::string& part : wrapped(trimmed(std::string_view(line)), options_.width - indent - hanging))
    parts.push_back(std::string(indent + (parts.empty() ? 0 : hanging), ' ') + part);
  return parts;
}

void Shell::show_page(Lines lines, const std::string& what) {
  const std::size_t shown = std::min(lines.size(), options_.page);
  offer(Lines(std::make_move_iterator(lines.begin() + static_cast<std::ptrdiff_t>(shown)),
              std::make_move_iterator(lines.end())));
  lines.resize(shown);
  show(lines);
  if (rest_.empty()) return;
  const std::string left = rest_.size() == 1 && what.ends_with('s') ? what.substr(0, what.size() - 1) : what;
  show({fmt::format("  … encore {} {} : « encore », ou « encore tout ».", rest_.size(), left)});
}

// The part of the typed line a problem is about: its own place when the text it was found in is what was typed.
std::string_view Shell::marked(const diagnostics::Diagnostic& diagnostic, std::string_view at) const {
  if (!diagnostic.place() || session_.sources()[diagnostic.place()->source].text() != at) return at;
  const std::size_t begin = std::min<std::size_t>(diagnostic.place()->begin, at.size());
  return at.substr(begin, diagnostic.place()->end - diagnostic.place()->begin);
}

// On a terminal, continued under itself; in a file a line is a line.
void Shell::tell_help(const std::string& title, const std::string& help) {
  const std::size_t beside = text::display_width(margin + title);
  if (!options_.measure || beside + text::display_width(help) <= options_.width) {
    err_ << margin << title << help << '\n';
    return;
  }
  std::string opening = margin + title;
  for (const std::string& line : wrapped(help, options_.width - beside))
    err_ << std::exchange(opening, std::string(beside, ' ')) << line << '\n';
}

void Shell::refuse(const diagnostics::Diagnostic& diagnostic, std::string_view at) {
  diagnostics::Diagnostics one;
  one.add(diagnostic);
  refuse(one, at);
}

void Shell::refuse(const diagnostics::Diagnostics& diagnostics, std::string_view at) {
  out_.flush();
  std::string codes;
  for (const diagnostics::Diagnostic& diagnostic : diagnostics.all()) {
    const std::string_view part = marked(diagnostic, at);
    err_ << paint_.bad("✗") << ' ' << diagnostic.code() << "  " << diagnostic.message() << '\n';
    err_ << margin << line_ << '\n' << carets(line_, part);
    if (!diagnostic.mark().empty()) err_ << ' ' << diagnostic.mark();
    err_ << '\n';
    for (const std::string& help : diagnostic.helps())
      tell_help(&help == &diagnostic.helps().front() ? "Remède : " : "    ou : ", as_sentence(help));
    if (codes.find(diagnostic.code()) == std::string::npos)
      codes += (codes.empty() ? "? " : " ; ? ") + diagnostic.code();
  }
  err_ << margin << "Rien n'a été modifié.   Détail : " << codes << '\n' << std::flush;
  ++refused_;
  outcome_ = std::max(outcome_, exit_of(diagnostics) == Exit::BaseError ? Exit::BaseError : Exit::Usage);
}

std::string Shell::words(const values::Value& value, const plan::CellKey& cell) const {
  const semantics::CheckedRegulation& regulation = session_.regulation();
  const std::string text =
      report::value_text(regulation, value, session_.type(cell), regulation.quantity(cell.quantity).rounding);
  const std::string symbol = report::symbol(regulation, value);
  return symbol.empty() ? text : symbol + " " + text;
}

void Shell::offer(Lines whole) {
  rest_ = std::move(whole);
  rest_to_make_ = nullptr;
}

void Shell::offer(std::function<Lines()> whole) {
  rest_.clear();
  rest_to_make_ = std::move(whole);
}

void Shell::more(std::string_view rest) {
  if (rest_to_make_) rest_ = std::exchange(rest_to_make_, nullptr)();
  if (rest_.empty()) return refuse(problems::nothing_more(), line_);
  Lines lines = std::move(rest_);
  rest_.clear();
  if (text::same_name(rest, "tout"))
    show(lines);
  else
    show_page(std::move(lines), "lignes");
}

void Shell::leave(std::string_view) {
  if ((unsaved() != 0 || !composition_kept_) && !warned_) {
    warned_ = true;
    return show(
        {fmt::format("  {} : « enregistrer », ou « quitter » encore une fois", not_saved()), "  " + where_kept()});
  }
  leaving_ = true;
  end();
}

void Shell::end() {
  if (unsaved() == 0 && composition_kept_) return log_.close();
  if (!warned_) show({"  " + not_saved() + "   " + where_kept()});
}

std::string Shell::not_saved() const {
  if (unsaved() == 0) return "la composition du jury n'est pas enregistrée";
  return unsaved() == 1 ? "1 acte n'est pas enregistré" : counted(unsaved(), "acte") + " ne sont pas enregistrés";
}

std::string Shell::where_kept() const {
  return log_.path().empty() ? "Rien n'en garde trace : cette séance n'a pas de journal sur le disque."
                             : "Gardé dans le journal de la séance : « reprendre », à la prochaine ouverture.";
}

}  // namespace bareme::repl
