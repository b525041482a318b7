// Another session on the same base: what it has written meanwhile, told before the next answer; and at the opening, the
// acts it has not saved.
#include <fmt/format.h>

#include "repl/shell/others.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"

namespace bareme::repl {
namespace {

constexpr std::size_t told_at_most = 8;

std::string row_words(const Meanwhile::Row& row) {
  std::string words = row.operation;
  if (!row.student.empty()) words += " " + row.student;
  if (!row.target.empty()) words += " " + row.target;
  const std::string author = row.author.empty() ? "" : "« " + row.author + " »";
  const std::string when = author + (author.empty() || row.moment.empty() ? "" : ", ") + row.moment;
  return when.empty() ? words : words + " (" + when + ")";
}

}  // namespace

void Shell::tell_meanwhile() {
  const std::optional<Meanwhile> found = session_.meanwhile();
  if (!found) return;
  Lines lines{"⚠ La base a changé depuis l'ouverture :"};
  for (std::size_t i = 0; i < found->rows.size() && i < told_at_most; ++i)
    lines.push_back("    " + row_words(found->rows[i]));
  if (found->rows.size() > told_at_most)
    lines.push_back(fmt::format("    … et {}", others(found->rows.size() - told_at_most)));
  if (found->changed.empty()) lines.push_back("  rien de ce qui est ouvert ici n'en change");
  show(lines);
  if (!found->changed.empty()) {
    show({"  ici, cela change :"});
    tell_changed(found->changed);
  }
  if (found->taken_in)
    show({"  la séance lit maintenant la base telle qu'elle est"});
  else if (unsaved() != 0)
    show({"  " + not_saved() +
              ", pris sur ce qu'elle disait avant : " + (unsaved() == 1 ? "il reste ici" : "ils restent ici"),
          "  « quitter » deux fois, rouvrir, « reprendre » : chacun est vérifié sur ce qu'elle dit maintenant"});
  else
    show({"  rouvrir la séance pour la lire"});
}

// « 3 actes non enregistrés, 1 scénario et la composition du jury »; empty: nothing would be typed again.
std::string Shell::left_words(const SessionLog::Interrupted& other) const {
  const jury::LeftUnsaved left = jury::left_unsaved(jury::to_type_again(other.lines, session_.saved_events(other.id)));
  std::vector<std::string> parts;
  if (left.acts != 0)
    parts.push_back(counted(left.acts, "acte") + (left.acts == 1 ? " non enregistré" : " non enregistrés"));
  if (left.scenarios != 0) parts.push_back(counted(left.scenarios, "scénario"));
  if (left.composition) parts.emplace_back("la composition du jury");
  std::string words;
  for (std::size_t i = 0; i < parts.size(); ++i)
    words += (i == 0 ? "" : i + 1 == parts.size() ? " et " : ", ") + parts[i];
  return words;
}

Shell::Lines Shell::sessions_beside() const {
  Lines lines;
  for (const SessionLog::Interrupted& other : log_.beside()) {
    const std::string left = left_words(other);
    lines.push_back(
        fmt::format("⚠ Une autre séance est ouverte sur cette base ({}){} : ce qu'elle enregistrera sera dit ici.",
                    other.id, left.empty() ? "" : ", avec " + left));
  }
  return lines;
}

}  // namespace bareme::repl
