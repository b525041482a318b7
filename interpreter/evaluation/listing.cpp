// Lists of objects: the names whose truth holds, kept as a text of the run.
#include <algorithm>

#include "evaluation/kernels.hpp"

namespace bareme::evaluation {

namespace {

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void one_row(const Step& step, std::size_t row, Target& out) {
  std::vector<std::string> names;
  Tag worst = Tag::Number;
  for (std::size_t i = 0; i < step.in.size(); ++i) {
    const Tag tag = step.in[i]->tags[row];
    if (is_numeric(tag) && step.in[i]->cells[row] != 0 && !holds(names, step.instruction->names[i]))
      names.push_back(step.instruction->names[i]);
    else if (!is_numeric(tag) && tag != Tag::SansObjet)
      worst = strictest(worst, absence(tag));
  }
  if (worst != Tag::Number) return out.absent(row, worst);
  out.cell(row, Tag::Code, step.texts->id(values::Value::of_list(names).text()));
}

void run(const Step& step, Target& out) {
  complete(step.in, out, false, [&](std::size_t row) { one_row(step, row, out); });
}

}  // namespace

void prepare_listing(Step& step, const Operands&) { step.run = run; }

}  // namespace bareme::evaluation
