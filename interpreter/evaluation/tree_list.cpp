// Lists: the members of a set, weighted means and the other operations over objects. What is sans objet drops out; the
// rest is strict.
#include <algorithm>

#include "evaluation/tree.hpp"
#include "semantics/weight.hpp"

namespace bareme::evaluation {

using namespace semantics;

namespace {

values::Number total_weight(const std::vector<TreeWalk::Term>& terms) {
  values::Number total;
  for (const TreeWalk::Term& term : terms)
    total = total + term.weight;
  return total;
}

std::string percent(const values::Number& weight) { return number_words(weight * values::Number(100)) + " %"; }

}  // namespace

std::vector<TreeWalk::Member> TreeWalk::members(const Set& set, const Standing& at) {
  std::vector<Member> kept;
  for (const ObjectId object : curriculum().members(regulation(), at.object, set)) {
    if (line_not_brought(object)) continue;
    if (const State taken = follows(object); taken != State::Present) {
      if (taken != State::SansObjet) kept.push_back({object, taken});
      continue;
    }
    if (!set.condition) {
      kept.push_back({object, State::Present});
      continue;
    }
    const Value holds = evaluate(*set.condition, at.on(object), nullptr);
    if (holds.present() && holds.truth()) kept.push_back({object, State::Present});
    if (holds.state() > State::SansObjet) kept.push_back({object, holds.state()});
  }
  return kept;
}

// A part of a mean whose weight is 0 awaits nothing: what it is does not count.
bool TreeWalk::counts_for_nothing(const Term& term, std::size_t causes) {
  if (term.weight.sign() != 0 || term.value.present()) return false;
  causes_.erase(causes_.begin() + static_cast<std::ptrdiff_t>(causes), causes_.end());
  return true;
}

// One part of a list: left out, with its reason, when sans objet.
values::State TreeWalk::add_term(Term term, Wording&& said, const std::string& label, std::size_t causes,
                                 std::vector<Term>& terms, Wording* says) {
  const State state = term.value.state();
  if (says) {
    const bool dropped = state == State::SansObjet;
    const bool one_reading = said.plain || said.children.size() == 1;
    if (dropped || (!one_reading && !label.empty())) {
      Trace part;
      part.kind = dropped ? Trace::Kind::Item : Trace::Kind::Formula;
      part.label = label.empty() ? said.text : label;
      part.value = term.value;
      if (dropped)
        part.remark = causes_since(causes);
      else
        part.formula = std::move(said.text);
      part.children = std::move(said.children);
      if (dropped && part.children.size() == 1 && part.children.front().remark == part.remark) {
        std::vector<Trace> inside = std::move(part.children.front().children);  // the same reason is told once
        part.children = std::move(inside);
      }
      term.text = part.label + words(term.value, {}, {});
      says->children.push_back(std::move(part));
    } else {
      term.text = std::move(said.text);
      term.bond = said.bond;
      for (Trace& child : said.children)
        says->children.push_back(std::move(child));
    }
  }
  if (state == State::SansObjet) return State::Present;
  terms.push_back(std::move(term));
  return state;
}

values::Value TreeWalk::mean_of(const std::vector<Term>& terms) {
  std::vector<values::WeightedPart> parts;
  for (const Term& term : terms)
    parts.push_back({term.value.number(), term.weight});
  if (total_weight(terms).sign() == 0)
    return absent(State::SansObjet, terms.empty() ? "" : "les coefficients sont nuls");
  return Value::of(values::weighted_mean(parts));
}

void TreeWalk::say_mean(const std::vector<Term>& terms, bool in_percent, Wording& says) const {
  if (terms.empty()) return;
  says.plain = false;
  if (terms.size() == 1) {
    says.text = terms.front().text;
    says.bond = terms.front().bond;
    return;
  }
  const Number total = total_weight(terms);
  const bool equal = std::all_of(terms.begin(), terms.end(), [](const Term& term) { return term.weight == Number(1); });
  std::string sum;
  for (const Term& term : terms) {
    const std::string text = term.bond < Bond::Product ? "(" + term.text + ")" : term.text;
    const std::string weight = equal ? "" : (in_percent ? percent(term.weight) : number_words(term.weight)) + " × ";
    sum += (sum.empty() ? "" : " + ") + weight + text;
  }
  const bool whole = total == Number(1);
  says.text = whole ? sum : "(" + sum + ") / " + (in_percent ? percent(total) : number_words(total));
  says.bond = whole ? Bond::Sum : Bond::Product;
}

values::State TreeWalk::add_part(const MeanPart& part, const Standing& at, std::vector<Term>& terms, Wording* says) {
  Term term;
  if (part.weight) term.weight = evaluate(*part.weight, at, nullptr).number();
  const auto read = [&](const Standing& standing) {
    const std::size_t causes = causes_.size();
    Wording said;
    Term one = term;
    one.value = calculated(part.value, standing, says ? &said : nullptr);
    if (counts_for_nothing(one, causes)) return State::Present;
    return add_term(std::move(one), std::move(said), part.label, causes, terms, says);
  };
  if (!part.each) return read(at);
  if (term.weight.sign() == 0) return State::Present;  // nor is it asked whether a member is followed
  State strictest = State::Present;
  for (const Member& member : members(*part.each, at))
    strictest = values::strictest(strictest, member.kept == State::Present ? read(at.on(member.object)) : member.kept);
  return strictest;
}

values::Value TreeWalk::of(const Mean& node, const Expression&, const Standing& at, Wording* says) {
  std::vector<Term> terms;
  State strictest = State::Present;
  for (const MeanPart& part : node.parts)
    strictest = values::strictest(strictest, add_part(part, at, terms, says));
  if (says) {
    Number declared;
    for (const MeanPart& part : node.parts)
      if (part.weight && !part.each) declared = declared + evaluate(*part.weight, at, nullptr).number();
    say_mean(terms, node.parts.size() > 1 && declared == Number(1), *says);
  }
  return strictest == State::Present ? mean_of(terms) : Value::absent(strictest);
}

values::State TreeWalk::collect(const Aggregate& node, const Standing& at, std::vector<Term>& terms, Wording* says) {
  State strictest = State::Present;
  const bool alone = needs_no_weight(regulation(), curriculum(), at.object, node);
  for (const Member& member : members(node.set, at)) {
    if (member.kept != State::Present) {
      strictest = values::strictest(strictest, member.kept);
      continue;
    }
    const std::size_t causes = causes_.size();
    Wording said;
    Term term;
    term.value = node.body ? calculated(node.body, at.on(member.object), says ? &said : nullptr) : Value::of(Number(1));
    if (node.weight && term.value.state() != State::SansObjet) {
      Value weight = calculated(node.weight, at.on(member.object), nullptr);
      if (alone && weight.state() == State::SansObjet) weight = Value::of(Number(1));
      if (weight.state() == State::SansObjet) continue;
      if (!weight.present()) {
        strictest = values::strictest(strictest, values::strictest(weight.state(), term.value.state()));
        continue;
      }
      term.weight = weight.number();
      if (node.operation == Operation::Mean && !node.set.selects() && !node.amount && counts_for_nothing(term, causes))
        continue;
    }
    strictest = values::strictest(strictest, add_term(std::move(term), std::move(said),
                                                      object_name(member.object, at.home), causes, terms, says));
  }
  return strictest;
}

namespace {

// The mean of the squared distances to the mean.
values::Number variance(const std::vector<values::Number>& numbers) {
  const values::Number count(static_cast<std::int64_t>(numbers.size()));
  values::Number sum, squares;
  for (const values::Number& number : numbers)
    sum = sum + number;
  for (const values::Number& number : numbers) {
    const values::Number distance = number - sum / count;
    squares = squares + distance * distance;
  }
  return squares / count;
}

values::Number median(std::vector<values::Number> numbers) {
  std::sort(numbers.begin(), numbers.end());
  const std::size_t middle = numbers.size() / 2;
  return numbers.size() % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / values::Number(2);
}

const char* prefix(Operation operation) {
  switch (operation) {
    case Operation::Min:
      return "min(";
    case Operation::Max:
      return "max(";
    case Operation::Median:
      return "médiane(";
    case Operation::Variance:
      return "variance(";
    case Operation::First:
      return "premier(";
    case Operation::Last:
      return "dernier(";
    default:
      return "";
  }
}

const char* prefix_of_codes(Operation operation) {
  return operation == Operation::Max      ? "la meilleure de ("
         : operation == Operation::Median ? "médiane("
                                          : "la moins bonne de (";
}

// Of two codes in the middle, the one below: they have no mean.
values::Value middle_code(std::vector<TreeWalk::Term> terms) {
  std::sort(terms.begin(), terms.end(), [](const TreeWalk::Term& left, const TreeWalk::Term& right) {
    return left.value.code() < right.value.code();
  });
  return terms[(terms.size() - 1) / 2].value;
}

void say_fold(Operation operation, const std::vector<TreeWalk::Term>& terms, bool codes, Wording& says) {
  if (terms.empty()) return;
  says.plain = false;
  if (terms.size() == 1) {
    says.text = terms.front().text;
    says.bond = terms.front().bond;
    return;
  }
  const bool sum = operation == Operation::Sum, product = operation == Operation::Product;
  const Bond bond = sum ? Bond::Sum : product ? Bond::Product : Bond::Condition;
  std::string list;
  for (const TreeWalk::Term& term : terms)
    list += (list.empty() ? ""
             : sum        ? " + "
             : product    ? " × "
                          : " ; ") +
            (term.bond < bond ? "(" + term.text + ")" : term.text);
  says.text = sum || product ? list : (codes ? prefix_of_codes(operation) : prefix(operation)) + list + ")";
  says.bond = sum || product ? bond : Bond::Whole;
}

}  // namespace

values::Value TreeWalk::of(const Aggregate& node, const Expression& self, const Standing& at, Wording* says) {
  const std::size_t causes = causes_.size();
  std::vector<Term> terms;
  const State strictest = collect(node, at, terms, says);
  std::string choice;
  if (strictest == State::Present && node.set.selects()) choice = keep_selected(node, terms);
  if (strictest == State::Present && node.amount) {
    const Value amount = calculated(node.amount, at, nullptr);
    if (!amount.present()) return Value::absent(amount.state());
    choice = take_up_to(node, amount.number(), terms);
  }
  if (says && node.operation == Operation::Mean)
    say_mean(terms, false, *says);
  else if (says && node.operation != Operation::Count)
    say_fold(node.operation, terms, self.type.kind == values::Kind::Code, *says);
  if (says && node.body && node.operation == Operation::Mean) speak_through_filler(node, at, *says);
  if (says && !choice.empty()) says->remark = choice;
  if (strictest != State::Present) return Value::absent(strictest);
  if (terms.empty() && node.operation != Operation::Sum && node.operation != Operation::Count &&
      node.operation != Operation::Product)
    return absent(State::SansObjet, causes == causes_.size() ? "non prévu" : "");
  return fold(node.operation, terms);
}

values::Value TreeWalk::fold(Operation operation, const std::vector<Term>& terms) {
  const auto before = [](const Term& left, const Term& right) { return left.value.number() < right.value.number(); };
  Number sum, product(1);
  std::vector<Number> numbers;
  for (const Term& term : terms) {
    sum = sum + term.value.number();
    product = product * term.value.number();
    numbers.push_back(term.value.number());
  }
  switch (operation) {
    case Operation::Mean:
      return mean_of(terms);
    case Operation::Sum:
      return Value::of(sum);
    case Operation::Product:
      return Value::of(product);
    case Operation::Count:
      return Value::of(Number(static_cast<std::int64_t>(terms.size())));
    case Operation::Min:
      return std::min_element(terms.begin(), terms.end(), before)->value;
    case Operation::Max:
      return std::max_element(terms.begin(), terms.end(), before)->value;
    case Operation::Median:
      return terms.front().value.is_code() ? middle_code(terms) : Value::of(median(std::move(numbers)));
    case Operation::Variance:
      return Value::of(variance(numbers));
    case Operation::First:
      return terms.front().value;
    case Operation::Last:
      return terms.back().value;
  }
  return Value();
}

// A level the maquette skips is filled by one object of the same code (R4): « BDD = BDD » would teach nothing, so the
// formula inside is shown.
void TreeWalk::speak_through_filler(const Aggregate& node, const Standing& at, Wording& says) const {
  if (says.children.size() != 1 || says.children.front().formula.empty()) return;
  const std::vector<ObjectId> members = curriculum().members(regulation(), at.object, node.set);
  if (members.size() != 1 || !curriculum().object(members.front()).filled) return;
  Trace inner = std::move(says.children.front());
  if (inner.before_rounding && inner.value.is_number() && !(*inner.before_rounding == inner.value.number())) {
    says.children.front() = std::move(inner);
    return;
  }
  says.text = std::move(inner.formula);
  says.bond = Bond::Condition;
  says.children = std::move(inner.children);
  says.article = inner.article;
}

}  // namespace bareme::evaluation
