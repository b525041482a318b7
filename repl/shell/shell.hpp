// One jury session at the prompt: takes a line, answers it. Knows nothing of where lines come from (jury_shell.cpp,
// line_editor.cpp). A command is a row of the table in command_table.cpp and one method here, written in the
// shell_*.cpp file of its name. Kept between two lines: the student in view, the part of the last answer « encore »
// shows, and the log of what was done.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "repl/screen/scene.hpp"
#include "repl/screen/server.hpp"
#include "repl/shell/commands.hpp"
#include "repl/shell/jury_shell.hpp"
#include "repl/shell/session_log.hpp"
#include "repl/shell/text.hpp"
#include "session/after.hpp"
#include "session/session.hpp"
#include "session/waits.hpp"

namespace bareme::repl {

class Shell {
 public:
  Shell(Session& session, std::ostream& out, std::ostream& err, const ShellOptions& options, SessionLog log = {});

  void greet();
  std::string prompt() const;
  bool answer(const std::string& line);  // false: asked to leave
  std::size_t refused() const { return refused_; }
  Exit outcome() const { return outcome_; }  // the base's refusals before those of what was typed

  // Commands: `rest` is what follows the command's word, a part of the line being answered.
  void summary(std::string_view rest);        // bilan
  void list(std::string_view rest);           // liste
  void sheet(std::string_view rest);          // fiche
  void why(std::string_view rest);            // pourquoi
  void why_not(std::string_view rest);        // pourquoi pas
  void what_if(std::string_view rest);        // et si
  void compute(std::string_view rest);        // calculer
  void try_exception(std::string_view rest);  // exception
  void reload(std::string_view rest);         // recharger
  void refuse_text(const diagnostics::Diagnostics& problems);
  void show_lua(const std::string& name);
  void more(std::string_view rest);             // encore
  void state(std::string_view rest);            // état
  void help(std::string_view rest);             // ?
  void decide(std::string_view rest);           // décider
  void grant(std::string_view rest);            // accorder
  void adjourn(std::string_view rest);          // ajourner
  void similar(std::string_view rest);          // semblables
  void undo(std::string_view rest);             // annuler
  void redo(std::string_view rest);             // rétablir
  void journal(std::string_view rest);          // journal
  void resume(std::string_view rest);           // reprendre
  void save(std::string_view rest);             // enregistrer
  void scenario(std::string_view rest);         // scénario
  void enter(std::string_view rest);            // dans
  void leave_scenario(std::string_view rest);   // base
  void forget(std::string_view rest);           // oublier
  void preserve(std::string_view rest);         // garder
  void compare(std::string_view rest);          // comparer
  void sweep(std::string_view rest);            // balayer
  void objective(std::string_view rest);        // objectif
  void plot(std::string_view rest);             // tracer
  void prepare(std::string_view rest);          // préparation
  void export_document(std::string_view rest);  // exporter
  void compose(std::string_view rest);          // composition
  void screen(std::string_view rest);           // écran
  void anonymity(std::string_view rest);        // anonymat
  void convoke(std::string_view rest);          // convoquer
  void close_year(std::string_view rest);       // clôturer
  void reopen_year(std::string_view rest);      // rouvrir
  void leave(std::string_view rest);            // quitter

  // The input is at its end: what is not saved is said, with where it is kept.
  void end();

 private:
  using Lines = std::vector<std::string>;

  // ---- what a line is about (commands.cpp, names.cpp)
  void interpret(std::string_view line);
  bool begins_with_label(const std::vector<std::string_view>& words) const;
  void about_to(const ShellCommand& command);
  void forget_supposed();
  void refuse_word(const CommandRead& read);         // neither a command nor anything known
  bool tells_somebody(std::string_view text) const;  // begins with a number or a name of the promotion
  struct Asked {
    std::size_t student;
    std::string_view rest;
    bool in_full = false;  // typed as the whole name or the number: no need to say who was understood
  };
  // « moreau camille ue72 », « MOREAU.BDD7.EF = 9 », « ue72 » about the student in view. Told when there is no such
  // student.
  std::optional<Asked> student_and_rest(std::string_view text, const char* command);
  std::optional<semantics::ObjectId> object(std::string_view text);  // told when unknown
  bool begins_with_result(std::string_view text) const;
  bool names_the_maquette(std::string_view word) const;  // a code, a quantity or a fact begins with this word

  // ---- acts (acts.cpp, log.cpp)
  void act(Session::Verb verb, std::string_view rest, const char* command);
  Lines act_lines(const Deed& deed);
  Lines uneven_lines(const Deed& deed);
  std::string named_with_mean(std::size_t student, semantics::ObjectId object) const;
  semantics::ObjectId last_act_object(std::size_t student) const;
  bool keep(const std::string& event);
  void move(std::string_view rest, bool forward);
  std::size_t unsaved() const;
  std::string not_saved() const;
  std::string where_kept() const;

  // ---- scenarios (scenarios.cpp)
  bool keep_last();
  void scenarios();
  void go(std::string_view name, const char* verb);
  bool bring_kept(std::string_view name, diagnostics::Diagnostics& problems);
  Lines movers(const std::vector<Contrast>& contrasts);
  Lines objective_lines(const Objective& found, std::string_view lever);
  Lines pair_lines(const Objective::Pair& pair, const std::optional<plan::CellKey>& mean);
  Row pair_row(const Objective::Pair& pair, const Objective::Pair::Point& point,
               const std::optional<plan::CellKey>& mean) const;
  std::string exact_words(const values::Value& value) const;
  Lines noted(const std::string& what, const std::vector<std::string>& items) const;
  Lines rounded_up(const std::vector<semantics::ObjectId>& objects);
  void show_supposed(const std::string& what, const Lines& lines);

  // ---- enregistrer (save.cpp)
  struct Confirming {
    std::size_t expected;
    std::string of, command;  // "d'actes", "enregistrer"
    std::function<void()> then;
  };
  void ask_to_confirm(Confirming confirming);
  void confirm(std::string_view typed);
  std::string confirmation() const;
  void write_batch();
  std::vector<std::string> granted_lines(std::size_t student) const;

  // ---- convoquer, clôturer, rouvrir (convoke.cpp, after.cpp); another session on the base (meanwhile.cpp)
  void show_called();
  void write_called(std::string_view path);
  Lines undecided_lines(const std::vector<Undecided>& undecided) const;
  void write_closing(const ClosingOptions& options);
  void tell_meanwhile();
  Lines sessions_beside() const;
  std::string left_words(const SessionLog::Interrupted& other) const;
  void plot_to_file(const Question& asked, const std::vector<values::Value>& values, std::string_view path);
  void write_sheets(std::string_view folder);
  Lines dossiers_to_examine(const OpenToChoice& open);
  static std::string listed_remark(std::int64_t batch, const std::string& now);
  void tell_changed(const std::vector<plan::Difference>& changed);
  std::vector<std::string> decision_lines(std::size_t student) const;

  // ---- the projected page (screen.cpp)
  std::string page(const std::string& follows = "");
  void export_screen(std::string_view path);
  void export_paper(std::string_view rest);
  void open_screen(std::string_view port);
  void refresh_screen();  // at the end of each answer
  void hide_names(bool hidden);
  std::string discreet(const std::string& line) const;
  void forget_order(std::vector<std::size_t>& students) const;  // names hidden: that of the labels
  enum class Bearing { Names, Numbers };
  void tell_bearing(Bearing bearing);  // what a file just written says of the students, when the screen hides it

  // ---- answering (shell.cpp)
  void show(const Lines& lines);
  Lines fitted(const std::string& line) const;
  void show_page(Lines lines, const std::string& what);  // as many as fit; the rest is for « encore », said aloud
  void offer(Lines whole);                               // what « encore » will show
  void offer(std::function<Lines()> whole);              // made when it is asked
  void refuse(const diagnostics::Diagnostic& diagnostic, std::string_view at);
  void tell_help(const std::string& title, const std::string& help);
  // The same, with what this shell knows of what was typed: an object and a quantity without their dot, « et » for « ;
  // »…
  void refuse_typed(const diagnostics::Diagnostics& diagnostics, std::string_view at);
  std::string remedy_of(std::string_view typed) const;
  void refuse(const diagnostics::Diagnostics& diagnostics, std::string_view at);
  std::string_view marked(const diagnostics::Diagnostic& diagnostic, std::string_view at) const;

  // ---- pieces of answers
  std::string words(const values::Value& value, const plan::CellKey& cell) const;  // "9,72", "✗ AJ", "◌ en attente"
  struct Selection {
    std::vector<std::size_t> students, unknown;
    std::vector<plan::CellKey> cells;  // shown beside each name
    bool awaited = false;              // and what one of them awaits
    bool failing = false;              // and what is en erreur
    std::size_t awaiting = 0;
  };
  bool choose(std::string_view who, Selection& selection);
  bool keep(std::string_view condition, Selection& selection);
  bool sort(std::string_view order, bool descending, Selection& selection);
  bool waits(std::size_t student, const Selection& selection) const;
  bool choose_failing(Selection& selection);
  std::vector<std::string> failing_of(std::size_t student) const;
  Lines rows_of(const Selection& selection);
  std::optional<Question> understood(std::string_view text, Alone alone);  // told when it is not
  std::optional<Question> outermost_result();
  Lines summary_of(semantics::ObjectId object);
  Lines summary_of_promotion();
  Lines causes(semantics::ObjectId object);
  Lines sheet_of(std::size_t student);
  void refuse_hypothesis(const diagnostics::Diagnostics& problems, std::string_view typed);
  Lines hypothesis(std::size_t student, const Hypothesis& hypothesis);
  Lines changes_of(const Hypothesis& hypothesis, std::size_t width) const;
  bool help_on_name(std::string_view word);

  Session& session_;
  std::ostream& out_;
  std::ostream& err_;
  ShellOptions options_;
  SessionLog log_;
  Paint paint_;
  std::string line_;
  std::optional<std::size_t> focus_;
  Scene scene_;  // what the projected page is about
  std::unique_ptr<ScreenServer> screen_;
  std::unordered_map<std::string, std::size_t> numbers_;  // of students, when names are hidden
  bool dark_ = false;                                     // écran noir
  Lines rest_;
  std::function<Lines()> rest_to_make_;
  std::size_t refused_ = 0;
  Exit outcome_ = Exit::Fine;
  std::string composition_;               // of the jury, as typed; empty: not said in this session
  bool composition_kept_ = true;          // it is in the base, or there is none
  std::optional<Confirming> confirming_;  // what the next line must count before it is written
  bool leaving_ = false, warned_ = false, replaying_ = false;
  bool headed_ = false;  // this answer has said that it supposes
};

}  // namespace bareme::repl
