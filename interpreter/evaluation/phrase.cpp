#include <array>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "evaluation/wording.hpp"

namespace bareme::evaluation {

using namespace semantics;

namespace {

// Levels schools declare whose name is feminine; any other is taken as masculine.
constexpr std::array<std::string_view, 12> feminine_levels = {"ue",     "unité",       "matière",   "épreuve",
                                                              "année",  "inscription", "promotion", "période",
                                                              "option", "compétence",  "séance",    "activité"};

template <class Items, class Say>
std::string joined(const Items& items, const char* between, Say say) {
  std::string text;
  for (const auto& item : items)
    text += (text.empty() ? "" : between) + say(item);
  return text;
}

const char* operation_name(Operation operation) {
  switch (operation) {
    case Operation::Mean:
      return "moyenne";
    case Operation::Sum:
      return "somme";
    case Operation::Count:
      return "nombre";
    case Operation::Min:
      return "min";
    case Operation::Max:
      return "max";
    case Operation::Median:
      return "médiane";
    case Operation::Product:
      return "produit";
    case Operation::Variance:
      return "variance";
    case Operation::First:
      return "premier";
    case Operation::Last:
      return "dernier";
  }
  return "";
}

const char* function_name(FunctionName name) {
  switch (name) {
    case FunctionName::Round:
      return "arrondi";
    case FunctionName::Truncate:
      return "tronqué";
    case FunctionName::Absolute:
      return "valeur absolue";
    case FunctionName::Year:
      return "année";
    case FunctionName::Month:
      return "mois";
    case FunctionName::MakeDate:
      return "date";
    case FunctionName::Floor:
      return "plancher";
    case FunctionName::Ceiling:
      return "plafond";
    case FunctionName::Root:
      return "racine";
    case FunctionName::Age:
      return "âge";
    case FunctionName::YearsBetween:
      return "ans écoulés";
    case FunctionName::MonthsBetween:
      return "mois écoulés";
  }
  return "";
}

class Phrase {
 public:
  explicit Phrase(const CheckedRegulation& regulation) : regulation_(regulation) {}

  std::string say(const Expression& expression) const {
    if (expression.call) return expression.call->function + "(" + list(expression.call->arguments) + ")";
    return std::visit([&](const auto& node) { return of(node, expression.type); }, expression.node);
  }

  std::string set(const Set& set) const {
    std::string text = set.best ? std::to_string(*set.best) + " meilleurs " : "";
    text += regulation_.level(set.level).name;
    for (const StaticFilter& filter : set.filters)
      text += " " + of(filter);
    if (set.condition) text += " dont " + say(*set.condition);
    text += without(set.lowest, "basse") + without(set.highest, "haute");
    if (set.tie)
      text += " à égalité " + regulation_.fact(set.tie->attribute).name + (set.tie->ascending ? " croissant" : "");
    return text;
  }

 private:
  std::string say(const ExpressionPtr& expression) const { return expression ? say(*expression) : std::string(); }
  // Inside a larger formula: composed operands stand in parentheses.
  std::string operand(const ExpressionPtr& expression) const {
    if (expression->call) return say(expression);
    const bool composed =
        std::holds_alternative<Arithmetic>(expression->node) || std::holds_alternative<Logic>(expression->node) ||
        std::holds_alternative<Compare>(expression->node) || std::holds_alternative<Quantified>(expression->node);
    return composed ? "(" + say(expression) + ")" : say(expression);
  }
  std::string list(const std::vector<ExpressionPtr>& items) const {
    return joined(items, " ; ", [&](const ExpressionPtr& item) { return say(item); });
  }
  std::string code_list(const std::vector<values::CodeId>& codes) const {
    const std::string names = joined(codes, " ; ", [&](values::CodeId code) {  // « est « non validé » » is no negation
      const std::string& name = regulation_.code(code).name;
      return name.find(' ') == std::string::npos ? name : diagnostics::guillemets(name);
    });
    return codes.size() == 1 ? names : "(" + names + ")";
  }
  static std::string name_list(const std::vector<std::string>& names) {
    return names.size() == 1 ? names.front()
                             : "(" + joined(names, " ; ", [](const std::string& name) { return name; }) + ")";
  }
  std::string reached(const Reach& reach, const std::string& name) const {
    switch (reach.kind) {
      case Reach::Kind::Self:
        return name;
      case Reach::Kind::Ancestor:
        return name + " (" + regulation_.level(reach.level).name + ")";
      case Reach::Kind::Named:
        return reach.code + "." + name;
      case Reach::Kind::Next:
        return name + " (suivant)";
      case Reach::Kind::Previous:
        return name + (reach.level.valid() ? " (" + regulation_.level(reach.level).name + " d'avant)" : " (d'avant)");
    }
    return name;
  }

  static std::string without(int count, const std::string& extreme) {
    if (count == 0) return "";
    return count == 1 ? " sans la plus " + extreme : " sans les " + std::to_string(count) + " plus " + extreme + "s";
  }
  std::string keys(const std::vector<RankKey>& keys) const {
    return joined(keys, " puis ", [&](const RankKey& key) {
      return operand(key.operand) + (key.ascending                                  ? " croissant"
                                     : key.operand->type.kind == values::Kind::Date ? " décroissant"
                                                                                    : "");
    });
  }
  static std::string ties_words(TieRule ties) {
    static constexpr std::array<const char*, 5> words = {"même rang", "rang moyen", "rang dense", "dernier rang",
                                                         "refusé"};
    return std::string(" ex æquo ") + words[static_cast<std::size_t>(ties)];
  }

  std::string of(const StaticFilter& filter) const {
    if (!filter.attribute.valid()) return (filter.negated ? "sauf " : "parmi ") + name_list(filter.names);
    const std::string values = filter.codes.empty() ? name_list(filter.names) : code_list(filter.codes);
    return (filter.negated ? "sauf " : "de ") + regulation_.fact(filter.attribute).name + " " + values;
  }
  std::string of(const Constant& node, const Type& type) const { return value_words(regulation_, node.value, type); }
  std::string of(const ReadQuantity& node, const Type&) const {
    return reached(node.reach, name_words(regulation_, regulation_.quantity(node.quantity)));
  }
  std::string of(const ReadAcquired& node, const Type&) const {
    const std::string name = node.quantity.valid() ? name_words(regulation_, regulation_.quantity(node.quantity))
                                                   : std::string("ancienneté");
    const bool of_another = node.reach.kind == Reach::Kind::Ancestor || node.reach.kind == Reach::Kind::Previous;
    return of_another ? reached(node.reach, name + " de l'acquis") : reached(node.reach, name) + " de l'acquis";
  }
  std::string of(const ReadFact& node, const Type&) const {
    return reached(node.reach, regulation_.fact(node.fact).name);
  }
  std::string of(const ReadJury& node, const Type&) const {
    return node.fact == JuryFact::Session ? "jury.session" : "jury.date";
  }
  std::string of(const Argument& node, const Type&) const { return node.index == 0 ? "x" : "y"; }
  std::string of(const Arithmetic& node, const Type&) const {
    return operand(node.left) + " " + symbol(node.op) + " " + operand(node.right);
  }
  std::string of(const Negate& node, const Type&) const { return "−" + operand(node.operand); }
  std::string of(const Mean& node, const Type&) const {
    return "moyenne(" +
           joined(node.parts, " ; ", [&](const MeanPart& part) { return part.label + " " + say(part.weight); }) + ")";
  }
  std::string of(const Aggregate& node, const Type&) const {
    return node.label.empty() ? std::string(operation_name(node.operation)) + " des " + set(node.set) : node.label;
  }
  std::string of(const Reasons&, const Type&) const { return "liste des motifs"; }
  std::string of(const Listing& node, const Type&) const { return "liste des " + set(node.set); }
  std::string of(const Extremum& node, const Type& type) const {
    const bool codes = type.kind == values::Kind::Code;
    return (codes      ? (node.max ? "la meilleure de (" : "la moins bonne de (")
            : node.max ? "max("
                       : "min(") +
           list(node.items) + ")";
  }
  std::string of(const Function& node, const Type&) const {
    const bool usual = node.mode == values::RoundingMode::HalfUp;
    return std::string(function_name(node.name)) + "(" + list(node.arguments) +
           (usual ? "" : std::string(" ; ") + values::mode_name(node.mode)) + ")";
  }
  std::string of(const Apply& node, const Type&) const {
    const ScaleTable& table = regulation_.tables[node.table.index()];
    return table.name + "(" + list(node.arguments) + ")" + (table.output.empty() ? "" : "." + table.output);
  }
  std::string of(const CallLua& node, const Type&) const {
    const LuaFunction& function = regulation_.lua_functions[node.function.index()];
    std::string text;
    for (std::size_t i = 0; i < node.arguments.size(); ++i)
      text +=
          (i == 0 ? "" : " ; ") + given(node.arguments[i], node.student >= 0 || function.arguments[i].objects.valid());
    return "lua " + function.name + "(" + text + ")";
  }
  std::string given(const LuaArgument& argument, bool objects) const {
    if (argument.value) return say(argument.value);
    if (!argument.each) return "(" + list(argument.items) + ")";
    return "liste des " + (objects ? "" : say(argument.items.front()) + " des ") + set(*argument.each);
  }
  std::string of(const Table& node, const Type&) const { return "selon " + say(node.subject); }
  std::string of(const Case&, const Type&) const { return "selon le cas"; }
  std::string of(const Compare& node, const Type&) const {
    return say(node.left) + " " + symbol(node.relation) + " " + say(node.right);
  }
  std::string of(const Logic& node, const Type&) const {
    return joined(node.items, node.all ? " et " : " ou ", [&](const ExpressionPtr& item) {
      return std::holds_alternative<Compare>(item->node) ? say(item) : operand(item);
    });
  }
  std::string of(const Not& node, const Type&) const { return "non " + operand(node.operand); }
  std::string of(const Is& node, const Type&) const {
    std::vector<std::string> wanted;
    if (!node.classes.empty())
      wanted = node.classes;
    else if (!node.codes.empty())
      wanted.push_back(code_list(node.codes));
    for (const std::string& text : node.texts)
      wanted.push_back("« " + text + " »");
    if (node.number) wanted.push_back("un nombre");
    if (node.impossible) wanted.push_back("impossible");
    return operand(node.operand) + (node.negated ? " n'est pas " : " est ") +
           joined(wanted, " ou ", [](const std::string& one) { return one; });
  }
  std::string of(const Exists& node, const Type&) const {
    return operand(node.operand) + (node.negated ? " n'existe pas" : " existe");
  }
  std::string of(const Quantified& node, const Type&) const {
    const std::string weight = node.weight ? " par " + say(node.weight) : "";
    return quantifier(node) + set(node.set) + weight + " : " + say(node.condition);
  }
  std::string of(const Counted& node, const Type&) const {
    const char* const words = node.kind == Quantified::Kind::AtLeast  ? "au moins "
                              : node.kind == Quantified::Kind::AtMost ? "au plus "
                                                                      : "exactement ";
    return words + std::to_string(node.count) + " parmi (" + list(node.items) + ")";
  }
  std::string quantifier(const Quantified& node) const {
    const bool her = feminine(regulation_.level(node.set.level).name);
    switch (node.kind) {
      case Quantified::Kind::Every:
        return "chaque ";
      case Quantified::Kind::None:
        return her ? "aucune " : "aucun ";
      case Quantified::Kind::Some:
        return her ? "une " : "un ";
      case Quantified::Kind::AtLeast:
        return "au moins " + std::to_string(node.count) + " ";
      case Quantified::Kind::AtMost:
        return "au plus " + std::to_string(node.count) + " ";
      case Quantified::Kind::Exactly:
        return "exactement " + std::to_string(node.count) + " ";
      case Quantified::Kind::Share:
        return share(node) + " des ";
    }
    return "";
  }
  static std::string share(const Quantified& node) {
    const char* const words = node.relation == Relation::Greater     ? "plus de "
                              : node.relation == Relation::LessEqual ? "au plus "
                              : node.relation == Relation::Less      ? "moins de "
                                                                     : "au moins ";
    const values::Number percents = node.share * values::Number(100);
    if (node.share == values::Number(1, 2)) return std::string(words) + "la moitié";
    return words + (percents == percents.floor() ? percents.exact_text() + " %" : node.share.fraction());
  }
  std::string of(const Letters& node, const Type&) const {
    switch (node.mode) {
      case Letters::Mode::All:
        return "toutes";
      case Letters::Mode::Any:
        return "l'une";
      case Letters::Mode::AtLeast:
        return "au moins " + std::to_string(node.count);
    }
    return "";
  }
  std::string of(const ObjectIs& node, const Type&) const {
    std::string level = node.reach.level.valid() ? regulation_.level(node.reach.level).name : node.reach.code;
    if (node.reach.kind == Reach::Kind::Previous) level += feminine(level) ? " précédente" : " précédent";
    if (node.reach.kind == Reach::Kind::Next) level += feminine(level) ? " suivante" : " suivant";
    if (node.existence) return level + (node.negated ? " n'existe pas" : " existe");
    return level + (node.negated ? " n'est pas " : " est ") + name_list(node.names);
  }
  std::string of(const ViewIs& node, const Type&) const {
    return "vue est " + regulation_.views[node.view.index()].name;
  }
  std::string of(const InView& node, const Type&) const {
    return operand(node.operand) + view_words(regulation_, node.view);
  }
  std::string of(const Cohort& node, const Type&) const {
    if (node.lua) return "lua " + regulation_.lua_functions[node.lua->function.index()].name + " pour la promotion";
    std::string text = node.allocation ? "attribution" : node.rank ? "rang" : operation_name(node.operation);
    if (node.allocation) text += " par " + keys(node.keys);
    if (node.rank && !node.allocation) text += " de " + keys(node.keys);
    if (node.operand) text += " de " + operand(node.operand);
    text += " dans la promotion";
    if (node.condition) text += " dont " + say(node.condition);
    for (const FactId fact : node.same)
      text += " de même " + regulation_.fact(fact).name;
    if (node.without_pending) text += " hors attente";
    return node.ties ? text + ties_words(*node.ties) : text;
  }

  const CheckedRegulation& regulation_;
};

}  // namespace

bool feminine(const std::string& level) {
  for (const std::string_view name : feminine_levels)
    if (name == level) return true;
  return false;
}

std::string name_words(const CheckedRegulation& regulation, const Quantity& quantity) {
  const bool agrees = quantity.role == Quantity::Role::Validated && quantity.name.ends_with("é") &&
                      feminine(regulation.level(quantity.level).name);
  return agrees ? quantity.name + "e" : quantity.name;
}

std::string phrase(const CheckedRegulation& regulation, const Expression& expression) {
  return Phrase(regulation).say(expression);
}
std::string set_words(const CheckedRegulation& regulation, const Set& set) { return Phrase(regulation).set(set); }

}  // namespace bareme::evaluation
