// The libraries the program carries: `stdlib/` as it stood at build time.
#include <fmt/format.h>

#include "embedded.hpp"
#include "session/assembly.hpp"
#include "session/documents.hpp"
#include "session/problems.hpp"
#include "syntax/parse.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

constexpr std::string_view folder = "stdlib/", ending = ".bareme";

// The heading of the text of that name; none when there is no such text.
std::optional<LibraryLine> heading(std::string_view path) {
  diagnostics::Sources sources;
  diagnostics::Diagnostics ignored;
  const std::uint32_t source = sources.add(std::string(path), std::string(embedded::file(path)));
  const syntax::Parsed parsed = syntax::parse(sources, source, ignored);
  for (const auto& item : parsed.file.items)
    if (const auto* library = std::get_if<syntax::Library>(&item))
      return LibraryLine{library->name.text, library->purpose ? library->purpose->text : std::string()};
  return std::nullopt;
}

template <class Visit>  // visit(path, heading) for each
void for_each_library(Visit visit) {
  for (std::size_t rank = 0; !embedded::name(rank).empty(); ++rank) {
    const std::string_view path = embedded::name(rank);
    if (!path.starts_with(folder) || !path.ends_with(ending)) continue;
    if (const auto line = heading(path)) visit(path, *line);
  }
}

}  // namespace

std::vector<LibraryLine> libraries() {
  std::vector<LibraryLine> lines;
  for_each_library([&](std::string_view, const LibraryLine& line) { lines.push_back(line); });
  return lines;
}

std::optional<Document> library_document(const std::string& name) {
  std::optional<Document> found;
  for_each_library([&](std::string_view path, const LibraryLine& line) {
    if (text::same_name(line.name, name)) found = Document{std::string(path), std::string(embedded::file(path))};
  });
  return found;
}

std::string library_text(const std::string& name) {
  const std::optional<Document> document = library_document(name);
  return document ? *document->text : std::string();
}

// « {{>papier.css}} », a line of its own: what several documents share stands once, and is brought in as it is.
std::string document_template(const std::string& name) {
  const auto part = [](const std::string& file) {
    return std::string(embedded::file(fmt::format("{}documents/{}", folder, file)));
  };
  std::string page = part(name + ".html");
  for (std::size_t at = page.find("{{>"); at != std::string::npos; at = page.find("{{>", at)) {
    const std::size_t end = page.find("}}\n", at);
    if (end == std::string::npos) break;  // no part: told when the template is read
    page.replace(at, end + 3 - at, part(page.substr(at + 3, end - at - 3)));
  }
  return page;
}

bool is_library(const Document& document) {
  diagnostics::Sources sources;
  diagnostics::Diagnostics ignored;
  std::optional<std::string> text = text_of(document, problems::unreadable_text, ignored);
  if (!text) return false;
  const std::uint32_t source = sources.add(document.path, std::move(*text));
  const syntax::Parsed parsed = syntax::parse(sources, source, ignored);
  bool library = !parsed.file.items.empty();
  for (const auto& item : parsed.file.items)
    library = library && std::holds_alternative<syntax::Library>(item);
  return library;
}

}  // namespace bareme
