// exporter ecran, anonymat: the page projected to the jury.
#include <cctype>

#include <fmt/format.h>

#include "repl/screen/file.hpp"
#include "repl/screen/problems.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "text/fold.hpp"

namespace bareme::repl {

std::string Shell::page(const std::string& follows) {
  scene_.student = focus_;
  return page_of(screen_of(session_, scene_), follows);
}

void Shell::refresh_screen() {
  if (screen_) screen_->show(dark_ ? black_page(screen_->nonce()) : page(screen_->nonce()));
}

// écran on [PORT] | off | noir
void Shell::screen(std::string_view rest) {
  const std::vector<std::string_view> words = words_of(rest);
  const auto says = [&](const char* word) { return !words.empty() && text::same_name(words.front(), word); };
  if (says("on")) return open_screen(after(rest, words.front()));
  if (!rest.empty() && !(words.size() == 1 && (says("off") || says("noir"))))
    return refuse(problems::missing_word("écran", "écran on|off|noir"), rest);
  if (!screen_ && !rest.empty()) return refuse(problems::no_screen(), words.front());
  if (says("off")) screen_.reset();
  dark_ = screen_ && (dark_ || says("noir"));
  show({!screen_ ? "  l'écran est fermé : « écran on » l'ouvre"
        : dark_  ? "  l'écran est noir : « écran on » le rend"
                 : "  l'écran suit la séance : « écran noir », « écran off »"});
}

void Shell::open_screen(std::string_view port) {
  if (screen_ && port.empty()) {
    dark_ = false;
    return show({"  l'écran suit la séance ; pour une autre adresse : « écran off », puis « écran on »"});
  }
  const bool digits =
      !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == std::string_view::npos;
  const int number = digits ? std::stoi(std::string(port)) : 0;
  constexpr int lowest = 1024, highest = 65535;
  if (!port.empty() && (number < lowest || number > highest))
    return refuse(problems::not_a_port(std::string(port)), port);
  if (screen_ && screen_->port() == number) screen_.reset();  // the old address ends first
  std::unique_ptr<ScreenServer> opened = ScreenServer::open(number);
  if (!opened) return refuse(problems::port_taken(std::string(port)), port.empty() ? line_ : port);
  screen_ = std::move(opened);
  dark_ = false;
  show({"  écran : " + screen_->address(),
        "  à ouvrir dans un navigateur de cette machine ; l'adresse n'est dite qu'ici"});
}

void Shell::export_screen(std::string_view named) {
  const std::string path = named.empty() ? "ecran.html" : std::string(named);
  const std::string failed = write_page(path, page());
  if (!failed.empty()) return refuse(problems::page_not_written(path, failed), named.empty() ? line_ : named);
  show({fmt::format("  {} : la page est écrite, à ouvrir dans un navigateur", path)});
}

// A number that could be mistaken for a figure is not looked for in what is said: « 12 » is a mark first.
void Shell::hide_names(bool hidden) {
  session_.hide_names(hidden);
  numbers_.clear();
  constexpr std::size_t telling = 5;
  for (std::size_t student = 0; hidden && student < session_.promotion().size(); ++student) {
    const std::string& number = session_.promotion().students[student].number;
    const bool figure = number.find_first_not_of("0123456789") == std::string::npos;
    if (!figure || number.size() >= telling) numbers_.emplace(number, student);
  }
}

// Numbers that come with a text of another time: the line of an act, who stands next to whom in a rank.
std::string Shell::discreet(const std::string& line) const {
  if (numbers_.empty()) return line;
  const auto of_word = [](unsigned char c) { return std::isalnum(c) != 0 || c >= 0x80 || c == '-' || c == '_'; };
  std::string told;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at;
    while (end < line.size() && of_word(static_cast<unsigned char>(line[end])))
      ++end;
    const auto found = end == at ? numbers_.end() : numbers_.find(line.substr(at, end - at));
    if (end == at) ++end;
    told += found == numbers_.end() ? line.substr(at, end - at) : session_.student_number(found->second);
    at = end;
  }
  return told;
}

// Names hidden, their order would tell who they are: that of the labels tells nothing.
void Shell::forget_order(std::vector<std::size_t>& students) const {
  if (!session_.names_hidden()) return;
  std::sort(students.begin(), students.end(), [&](std::size_t left, std::size_t right) {
    const std::string one = session_.student_number(left), other = session_.student_number(right);
    return one.size() != other.size() ? one.size() < other.size() : one < other;
  });
}

// What is signed, posted or sent says who it is about, hidden or not: said where names are hidden, lest a file made in
// front of an audience be taken for an anonymous one.
void Shell::tell_bearing(Bearing bearing) {
  if (!session_.names_hidden()) return;
  show({bearing == Bearing::Names
            ? "  ce qui est écrit porte les noms et les numéros : l'anonymat est celui de l'écran, non des papiers"
            : "  ce qui est écrit porte les numéros des étudiants, sans leurs noms : l'anonymat est celui de l'écran"});
}

// anonymat on|off
void Shell::anonymity(std::string_view rest) {
  const bool on = text::same_name(rest, "on"), off = text::same_name(rest, "off");
  if (!on && !off && !rest.empty()) return refuse(problems::missing_word("anonymat", "anonymat on|off"), rest);
  if (on || off) hide_names(on);
  show({session_.names_hidden()
            ? "  anonymat : chacun est « Élève 12 », sur la page et dans les réponses ; on peut le taper ainsi"
            : "  les noms et les numéros sont montrés"});
}

}  // namespace bareme::repl
