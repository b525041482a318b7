// Choosing among values that exist: rows of a table read down, exceptions over a base, a decision over a proposition,
// the effect of a code. Values are copied as they are, codes and absences included.
#include <algorithm>

#include "evaluation/kernels.hpp"

namespace bareme::evaluation {

using plan::Op;

namespace {

void put_effect(const semantics::Code& code, std::size_t row, Target& out) {
  switch (code.effect) {
    case semantics::MarkEffect::Worth:
      return out.number(row, code.worth);
    case semantics::MarkEffect::Neutral:
      return out.absent(row, Tag::SansObjet);
    case semantics::MarkEffect::Awaits:
      return out.absent(row, Tag::EnAttente);
    case semantics::MarkEffect::Impossible:
      return out.absent(row, Tag::Impossible);
    case semantics::MarkEffect::None:
      return out.absent(row, Tag::EnErreur);
  }
}

void run_effect(const Step& step, Target& out) {
  const Lane& lane = *step.in[0];
  if (!std::memchr(lane.tags, static_cast<int>(Tag::Code), out.rows)) {
    out.alias = &lane;
    return;
  }
  out.copy(lane);
  const semantics::ListId of_marks = step.regulation->list_named("note");
  for (std::size_t row = 0; row < out.rows; ++row) {
    if (lane.tags[row] != Tag::Code) continue;
    const semantics::Code& code = step.regulation->code(static_cast<values::CodeId>(lane.cells[row]));
    if (code.list == of_marks) put_effect(code, row, out);
  }
  out.settle();
}

void run_keep(const Step& step, Target& out) {
  const Lane &condition = *step.in[0], &value = *step.in[1];
  for (std::size_t row = 0; row < out.rows; ++row) {
    const Tag tag = is_numeric(condition.tags[row]) ? Tag::Number : absence(condition.tags[row]);
    if (tag != Tag::Number)
      out.absent(row, tag);
    else if (condition.truth(row))
      out.copy(row, value);
    else
      out.absent(row, Tag::SansObjet);
  }
  out.settle();
}

void run_first_present(const Step& step, Target& out) {
  const Lane* last = step.in.back();
  for (const Lane* lane : step.in) {
    if (lane != last && lane->all(Tag::SansObjet)) continue;
    if (lane == last || (lane->uniform && lane->tags[0] != Tag::SansObjet)) {
      out.alias = lane;
      return;
    }
    break;
  }
  for (std::size_t row = 0; row < out.rows; ++row) {
    const auto present = [row](const Lane* lane) { return lane->tags[row] != Tag::SansObjet; };
    const auto first = std::find_if(step.in.begin(), step.in.end(), present);
    first == step.in.end() ? out.absent(row, Tag::SansObjet) : out.copy(row, **first);
  }
  out.settle();
}

void select_row(const Step& step, std::size_t row, Target& out) {
  for (std::size_t i = 0; i + 1 < step.in.size(); i += 2) {
    const Lane& condition = *step.in[i];
    const Tag tag = is_numeric(condition.tags[row]) ? Tag::Number : absence(condition.tags[row]);
    if (tag != Tag::Number) return out.absent(row, tag);
    if (condition.truth(row)) return out.copy(row, *step.in[i + 1]);
  }
  out.copy(row, *step.in.back());
}

// Every value of one tag over one denominator: rows are blended from the last to the first, without a jump.
bool blends(const Step& step, const Target& out) {
  const Lane& last = *step.in.back();
  if (!last.uniform || (last.tags[0] != Tag::Number && last.tags[0] != Tag::Code)) return false;
  for (std::size_t i = 1; i < step.in.size(); i += 2)
    if (!step.in[i]->all(last.tags[0])) return false;
  const auto same_unit = [&](const Lane* lane) { return lane->denominator == out.denominator; };
  if (last.tags[0] == Tag::Code) return true;
  for (std::size_t i = 1; i < step.in.size(); i += 2)
    if (!same_unit(step.in[i])) return false;
  return same_unit(&last);
}

void blend(const Step& step, Target& out) {
  const Lane& last = *step.in.back();
  const std::int64_t* otherwise = last.cells;
  out.bound = last.bound;
  for (std::size_t i = step.in.size() - 1; i >= 2; i -= 2) {
    const std::int64_t *condition = step.in[i - 2]->cells, *value = step.in[i - 1]->cells;
    for (std::size_t row = 0; row < out.rows; ++row) {
      const std::int64_t chosen =
          -static_cast<std::int64_t>(condition[row] != 0);  // all ones, or none: no jump to mispredict
      out.cells[row] = otherwise[row] ^ ((otherwise[row] ^ value[row]) & chosen);
    }
    otherwise = out.cells;
    out.bound = std::max(out.bound, step.in[i - 1]->bound);
  }
}

void run_select(const Step& step, Target& out) {
  if (blends(step, out)) {
    blend(step, out);
    out.all_tags(step.in.back()->tags[0]);
    bool settled = true;
    for (std::size_t i = 0; i + 1 < step.in.size(); i += 2) {
      const Lane& condition = *step.in[i];
      if (condition.numbers()) continue;
      settled = false;
      for (std::size_t row = 0; row < out.rows; ++row)
        if (condition.tags[row] != Tag::Number) select_row(step, row, out);
    }
    if (settled) return;
  } else {
    for (std::size_t row = 0; row < out.rows; ++row)
      select_row(step, row, out);
  }
  out.settle();
}

enum class Applies : std::uint8_t { No, Yes, Unknown };

// An exception that applies beats, from one to the next, those it wins over. Of what is left: two that apply
// without an order are an error of the règlement, else something unknown makes the value unknown.
void except_row(const Step& step, std::vector<Applies>& applies, std::vector<bool>& beaten, std::size_t row,
                Target& out) {
  const auto& over = step.instruction->over;
  const std::size_t count = over.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Lane& condition = *step.in[1 + 2 * i];
    const Tag tag = condition.tags[row];
    applies[i] = is_numeric(tag)         ? (condition.truth(row) ? Applies::Yes : Applies::No)
                 : tag == Tag::SansObjet ? Applies::No
                                         : Applies::Unknown;
    beaten[i] = false;
  }
  for (std::size_t i = 0; i < count; ++i)
    for (int loser = applies[i] == Applies::Yes ? over[i] : -1; loser >= 0 && !beaten[static_cast<std::size_t>(loser)];
         loser = over[static_cast<std::size_t>(loser)])
      beaten[static_cast<std::size_t>(loser)] = true;
  const Lane* chosen = nullptr;
  int winners = 0;
  Tag unknown = Tag::Number;
  for (std::size_t i = 0; i < count; ++i) {
    if (beaten[i]) continue;
    if (applies[i] == Applies::Unknown) unknown = strictest(unknown, absence(step.in[1 + 2 * i]->tags[row]));
    if (applies[i] == Applies::Yes) {
      ++winners;
      chosen = step.in[2 + 2 * i];
    }
  }
  if (winners > 1) return out.absent(row, Tag::EnErreur);  // whatever the unknown ones say: they could beat one of two
  if (unknown != Tag::Number) return out.absent(row, unknown);
  out.copy(row, chosen ? *chosen : *step.in[0]);
}

// Rows where no exception can apply keep the base.
void run_exceptions(const Step& step, Target& out) {
  std::memset(out.mask, 0, out.rows);
  for (std::size_t i = 1; i < step.in.size(); i += 2) {
    const Lane& condition = *step.in[i];
    for (std::size_t row = 0; row < out.rows; ++row)
      out.mask[row] |= static_cast<std::uint8_t>((condition.tags[row] != Tag::SansObjet) &
                                                 ((condition.cells[row] != 0) | (condition.tags[row] != Tag::Number)));
  }
  if (!std::memchr(out.mask, 1, out.rows)) {
    out.alias = step.in[0];
    return;
  }
  out.copy(*step.in[0]);
  std::vector<Applies> applies(step.instruction->over.size());
  std::vector<bool> beaten(applies.size());
  for (std::size_t row = 0; row < out.rows; ++row)
    if (out.mask[row] != 0) except_row(step, applies, beaten, row, out);
  out.settle();
}

std::vector<std::int64_t> denominators_at(const Operands& operands, std::size_t first, std::size_t stride) {
  std::vector<std::int64_t> chosen;
  for (std::size_t i = first; i < operands.denominators.size(); i += stride)
    chosen.push_back(operands.denominators[i]);
  return chosen;
}

std::vector<std::int64_t> value_denominators(Op op, const Operands& operands) {
  switch (op) {
    case Op::Keep:
      return {operands.denominators[1]};
    case Op::Select: {
      auto chosen = denominators_at(operands, 1, 2);
      chosen.push_back(operands.denominators.back());
      return chosen;
    }
    case Op::Exceptions:
      return denominators_at(operands, 0, 2);
    default:
      return operands.denominators;
  }
}

}  // namespace

void prepare_selection(Step& step, const Operands& operands) {
  const Op op = step.instruction->op;
  // When no common denominator is narrow enough, values of another one stand aside: exact all the same.
  const auto denominators = value_denominators(op, operands);
  step.denominator = common_denominator(denominators).value_or(denominators.front());
  switch (op) {
    case Op::Effect:
      step.run = run_effect;
      return;
    case Op::Keep:
      step.run = run_keep;
      return;
    case Op::FirstPresent:
      step.run = run_first_present;
      return;
    case Op::Select:
      step.run = run_select;
      return;
    default:
      step.run = run_exceptions;
      return;
  }
}

}  // namespace bareme::evaluation
