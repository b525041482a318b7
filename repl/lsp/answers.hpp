// What the server answers to each request about a text, as the protocol wants it: `params` in, the result out; null
// where there is nothing to say. Nothing here changes the workshop.
#pragma once

#include <nlohmann/json.hpp>

#include "repl/lsp/positions.hpp"
#include "repl/lsp/workshop.hpp"

namespace bareme::repl::lsp {

using Json = nlohmann::json;
class OpenedBase;  // opened_base.hpp

// ---- shared: where a request points, and ranges
struct Spot {
  std::string path, text;
  std::size_t offset = 0;
};
std::optional<Spot> spot_of(const Workshop& workshop, const Json& params);
Json range_json(const Lines& lines, std::size_t begin, std::size_t end);
Json location_json(const Workshop& workshop, const Together& together, const diagnostics::Span& place);  // null: moved

// ---- diagnostics.cpp: of every text read together, by path; a text without fault has an empty list
std::map<std::string, Json> diagnostics_of(const Workshop& workshop, const Together& together,
                                           const std::string& asked);

Json hover(const Workshop& workshop, const Json& params);
Json definition(const Workshop& workshop, const Json& params);
Json references(const Workshop& workshop, const Json& params);
Json highlights(const Workshop& workshop, const Json& params);
Json symbols(const Workshop& workshop, const Json& params);
Json folds(const Workshop& workshop, const Json& params);
Json tokens(const Workshop& workshop, const Json& params);
Json token_legend();
Json completion(const Workshop& workshop, const Json& params);
Json signature(const Workshop& workshop, const Json& params);
Json formatting(const Workshop& workshop, const Json& params);
// Null: nothing to rename there. `fault`: why it is refused.
Json rename_range(const Workshop& workshop, const Json& params);
Json rename(const Workshop& workshop, const Json& params, std::string& fault);
Json fixes(const Workshop& workshop, const Json& params);

// ---- promotion.cpp: with a base opened; otherwise nothing
Json lenses(Workshop& workshop, OpenedBase& base, const Json& params);
Json hints(Workshop& workshop, OpenedBase& base, const Json& params);
// Markdown: whom the text as it is written decides otherwise than the règlement of the base, and by what in it.
std::string who_changes(Workshop& workshop, OpenedBase& base, const std::string& path);
// Of what is defined there, or last before, for the student of the settings.
std::string why_there(Workshop& workshop, OpenedBase& base, const Json& params);

}  // namespace bareme::repl::lsp
