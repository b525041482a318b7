// exporter ecran, anonymat: the page projected to the jury.
#include <fmt/format.h>

#include "repl/screen/file.hpp"
#include "repl/screen/problems.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "text/fold.hpp"

namespace bareme::repl {

std::string Shell::page() {
  scene_.student = focus_;
  return page_of(screen_of(session_, scene_));
}

// exporter ecran [FICHIER]
void Shell::export_document(std::string_view rest) {
  const std::vector<std::string_view> words = words_of(rest);
  if (words.empty()) return refuse(problems::missing_word("exporter", "exporter ecran [FICHIER]"), line_);
  if (!text::same_name(words.front(), "écran"))
    return refuse(problems::unknown_document(std::string(words.front())), words.front());
  const std::string_view named = after(rest, words.front());
  const std::string path = named.empty() ? "ecran.html" : std::string(named);
  const std::string failed = write_page(path, page());
  if (!failed.empty()) return refuse(problems::page_not_written(path, failed), named.empty() ? line_ : named);
  show({fmt::format("  {} : la page est écrite, à ouvrir dans un navigateur", path)});
}

// anonymat on|off
void Shell::anonymity(std::string_view rest) {
  const bool on = text::same_name(rest, "on"), off = text::same_name(rest, "off");
  if (!on && !off && !rest.empty()) return refuse(problems::missing_word("anonymat", "anonymat on|off"), rest);
  if (on || off) session_.hide_names(on);
  show({session_.names_hidden()
            ? "  anonymat : chacun est « Élève 12 », sur la page et dans les réponses ; on peut le taper ainsi"
            : "  les noms et les numéros sont montrés"});
}

}  // namespace bareme::repl
