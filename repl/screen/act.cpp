// The foot of the page: what the jury did last, in this sitting; what « et si » supposed.
#include <fmt/format.h>

#include "repl/screen/scene.hpp"
#include "repl/shell/outline.hpp"
#include "repl/wording.hpp"
#include "report/value_text.hpp"

namespace bareme::repl {
namespace {

using values::Value;

std::string value_words(const Session& session, const Value& value, const semantics::Type& type) {
  const char* symbol = value.is_code() ? report::symbol(session.regulation(), value) : "";
  return (*symbol != '\0' ? std::string(symbol) + " " : "") + report::value_text(session.regulation(), value, type);
}

std::string article_of(const Session& session, const jury::Act& act) {
  if (act.forced) return " · hors règlement";
  if (!act.article.valid()) return "";
  const std::string number = session.regulation().articles[act.article.index()].number;
  return " · art. " + number + (act.letter != 0 ? std::string(" ") + act.letter + ")" : "");
}

// A mark that is a number, before and after; of a code, or of the dossier, that there is one.
std::string posed_words(const Session& session, const PosedInput& posed) {
  const auto plain = [](const Value& value) { return value.is_number() || !value.present(); };
  const bool is_mark = posed.type.mark || posed.cell.has_value();
  if (!is_mark) return "une entrée de son dossier";
  if (!plain(posed.before) || !plain(posed.after)) return posed.label;
  const auto words = [&](const Value& value) { return report::value_text(session.regulation(), value, posed.type); };
  return fmt::format("{} {} → {}", posed.label, words(posed.before), words(posed.after));
}

}  // namespace

report::Screen::Act act_shown(const Session& session, const jury::Act& act, bool saved) {
  if (act.kind == jury::Act::Kind::Call) {
    std::vector<std::string> exams;
    for (const jury::Setting& setting : act.settings)
      exams.push_back(session.curriculum().address(setting.key.object));
    return {fmt::format("{} : convoqué en session {} : {}", session.student_name(act.student),
                        act.settings.front().key.session, joined(exams, ", ")),
            act.motive, saved};
  }
  const bool root = act.object == session.curriculum().root();
  std::string what = root ? "" : session.curriculum().address(act.object) + " ";
  if (act.kind == jury::Act::Kind::Grant) what += session.regulation().fact(act.fact).name + " ";
  std::string next = act.next ? " suite " + session.regulation().code(*act.next).name : "";
  return {fmt::format("{} : {}{} → {}{}{}", session.student_name(act.student), what,
                      value_words(session, act.proposition, act.type), value_words(session, act.value, act.type), next,
                      article_of(session, act)),
          act.motive, saved};
}

std::string supposed_words(const Session& session, std::size_t student, const Hypothesis& hypothesis) {
  std::vector<std::string> pieces;
  for (const PosedInput& posed : hypothesis.posed)
    pieces.push_back(posed_words(session, posed));
  return joined(pieces, " ; ") + " · " + session.student_name(student);
}

}  // namespace bareme::repl
