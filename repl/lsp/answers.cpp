#include "repl/lsp/answers.hpp"

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
  const std::string& path = together.session.sources()[place.source].path();
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

Json definition(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  const auto pointed = spot ? workshop.pointed(spot->path, spot->offset) : std::nullopt;
  if (!pointed) return nullptr;
  return locations(workshop, *pointed->together, pointed->together->meanings().declarations(*pointed->meaning));
}

Json references(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  const auto pointed = spot ? workshop.pointed(spot->path, spot->offset) : std::nullopt;
  if (!pointed) return nullptr;
  return locations(workshop, *pointed->together, pointed->together->meanings().uses(*pointed->meaning));
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
