// revoir: the differences of replayed juries, one at a time, the two explanations side by side; what one says of each
// is kept at once, as it was shown. Never more than one at a time, and nothing is accepted without a reason.
#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/commands/past_files.hpp"
#include "repl/shell/text.hpp"
#include "repl/wording.hpp"
#include "repl/written_file.hpp"
#include "report/explanation.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

constexpr std::size_t narrow = 120;  // columns: under it, one explanation under the other

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);)
    lines.push_back(line);
  return lines;
}

std::vector<std::string> why(const Session& session, std::size_t row, const plan::CellKey& cell, std::size_t width) {
  report::ExplanationOptions options;
  options.width = width;
  options.unfold = "";
  return lines_of(report::explanation(session.regulation(), session.explain(row, session.asked(cell)), options));
}

// The same cell in another version; none: it has no such thing.
std::optional<plan::CellKey> same_cell(const Session& from, const plan::CellKey& cell, const Session& to) {
  const auto found = cell.object == from.curriculum().root()
                         ? std::vector{to.curriculum().root()}
                         : to.curriculum().find(from.curriculum().address(cell.object));
  if (found.size() != 1) return std::nullopt;
  const auto quantity = to.regulation().quantity_named(to.curriculum().object(found.front()).level,
                                                       from.regulation().quantity(cell.quantity).name);
  if (!quantity.valid()) return std::nullopt;
  return plan::CellKey{found.front(), quantity, {}};
}

void show_both(const std::vector<std::string>& then, const std::vector<std::string>& now, std::size_t width,
               std::ostream& out) {
  for (std::size_t i = 0; i < std::max(then.size(), now.size()); ++i) {
    std::string line = "  " + text::pad_right(i < then.size() ? then[i] : "", width) + " │ ";
    if (i < now.size()) line += now[i];
    while (!line.empty() && line.back() == ' ')
      line.pop_back();
    out << line << '\n';
  }
}

class Reviewing {
 public:
  Reviewing(const Options& options, Terminal& terminal) : options_(options), terminal_(terminal) {}

  void jury(ReplayedJury& jury) {
    std::vector<const ReplayedStudent*> left;
    for (const ReplayedStudent& student : jury.replay.students)
      if (is_left(student)) left.push_back(&student);
    terminal_.out << fmt::format("{} · par « {} » {} : {} à revoir\n", jury.past.title(), jury.now.regulation().title,
                                 jury.now.regulation().version, counted(left.size(), "différence", "aucune"));
    for (std::size_t i = 0; i < left.size() && !over_; ++i) {
      show(jury, *left[i], i + 1, left.size());
      ask(jury, *left[i]);
    }
  }
  bool failed() const { return failed_; }
  std::string summary() const {
    return fmt::format("{} · {} · {} pour plus tard\n", counted(accepted_, "acceptée", "aucune"),
                       counted(refused_, "refusée", "aucune"), later_);
  }
  bool all_settled() const { return later_ == 0 && !over_; }

 private:
  bool is_left(const ReplayedStudent& student) const {
    const bool differs = student.status == Replayed::Changed || student.status == Replayed::Values ||
                         student.status == Replayed::Awaited;
    return differs && (!student.refused || options_.everything);
  }

  void show(const ReplayedJury& jury, const ReplayedStudent& student, std::size_t number, std::size_t of) {
    std::ostream& out = terminal_.out;
    out << fmt::format("\n{}/{}  {}", number, of, student.name);
    if (!student.article.empty()) out << "  ·  art. " << student.article;
    out << '\n';
    for (const PastDifference& one : student.differences)
      out << "  " << told(one) << '\n';
    const auto first = std::find_if(student.differences.begin(), student.differences.end(),
                                    [](const auto& one) { return one.kind != PastDifference::Kind::Value; });
    const PastDifference& about = first == student.differences.end() ? student.differences.front() : *first;
    const std::string now_title = "maintenant, " + jury.now.regulation().version;
    const auto there = jury.in_force ? std::nullopt : same_cell(jury.now, about.cell, jury.then);
    const std::size_t columns = terminal_.columns(), half = (columns - 5) / 2;
    const bool beside = there && columns >= narrow;
    auto now = why(jury.now, student.row, about.cell, beside ? half : columns - 4);
    now.insert(now.begin(), now_title);
    if (there) {
      auto then = why(jury.then, student.row, *there, beside ? half : columns - 4);
      then.insert(then.begin(), "alors, " + jury.then.regulation().version);
      if (beside) return show_both(then, now, half, out);
      for (const std::string& line : then)
        out << "  " << line << '\n';
    }
    for (const std::string& line : now)
      out << "  " << line << '\n';
  }

  // What was typed, shown when it comes from a file: the page reads as it was lived.
  std::optional<std::string> answer(const std::string& prompt) {
    terminal_.out << prompt << std::flush;
    std::string line;
    if (!std::getline(terminal_.in, line)) {
      terminal_.out << '\n';
      over_ = true;
      return std::nullopt;
    }
    if (!terminal_.in_is_tty) terminal_.out << line << '\n';
    return repl::trimmed(line);
  }

  void ask(ReplayedJury& jury, const ReplayedStudent& student) {
    while (true) {
      const auto key = answer("a accepter · r refuser · p plus tard · q quitter › ");
      if (!key || *key == "q") {
        over_ = true;
        return;
      }
      if (*key == "p") {
        ++later_;
        return;
      }
      if (*key != "a" && *key != "r") continue;
      const bool accepts = *key == "a";
      const auto reason = answer(accepts ? "motif › " : "motif (facultatif) › ");
      if (!reason) return;
      if (accepts && reason->empty()) {
        terminal_.out << "  accepter demande un motif\n";
        continue;
      }
      return keep(jury, student, accepts, *reason);
    }
  }

  void keep(ReplayedJury& jury, const ReplayedStudent& student, bool accepts, const std::string& reason) {
    past::Review review = review_of(jury.now, student);
    review.accepted = accepts;
    review.reason = reason;
    review.author = author_of(options_, terminal_);
    review.moment = terminal_.now ? terminal_.now() : "";
    jury.reviews.put(std::move(review));
    const std::string path = reviews_path(jury.path);
    if (!write_whole(path, past::text_of(jury.reviews, jury.path.substr(jury.path.rfind('/') + 1)))) {
      terminal_.err << fmt::format("bareme : écriture impossible : {}\n", path);
      failed_ = over_ = true;
      return;
    }
    ++(accepts ? accepted_ : refused_);
    terminal_.out << fmt::format("  ✓ {} dans {}\n", accepts ? "acceptée" : "refusée", path);
  }

  const Options& options_;
  Terminal& terminal_;
  bool over_ = false, failed_ = false;
  std::size_t accepted_ = 0, refused_ = 0, later_ = 0;
};

}  // namespace

Exit review_juries(const Options& options, Terminal& terminal) {
  if (author_of(options, terminal).empty()) return usage(terminal, "qui revoit ? « --auteur NOM »");
  Reviewing reviewing(options, terminal);
  const Exit worst = replay_each(options, terminal, [&](ReplayedJury& jury) { reviewing.jury(jury); });
  terminal.out << '\n' << reviewing.summary();
  return reviewing.failed() ? Exit::DataError : worst;
}

}  // namespace bareme::repl
