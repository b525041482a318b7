#include "repl/lsp/answers.hpp"

#include <algorithm>

#include "repl/lsp/carried.hpp"

namespace bareme::repl::lsp {

namespace {

std::string path_in(const Json& params) { return path_of(params.at("textDocument").at("uri").get<std::string>()); }

Json position_json(Position position) { return {{"line", position.line}, {"character", position.character}}; }

}  // namespace

std::optional<Spot> spot_of(const Workshop& workshop, const Json& params) {
  Spot spot{path_in(params), "", 0};
  auto text = workshop.text(spot.path);
  if (!text) return std::nullopt;
  spot.text = *std::move(text);
  if (const auto position = params.find("position"); position != params.end())
    spot.offset = Lines(spot.text).offset(
        {position->at("line").get<std::size_t>(), position->at("character").get<std::size_t>()});
  return spot;
}

Json range_json(const Lines& lines, std::size_t begin, std::size_t end) {
  return {{"start", position_json(lines.position(begin))}, {"end", position_json(lines.position(end))}};
}

Json location_json(const Workshop& workshop, const Together& together, const diagnostics::Span& place) {
  const diagnostics::SourceText& source = together.session.sources()[place.source];
  const std::string& path = source.path();
  if (const auto copy = copy_of(source))
    return {{"uri", uri_of(*copy)}, {"range", range_json(Lines(source.text()), place.begin, place.end)}};
  const auto now = workshop.today(together, place);
  const auto text = workshop.text(path);
  if (!now || !text) return nullptr;
  return {{"uri", uri_of(path)}, {"range", range_json(Lines(*text), now->begin, now->end)}};
}

namespace {

Json locations(const Workshop& workshop, const Together& together, const std::vector<diagnostics::Span>& places) {
  Json all = Json::array();
  for (const diagnostics::Span& place : places)
    if (Json location = location_json(workshop, together, place); !location.is_null()) all.push_back(location);
  return all;
}

}  // namespace

Json hover(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  const auto pointed = spot ? workshop.pointed(spot->path, spot->offset) : std::nullopt;
  if (!pointed) return nullptr;
  Json answer{{"contents", {{"kind", "markdown"}, {"value", pointed->together->meanings().page(*pointed->meaning)}}}};
  if (const auto now = workshop.today(*pointed->together, pointed->meaning->name))
    answer["range"] = range_json(Lines(spot->text), now->begin, now->end);
  return answer;
}

namespace {

// The line a function written in Lua begins on, in its file.
std::vector<diagnostics::Span> in_lua(const Together& together, const Meaning& meaning) {
  std::vector<diagnostics::Span> places;
  for (const Entity& entity : meaning.of) {
    if (entity.kind != Entity::Kind::Lua) continue;
    for (const Session::LuaText& text : together.session.lua_texts(together.meanings().name(entity))) {
      const auto source = together.sources.find(text.file);
      if (source == together.sources.end()) continue;
      const std::string_view whole = together.session.sources()[source->second].text();
      std::size_t begin = 0;
      for (int line = 1; line < text.line && begin < whole.size(); ++line)
        begin = std::min(whole.find('\n', begin), whole.size() - 1) + 1;
      const std::size_t end = std::min(whole.find('\n', begin), whole.size());
      places.push_back({source->second, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
  }
  return places;
}

}  // namespace

Json definition(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  const auto pointed = spot ? workshop.pointed(spot->path, spot->offset) : std::nullopt;
  if (!pointed) return nullptr;
  std::vector<diagnostics::Span> places = pointed->together->meanings().declarations(*pointed->meaning);
  for (const diagnostics::Span& place : in_lua(*pointed->together, *pointed->meaning))
    places.push_back(place);
  return locations(workshop, *pointed->together, places);
}

Json references(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  const auto pointed = spot ? workshop.pointed(spot->path, spot->offset) : std::nullopt;
  if (!pointed) return nullptr;
  return locations(workshop, *pointed->together, pointed->together->meanings().uses(*pointed->meaning));
}

// The same, in this text alone.
Json highlights(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  const auto pointed = spot ? workshop.pointed(spot->path, spot->offset) : std::nullopt;
  if (!pointed) return nullptr;
  const Lines lines(spot->text);
  Json all = Json::array();
  for (const diagnostics::Span& place : pointed->together->meanings().uses(*pointed->meaning))
    if (const auto now = workshop.today(*pointed->together, place);
        now && place.source == pointed->meaning->name.source)
      all.push_back({{"range", range_json(lines, now->begin, now->end)}});
  return all;
}

Json formatting(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  if (!spot) return nullptr;
  Session session;
  diagnostics::Diagnostics problems;
  const auto formatted = session.format({spot->path, spot->text}, problems);
  if (!formatted) return nullptr;  // faulty: shown already, and nothing is moved about
  if (*formatted == spot->text) return Json::array();
  return Json::array({{{"range", range_json(Lines(spot->text), 0, spot->text.size())}, {"newText", *formatted}}});
}

}  // namespace bareme::repl::lsp
