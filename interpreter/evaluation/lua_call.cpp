#include "evaluation/lua_call.hpp"

#include <algorithm>

#include "evaluation/kernels.hpp"

namespace bareme::evaluation {

using semantics::Given;
using semantics::LuaFunction;
using values::Value;

std::vector<std::string> field_names(const LuaFunction::Argument& argument) {
  std::vector<std::string> names = argument.fields;
  if (std::find(names.begin(), names.end(), "code") == names.end()) names.emplace_back("code");
  return names;
}

namespace {

// Reads the operands of one row in their order.
class Arguments {
 public:
  Arguments(const Step& step, const LuaFunction& function) : step_(step), function_(function) {}

  // None: a member of a list is not known to be one; `unknown` then says how.
  const std::vector<Given>* read(std::size_t row) {
    row_ = row;
    next_ = 1;
    object_ = 0;
    unknown = Tag::Number;
    given_.resize(step_.instruction->given.size());
    for (std::size_t i = 0; i < given_.size(); ++i) {
      const plan::GivenShape& shape = step_.instruction->given[i];
      shape.members < 0 ? single(given_[i]) : list(given_[i], shape, function_.arguments[i]);
    }
    return unknown == Tag::Number ? &given_ : nullptr;
  }

  Tag unknown = Tag::Number;

 private:
  Value value() {
    const std::size_t operand = next_++;
    return value_at(*step_.in[operand], row_, step_.instruction->kinds[operand], *step_.texts);
  }

  void single(Given& given) { given.value = value(); }

  void list(Given& given, const plan::GivenShape& shape, const LuaFunction::Argument& declared) {
    given.shape = Given::Shape::List;
    given.items.clear();
    for (int member = 0; member < shape.members; ++member) {
      const Tag in = step_.in[next_]->tags[row_];
      const bool counts = is_numeric(in) && step_.in[next_]->truth(row_);
      if (!is_numeric(in) && in != Tag::SansObjet) unknown = strictest(unknown, absence(in));
      ++next_;
      Given item = shape.fields < 0 ? Given::of(value()) : object(shape.fields, declared);
      if (counts) given.items.push_back(std::move(item));
    }
  }

  Given object(int fields, const LuaFunction::Argument& declared) {
    std::vector<Given> values;
    for (int field = 0; field < fields; ++field)
      values.push_back(Given::of(value()));
    std::vector<std::string> names = field_names(declared);
    const std::string& code = step_.instruction->names[object_++];
    if (values.size() < names.size()) values.push_back(Given::of(Value::of(code)));
    return Given::record(std::move(names), std::move(values));
  }

  const Step& step_;
  const LuaFunction& function_;
  std::vector<Given> given_;
  std::size_t row_ = 0, next_ = 0, object_ = 0;
};

void put(const Value& value, std::size_t row, plan::TextPool& texts, Target& out) {
  if (!value.present()) return out.absent(row, tag_of(value.state()));
  if (values::is_textual(value.kind())) return out.cell(row, Tag::Code, texts.id(value.text()));
  if (value.is_code()) return out.cell(row, Tag::Code, value.code());
  out.number(row, value.number());
}

void run(const Step& step, Target& out) {
  const semantics::FunctionId id(static_cast<std::size_t>(step.instruction->flag));
  Arguments arguments(step, step.regulation->lua_functions[id.index()]);
  const Lane& where = *step.in.front();
  for (std::size_t row = 0; row < out.rows; ++row) {
    if (!is_numeric(where.tags[row]) || !where.truth(row)) {
      out.absent(row, Tag::SansObjet);  // nobody reads it
    } else if (const std::vector<Given>* given = arguments.read(row); !given) {
      out.absent(row, arguments.unknown);
    } else if (!step.regulation->lua) {
      out.absent(row, Tag::EnErreur);
    } else {
      put(step.regulation->lua->call(id, *given).one.value, row, *step.texts, out);
    }
  }
  out.settle();
}

}  // namespace

void prepare_lua(Step& step, const Operands&) {
  const semantics::Type& type =
      step.regulation->lua_functions[static_cast<std::size_t>(step.instruction->flag)].result_type;
  const bool number = type.kind == values::Kind::Number;
  step.denominator = !number ? 1 : type.step ? denominator_of(*type.step).value_or(1) : 100;
  step.run = run;
}

namespace {

// In the order of the first argument, then of the others: what a file of students happens to say first is no reason.
class Members {
 public:
  Members(const plan::Instruction& instruction, const std::vector<const plan::Column*>& operands,
          const plan::TextPool& texts)
      : instruction_(instruction), texts_(texts) {
    columns_.push_back(operands[0]);
    for (int i = 0; i < instruction.wishes; ++i)
      columns_.push_back(operands[static_cast<std::size_t>(i) + 2]);
  }

  Value value(std::size_t column, std::size_t student) const {
    return value_at(*columns_[column], student, instruction_.kinds[column], texts_);
  }
  std::size_t columns() const { return columns_.size(); }

  int compare(std::size_t a, std::size_t b) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Value left = value(i, a), right = value(i, b);
      if (left.state() != right.state()) return left.state() < right.state() ? -1 : 1;
      if (left == right) continue;
      if (values::is_textual(left.kind())) return left.text() < right.text() ? -1 : 1;
      return left.number() < right.number() ? -1 : 1;
    }
    return 0;
  }

 private:
  const plan::Instruction& instruction_;
  const plan::TextPool& texts_;
  std::vector<const plan::Column*> columns_;
};

void put(plan::Column& out, std::size_t student, const Value& value, plan::TextPool& texts) {
  if (!value.present() || !values::is_textual(value.kind())) return out.set(student, value);
  out.tags[student] = Tag::Code;
  out.cells[student] = texts.id(value.text());
}

}  // namespace

void call_for_promotion(const semantics::CheckedRegulation& regulation, const plan::Instruction& instruction,
                        const std::vector<const plan::Column*>& operands, const std::vector<std::size_t>& members,
                        plan::TextPool& texts, plan::Column& out) {
  if (members.empty()) return;
  const semantics::FunctionId id(static_cast<std::size_t>(instruction.flag));
  const LuaFunction& function = regulation.lua_functions[id.index()];
  const Members all(instruction, operands, texts);
  std::vector<std::size_t> order = members;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return all.compare(a, b) < 0; });
  std::vector<std::string> names;
  for (const LuaFunction::Argument& argument : function.arguments)
    names.push_back(argument.name);
  std::vector<Given> students;
  for (const std::size_t student : order) {
    std::vector<Given> fields;
    for (std::size_t i = 0; i < all.columns(); ++i)
      fields.push_back(Given::of(all.value(i, student)));
    students.push_back(Given::record(names, std::move(fields)));
  }
  semantics::LuaAnswer answer;
  answer.one.value = Value::absent(State::EnErreur);
  if (regulation.lua) answer = regulation.lua->call(id, {Given::list(std::move(students))});
  const auto told = [&](const semantics::LuaAnswer::One& one) {
    if (instruction.about != 1) return one.value;
    return one.value.present() ? Value::of(one.reason) : answer.fault.empty() ? one.value : Value::of(answer.fault);
  };
  const auto alike = [&](std::size_t first, std::size_t end) {
    for (std::size_t i = first + 1; i < end; ++i)
      if (!(answer.each[i].value == answer.each[first].value)) return false;
    return true;
  };
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && all.compare(order[first], order[end]) == 0)
      ++end;
    const bool whole = answer.each.size() != order.size();  // no answer for each: the same for all
    const bool same = whole || alike(first, end);
    for (std::size_t i = first; i < end; ++i)
      put(out, order[i], !same ? Value::absent(State::EnErreur) : told(whole ? answer.one : answer.each[i]), texts);
    first = end;
  }
}

}  // namespace bareme::evaluation
