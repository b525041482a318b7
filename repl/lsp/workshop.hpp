// The texts an editor has open, as it has them, and what they make together: the règlement a file belongs to, read with
// its maquettes, cas, libraries and Lua, checked at each change. What was last sound stays, so that a half-written line
// does not take away the names of all the others.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session/meanings.hpp"
#include "session/session.hpp"

namespace bareme::repl::lsp {

// Where a place of a text is in another, when it is in what both begin or end by.
class Shift {
 public:
  Shift(std::string_view before, std::string_view after);
  std::optional<std::size_t> operator()(std::size_t offset) const;

 private:
  std::size_t head_ = 0, tail_ = 0, before_ = 0, after_ = 0;
};

struct Together {  // texts read together
  std::vector<Document> documents;
  bool whole = false;  // the advice was made for this reading, at opening or saving
  Session session;
  diagnostics::Diagnostics problems;  // of reading, then of advice
  diagnostics::Diagnostics advice;    // what only a whole check tells (Session::verify), made when it was last asked
  std::map<std::string, std::uint32_t> sources;  // by path
  // Of a sound reading. Made when first asked: what is wrong is shown before anything is asked.
  const Meanings& meanings() const;

 private:
  mutable std::unique_ptr<Meanings> meanings_;
};

class Workshop {
 public:
  void open(const std::string& path, std::string text) { open_[path] = std::move(text); }
  void close(const std::string& path) { open_.erase(path); }
  // As the editor has it, else as the disk does; none: nowhere.
  std::optional<std::string> text(const std::string& path) const;
  const std::map<std::string, std::string>& opened() const { return open_; }

  // What that file belongs to, anew. `whole`: with advice, which takes ten times longer; otherwise what was advised
  // last stays, where its text has not changed.
  const Together& read(const std::string& path, bool whole);
  const Together* now(const std::string& path) const;                   // as last read; null: never
  const Together* sound(const std::string& path) const;                 // as last sound
  std::shared_ptr<Together> last_sound(const std::string& path) const;  // the same, for what a promotion makes of it

  struct Pointed {
    const Together* together;
    const Meaning* meaning;
  };
  // The name there, by the last sound reading; none: no known name, or within what has changed since.
  std::optional<Pointed> pointed(const std::string& path, std::size_t offset) const;
  // Of a place of the last sound reading, where it is now; none: what has changed since.
  std::optional<diagnostics::Span> today(const Together& together, const diagnostics::Span& place) const;

 private:
  std::string home(const std::string& path) const;
  std::vector<Document> together(const std::string& path) const;
  std::map<std::string, std::string> open_;                       // by path
  std::map<std::string, std::shared_ptr<Together>> now_, sound_;  // by home
};

}  // namespace bareme::repl::lsp
