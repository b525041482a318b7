#include <optional>
#include <sstream>
#include <stdexcept>
#include <streambuf>

#include "repl/command_line.hpp"
#include "support/golden_diff.hpp"
#include "support/golden_run.hpp"
#include "support/golden_words.hpp"

namespace bareme::golden {
namespace {

const std::string mark = "› ";

bool opens_a_prompt(const std::string& line) {
  for (const char* word : {"base", "jury*", "hypothèse", "Taper"})
    if (line.rfind(word, 0) == 0) return true;
  return false;
}

// What a line of the page types, when it shows a prompt: « base› bilan » types « bilan », « jury* 2› annuler » too.
std::optional<std::string> typed(const std::string& line) {
  const std::size_t at = line.find(mark);
  const bool prompt = at != std::string::npos && opens_a_prompt(line) && line.find_first_of("«\"") > at;
  return prompt ? std::optional<std::string>(line.substr(at + mark.size())) : std::nullopt;
}

// Gives one line each time the shell asks for one, and remembers what was on the screen at that moment: what each line
// answered.
class Typist : public std::streambuf {
 public:
  Typist(Lines lines, const std::ostringstream& screen) : lines_(std::move(lines)), screen_(screen) {}

  // What the screen got before the first line, then after each. The last also holds the farewell.
  std::vector<std::string> answers() const {
    std::vector<std::string> texts;
    const std::string screen = screen_.str();
    for (std::size_t i = 0; i <= asked_at_.size(); ++i) {
      const std::size_t begin = i == 0 ? 0 : asked_at_[i - 1];
      texts.push_back(screen.substr(begin, i < asked_at_.size() ? asked_at_[i] - begin : std::string::npos));
    }
    return texts;
  }

 protected:
  int_type underflow() override {
    asked_at_.push_back(screen_.str().size());
    if (next_ == lines_.size()) return traits_type::eof();
    current_ = lines_[next_++] + '\n';
    setg(current_.data(), current_.data(), current_.data() + current_.size());
    return traits_type::to_int_type(*gptr());
  }

 private:
  Lines lines_;
  const std::ostringstream& screen_;
  std::vector<std::size_t> asked_at_;
  std::size_t next_ = 0;
  std::string current_;
};

struct Answer {
  Lines lines;
  std::string prompt;  // what the shell wrote at the end to ask for the next line
};

Answer answer_of(const std::string& screen) {
  const std::size_t last_break = screen.rfind('\n');
  const std::size_t whole = last_break == std::string::npos ? 0 : last_break + 1;
  return {tidied(split_lines(screen.substr(0, whole))), screen.substr(whole)};
}

Lines typed_lines(const Block& block) {
  Lines lines;
  for (const std::string& line : block.lines)
    if (const auto words = typed(line)) lines.push_back(*words);
  if (lines.empty())
    throw std::runtime_error("ce bloc « session » ne tape rien : une ligne tapée commence par « base› »");
  return lines;
}

bool names_a_promotion(const Block& block) {
  return block.argument.find("--base") != std::string::npos || block.argument.find("--reglement") != std::string::npos;
}

std::vector<std::string> command(const Block& block, const std::vector<std::string>& promotion) {
  const bool own = names_a_promotion(block);
  if (!own && promotion.empty())
    throw std::runtime_error("un bloc « session » demande un bloc « règlement » avant lui");
  const std::vector<std::string> extra = words_of(block.argument);
  std::vector<std::string> words = {"jury"};
  if (!own) words.insert(words.end(), promotion.begin(), promotion.end());
  words.insert(words.end(), extra.begin(), extra.end());
  return words;
}

void append(Lines& lines, const Lines& more) { lines.insert(lines.end(), more.begin(), more.end()); }

}  // namespace

Lines run_session(const Block& block, const std::vector<std::string>& promotion) {
  const Lines lines = typed_lines(block);
  std::ostringstream screen;
  Typist typist(lines, screen);
  std::istream in(&typist);
  repl::Terminal terminal{in, screen, screen};
  terminal.now = page_day;
  terminal.prompts = true;
  const int code = repl::run(command(block, promotion), terminal);
  const std::vector<std::string> answers = typist.answers();
  Lines shown;
  Answer answer = answer_of(answers.front());
  if (answers.size() == 1)  // no line was ever asked for
    throw std::runtime_error("la séance ne s'ouvre pas (code " + std::to_string(code) + ") :\n" + joined(answer.lines));
  if (!typed(block.lines.front())) append(shown, answer.lines);  // a page may leave the welcome out
  for (std::size_t i = 0; i < lines.size() && i + 1 < answers.size(); ++i) {
    shown.push_back((answer.prompt.empty() ? "base" + mark : answer.prompt) + lines[i]);
    answer = answer_of(answers[i + 1]);
    append(shown, answer.lines);
  }
  return shown;
}

}  // namespace bareme::golden
