// The other places of a text where the name under the cursor is the same thing: an editor left alone marks every word
// spelt alike, « seuil » of « seuil projet » when one stands on « seuil ue ».
#include "repl/lsp/answers.hpp"

namespace bareme::repl::lsp {

Json highlights(const Workshop& workshop, const Json& params) {
  const auto spot = spot_of(workshop, params);
  const auto pointed = spot ? workshop.pointed(spot->path, spot->offset) : std::nullopt;
  if (!pointed) return nullptr;
  const Together& together = *pointed->together;
  const Lines lines(spot->text);
  Json all = Json::array();
  for (const diagnostics::Span& place : together.meanings().uses(*pointed->meaning)) {
    if (together.session.sources()[place.source].path() != spot->path) continue;
    if (const auto now = workshop.today(together, place))
      all.push_back({{"range", range_json(lines, now->begin, now->end)}, {"kind", 1}});
  }
  return all;
}

}  // namespace bareme::repl::lsp
