// Walking one expression: dispatch, depth, the causes of an absence, and how objects are reached and named.
#include "evaluation/tree.hpp"

#include <memory>

namespace bareme::evaluation {

using namespace semantics;

namespace {

// Nested expressions, across quantities: far above any règlement, low enough for the stack of a sanitized build.
constexpr int deepest = 1500;
constexpr std::size_t named_at_most = 6;

struct CallBody {
  Wording said;
  Expression plain;  // the body of a function, without its call
};

class Deeper {
 public:
  explicit Deeper(int& depth) : depth_(depth) { ++depth_; }
  ~Deeper() { --depth_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;

 private:
  int& depth_;
};

std::string joined(const std::vector<std::string>& names, const char* between) {
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < named_at_most; ++i)
    text += (i == 0 ? "" : between) + names[i];
  const std::size_t others = names.size() > named_at_most ? names.size() - named_at_most : 0;
  if (others == 1) text += " et 1 autre";
  if (others > 1) text += " et " + std::to_string(others) + " autres";
  return text;
}

void add_once(std::vector<std::string>& names, const std::string& name) {
  for (const std::string& known : names)
    if (known == name) return;
  names.push_back(name);
}

// An object whose quantity is what one means by naming the object alone.
bool speaks_for_object(const Quantity& quantity) {
  return quantity.name == "moyenne" || quantity.name == "note retenue";
}

}  // namespace

TreeWalk::TreeWalk(World world) : world_(std::move(world)) {
  for (std::size_t i = 0; i < regulation().levels.size(); ++i) {
    const QuantityId named = regulation().quantity_named(LevelId(i), "capitalisée");
    const bool predicate = named.valid() && regulation().quantity(named).role == Quantity::Role::Predicate;
    capitalised_.push_back(predicate ? named : QuantityId());
  }
}

void TreeWalk::begin() {
  causes_.clear();
  reasons_.clear();
  explained_.clear();
  expansions_ = 0;
}

values::Value TreeWalk::evaluate(const Expression& expression, const Standing& at, Wording* says) {
  if (depth_ >= deepest) return failed("trop de calculs imbriqués");
  for (const Assumed& assumed : assumed_)
    if (assumed.condition == &expression && assumed.object == at.object && assumed.view == at.view)
      return Value::of_truth(assumed.holds);
  const Deeper deeper(depth_);
  const std::size_t mark = causes_.size();
  // Of a function: told below the call. Not on the stack, where the frames of deep calculations add up.
  const auto call = says && expression.call ? std::make_unique<CallBody>() : nullptr;
  Wording* told = call ? &call->said : says;
  if (call) call->plain.type = expression.type, call->plain.node = expression.node;
  const Expression& self = call ? call->plain : expression;  // the body says its own words, not the call's
  Value value = std::visit([&](const auto& node) { return of(node, self, at, told); }, expression.node);
  keep_causes(mark, value);
  if (call && call->said.text.empty()) call->said.text = phrase(regulation(), call->plain);
  if (call) say_call(expression, at, value, std::move(call->said), *says);
  if (says && says->text.empty()) {
    says->text = phrase(regulation(), expression);
    says->bond = expression.type.kind == values::Kind::Truth ? Bond::Condition : Bond::Whole;
  }
  return value;
}

// « affine(note reçue 12 ; 1 ; 5) », then the formula of the body, and what it read.
void TreeWalk::say_call(const Expression& expression, const Standing& at, const Value& value, Wording&& body,
                        Wording& says) {
  const Call& call = *expression.call;
  const std::size_t mark = causes_.size();
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    Wording said;
    evaluate(*call.arguments[i], at, &said);
    says.text += (i == 0 ? call.function + "(" : " ; ") + said.text;
  }
  says.text += ")";
  causes_.resize(mark);
  says.plain = false;
  says.remark = std::move(body.remark);
  Trace inside;
  inside.kind = Trace::Kind::Formula;
  inside.label = call.function;
  inside.value = value;
  inside.type = expression.type;
  inside.formula = std::move(body.text);
  inside.children = std::move(body.children);
  says.children.push_back(std::move(inside));
}

values::Value TreeWalk::absent(State state, std::string text, std::optional<plan::InputKey> input) {
  if (!text.empty()) causes_.push_back({state, std::move(text), input});
  return Value::absent(state);
}

// What explains a part explains the whole only when the whole is absent in the same way.
void TreeWalk::keep_causes(std::size_t mark, State state) {
  const auto begin = causes_.begin() + static_cast<std::ptrdiff_t>(mark);
  const auto explains = [&](const Cause& cause) { return state != State::Present && cause.state == state; };
  causes_.erase(std::remove_if(begin, causes_.end(), [&](const Cause& cause) { return !explains(cause); }),
                causes_.end());
}

void TreeWalk::keep_causes(std::size_t mark, const Value& value) {
  if (!is_to_be_replaced(value)) return keep_causes(mark, value.state());
  const auto begin = causes_.begin() + static_cast<std::ptrdiff_t>(mark);
  causes_.erase(std::remove_if(begin, causes_.end(), [](const Cause& cause) { return cause.state != State::Present; }),
                causes_.end());
}

std::string TreeWalk::causes_since(std::size_t mark) const {
  std::vector<std::string> inputs, others;
  for (std::size_t i = mark; i < causes_.size(); ++i)
    add_once(causes_[i].input ? inputs : others, causes_[i].text);
  std::vector<std::string> parts;
  if (!inputs.empty()) parts.push_back("attend " + joined(inputs, ", "));
  if (!others.empty()) parts.push_back(joined(others, " ; "));
  return joined(parts, " ; ");
}

// A name without a level is an object of the level that is read: MATH5 as ecue, or as the matière that fills it.
ObjectId TreeWalk::reach(const Reach& reach, const Standing& at, LevelId level) const {
  Reach wanted = reach;
  if (wanted.kind == Reach::Kind::Named && !wanted.level.valid()) wanted.level = level;
  return curriculum().reach(at.object, wanted);
}

// An épreuve is always named with what it belongs to: « DM » alone tells nobody which mark is missing.
const std::string& TreeWalk::address_of(ObjectId object) const {
  const auto [place, unsaid] = addresses_.try_emplace(object.index());
  if (!unsaid) return place->second;
  const std::string address = curriculum().address(object);
  const Object& there = curriculum().object(object);
  const bool alone =
      there.level == regulation().lowest && there.parent.valid() && address.find('.') == std::string::npos;
  return place->second = alone ? curriculum().object(there.parent).code + "." + address : address;
}

std::string TreeWalk::object_name(ObjectId object, ObjectId home) const {
  const Object& there = curriculum().object(object);
  const auto holder = [&](ObjectId id) { return curriculum().object(id).filled ? curriculum().object(id).parent : id; };
  const bool near = there.parent.valid() && holder(there.parent) == holder(home);
  return near ? there.code : address_of(object);
}

std::string TreeWalk::reading(QuantityId quantity, ObjectId object, const Standing& at) const {
  const Quantity& read = regulation().quantity(quantity);
  const std::string name = name_words(regulation(), read);
  if (object == at.home) return name;
  const std::string code = object_name(object, at.home);
  return speaks_for_object(read) ? code : code + "." + name;
}

std::string TreeWalk::name(const plan::CellKey& cell) const {
  return address_of(cell.object) + "." + regulation().quantity(cell.quantity).name +
         view_words(regulation(), cell.view);
}

std::string TreeWalk::words(const Value& value, const Type& type,
                            const std::optional<values::Rounding>& rounding) const {
  return (value.is_truth() ? " : " : " ") + value_words(regulation(), value, type, rounding);
}

values::Value TreeWalk::of(const Constant& node, const Expression& self, const Standing&, Wording* says) {
  if (says) says->text = value_words(regulation(), node.value, self.type);
  if (node.value.state() == State::Impossible) return absent(State::Impossible, "un article le décide");
  return node.why.empty() ? node.value : failed(node.why);
}

values::Value TreeWalk::of(const ReadQuantity& node, const Expression&, const Standing& at, Wording* says) {
  const Quantity& quantity = regulation().quantity(node.quantity);
  const ObjectId met = reach(node.reach, at, quantity.level);
  const ObjectId object = met.valid() ? curriculum().ancestor(met, quantity.level) : met;
  if (!object.valid()) return absent(State::SansObjet, "pas dans la maquette");
  Trace trace;
  Value value = read({object, node.quantity, at.view}, says ? &trace : nullptr);
  if (!says) return value;
  const std::string name = reading(node.quantity, object, at);
  if (trace.kind != Trace::Kind::Mark) trace.label = name;
  says->text = name + words(value, quantity.type, quantity.rounding);
  says->children.push_back(std::move(trace));
  return value;
}

values::Value TreeWalk::of(const ReadAcquired& node, const Expression& self, const Standing& at, Wording* says) {
  Value value = acquired(node, at);
  if (says) says->text = phrase(regulation(), self) + words(value, self.type);
  return value;
}

values::Value TreeWalk::of(const ReadFact& node, const Expression&, const Standing& at, Wording* says) {
  const Fact& read = regulation().fact(node.fact);
  const ObjectId object = reach(node.reach, at, read.level);
  if (!object.valid()) return absent(State::SansObjet, "pas dans la maquette");
  if (read.within.valid()) {
    Value value = curriculum().of_pair(at.around, object, node.fact);
    if (!value.present()) value = fact_default(object, node.fact, at.view).value_or(Value());
    if (says) says->text = read.name + words(value, read.type);
    return value;
  }
  Trace trace;
  Value value = fact(object, node.fact, at.view, says ? &trace : nullptr);
  if (!says) return value;
  const ObjectId owner = curriculum().ancestor(object, read.level);
  const bool seen_from_home = !owner.valid() || curriculum().ancestor(at.home, read.level) == owner;
  trace.label = seen_from_home ? read.name : object_name(owner, at.home) + "." + read.name;
  says->text = trace.label + words(value, read.type);
  says->children.push_back(std::move(trace));
  return value;
}

values::Value TreeWalk::of(const ReadJury& node, const Expression&, const Standing&, Wording*) {
  if (node.fact == JuryFact::Session) {
    if (world_.jury.session) return Value::of(Number(*world_.jury.session));
    return absent(State::EnAttente, "la session du jury n'est pas donnée");
  }
  if (world_.jury.date) return Value::of(*world_.jury.date);
  return absent(State::EnAttente, "la date du jury n'est pas donnée");
}

values::Value TreeWalk::of(const Argument& node, const Expression& self, const Standing& at, Wording* says) {
  const auto index = static_cast<std::size_t>(node.index);
  if (!at.arguments || index >= at.arguments->size()) return failed("argument d'un barème lu hors de lui");
  const Value& argument = (*at.arguments)[index];
  if (says) says->text = value_words(regulation(), argument, self.type);
  return argument;
}

values::Value TreeWalk::of(const InView& node, const Expression&, const Standing& at, Wording* says) {
  Value value = evaluate(*node.operand, at.in(node.view), says);
  if (!says) return value;
  if (says->bond != Bond::Whole) says->text = "(" + says->text + ")";
  says->text += view_words(regulation(), node.view);
  says->bond = Bond::Whole;
  return value;
}

}  // namespace bareme::evaluation
