// « décider ÉTU OBJET CODE suite CODE » and « ajourner »: the code pronounced, held against what the règlement proposes
// and what it leaves to the jury.
#include <algorithm>

#include "session/act_problems.hpp"
#include "session/order_reader.hpp"
#include "text/fold.hpp"

namespace bareme {

using jury::Act;
using semantics::ObjectId;
using values::Value;

Addressed addressed(const semantics::Curriculum& curriculum, std::string_view text) {
  for (std::size_t end = text.size(); end > 0;) {
    const std::string opening(text.substr(0, end));
    if (const auto found = curriculum.find(opening); found.size() == 1) {
      const std::size_t next = text.find_first_not_of(' ', end);
      return {found.front(), next == std::string_view::npos ? "" : std::string(text.substr(next))};
    }
    const std::size_t blank = text.find_last_of(' ', end - 1);
    end = blank == std::string_view::npos ? 0 : text.find_last_not_of(' ', blank) + 1;
  }
  return {std::nullopt, std::string(text)};
}

std::string pair_words(const semantics::CheckedRegulation& rules, values::CodeId code,
                       const std::optional<values::CodeId>& next) {
  return rules.code(code).name + (next ? " suite " + rules.code(*next).name : "");
}

namespace {

// The first object that has a result: the year; or the student.
std::optional<ObjectId> outermost(const Session::State& state, ObjectId object) {
  for (const ObjectId child : state.curriculum->object(object).children) {
    if (state.curriculum->object(child).elsewhere) continue;
    if (result_cell(*state.regulation, *state.curriculum, child)) return child;
    if (const auto inside = outermost(state, child)) return inside;
  }
  return std::nullopt;
}

plan::CellKey proposition_of(const Session::State& state, ObjectId object) {
  plan::CellKey cell = *result_cell(*state.regulation, *state.curriculum, object);
  for (std::size_t i = 0; i < state.regulation->quantities.size(); ++i)
    if (const semantics::Quantity& one = state.regulation->quantities[i];
        one.role == semantics::Quantity::Role::Proposition && one.level == state.curriculum->object(object).level)
      cell.quantity = semantics::QuantityId(i);
  return cell;
}

const semantics::Verdict& verdict_of(const Session::State& state, const plan::CellKey& proposition) {
  const int rule = state.curriculum->rule_for(*state.regulation, proposition.quantity, proposition.object);
  return state.regulation->quantity(proposition.quantity).verdicts[static_cast<std::size_t>(rule)];
}

std::vector<std::string> names_of(const semantics::CheckedRegulation& rules, semantics::ListId list) {
  std::vector<std::string> names;
  if (list.valid())
    for (const values::CodeId code : rules.code_lists[list.index()].codes)
      names.push_back(rules.code(code).name);
  return names;
}

// The nearest that contains it and has a result, « OI7 »; empty: none.
std::string container_of(const OrderReader& reader, ObjectId object) {
  for (ObjectId at = reader.maquette().object(object).parent; at.valid(); at = reader.maquette().object(at).parent)
    if (!reader.maquette().object(at).filled && at != reader.maquette().root() &&
        result_cell(reader.rules(), reader.maquette(), at))
      return reader.maquette().address(at);
  return "";
}

struct Pronounced {
  ObjectId object;
  values::CodeId code;
  std::optional<values::CodeId> next;
};

std::optional<values::CodeId> suite_of(OrderReader& reader) {
  const semantics::ListId list = reader.rules().list_named("suite");
  const std::string word(*reader.order.next);
  const auto next = list.valid() ? reader.rules().code_named(list, word) : std::nullopt;
  if (!next) reader.diagnostics.add(problems::unknown_decision(word, names_of(reader.rules(), list)));
  return next;
}

// « SH7 ADJ », « SH7 = ADJ », « SH7.résultat = ADJ », « AJ » of the year.
std::optional<Pronounced> pronounced(OrderReader& reader, bool adjourn) {
  std::string typed(reader.order.what);
  for (char& c : typed)
    if (c == '=' || c == '"') c = ' ';
  if (const std::size_t dot = text::fold_word(typed).find(".resultat"); dot != std::string::npos)
    typed.erase(dot, std::string(".résultat").size());
  const Addressed found = addressed(reader.maquette(), typed);
  const auto object = found.object ? found.object : outermost(reader.state, reader.maquette().root());
  if (object && !result_cell(reader.rules(), reader.maquette(), *object))
    return reader.refuse(
        problems::nothing_decided_on(reader.maquette().address(*object), container_of(reader, *object)));
  if (!object)
    return reader.refuse(problems::unknown_decision(std::string(reader.order.what), {"un objet qui a un résultat"}));
  const plan::CellKey proposition = proposition_of(reader.state, *object);
  const semantics::ListId list = reader.session.type(proposition).list;
  std::optional<values::CodeId> code;
  if (adjourn && found.rest.empty())
    code = verdict_of(reader.state, proposition).otherwise;
  else
    code = reader.rules().code_named(list, found.rest);
  if (!code) return reader.refuse(problems::unknown_decision(found.rest, names_of(reader.rules(), list)));
  if (!reader.order.next) return Pronounced{*object, *code, std::nullopt};
  const auto next = suite_of(reader);
  if (!next) return std::nullopt;
  return Pronounced{*object, *code, next};
}

// Offered by a choice, or what the règlement proposes itself; else only « hors règlement ».
bool allow(OrderReader& reader, const Pronounced& said, Act& act) {
  std::vector<std::string> offered, awaited;
  for (const OpenChoice& choice : reader.session.choices(reader.student, said.object)) {
    const bool asked = choice.code == said.code && choice.next == said.next;
    const bool open = choice.state == values::State::Present;
    (open ? offered : awaited).push_back(pair_words(reader.rules(), choice.code, choice.next));
    if (open && asked) act.article = choice.article, act.letter = choice.letter;
  }
  if (act.article.valid()) return true;
  const bool proposed = act.proposition == Value::of_code(said.code) && !said.next;
  if (act.proposition.is_code()) offered.push_back(reader.rules().code(act.proposition.code()).name + " (proposé)");
  if (proposed) act.article = verdict_of(reader.state, proposition_of(reader.state, said.object)).article;
  act.forced = !proposed && reader.order.forced;
  if (proposed || act.forced) return true;
  reader.diagnostics.add(problems::not_offered(reader.at(reader.order.what),
                                               pair_words(reader.rules(), said.code, said.next),
                                               reader.name(said.object), offered, awaited));
  return false;
}

}  // namespace

std::optional<Act> read_decision(OrderReader& reader, bool adjourn) {
  if (!reader.state.jury.session) return reader.refuse(problems::which_jury());
  const auto said = pronounced(reader, adjourn);
  if (!said) return std::nullopt;
  const plan::CellKey proposition = proposition_of(reader.state, said->object);
  Act act;
  act.student = reader.student;
  act.object = said->object;
  act.type = reader.session.type(proposition);
  act.value = Value::of_code(said->code);
  act.next = said->next;
  act.proposition = reader.session.value(reader.student, proposition);
  if (!allow(reader, *said, act)) return std::nullopt;
  for (const int session : {0, *reader.state.jury.session})
    act.settings.push_back(
        {{plan::InputKey::Kind::Decision, said->object, {}, {}, static_cast<std::uint8_t>(session)}, act.value});
  return act;
}

}  // namespace bareme
