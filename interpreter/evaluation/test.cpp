// Tests on what a value is: est ABI, est un nombre, existe, validant. They answer where calculations would not.
#include <algorithm>

#include "evaluation/kernels.hpp"

namespace bareme::evaluation {

using plan::Op;

namespace {

void is_one_of(const Step& step, std::size_t row, Target& out) {
  const plan::Instruction& instruction = *step.instruction;
  const bool negated = (instruction.flag & plan::IsNegated) != 0;
  const Lane& lane = *step.in[0];
  const Tag tag = lane.tags[row];
  if (is_numeric(tag)) return out.truth(row, ((instruction.flag & plan::IsNumber) != 0) != negated);
  if (tag == Tag::Code) {
    const auto& codes = instruction.codes;
    const bool text = !instruction.texts.empty();
    const bool listed = text ? std::find(step.keys.begin(), step.keys.end(), lane.cells[row]) != step.keys.end()
                             : std::find(codes.begin(), codes.end(), lane.cells[row]) != codes.end();
    return out.truth(row, listed != negated);
  }
  if (tag == Tag::SansObjet) return out.truth(row, negated);
  if (tag == Tag::Impossible && (instruction.flag & plan::IsImpossible) != 0) return out.truth(row, !negated);
  out.absent(row, tag);
}

void exists(const Step& step, std::size_t row, Target& out) {
  const Tag tag = step.in[0]->tags[row];
  if (tag == Tag::EnAttente || tag == Tag::EnErreur) return out.absent(row, tag);
  out.truth(row, (tag != Tag::SansObjet) != (step.instruction->flag != 0));
}

void validates(const Step& step, std::size_t row, Target& out) {
  const Lane& lane = *step.in[0];
  const Tag tag = lane.tags[row];
  if (is_absent(tag)) return out.absent(row, tag);
  if (tag != Tag::Code) return out.absent(row, Tag::EnErreur);
  out.truth(row, step.regulation->code(static_cast<values::CodeId>(lane.cells[row])).kind ==
                     semantics::Code::Kind::Validating);
}

// A batch of numbers, or with nothing anywhere, has one answer.
template <void (*one_row)(const Step&, std::size_t, Target&)>
void run(const Step& step, Target& out) {
  const Lane& lane = *step.in[0];
  if (lane.uniform && lane.tags[0] != Tag::Code) {
    one_row(step, 0, out);
    return out.fill(out.tags[0], out.cells[0]);
  }
  complete(step.in, out, false, [&](std::size_t row) { one_row(step, row, out); });
}

// A batch of codes: one look-up a row.
void run_validates(const Step& step, Target& out) {
  const Lane& lane = *step.in[0];
  if (!lane.all(Tag::Code)) return run<validates>(step, out);
  const std::int64_t* validating = step.keys.data();
  for (std::size_t row = 0; row < out.rows; ++row)
    out.cells[row] = validating[lane.cells[row]];
  out.all_tags(Tag::Number);
  out.bound = 1;
}

}  // namespace

void prepare_test(Step& step, const Operands&) {
  switch (step.instruction->op) {
    case Op::IsCode:
      step.run = run<is_one_of>;
      return;
    case Op::Exists:
      step.run = run<exists>;
      return;
    default:
      for (const semantics::Code& code : step.regulation->codes)
        step.keys.push_back(code.kind == semantics::Code::Kind::Validating);
      step.run = run_validates;
      return;
  }
}

}  // namespace bareme::evaluation
