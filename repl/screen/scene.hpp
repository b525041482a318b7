// What the projected page is about, as the shell knows it at the end of a command, and the page that shows it. In: the
// session and this; out: one self-contained HTML page. Never on it: why a student was absent, what the dossier says,
// what other years decided.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/screen.hpp"
#include "session/session.hpp"

namespace bareme::repl {

// The mean and the result of each student on an object, as they stood before a command.
struct Standing {
  semantics::ObjectId object;
  std::vector<values::Value> means, results;
};

struct Scene {
  std::optional<std::size_t> student;
  std::optional<semantics::ObjectId> object;  // the last one a command was about
  std::vector<Standing> before;               // the last act, or the last change of scenario; of each object
  std::string supposed;                       // « et si »: what it supposed
  std::vector<Change> supposed_changes;       // and made of the student in view
  std::optional<jury::Act> saved;             // the last act that is in the base
  struct Compared {
    std::string from, to;
    std::vector<Contrast> contrasts;
  };
  std::optional<Compared> compared;  // « comparer », when it was the last command
};
// What the two scenarios make of an object; null: nothing is compared, or it is the same under both.
const Contrast* contrast_on(const Scene& scene, semantics::ObjectId object);

// The object the page is about: the one in view or what contains it, else the outermost that has a mean and a result.
std::optional<semantics::ObjectId> object_shown(const Session& session, const Scene& scene);
std::vector<Standing> standings(const Session& session);
// « Wu Y (E010) : MAN7.EF 7,75 → 9 » of a hypothesis, without what is nobody's but the student's.
std::string supposed_words(const Session& session, std::size_t student, const Hypothesis& hypothesis);

report::Screen screen_of(const Session& session, const Scene& scene);
// Of the template the program carries. `follows`: the nonce of a page that is served, and takes the next one by itself.
std::string page_of(const report::Screen& screen, const std::string& follows = "");
// Nothing, until the screen is asked for again.
std::string black_page(const std::string& follows);

// ---- pieces (student.cpp, plot.cpp, act.cpp)
// The student in view, as « et si » would have them when it was the last command.
class Seen {
 public:
  Seen(const Session& session, const Scene& scene) : session_(session), scene_(scene) {}
  bool supposed() const { return !scene_.supposed.empty(); }
  values::Value value(const plan::CellKey& cell) const;

 private:
  const Session& session_;
  const Scene& scene_;
};
report::Screen::Outcome outcome_of(const Session& session, const values::Value& result);
std::string marked_words(const Session& session, const values::Value& value, const plan::CellKey& cell);  // "✗ AJ"
Standing standing_on(const Session& session, semantics::ObjectId object);
report::Screen::Student student_shown(const Session& session, const Scene& scene, semantics::ObjectId object);
std::vector<report::Screen::Share> shares_shown(const Session& session);
report::Screen::Plot plot_shown(const Session& session, const Scene& scene, semantics::ObjectId object);
report::Screen::Act act_shown(const Session& session, const jury::Act& act, bool saved);

}  // namespace bareme::repl
