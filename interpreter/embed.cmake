# Writes OUTPUT, the definitions of embedded.hpp: each of FILES (relative to ROOT) as an array of bytes, since a string
# literal has a length limit and would need escapes. Run by the build, never by hand.
set(arrays "")
set(rows "")
set(index 0)
foreach(name IN LISTS FILES)
  file(READ "${ROOT}/${name}" bytes HEX)
  string(LENGTH "${bytes}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "constexpr char bytes_${index}[] = {\n${bytes}'\\0'};\n")
  string(APPEND rows "    Entry{\"${name}\", {bytes_${index}, ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()

file(WRITE "${OUTPUT}" "// Made by interpreter/embed.cmake.
#include \"embedded.hpp\"

#include <array>

namespace bareme::embedded {
namespace {

struct Entry {
  std::string_view name;
  std::string_view text;
};

${arrays}
constexpr std::array<Entry, ${index}> entries = {
${rows}};

}  // namespace

std::string_view file(std::string_view name) {
  for (const Entry& entry : entries) {
    if (entry.name == name) return entry.text;
  }
  return {};
}

std::string_view name(std::size_t rank) { return rank < entries.size() ? entries[rank].name : std::string_view(); }

std::string_view errors_page() { return file(\"docs/erreurs.md\"); }

}  // namespace bareme::embedded
")
