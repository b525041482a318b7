// What went wrong, where, and what to do: a value, in French, with a stable code (B language, I import, J jury, L Lua).
// Phases collect Diagnostics and go on where they can; each problem has one function in its phase's problems.cpp.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/source_text.hpp"

namespace bareme::diagnostics {

enum class Severity { Error, Warning };

struct Note {
  Span place;
  std::string text;
};

class Diagnostic {
 public:
  Diagnostic(std::string code, std::optional<Span> place, std::string message)
      : code_(std::move(code)), place_(place), message_(std::move(message)) {}

  Diagnostic&& mark(std::string text) && {
    mark_ = std::move(text);
    return std::move(*this);
  }  // beside the ^^^^
  Diagnostic&& note(Span place, std::string text) && {
    notes_.push_back({place, std::move(text)});
    return std::move(*this);
  }
  Diagnostic&& help(std::string text) && {
    if (!text.empty()) helps_.push_back(std::move(text));
    return std::move(*this);
  }
  Diagnostic&& warning() && {
    severity_ = Severity::Warning;
    return std::move(*this);
  }

  const std::string& code() const { return code_; }
  Severity severity() const { return severity_; }
  const std::optional<Span>& place() const { return place_; }  // none: not about a text (a base, a file)
  const std::string& message() const { return message_; }
  const std::string& mark() const { return mark_; }
  const std::vector<Note>& notes() const { return notes_; }
  const std::vector<std::string>& helps() const { return helps_; }

 private:
  std::string code_;
  Severity severity_ = Severity::Error;
  std::optional<Span> place_;
  std::string message_;
  std::string mark_;
  std::vector<Note> notes_;
  std::vector<std::string> helps_;
};

class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  const std::vector<Diagnostic>& all() const { return all_; }
  std::size_t error_count() const;
  bool has_errors() const { return error_count() > 0; }
  void sort();  // by source then place; those without a place last
  // A file may have as many faults as rows: of those that have a place, the first `most` of each severity are kept, by
  // source then place; the others are only counted.
  void keep_first(std::size_t most) { most_ = most; }
  std::size_t dropped() const { return dropped_errors_ + dropped_warnings_; }

 private:
  void drop();
  std::vector<Diagnostic> all_;
  std::size_t most_ = 0;  // 0: all of them
  std::size_t dropped_errors_ = 0, dropped_warnings_ = 0;
};

std::string guillemets(const std::string& text);  // « text » with no-break spaces
// "écrire « moyenne »" when a candidate is near enough to `wrong` (folded edit distance), else empty: to give to
// help().
std::string nearest_help(const std::string& wrong, const std::vector<std::string>& candidates);

}  // namespace bareme::diagnostics
