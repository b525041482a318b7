// The log of one jury session as a file: a line an event, readable by a secretary, typed again to get the session back.
// Made at the first event, for its owner only (0600), each line on the disk before the answer is shown; held by a lock
// while the session lives, so that a log nobody holds and that is not closed is one that was interrupted. Without a
// folder it is kept in memory and no file is made.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace bareme::repl {

class SessionLog {
 public:
  struct About {
    std::string base;                  // path of the base the session is over; empty: files
    std::vector<std::string> opening;  // what the first lines say, one remark each
  };
  struct Interrupted {
    std::string path, id;
    std::vector<std::string> lines;
  };

  SessionLog() = default;
  SessionLog(std::string folder, std::string id, About about);
  ~SessionLog();
  SessionLog(SessionLog&& other) noexcept;
  SessionLog& operator=(SessionLog&&) = delete;

  // The event, and what is remarked of it (the moment). Gives why it could not be kept: the event must then be undone.
  std::string write(const std::string& event, const std::string& remark);
  void close();  // nothing is left to take up again

  std::size_t events() const { return events_.size(); }
  const std::vector<std::string>& lines() const { return events_; }
  const std::string& id() const { return id_; }
  std::string path() const;  // empty: no file

  // The last session over this base that was neither closed nor taken up again.
  std::optional<Interrupted> interrupted() const;
  std::vector<Interrupted> beside() const;  // the sessions over this base that are open now
  // A scenario kept by name for the sessions over this base; those that were, « NOM : POSES », the last of a name only.
  std::string preserve(const std::string& scenario);
  std::vector<std::string> kept() const;
  void take_up(const std::string& path);  // says in it that this session goes on from there

 private:
  std::string open_file();
  std::string put(const std::string& line);

  std::string folder_, id_;
  About about_;
  std::vector<std::string> events_;
  int file_ = -1;
};

// The lines of a file, none when it cannot be read.
std::optional<std::vector<std::string>> lines_of_file(const std::string& path);

}  // namespace bareme::repl
