// accorder, décider, ajourner: an act, shown as before → after with its article, and who is left in the same case.
#include <algorithm>

#include <fmt/format.h>

#include "repl/shell/others.hpp"
#include "repl/shell/outline.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "report/value_text.hpp"
#include "session/past_precedents.hpp"

namespace bareme::repl {
namespace {

constexpr std::size_t narrowest = 30;
constexpr std::size_t named_at_most = 6;

std::string article_of(const Session& session, const jury::Act& act) {
  if (act.forced) return "hors règlement";
  if (!act.article.valid()) return "";
  const std::string number = session.regulation().articles[act.article.index()].number;
  return "art. " + number + (act.letter != 0 ? std::string(" ") + act.letter : "");
}

std::string value_words(const Session& session, const values::Value& value, const semantics::Type& type) {
  const char* symbol = value.is_code() ? report::symbol(session.regulation(), value) : "";
  return (*symbol != '\0' ? std::string(symbol) + " " : "") + report::value_text(session.regulation(), value, type);
}

std::string next_words(const Session& session, const jury::Act& act) {
  return act.next ? " suite " + session.regulation().code(*act.next).name : "";
}

// What stood: a decision taken before, else what the règlement proposes.
values::Value stood(const Deed& deed) {
  return deed.effect.posed.empty() ? deed.act.proposition : deed.effect.posed.front().before;
}

}  // namespace

void Shell::decide(std::string_view rest) { act(Session::Verb::Decide, rest, "décider"); }
void Shell::grant(std::string_view rest) { act(Session::Verb::Grant, rest, "accorder"); }
void Shell::adjourn(std::string_view rest) { act(Session::Verb::Adjourn, rest, "ajourner"); }

void Shell::act(Session::Verb verb, std::string_view rest, const char* command) {
  const std::optional<Asked> asked = student_and_rest(rest, command);
  if (!asked) return;
  diagnostics::Diagnostics problems;
  const std::optional<Deed> deed = session_.act(verb, asked->student, std::string(asked->rest), problems);
  if (!deed) return refuse(problems, asked->rest.empty() ? std::string_view(line_) : asked->rest);
  if (!keep(session_.log().operations().back().text)) {
    diagnostics::Diagnostics ignored;
    session_.undo(1, ignored);
    return;
  }
  scene_.object = deed->act.object;
  show(act_lines(*deed));
}

Shell::Lines Shell::act_lines(const Deed& deed) {
  const std::size_t room = std::max(narrowest, options_.width > 4 ? options_.width - 4 : 0);
  const std::string what = deed.what.empty() ? "" : deed.what + " ";
  std::string first = fmt::format("{} : {}{} → {}{}", session_.student_name(deed.act.student), what,
                                  value_words(session_, stood(deed), deed.act.type),
                                  value_words(session_, deed.act.value, deed.act.type), next_words(session_, deed.act));
  std::string why = article_of(session_, deed.act);
  if (!deed.limits.empty()) why += fmt::format("{}({})", why.empty() ? "" : " ", deed.limits);
  if (!why.empty()) first += " · " + why;
  Lines lines;
  for (const std::string& line : wrapped(first, room))
    lines.push_back((lines.empty() ? "  + " : "    ") + line);
  if (replaying_) return lines;
  Hypothesis rest = deed.effect;  // what the first line has not said
  rest.changes.erase(std::remove_if(rest.changes.begin(), rest.changes.end(),
                                    [&](const Change& change) {
                                      return !rest.posed.empty() && rest.posed.front().cell == change.cell;
                                    }),
                     rest.changes.end());
  for (const std::string& line : changes_of(rest, room))
    lines.push_back("    " + line);
  for (std::string& line : uneven_lines(deed))
    lines.push_back(std::move(line));
  return lines;
}

Shell::Lines Shell::uneven_lines(const Deed& deed) {
  if (deed.uneven.empty()) return {};
  std::vector<std::string> names;
  for (std::size_t i = 0; i < deed.uneven.size() && i < named_at_most; ++i)
    names.push_back(named_with_mean(deed.uneven[i].student, deed.act.object));
  if (deed.uneven.size() > named_at_most)
    names.push_back(fmt::format("et {}", others(deed.uneven.size() - named_at_most)));
  const std::string told =
      fmt::format("égalité de traitement : {} dans la même situation : {} (« semblables {} »)",
                  deed.uneven.size() == 1 ? "un étudiant est" : counted(deed.uneven.size(), "étudiant") + " sont",
                  joined(names, " · "), session_.student_number(deed.act.student));
  Lines lines;
  for (const std::string& line : wrapped(told, options_.width > 4 ? options_.width - 4 : narrowest))
    lines.push_back((lines.empty() ? "  ⚠ " : "    ") + line);
  return lines;
}

// « DUPONT Anne (E041) 9,83 »
std::string Shell::named_with_mean(std::size_t student, semantics::ObjectId object) const {
  const std::optional<plan::CellKey> mean = mean_cell(session_, object);
  const std::string name = session_.student_name(student);
  return mean ? name + " " + words(session_.value(student, *mean), *mean) : name;
}

namespace {

// What other years did of the same case; nothing when there is none. Nobody of another year is named.
void precedents(const Session& session, std::size_t student, semantics::ObjectId object, std::ostream& out) {
  Precedents past;
  diagnostics::Diagnostics problems;
  past.add_juries_beside(session, problems);
  past.add_earlier_years(session, problems);
  for (const Precedent& one : past.of(session, student, object)) {
    std::string by = one.decided ? " par le jury" : "";
    if (one.forced) by += ", hors règlement";
    if (!one.article.empty()) by += ", art. " + one.article;
    out << fmt::format("  même cas, {} : {}{} ({})\n", one.jury, one.result, by, counted(one.count, "étudiant"));
  }
  for (const diagnostics::Diagnostic& problem : problems.all())
    out << fmt::format("  ⚠ {}  un jury passé ne se lit pas : {}\n", problem.code(), problem.message());
}

}  // namespace

// semblables ÉTU [OBJET]: decided or not, this year and before.
void Shell::similar(std::string_view rest) {
  const std::optional<Asked> asked = student_and_rest(rest, "semblables");
  if (!asked) return;
  std::optional<semantics::ObjectId> about;
  if (!asked->rest.empty()) {
    about = object(asked->rest);
    if (!about) return;
  } else {
    about = last_act_object(asked->student);
  }
  const std::optional<plan::CellKey> result = result_cell(session_, *about);
  if (!result) return refuse(problems::no_verdict(title(session_, *about)), asked->rest.empty() ? line_ : asked->rest);
  const std::vector<Similar> found = session_.similar(asked->student, *about);
  show({fmt::format("  {} : {} dans la même situation que {} (même proposition, mêmes conditions non remplies)",
                    title(session_, *about),
                    found.empty()       ? "aucun étudiant n'est"
                    : found.size() == 1 ? "un étudiant est"
                                        : counted(found.size(), "étudiant") + " sont",
                    named_with_mean(asked->student, *about))});
  const std::optional<plan::CellKey> mean = mean_cell(session_, *about);
  std::vector<Row> rows;
  for (const Similar& one : found)
    rows.push_back({session_.student_name(one.student), mean ? words(session_.value(one.student, *mean), *mean) : "",
                    words(one.result, *result), one.decided ? "décidé par le jury" : ""});
  show_page(table(rows, {Align::Left, Align::Right, Align::Left, Align::Left}, options_.width, Titles::None), "lignes");
  precedents(session_, asked->student, *about, out_);
}

// The object of the student's last act; else the first refused UE, else the year.
semantics::ObjectId Shell::last_act_object(std::size_t student) const {
  semantics::ObjectId found = session_.curriculum().root();
  for (const jury::Act& act : session_.log().acts())
    if (act.student == student) found = act.object;
  if (found != session_.curriculum().root()) return found;
  const auto all = with_result(session_, objects_below(session_, session_.curriculum().root()));
  return all.empty() ? found : all.front();
}

}  // namespace bareme::repl
