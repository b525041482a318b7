// enregistrer: what is about to be written, the number typed to confirm, what was written; and what a base changed
// meanwhile shows.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "repl/shell/others.hpp"
#include "repl/shell/outline.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "report/value_text.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

constexpr std::size_t told_at_most = 20;

// « 22/11/2026 14:05 » as « 2026-11-22 ».
std::string iso_day(const std::string& now) {
  return now.size() < 10 ? now : now.substr(6, 4) + "-" + now.substr(3, 2) + "-" + now.substr(0, 2);
}

std::string day_words(const std::string& iso) {
  return iso.size() == 10 ? iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4) : iso;
}

std::string proposition_now(const Session& session, std::size_t student, semantics::ObjectId object) {
  const auto cell = proposition_cell(session, object);
  if (!cell) return "";
  const values::Value value = session.value(student, *cell);
  return value.is_code() ? session.regulation().code(value.code()).name : values::describe(value.state());
}

std::string act_words(const Session& session, const jury::Act& act) {
  const semantics::CheckedRegulation& regulation = session.regulation();
  std::string words = report::value_text(regulation, act.value, act.type);
  if (act.next) words += " suite " + regulation.code(*act.next).name;
  if (act.proposition.is_code()) words += " · proposé " + regulation.code(act.proposition.code()).name;
  if (act.forced) words += " · hors règlement";
  return words;
}

}  // namespace

void Shell::save(std::string_view rest) {
  if (!rest.empty()) return refuse(problems::missing_word("enregistrer", "enregistrer"), rest);
  if (unsaved() == 0 || session_.base().empty() || options_.author.empty()) return write_batch();  // says which
  std::size_t forced = 0;
  Lines lines{"  À enregistrer : " + counted(unsaved(), "acte") + " du jury" +
              (composition_kept_ ? "" : ", et sa composition")};
  for (const jury::Operation& operation : session_.log().operations()) {
    if (!operation.act) continue;
    lines.push_back("    " + operation.text);
    forced += operation.act->forced ? 1 : 0;
  }
  if (forced != 0) lines.push_back(fmt::format("  dont {} hors règlement", forced));
  show(lines);
  ask_to_confirm({unsaved(), "d'actes", "enregistrer", [this] { write_batch(); }});
}

void Shell::ask_to_confirm(Confirming confirming) {
  if (options_.no_questions) return confirming.then();
  confirming_ = std::move(confirming);
  if (!options_.prompts && options_.measure == nullptr) show({"  " + confirmation()});
}

std::string Shell::confirmation() const { return "Taper le nombre " + confirming_->of + " pour confirmer"; }

// The line after « enregistrer », « clôturer »: the number, or nothing is written.
void Shell::confirm(std::string_view typed) {
  const Confirming asked = *std::exchange(confirming_, std::nullopt);
  const std::string expected = std::to_string(asked.expected);
  if (typed == expected) return asked.then();
  refuse(problems::not_confirmed(asked.command, expected), line_.empty() ? std::string_view(line_) : typed);
}

void Shell::write_batch() {
  const std::string now = options_.now ? options_.now() : "";
  const std::vector<jury::Act> acts = session_.log().acts();
  diagnostics::Diagnostics problems;
  const std::optional<SaveReport> saved =
      session_.save({options_.author, now, iso_day(now), log_.path().empty() ? "" : log_.id(), log_.events(),
                     composition_kept_ ? "" : composition_},
                    problems);
  if (!saved || problems.has_errors()) {
    refuse(problems, line_);
    if (saved) tell_changed(saved->changed);
    return;
  }
  if (!acts.empty()) scene_.saved = acts.back();
  const bool composed = !std::exchange(composition_kept_, true);
  log_.write("enregistrer", listed_remark(saved->batch, now));  // what is in the base stays there, even unsaid
  show({saved->batch == 0
            ? fmt::format("✓ Composition du jury enregistrée par « {} ». Aucun acte, aucune décision touchée.",
                          options_.author)
            : fmt::format("✓ Lot {} enregistré par « {} » : {}{}. Aucune décision antérieure touchée.", saved->batch,
                          options_.author, counted(saved->acts, "acte"), composed ? ", composition du jury" : ""),
        "  base inchangée depuis l'ouverture ✓ · copie d'avant : " + saved->backup,
        "  « bareme verifier-journal " + session_.base() + " » donne l'empreinte à porter au procès-verbal"});
}

std::string Shell::listed_remark(std::int64_t batch, const std::string& now) {
  return fmt::format("{}{}", batch == 0 ? "composition du jury" : fmt::format("lot {}", batch),
                     now.empty() ? "" : " · " + now);
}

void Shell::tell_changed(const std::vector<plan::Difference>& changed) {
  Lines lines;
  for (const plan::Difference& one : changed)
    lines.push_back(fmt::format("    {} : {} → {}", one.student.empty() ? one.what : one.student + " " + one.what,
                                one.before, one.after));
  const std::size_t more = lines.size() > told_at_most ? lines.size() - told_at_most : 0;
  if (more != 0) {
    offer(Lines(lines.begin() + static_cast<std::ptrdiff_t>(told_at_most), lines.end()));
    lines.resize(told_at_most);
    lines.push_back(fmt::format("    … et {} : « encore tout »", others(more)));
  }
  show(lines);
}

// « SH7 ADJ · proposé AJ · jury de session 2 du 02/07/2025, « jury-S2 » : motif »; one not in the base says so, one the
// règlement would not propose any more says what it proposes now.
std::vector<std::string> Shell::decision_lines(std::size_t student) const {
  const semantics::Curriculum& curriculum = session_.curriculum();
  std::vector<std::string> pieces;
  const std::string& number = session_.promotion().students[student].number;
  const std::vector<Taken>& taken = session_.taken();
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const Taken& one = taken[i];
    if (one.student != number) continue;
    const bool replaced =
        std::any_of(taken.begin() + static_cast<std::ptrdiff_t>(i) + 1, taken.end(),
                    [&](const Taken& later) { return later.student == number && later.object == one.object; });
    std::string piece = (one.object.empty() ? "l'étudiant" : one.object) + " " + one.pronounced;
    if (one.forced) piece += " · hors règlement";
    if (!one.proposition.empty()) piece += " · proposé " + one.proposition;
    const auto objects = one.object.empty() ? std::vector{curriculum.root()} : curriculum.find(one.object);
    if (!replaced && objects.size() == 1 && !one.proposition.empty())
      if (const std::string now = proposition_now(session_, student, objects.front());
          !now.empty() && now != one.proposition)
        piece += " alors, " + now + " aujourd'hui";
    piece += fmt::format(" · jury de session {} du {}", one.session, day_words(one.date));
    if (!one.motive.empty()) piece += " : " + one.motive;
    if (replaced) piece += " · remplacée depuis";
    pieces.push_back(std::move(piece));
  }
  for (std::string& piece : granted_lines(student))
    pieces.push_back(std::move(piece));
  for (const jury::Act& act : session_.log().acts()) {
    if (act.student != student) continue;
    if (act.kind == jury::Act::Kind::Call) {
      std::string exams;
      for (const jury::Setting& setting : act.settings)
        exams += (exams.empty() ? "" : ", ") + curriculum.address(setting.key.object);
      pieces.push_back(
          fmt::format("convoqué, session {} : {} · non enregistré", act.settings.front().key.session, exams));
      continue;
    }
    std::string what = act.object == curriculum.root() ? "" : curriculum.address(act.object);
    if (act.kind == jury::Act::Kind::Grant)
      what += (what.empty() ? "" : ".") + session_.regulation().fact(act.fact).name;
    pieces.push_back((what.empty() ? "l'étudiant" : what) + " " + act_words(session_, act) + " : " + act.motive +
                     " · non enregistré");
  }
  return pieces;
}

// « SH7.points 0,25 accordé · jury de session 2 du 02/07/2025 : assiduité »
std::vector<std::string> Shell::granted_lines(std::size_t student) const {
  const std::string& number = session_.promotion().students[student].number;
  const std::vector<Granted> granted = session_.granted();
  std::vector<std::string> pieces;
  for (std::size_t i = 0; i < granted.size(); ++i) {
    const Granted& one = granted[i];
    if (one.student != number) continue;
    const bool replaced =
        std::any_of(granted.begin() + static_cast<std::ptrdiff_t>(i) + 1, granted.end(), [&](const Granted& later) {
          return later.student == number && later.object == one.object && later.name == one.name;
        });
    std::string piece = (one.object.empty() ? "" : one.object + ".") + one.name + " " + one.value + " accordé";
    if (one.session != 0) piece += fmt::format(" · jury de session {}", one.session);
    if (!one.date.empty()) piece += (one.session != 0 ? " du " : " · ") + day_words(one.date);
    if (!one.motive.empty()) piece += " : " + one.motive;
    pieces.push_back(piece + (replaced ? " · remplacé depuis" : ""));
  }
  return pieces;
}

}  // namespace bareme::repl
