// Articles: what they declare first (so that their order is free), then what they define.
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/overlap.hpp"
#include "semantics/problems.hpp"
#include "semantics/type_names.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using Role = Quantity::Role;

template <class Node, class Action>
void each(const syntax::Article& article, Action action) {
  for (const syntax::Statement& statement : article.statements)
    if (const auto* node = std::get_if<Node>(&statement.node)) action(*node, statement.place);
}

// What may leave the scale is told where it is defined; where it is read it counts as within, or each of its readers
// would be told again.
void keep_within_scale(Type& type) {
  if (!type.scale) return;
  if (type.low && type.low->sign() < 0) type.low = values::Number(0);
  if (type.high && *type.high > *type.scale) type.high = type.scale;
}

}  // namespace

QuantityId Checker::declare_quantity(const syntax::Name& name, LevelId level, Role role, ArticleId local_to) {
  const std::string folded = text::fold_name(name.text);
  for (std::size_t i = 0; i < regulation_.quantities.size(); ++i) {
    const Quantity& known = regulation_.quantities[i];
    if (known.level == level && known.local_to == local_to && text::fold_name(known.name) == folded)
      return QuantityId(i);
  }
  Quantity quantity;
  quantity.name = name.text;
  quantity.level = level;
  quantity.role = role;
  quantity.local_to = local_to;
  quantity.place = name.place;
  if (role == Role::Predicate || role == Role::Validated) quantity.type = truth_type();
  regulation_.quantities.push_back(std::move(quantity));
  return QuantityId(regulation_.quantities.size() - 1);
}

void Checker::declare_marks() {
  if (!regulation_.lowest.valid()) return;
  for (int session = 1; session <= regulation_.sessions; ++session) {
    const QuantityId id =
        declare_quantity({"note session " + std::to_string(session), no_place_}, regulation_.lowest, Role::Mark, {});
    Quantity& mark = regulation_.quantities[id.index()];
    mark.type = regulation_.mark_type;
    mark.session = session;
    mark.rounding_declared = true;
    progress_[id] = Progress::Done;
  }
}

// The four names of a verdict (R33).
void Checker::declare_verdict(LevelId level, Span place) {
  const ListId results = regulation_.list_named("résultat");
  for (const auto& [name, role] : {std::pair{"proposition", Role::Proposition},
                                   {"décision", Role::Decision},
                                   {"résultat", Role::Result},
                                   {"validé", Role::Validated}}) {
    const QuantityId id = declare_quantity({name, place}, level, role, {});
    Quantity& quantity = regulation_.quantities[id.index()];
    if (role != Role::Validated && results.valid()) quantity.type = code_type(results);
    quantity.rounding_declared = true;
    progress_[id] = Progress::Done;
  }
}

void Checker::declare_article(const syntax::Article& tree) {
  const ArticleId id(regulation_.articles.size());
  Article article{tree.number, tree.title.text, {}, std::nullopt, tree.place};
  each<syntax::Citation>(tree, [&](const auto& quote, Span) { article.quotes.push_back(quote.text.text); });
  each<syntax::NotMonotone>(tree, [&](const auto& node, Span place) {
    if (first_said("« non monotone »", place, article.number + " " + article.title))
      article.not_monotone = node.motive.text;
  });
  for (const Article& known : regulation_.articles)
    if (known.number == article.number && text::same_name(known.title, article.title))
      report(
          problems::declared_twice("article", tree.number + " « " + tree.title.text + " »", tree.place, known.place));
  regulation_.articles.push_back(std::move(article));

  PendingArticle_ pending{&tree, id, heading(tree), {}};
  const LevelId level = pending.heading ? pending.heading->scope.level : LevelId();
  pending.standing = Standing{level, id, level, {}, nullptr};
  each<syntax::Fact>(tree, [&](const auto& node, Span) { fact(node, level, id); });
  articles_.push_back(std::move(pending));
  if (!level.valid()) lose_names(tree);
  if (tree.scope && !level.valid()) return;  // reported

  const std::size_t index = articles_.size() - 1;
  const auto define_later = [&](const syntax::Name& name, Role role, ArticleId local_to, PendingRule rule) {
    if (!level.valid()) {
      report(problems::article_without_scope("cette règle", name.place));
      return;
    }
    if (regulation_.fact_named(level, name.text).valid())
      report(problems::declared_twice("grandeur", name.text, name.place,
                                      regulation_.fact(regulation_.fact_named(level, name.text)).place));
    if (const auto type = type_of_that_name(regulation_, level, name.text))
      report(problems::declared_twice("grandeur", name.text, name.place, *type));
    if (reads_as_verdict(name, tree)) return;
    const std::size_t before = regulation_.quantities.size();
    const QuantityId quantity = declare_quantity(name, level, role, local_to);
    saw(regulation_, name.place, quantity);
    if (tree.condition && role != Role::Local) report(problems::base_rule_under_condition(name.text, name.place));
    if (quantity.index() < before && local_to.valid())
      report(problems::declared_twice("« soit »", name.text, name.place, regulation_.quantity(quantity).place));
    rule.article = index;
    const Quantity& known = regulation_.quantity(quantity);
    const auto beside = [&](const PendingRule& other) { return other.article == index; };
    const auto& others = pending_[quantity];
    if (!local_to.valid() && known.name != name.text &&
        (known.role != role || std::any_of(others.begin(), others.end(), beside))) {
      report(problems::declared_twice("grandeur", name.text, name.place, known.place));  // « présent », « présents »
      return;
    }
    pending_[quantity].push_back(rule);
  };
  each<syntax::Local>(tree, [&](const auto& node, Span place) {
    define_later(node.definition.name, Role::Local, id, {&node.definition, nullptr, 0, place});
  });
  each<syntax::Quantity>(tree, [&](const auto& node, Span place) {
    define_later(node.definition.name, Role::Value, {}, {&node.definition, nullptr, 0, place});
  });
  each<syntax::Predicate>(tree, [&](const auto& node, Span place) {
    define_later(node.name, Role::Predicate, {}, {nullptr, &node.conditions, 0, place});
  });
  bool verdict = false;
  each<syntax::ResultRow>(tree, [&](const auto&, Span place) {
    if (!verdict && level.valid()) declare_verdict(level, place);
    if (!level.valid()) report(problems::article_without_scope("un résultat", place));
    verdict = true;
  });
}

// What an article without a sound heading would have defined: that its readers do not find it was told there.
void Checker::lose_names(const syntax::Article& tree) {
  const auto lose = [&](const syntax::Name& name) { lost_names_.insert(text::fold_name(name.text)); };
  each<syntax::Local>(tree, [&](const auto& node, Span) { lose(node.definition.name); });
  each<syntax::Quantity>(tree, [&](const auto& node, Span) { lose(node.definition.name); });
  each<syntax::Predicate>(tree, [&](const auto& node, Span) { lose(node.name); });
  each<syntax::Fact>(tree, [&](const auto& node, Span) { std::for_each(node.names.begin(), node.names.end(), lose); });
  each<syntax::ResultRow>(tree, [&](const auto&, Span) {
    for (const char* name : {"proposition", "décision", "résultat", "validé"})
      lost_names_.insert(text::fold_name(name));
  });
}

const Type& Checker::type_of(QuantityId quantity) {
  define(quantity);
  return regulation_.quantities[quantity.index()].type;
}

// Checks the base rules of a quantity, once; a quantity read while it is being defined keeps a plain number type (the
// cycle is told elsewhere).
void Checker::define(QuantityId id) {
  Progress& progress = progress_[id];
  if (progress != Progress::Waiting) return;
  progress = Progress::Running;
  bool first = true;
  for (const PendingRule& rule : pending_[id]) {
    const PendingArticle_& article = articles_[rule.article];
    if (!article.heading) continue;
    ExpressionPtr body = rule.conditions ? conditions(*rule.conditions, article.standing)
                                         : definition_body(*rule.definition, article.standing);
    if (!body) continue;
    Quantity& quantity = regulation_.quantities[id.index()];  // found again: checking the body may have grown the table
    const Role role = quantity.role;
    if (role == Role::Value || role == Role::Local) {
      const auto* constant = as<Constant>(body);
      if (!constant || constant->value.present()) {
        ExpressionPtr before = first ? body : make(Argument{}, quantity.type, quantity.place);
        const auto type = common_type({&before, &body});
        if (!type) continue;
        quantity.type = *type;
        first = false;
      }
      if (quantity.rounding_declared) quantity.type.declared_rounding = true;
      const Type& type = body->type;
      if (role == Role::Value && type.scale && type.low && type.high &&
          (type.low->sign() < 0 || *type.high > *type.scale))
        report(problems::outside_scale(quantity.name, type.low->exact_text(), type.high->exact_text(),
                                       type.scale->exact_text(), body->place));
    }
    quantity.rules.push_back({article.id, *article.heading, std::move(body), rule.place});
  }
  keep_within_scale(regulation_.quantities[id.index()].type);
  progress_[id] = Progress::Done;
}

namespace {

// What a verdict may end with: a code of the list that refuses, or its last one.
std::string code_for_the_rest(const CheckedRegulation& regulation, ListId results) {
  if (!results.valid() || regulation.code_lists[results.index()].codes.empty()) return "…";
  const auto& codes = regulation.code_lists[results.index()].codes;
  for (const values::CodeId code : codes)
    if (regulation.code(code).kind == Code::Kind::Refusing) return regulation.code(code).name;
  return regulation.code(codes.back()).name;
}

}  // namespace

ExpressionPtr Checker::joined(ExpressionPtr heading, ExpressionPtr own, Span place) {
  if (!heading) return own;
  if (!own) return heading;
  return make(Logic{true, {heading, own}}, truth_type(), place);
}

void Checker::verdict(const syntax::Article& tree, const PendingArticle_& pending) {
  Verdict verdict;
  verdict.article = pending.id;
  verdict.heading = *pending.heading;
  verdict.otherwise = no_code();
  const ListId results = regulation_.list_named("résultat");
  bool any = false;
  Span last{};
  each<syntax::ResultRow>(tree, [&](const syntax::ResultRow& row, Span place) {
    if (verdict.otherwise != no_code()) report(problems::otherwise_not_last(place));
    any = true;
    last = place;
    const auto code = results.valid() ? code_at(regulation_, results, row.code.text, row.code.place) : std::nullopt;
    if (!code) report(problems::unknown_code(row.code.text, "résultat", row.code.place, code_names(results)));
    if (row.otherwise) {
      verdict.otherwise = code.value_or(0);
      verdict.place = place;
      return;
    }
    ExpressionPtr when = conditions(row.conditions, pending.standing);
    if (when && code) verdict.rows.push_back({*code, when, place});
  });
  if (!any) return;
  if (verdict.otherwise == no_code()) {
    report(problems::verdict_without_otherwise(code_for_the_rest(regulation_, results), last));
    return;
  }
  const QuantityId proposition = regulation_.quantity_named(pending.standing.level, "proposition");
  regulation_.quantities[proposition.index()].verdicts.push_back(std::move(verdict));
}

void Checker::define_exceptions() {
  std::vector<Order> orders;
  for (const PendingArticle_& pending : articles_) {
    if (!pending.heading) continue;
    ExpressionPtr common = pending.tree->condition ? condition(*pending.tree->condition, pending.standing) : nullptr;
    each<syntax::Exception>(*pending.tree, [&](const syntax::Exception& node, Span place) {
      ExceptionRule rule;
      rule.label = node.label.text;
      rule.article = pending.id;
      rule.heading = *pending.heading;
      rule.place = place;
      rule.condition = joined(common, node.condition ? condition(*node.condition, pending.standing) : nullptr, place);
      QuantityId target;
      const auto* definition = std::get_if<syntax::Definition>(&node.effect);
      const std::string name = definition ? definition->name.text : "proposition";
      target = regulation_.quantity_named(pending.standing.level, name);
      if (definition) saw(regulation_, definition->name.place, target);
      if (!target.valid()) {
        if (!lost_names_.contains(text::fold_name(name)))
          report(problems::exception_without_rule(definition ? name : "résultat", where(pending.standing), place));
        return;
      }
      if (definition) {
        rule.body = replacement(*definition, regulation_.quantity(target), pending.standing);
      } else {
        const ListId results = regulation_.list_named("résultat");
        const syntax::Name& word = std::get<syntax::Name>(node.effect);
        if (const auto code = code_at(regulation_, results, word.text, word.place))
          rule.body = make(Constant{values::Value::of_code(*code)}, code_type(results), word.place);
        else
          report(problems::unknown_code(word.text, "résultat", word.place, code_names(results)));
      }
      if (!rule.body || (node.condition && !rule.condition)) {
        lost_labels_.insert(text::fold_name(rule.label));
        return;
      }
      auto& exceptions = regulation_.quantities[target.index()].exceptions;
      if (node.over) orders.push_back({target, exceptions.size(), &*node.over});
      exceptions.push_back(std::move(rule));
    });
  }
  for (const Order& order : orders)
    set_order(order);
  for (const Quantity& quantity : regulation_.quantities)
    check_exceptions(quantity);
}

// What an exception puts in the place of a quantity is of its nature.
ExpressionPtr Checker::replacement(const syntax::Definition& tree, const Quantity& quantity, const Standing& standing) {
  const bool known = !quantity.rules.empty() || quantity.role == Role::Mark;
  const Type expected = quantity.type;
  ExpressionPtr body = definition_body(tree, standing);
  if (!body || !known) return body;
  const auto* constant = as<Constant>(body);
  return (constant && !constant->value.present()) || fits(body, expected) ? body : nullptr;
}

// « à "x" » : x may be written before or after; of several of that name, the nearest before.
void Checker::set_order(const Order& order) {
  auto& exceptions = regulation_.quantities[order.quantity.index()].exceptions;
  std::vector<std::string> labels;
  ExceptionRule& winner = exceptions[order.exception];
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    if (i == order.exception) continue;
    labels.push_back(exceptions[i].label);
    if (text::same_name(exceptions[i].label, order.over->text) && (winner.over < 0 || i < order.exception))
      winner.over = static_cast<int>(i);
  }
  if (winner.over < 0 && !lost_labels_.contains(text::fold_name(order.over->text)))
    report(problems::unknown_exception(order.over->text, order.over->place, labels));
}

void Checker::check_exceptions(const Quantity& quantity) {
  const auto& exceptions = quantity.exceptions;
  const auto wins = [&](std::size_t winner, std::size_t loser) {
    std::size_t steps = 0;
    for (int at = exceptions[winner].over; at >= 0 && steps <= exceptions.size(); ++steps) {
      if (static_cast<std::size_t>(at) == loser) return true;
      at = exceptions[static_cast<std::size_t>(at)].over;
    }
    return false;
  };
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    if (wins(i, i)) return report(problems::exceptions_in_a_circle(exceptions[i].label, exceptions[i].place));
    for (std::size_t j = 0; j < i; ++j)
      if (!exceptions[i].condition && !exceptions[j].condition && !wins(i, j) && !wins(j, i) &&
          surely_overlap(regulation_, exceptions[j].heading, exceptions[i].heading))
        report(problems::exceptions_in_conflict(quantity.name, exceptions[j].label, exceptions[i].label,
                                                exceptions[i].place, exceptions[j].place));
  }
}

void Checker::define_choices() {
  const ListId results = regulation_.list_named("résultat"), next = regulation_.list_named("suite");
  for (const PendingArticle_& pending : articles_) {
    if (!pending.heading) continue;
    each<syntax::Choice>(*pending.tree, [&](const syntax::Choice& node, Span place) {
      if (!regulation_.quantity_named(pending.standing.level, "proposition").valid()) {
        report(problems::exception_without_rule("résultat", where(pending.standing), place));
        return;
      }
      Choice choice;
      choice.article = pending.id;
      choice.heading = *pending.heading;
      choice.condition =
          joined(pending.tree->condition ? condition(*pending.tree->condition, pending.standing) : nullptr,
                 node.condition ? condition(*node.condition, pending.standing) : nullptr, place);
      std::map<std::string, Span> letters;
      for (const auto& row : node.rows) {
        own_letter(std::string(1, row.letter), row.place, letters);
        const auto code = results.valid() ? code_at(regulation_, results, row.code.text, row.code.place) : std::nullopt;
        if (!code) report(problems::unknown_code(row.code.text, "résultat", row.code.place, code_names(results)));
        std::optional<values::CodeId> after;
        if (row.next) {
          after = next.valid() ? code_at(regulation_, next, row.next->text, row.next->place) : std::nullopt;
          if (!after) report(problems::unknown_code(row.next->text, "suite", row.next->place, code_names(next)));
        }
        ExpressionPtr when = row.condition ? condition(*row.condition, pending.standing) : nullptr;
        if (code && (!row.condition || when)) choice.rows.push_back({row.letter, *code, after, when, row.place});
      }
      regulation_.choices.push_back(std::move(choice));
    });
  }
}

void Checker::check_overlaps() {
  for (const Quantity& quantity : regulation_.quantities) {
    const auto compare = [&](const auto& rules) {
      for (std::size_t i = 0; i < rules.size(); ++i)
        for (std::size_t j = i + 1; j < rules.size(); ++j)
          if (surely_overlap(regulation_, rules[i].heading, rules[j].heading))
            report(problems::two_rules(quantity.name, regulation_.level(quantity.level).name, rules[j].place,
                                       rules[i].place));
    };
    compare(quantity.rules);
    compare(quantity.verdicts);
  }
}

}  // namespace bareme::semantics
