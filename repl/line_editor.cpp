#include "repl/line_editor.hpp"

#include <sys/select.h>

#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <readline/history.h>
#include <readline/readline.h>

#include "text/fold.hpp"

namespace bareme::repl {
namespace {

constexpr int kept_lines = 1000;
constexpr int shown_candidates = 40;

// readline and signals call plain functions: what they need to know can only stand here. One LineEditor lives at a
// time.
LineEditor::Complete complete_line;
LineEditor::Sensitive is_sensitive;
std::string confirmed;  // the recalled line Enter was struck on once
Completion offered;
volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int) { interrupted = 1; }

void forget_line_when_interrupted() {
  if (interrupted == 0) return;
  interrupted = 0;
  rl_replace_line("", 0);
  std::fputs("^C", rl_outstream);
  rl_crlf();
  rl_on_new_line();
  rl_redisplay();
}

// While a line is typed, SIGINT is held back and arrives here only, when a key is awaited: one struck while readline
// redraws would else be seen at the next key, and the line go on behind it.
sigset_t let_through;

int next_key(FILE* input) {
  while (true) {
    fd_set awaited;
    FD_ZERO(&awaited);
    FD_SET(fileno(input), &awaited);
    if (pselect(fileno(input) + 1, &awaited, nullptr, nullptr, nullptr, &let_through) > 0) return rl_getc(input);
    if (errno != EINTR) return EOF;
    rl_check_signals();  // of readline's own: the window's size
    forget_line_when_interrupted();
  }
}

class InterruptsHeld {
 public:
  InterruptsHeld() {
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    pthread_sigmask(SIG_BLOCK, &held, &let_through);
  }
  ~InterruptsHeld() { pthread_sigmask(SIG_SETMASK, &let_through, nullptr); }
  InterruptsHeld(const InterruptsHeld&) = delete;
  InterruptsHeld& operator=(const InterruptsHeld&) = delete;
};

char* copied(const std::string& text) { return strdup(text.c_str()); }  // readline frees it

// The whole line is the word being completed, so that a name of several words can be.
char** candidates(const char* text, int, int) {
  rl_attempted_completion_over = 1;  // never file names
  offered = complete_line(text);
  if (offered.candidates.empty()) return nullptr;
  rl_completion_append_character = offered.spaced ? ' ' : '\0';
  const std::size_t count = offered.candidates.size();
  auto** matches = static_cast<char**>(std::malloc((count + 2) * sizeof(char*)));
  if (matches == nullptr) return nullptr;
  matches[0] = copied(count == 1 ? offered.candidates.front().line : offered.common);
  for (std::size_t i = 0; i < count; ++i)
    matches[i + 1] = count == 1 ? nullptr : copied(offered.candidates[i].line);
  if (count > 1) matches[count + 1] = nullptr;
  return matches;
}

// What each candidate is, rather than the line it would make; truncated aloud.
void show_candidates(char**, int, int) {
  rl_crlf();
  int shown = 0;
  for (const Completion::Candidate& candidate : offered.candidates) {
    if (shown++ == shown_candidates) break;
    std::fprintf(rl_outstream, "  %s\n", candidate.shown.c_str());
  }
  const std::size_t left =
      offered.candidates.size() - std::min<std::size_t>(offered.candidates.size(), shown_candidates);
  if (left > 0) std::fprintf(rl_outstream, "  … et %zu autres : taper une lettre de plus.\n", left);
  rl_forced_update_display();
}

void say_below(const std::string& text) {
  rl_crlf();
  std::fprintf(rl_outstream, "  %s\n", text.c_str());
  rl_on_new_line();
  rl_forced_update_display();
}

// Tab: what may follow; where nothing can be proposed, what is expected.
int complete_or_hint(int count, int key) {
  const Completion found = complete_line(std::string_view(rl_line_buffer, static_cast<std::size_t>(rl_point)));
  if (!found.candidates.empty() || found.hint.empty()) return rl_complete(count, key);
  say_below(found.hint);
  return 0;
}

// Brought back from the history, and not changed since.
bool is_recalled() {
  if (where_history() >= history_length) return false;
  const HIST_ENTRY* entry = current_history();
  return entry != nullptr && std::strcmp(entry->line, rl_line_buffer) == 0;
}

// Enter: a remembered act is done again only on purpose.
int accept_or_ask(int count, int key) {
  if (is_recalled() && is_sensitive(rl_line_buffer) && confirmed != rl_line_buffer) {
    confirmed = rl_line_buffer;
    say_below("rappelé de l'historique : Entrée encore une fois pour le refaire");
    return 0;
  }
  confirmed.clear();
  return rl_newline(count, key);
}

// readline reads the environment again, so setlocale alone would be undone. Numbers are never read by the locale.
void speak_utf8() {
  std::setlocale(LC_ALL, "");
  if (MB_CUR_MAX == 1) {
    setenv("LC_ALL", "C.UTF-8", 1);
    std::setlocale(LC_ALL, "");
  }
  std::setlocale(LC_NUMERIC, "C");
}

void catch_interrupts() {
  rl_catch_signals = 0;  // readline's own handler would end the program
  struct sigaction action {};
  action.sa_handler = note_interrupt;  // without SA_RESTART: what waits for a key is cut
  sigaction(SIGINT, &action, nullptr);
  rl_getc_function = next_key;
}

char no_break[] = "";

void set_up_keys() {
  rl_bind_key('\t', complete_or_hint);
  rl_bind_key('\r', accept_or_ask);
  rl_bind_key('\n', accept_or_ask);
}

void set_up_completion() {
  rl_readline_name = "bareme";
  rl_attempted_completion_function = candidates;
  rl_completion_display_matches_hook = show_candidates;
  rl_basic_word_break_characters = no_break;
  rl_completer_word_break_characters = no_break;
  rl_variable_bind("enable-bracketed-paste", "on");
  rl_variable_bind("show-all-if-ambiguous", "on");
  rl_variable_bind("completion-query-items", "-1");  // show_candidates limits itself
}

// Multi-line entries survive the file only with all three settings.
void set_up_history(const std::string& file) {
  using_history();
  stifle_history(kept_lines);
  history_comment_char = '#';
  history_write_timestamps = 1;
  history_multiline_entries = 1;
  if (file.empty()) return;
  std::error_code ignored;  // without a history the session goes on
  const std::filesystem::path folder = std::filesystem::path(file).parent_path();
  if (std::filesystem::create_directories(folder, ignored))
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ignored);
  read_history(file.c_str());
}

void write_for_owner_only(const std::string& file) {
  using std::filesystem::perms;
  std::error_code ignored;
  write_history(file.c_str());
  std::filesystem::permissions(file, perms::owner_read | perms::owner_write, ignored);
}

bool is_last_of_history(const char* line) {
  const HIST_ENTRY* last = history_length > 0 ? history_get(history_base + history_length - 1) : nullptr;
  return last != nullptr && std::strcmp(last->line, line) == 0;
}

}  // namespace

LineEditor::LineEditor(Complete complete, Sensitive sensitive, std::string history_file)
    : history_file_(std::move(history_file)) {
  speak_utf8();
  complete_line = std::move(complete);
  is_sensitive = std::move(sensitive);
  rl_initialize();  // its own keys first
  set_up_keys();
  set_up_completion();
  catch_interrupts();
  set_up_history(history_file_);
}

LineEditor::~LineEditor() {
  complete_line = nullptr;
  is_sensitive = nullptr;
  clear_history();
  std::signal(SIGINT, SIG_DFL);
}

std::optional<std::string> LineEditor::next(const std::string& prompt) {
  interrupted = 0;
  confirmed.clear();
  const InterruptsHeld held;
  char* typed = readline(prompt.c_str());
  if (typed == nullptr) return std::nullopt;
  std::string line = typed;
  std::free(typed);
  if (line.find_first_not_of(' ') != std::string::npos && !is_last_of_history(line.c_str())) {
    add_history(line.c_str());
    if (!history_file_.empty()) write_for_owner_only(history_file_);
  }
  return line;
}

}  // namespace bareme::repl
