#include "evaluation/lua_call.hpp"

#include <algorithm>

#include "evaluation/kernels.hpp"
#include "evaluation/promotion_call.hpp"

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

void put(plan::Column& out, std::size_t student, const Value& value, plan::TextPool& texts) {
  if (!value.present() || !values::is_textual(value.kind())) return out.set(student, value);
  out.tags[student] = Tag::Code;
  out.cells[student] = texts.id(value.text());
}

}  // namespace

void call_for_promotion(const semantics::CheckedRegulation& regulation, const plan::Instruction& instruction,
                        const std::vector<const plan::Column*>& operands, const std::vector<std::size_t>& members,
                        const NameOf& name, plan::TextPool& texts, plan::Column& out) {
  std::vector<const plan::Column*> columns{operands[0]};
  for (int i = 0; i < instruction.wishes; ++i)
    columns.push_back(operands[static_cast<std::size_t>(i) + 2]);
  Listed listed;
  listed.who = [&](std::size_t place) { return name(members[place]); };
  for (const std::size_t student : members) {
    std::vector<Value>& given = listed.given.emplace_back();
    for (std::size_t i = 0; i < columns.size(); ++i)
      given.push_back(value_at(*columns[i], student, instruction.kinds[i], texts));
  }
  const semantics::FunctionId id(static_cast<std::size_t>(instruction.flag));
  const auto answers = call_in_order(regulation, id, listed);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const semantics::LuaAnswer::One& one = answers[i];
    const bool reason = instruction.about == 1 && (one.value.present() || !one.reason.empty());
    put(out, members[i], reason ? Value::of(one.reason) : one.value, texts);
  }
}

}  // namespace bareme::evaluation
