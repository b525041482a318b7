// What another session, or the secretariat, has written in the base since this one read it.
#include "session/comparison.hpp"
#include "session/saving.hpp"

namespace bareme {

std::optional<Meanwhile> Session::meanwhile() try {
  State& state = *state_;
  if (state.base.empty()) return std::nullopt;
  const records::Base base = records::Base::open_existing(state.base);
  const std::size_t rows = base.journal_rows();
  if (rows == state.journal_seen) return std::nullopt;
  Meanwhile told;
  const std::vector<records::JournalRow> journal = base.journal();
  for (std::size_t i = state.journal_seen; i < journal.size(); ++i)
    told.rows.push_back(
        {journal[i].moment, journal[i].author, journal[i].operation, journal[i].student, journal[i].target});
  told.changed = changed_since(*this, state, base);
  state.journal_seen = rows;
  state.closed = closed_of(base, selected(state));
  const bool same_texts = texts_mark(base, *state.regulation) == state.base_texts;
  if (state.log.act_count() != 0 || !same_texts || !state.elsewhere.empty())
    return told;  // `save` will say it again, and write nothing
  diagnostics::Diagnostics strange;
  plan::Promotion now = base.load(selected(state), *state.regulation, *state.curriculum, strange);
  if (strange.has_errors() || now.size() != state.promotion.size()) return told;
  now.name = state.promotion.name;
  state.given = std::move(now);
  state.taken = decisions_of(base, selected(state));
  state.granted = base.granted(selected(state));
  state.forget_results();
  state.replay();
  told.taken_in = compute_all(strange);
  return told;
} catch (const records::BaseProblem&) {
  return std::nullopt;  // busy or gone: said when something is asked of it
}

}  // namespace bareme
