#include "repl/lsp/workshop.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "repl/commands/opening.hpp"

namespace bareme::repl::lsp {
namespace {

namespace fs = std::filesystem;

constexpr const char* regulation_file = "reglement.bareme";

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

std::optional<std::string> on_disk(const std::string& path) {
  if (!is_file(path)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// The folder itself and those below that are no règlement's own; nothing of what cannot be read.
void add_files_below(const fs::path& folder, bool deep, std::vector<std::string>& files) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error), end;
       !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_regular_file(ignored) && entry->path().extension() == ".bareme")
      files.push_back(entry->path().generic_string());
    else if (deep && entry->is_directory(ignored) && !entry->is_symlink(ignored) &&
             !is_file(entry->path() / regulation_file))
      add_files_below(entry->path(), deep, files);
  }
}

// « règlement "Essai" … », « maquette "M" pour "Essai" … »: the title said first after that word, at the head of a
// line.
std::string title_after(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    if (at != 0 && text[at - 1] != '\n') continue;
    const std::size_t line = std::min(text.find('\n', at), text.size());
    const std::size_t begin = text.find('"', at), end = begin == text.npos ? begin : text.find('"', begin + 1);
    if (end != text.npos && end < line) return text.substr(begin + 1, end - begin - 1);
  }
  return "";
}

std::string regulation_title(const std::string& text) {
  for (const char* word : {"règlement ", "reglement ", "Règlement ", "re\u0300glement "})
    if (std::string title = title_after(text, word); !title.empty()) return title;
  return "";
}

}  // namespace

Shift::Shift(std::string_view before, std::string_view after) : before_(before.size()), after_(after.size()) {
  const std::size_t shorter = std::min(before_, after_);
  while (head_ < shorter && before[head_] == after[head_])
    ++head_;
  while (tail_ < shorter - head_ && before[before_ - 1 - tail_] == after[after_ - 1 - tail_])
    ++tail_;
}

std::optional<std::size_t> Shift::operator()(std::size_t offset) const {
  if (offset <= head_) return offset;
  if (offset + tail_ < before_) return std::nullopt;
  return offset + after_ - before_;
}

const Meanings& Together::meanings() const {
  if (!meanings_) meanings_ = std::make_unique<Meanings>(session);
  return *meanings_;
}

std::optional<std::string> Workshop::text(const std::string& path) const {
  const auto open = open_.find(path);
  return open == open_.end() ? on_disk(path) : open->second;
}

// The nearest folder above that holds a règlement; none: its own.
std::string Workshop::home(const std::string& path) const {
  const fs::path own = fs::path(path).parent_path();
  for (fs::path folder = own; !folder.empty(); folder = folder.parent_path()) {
    const fs::path regulation = folder / regulation_file;
    if (is_file(regulation) || open_.contains(regulation.generic_string())) return folder.generic_string();
    if (folder == folder.parent_path()) break;
  }
  return own.generic_string();
}

// Of a folder that is a règlement's, all that is in it. Of another, where règlements may be side by side, the file, and
// what says it is for the same one.
std::vector<Document> Workshop::together(const std::string& path) const {
  const std::string folder = home(path);
  const bool whole = is_file(fs::path(folder) / regulation_file);
  std::vector<std::string> files;
  if (folder.empty() || !fs::path(path).is_absolute())
    files.push_back(path);
  else
    add_files_below(folder, whole, files);
  for (const auto& [open, text] : open_)
    if ((fs::path(open).extension() == ".bareme" || fs::path(open).extension() == ".lua") && home(open) == folder)
      files.push_back(open);
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());

  std::string title = regulation_title(text(path).value_or(""));
  if (title.empty()) title = title_after(text(path).value_or(""), "maquette ");
  std::vector<Document> documents;
  bool has_regulation = !regulation_title(text(path).value_or("")).empty();
  for (const std::string& file : files) {
    std::optional<std::string> text = this->text(file);
    if (!text) continue;
    const bool other = file != path && !whole && !regulation_title(*text).empty();
    if (other && has_regulation) continue;
    has_regulation = has_regulation || other;
    documents.push_back({file, std::move(*text)});
  }
  return documents;
}

namespace {

// The same said of another reading of the texts; none where what it is about has changed.
std::optional<diagnostics::Diagnostic> carried(const diagnostics::Diagnostic& problem, const Together& before,
                                               const Together& now) {
  const auto there = [&](const diagnostics::Span& place) -> std::optional<diagnostics::Span> {
    const diagnostics::SourceText& text = before.session.sources()[place.source];
    const auto source = now.sources.find(text.path());
    if (source == now.sources.end()) return std::nullopt;
    const Shift shift(text.text(), now.session.sources()[source->second].text());
    const auto begin = shift(place.begin), end = shift(place.end);
    if (!begin || !end || *end - *begin != place.end - place.begin) return std::nullopt;
    return diagnostics::Span{source->second, static_cast<std::uint32_t>(*begin), static_cast<std::uint32_t>(*end)};
  };
  const auto place = problem.place() ? there(*problem.place()) : std::nullopt;
  if (problem.place() && !place) return std::nullopt;
  // Each adds to `same` in place: assigned to itself, it would be emptied.
  diagnostics::Diagnostic same(problem.code(), place, problem.message());
  if (!problem.mark().empty()) std::move(same).mark(problem.mark());
  for (const diagnostics::Note& note : problem.notes()) {
    const auto other = there(note.place);
    if (!other) return std::nullopt;
    std::move(same).note(*other, note.text);
  }
  for (const std::string& help : problem.helps())
    std::move(same).help(help);
  if (problem.severity() == diagnostics::Severity::Warning) std::move(same).warning();
  return same;
}

}  // namespace

const Together& Workshop::read(const std::string& path, bool whole) {
  auto made = std::make_shared<Together>();
  made->documents = together(path);
  made->whole = whole;
  Reading reading = reading_among(made->documents);
  reading.find = [this, find = reading.find](const std::string& title, const std::string& version,
                                             const std::string& beside) {
    FoundVersion found = find(title, version, beside);
    if (found.document)
      if (const auto open = open_.find(found.document->path); open != open_.end()) found.document->text = open->second;
    return found;
  };
  made->session.load(made->documents, made->problems, reading);
  for (std::uint32_t i = 0; i < made->session.sources().size(); ++i)
    made->sources.emplace(made->session.sources()[i].path(), i);
  const std::string folder = home(path);
  const auto before = sound_.find(folder);
  if (made->session.loaded() && whole)
    made->session.verify(made->advice);
  else if (before != sound_.end())
    for (const diagnostics::Diagnostic& problem : before->second->advice.all())
      if (auto same = carried(problem, *before->second, *made)) made->advice.add(*std::move(same));
  for (const diagnostics::Diagnostic& problem : made->advice.all())
    made->problems.add(problem);
  made->problems.sort();
  if (made->session.loaded()) {
    sound_[folder] = made;
  }
  return *(now_[folder] = std::move(made));
}

const Together* Workshop::now(const std::string& path) const {
  const auto found = now_.find(home(path));
  return found == now_.end() ? nullptr : found->second.get();
}

const Together* Workshop::sound(const std::string& path) const { return last_sound(path).get(); }

std::shared_ptr<Together> Workshop::last_sound(const std::string& path) const {
  const auto found = sound_.find(home(path));
  return found == sound_.end() ? nullptr : found->second;
}

std::optional<Workshop::Pointed> Workshop::pointed(const std::string& path, std::size_t offset) const {
  const Together* const known = sound(path);
  const std::optional<std::string> text = this->text(path);
  if (known == nullptr || !text) return std::nullopt;
  const auto source = known->sources.find(path);
  if (source == known->sources.end()) return std::nullopt;
  const auto there = Shift(*text, known->session.sources()[source->second].text())(offset);
  if (!there) return std::nullopt;
  const Meaning* const meaning = known->meanings().at(source->second, static_cast<std::uint32_t>(*there));
  if (meaning == nullptr) return std::nullopt;
  return Pointed{known, meaning};
}

std::optional<diagnostics::Span> Workshop::today(const Together& together, const diagnostics::Span& place) const {
  const diagnostics::SourceText& source = together.session.sources()[place.source];
  const std::optional<std::string> text = this->text(source.path());
  if (!text) return std::nullopt;
  const Shift shift(source.text(), *text);
  const auto begin = shift(place.begin), end = shift(place.end);
  if (!begin || !end) return std::nullopt;
  return diagnostics::Span{place.source, static_cast<std::uint32_t>(*begin), static_cast<std::uint32_t>(*end)};
}

}  // namespace bareme::repl::lsp
