#include "repl/shell/session_log.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace bareme::repl {
namespace {

namespace fs = std::filesystem;

constexpr const char* ending = ".seance";
constexpr const char* title = "# bareme séance ";
constexpr const char* over = "# base ";
constexpr const char* closed = "# close";
constexpr const char* keeps = "# garde ";
constexpr const char* taken_up = "# reprise dans ";

std::string absolute(const std::string& path) {
  std::error_code ignored;
  const fs::path whole = fs::weakly_canonical(path, ignored);
  return ignored ? path : whole.string();
}

bool whole_write(int file, const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const ssize_t written = ::write(file, text.data() + at, text.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    at += static_cast<std::size_t>(written);
  }
  return true;
}

// A file just made is lost with its folder's entry unless the folder too is on the disk.
void flush_folder(const std::string& folder) {
  if (const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); handle >= 0) {
    ::fsync(handle);
    ::close(handle);
  }
}

bool begins(const std::string& line, const char* opening) { return line.rfind(opening, 0) == 0; }

// Its session is over: nobody holds its lock.
bool is_free(const std::string& path) {
  const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return false;
  const bool free = ::flock(handle, LOCK_EX | LOCK_NB) == 0;
  ::close(handle);
  return free;
}

}  // namespace

std::optional<std::vector<std::string>> lines_of_file(const std::string& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return std::nullopt;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) {
    // Cut while it was written: what has no end was never answered.
    if (stream.eof()) break;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    lines.push_back(std::move(line));
  }
  return lines;
}

SessionLog::SessionLog(std::string folder, std::string id, About about)
    : folder_(std::move(folder)), id_(std::move(id)), about_(std::move(about)) {
  if (!about_.base.empty()) about_.base = absolute(about_.base);
  std::error_code ignored;
  const std::string first = id_;  // several sessions of one minute
  for (int other = 2; !folder_.empty() && fs::exists(folder_ + "/" + id_ + ending, ignored); ++other)
    id_ = first + "-" + std::to_string(other);
}

SessionLog::SessionLog(SessionLog&& other) noexcept
    : folder_(std::move(other.folder_)),
      id_(std::move(other.id_)),
      about_(std::move(other.about_)),
      events_(std::move(other.events_)),
      file_(std::exchange(other.file_, -1)) {}

SessionLog::~SessionLog() {
  if (file_ >= 0) ::close(file_);
}

std::string SessionLog::path() const { return file_ < 0 ? "" : folder_ + "/" + id_ + ending; }

std::string SessionLog::open_file() {
  std::error_code problem;
  fs::create_directories(folder_, problem);
  if (!problem) fs::permissions(folder_, fs::perms::owner_all, problem);
  const std::string first = id_;
  std::string path;
  for (int other = 2; other < 100; ++other) {  // one opened meanwhile
    path = folder_ + "/" + id_ + ending;
    file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
    if (file_ >= 0 || errno != EEXIST) break;
    id_ = first + "-" + std::to_string(other);
  }
  if (file_ < 0) return path + " : " + std::strerror(errno);
  ::flock(file_, LOCK_EX | LOCK_NB);
  std::string head = title + id_ + "\n" + over + about_.base + "\n";
  for (const std::string& line : about_.opening)
    head += "# " + line + "\n";
  const std::string failed = put(head);
  flush_folder(folder_);
  return failed;
}

std::string SessionLog::put(const std::string& text) {
  const off_t before = ::lseek(file_, 0, SEEK_END);
  if (whole_write(file_, text) && ::fsync(file_) == 0) return "";
  const std::string why = std::strerror(errno);
  if (before >= 0 && ::ftruncate(file_, before) != 0) return why;  // half a line would be read as no line
  return why;
}

std::string SessionLog::write(const std::string& event, const std::string& remark) {
  const std::string line = remark.empty() ? event : event + "    # " + remark;
  if (!folder_.empty()) {
    if (file_ < 0)
      if (const std::string failed = open_file(); !failed.empty()) return failed;
    if (const std::string failed = put(line + "\n"); !failed.empty()) return failed;
  }
  events_.push_back(line);
  return "";
}

void SessionLog::close() {
  if (file_ >= 0) put(std::string(closed) + "\n");
}

std::optional<SessionLog::Interrupted> SessionLog::interrupted() const {
  std::error_code problem;
  if (folder_.empty() || about_.base.empty() || !fs::is_directory(folder_, problem)) return std::nullopt;
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_, problem))
    if (entry.path().extension() == ending && entry.path().stem() != id_) paths.push_back(entry.path().string());
  std::sort(paths.rbegin(), paths.rend());  // an id begins with its moment
  for (const std::string& path : paths) {
    auto lines = lines_of_file(path);
    if (!lines || lines->size() < 2 || (*lines)[1] != over + about_.base) continue;
    const bool over_with = std::any_of(
        lines->begin(), lines->end(), [](const std::string& line) { return line == closed || begins(line, taken_up); });
    if (!over_with && is_free(path)) return Interrupted{path, fs::path(path).stem().string(), std::move(*lines)};
  }
  return std::nullopt;
}

std::vector<SessionLog::Interrupted> SessionLog::beside() const {
  std::error_code problem;
  std::vector<Interrupted> open;
  if (folder_.empty() || about_.base.empty() || !fs::is_directory(folder_, problem)) return open;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_, problem)) {
    const std::string path = entry.path().string();
    if (entry.path().extension() != ending || entry.path().stem() == id_ || is_free(path)) continue;
    auto lines = lines_of_file(path);
    if (lines && lines->size() > 1 && (*lines)[1] == over + about_.base)
      open.push_back({path, entry.path().stem().string(), std::move(*lines)});
  }
  std::sort(open.begin(), open.end(), [](const Interrupted& a, const Interrupted& b) { return a.id < b.id; });
  return open;
}

std::string SessionLog::preserve(const std::string& scenario) {
  if (folder_.empty()) return "cette séance ne garde rien sur le disque";
  if (file_ < 0)
    if (const std::string failed = open_file(); !failed.empty()) return failed;
  return put(std::string(keeps) + scenario + "\n");
}

std::vector<std::string> SessionLog::kept() const {
  std::error_code problem;
  std::vector<std::string> paths, scenarios;
  if (folder_.empty() || about_.base.empty() || !fs::is_directory(folder_, problem)) return scenarios;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_, problem))
    if (entry.path().extension() == ending) paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  const auto name = [](const std::string& scenario) { return scenario.substr(0, scenario.find(" : ")); };
  for (const std::string& path : paths) {
    const auto lines = lines_of_file(path);
    if (!lines || lines->size() < 2 || (*lines)[1] != over + about_.base) continue;
    for (const std::string& line : *lines) {
      if (!begins(line, keeps)) continue;
      const std::string scenario = line.substr(std::strlen(keeps));
      scenarios.erase(std::remove_if(scenarios.begin(), scenarios.end(),
                                     [&](const std::string& one) { return name(one) == name(scenario); }),
                      scenarios.end());
      scenarios.push_back(scenario);
    }
  }
  return scenarios;
}

void SessionLog::take_up(const std::string& path) {
  const int handle = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  if (handle < 0) return;
  if (whole_write(handle, taken_up + id_ + "\n")) ::fsync(handle);
  ::close(handle);
}

}  // namespace bareme::repl
