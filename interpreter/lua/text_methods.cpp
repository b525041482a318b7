// Methods of texts. Positions count characters, as one reads them; nothing here knows patterns, whose cost has no
// bound.
#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/exchange.hpp"
#include "lua/helpers.hpp"
#include "lua/sandbox.hpp"

namespace bareme::lua {
namespace {

using diagnostics::guillemets;

bool begins(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

lua_Integer characters(std::string_view text) { return std::count_if(text.begin(), text.end(), begins); }

// Where the character of this rank (from 1) begins; the end when there is none.
std::size_t offset(std::string_view text, lua_Integer rank) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (begins(text[i]) && --rank == 0) return i;
  return text.size();
}

int give(lua_State* state, std::string_view text) {
  Sandbox::of(state).check_text(text.size());
  Sandbox::of(state).charge(1 + static_cast<std::int64_t>(text.size() / 16));
  lua_pushlstring(state, text.data(), text.size());
  return 1;
}

std::string_view self(lua_State* state, const char* who) {
  const std::string_view text = text_at(state, 1, who);
  Sandbox::of(state).charge(1 + static_cast<std::int64_t>(text.size() / 16));
  return text;
}

int length(lua_State* state) {
  lua_pushinteger(state, characters(self(state, "len")));
  return 1;
}

// As Lua's: from 1, ends included, below zero from the end.
int sub(lua_State* state) {
  const std::string_view text = self(state, "sub");
  const lua_Integer count = characters(text);
  const auto place = [&](int index, lua_Integer otherwise) {
    if (lua_isnoneornil(state, index)) return otherwise;
    const lua_Integer rank = std::clamp(whole_at(state, index, "sub"), -count - 1, count + 1);
    return rank < 0 ? rank + count + 1 : rank;
  };
  const lua_Integer first = std::max<lua_Integer>(place(2, 1), 1), last = place(3, count);
  if (first > last) return give(state, "");
  const std::size_t begin = offset(text, first);
  return give(state, text.substr(begin, offset(text, last + 1) - begin));
}

int find(lua_State* state) {
  const std::string_view text = self(state, "find"), wanted = text_at(state, 2, "find");
  Sandbox::of(state).charge(static_cast<std::int64_t>(text.size() * std::max<std::size_t>(wanted.size(), 1) / 16));
  const std::size_t found = text.find(wanted);
  if (found == text.npos) {
    lua_pushnil(state);
    return 1;
  }
  const lua_Integer first = characters(text.substr(0, found)) + 1;
  lua_pushinteger(state, first);
  lua_pushinteger(state, first + characters(wanted) - 1);
  return 2;
}

// ASCII, the accented letters of Latin-1, œ: what French names need.
std::string changed_case(std::string_view text, bool upper) {
  std::string changed(text);
  for (std::size_t i = 0; i < changed.size(); ++i) {
    char& c = changed[i];
    const auto byte = static_cast<unsigned char>(c);
    const auto before = static_cast<unsigned char>(i == 0 ? 0 : text[i - 1]);
    if (upper ? (c >= 'a' && c <= 'z') : (c >= 'A' && c <= 'Z')) c = static_cast<char>(c ^ 0x20);
    if (before == 0xC3 && (byte & 0x1F) != 0x17 &&
        (upper ? byte >= 0xA0 && byte <= 0xBE : byte >= 0x80 && byte <= 0x9E))
      c = static_cast<char>(byte ^ 0x20);
    if (before == 0xC5 && (byte == 0x92 || byte == 0x93)) c = static_cast<char>(upper ? 0x92 : 0x93);
  }
  return changed;
}

int upper(lua_State* state) { return give(state, changed_case(self(state, "upper"), true)); }
int lower(lua_State* state) { return give(state, changed_case(self(state, "lower"), false)); }

int repeated(lua_State* state) {
  const std::string_view text = self(state, "rep");
  const auto most = static_cast<lua_Integer>(Sandbox::of(state).bounds().text);
  const lua_Integer times = std::clamp<lua_Integer>(whole_at(state, 2, "rep"), 0, most + 1);
  if (text.empty() || times == 0) return give(state, "");
  Sandbox::of(state).check_text(text.size() * static_cast<std::size_t>(times));
  std::string all;
  for (lua_Integer i = 0; i < times; ++i)
    all += text;
  return give(state, all);
}

int trimmed(lua_State* state) {
  const std::string_view text = self(state, "trim");
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return give(state, "");
  return give(state, text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

int split(lua_State* state) {
  std::string_view text = self(state, "split");
  const std::string_view separator = text_at(state, 2, "split");
  if (separator.empty()) Sandbox::of(state).fail(guillemets("split") + " attend un séparateur");
  lua_newtable(state);
  const int parts = lua_gettop(state);
  lua_Integer count = 0;
  for (bool more = true; more;) {
    const std::size_t end = text.find(separator);
    more = end != text.npos;
    give(state, text.substr(0, end));
    lua_rawseti(state, parts, ++count);
    if (more) text.remove_prefix(end + separator.size());
  }
  return 1;
}

// %s and %%: values are shown as the règlement shows them; décimales(x, 2) says how many decimals.
int format(lua_State* state) {
  const std::string_view text = self(state, "format");
  std::string filled;
  int argument = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      filled += text[i];
      continue;
    }
    const char sign = ++i < text.size() ? text[i] : ' ';
    if (sign == '%')
      filled += '%';
    else if (sign != 's')
      Sandbox::of(state).fail(guillemets("format") + " ne connaît que %s et %%");
    else if (++argument > lua_gettop(state))
      Sandbox::of(state).fail(guillemets("format") + " a plus de %s que de valeurs");
    else
      filled += shown(state, argument);
    Sandbox::of(state).check_text(filled.size());
  }
  return give(state, filled);
}

}  // namespace

void add_text_methods(lua_State* state) {
  const luaL_Reg methods[] = {
      {"len", length},   {"sub", sub},      {"find", find},   {"upper", upper},   {"lower", lower},
      {"rep", repeated}, {"trim", trimmed}, {"split", split}, {"format", format}, {nullptr, nullptr},
  };
  luaL_setfuncs(state, methods, 0);
}

}  // namespace bareme::lua
