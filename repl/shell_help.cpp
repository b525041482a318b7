// état: what is open. ?: the commands, a word of the règlement or of the maquette, a problem code.
#include <algorithm>

#include <fmt/format.h>

#include "repl/shell.hpp"
#include "repl/shell_commands.hpp"
#include "repl/shell_outline.hpp"
#include "repl/shell_problems.hpp"
#include "repl/wording.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

using Lines = std::vector<std::string>;
using semantics::Quantity;

constexpr std::size_t shown_of_fingerprint = 8;

Lines commands_help() {
  std::vector<Row> rows;
  for (const ShellCommand& command : shell_commands())
    rows.push_back({command.form, command.purpose});
  Lines lines = columns(rows, {Align::Left, Align::Left});
  lines.push_back("  une expression seule est calculée pour l'étudiant en vue ; un nom seul montre sa fiche");
  lines.push_back("  accents, majuscules et pluriels sont libres, et les commandes s'abrègent : « p moreau sp7 »");
  return lines;
}

Lines command_help(const ShellCommand& command) {
  return {"  " + command.form, "  " + command.purpose, "  par exemple : " + command.example};
}

std::string kind_words(semantics::Code::Kind kind) {
  switch (kind) {
    case semantics::Code::Kind::Validating:
      return "valide";
    case semantics::Code::Kind::Refusing:
      return "ne valide pas";
    case semantics::Code::Kind::Waiting:
      return "suspend";
    case semantics::Code::Kind::State:
    case semantics::Code::Kind::None:
      return "";
  }
  return "";
}

std::string effect_words(const semantics::Code& code) {
  switch (code.effect) {
    case semantics::MarkEffect::Worth:
      return "vaut " + code.worth.exact_text();
    case semantics::MarkEffect::Neutral:
      return "neutralise la note";
    case semantics::MarkEffect::Awaits:
      return "fait attendre";
    case semantics::MarkEffect::Impossible:
      return "rend impossible";
    case semantics::MarkEffect::None:
      return "";
  }
  return "";
}

void add_codes(const semantics::CheckedRegulation& regulation, std::string_view word, Lines& lines) {
  for (const semantics::Code& code : regulation.codes) {
    if (!text::same_name(code.name, word)) continue;
    std::string line = fmt::format("  {}  code de {}", code.name,
                                   code.list.valid() ? regulation.code_lists[code.list.index()].name : "");
    for (const std::string& more : {code.label, kind_words(code.kind), effect_words(code)})
      if (!more.empty()) line += " · " + more;
    lines.push_back(std::move(line));
  }
}

void add_quantities(const semantics::CheckedRegulation& regulation, std::string_view word, Lines& lines) {
  for (const Quantity& quantity : regulation.quantities) {
    if (quantity.role == Quantity::Role::Local || !text::same_name(quantity.name, word)) continue;
    std::vector<std::string> articles;
    const auto add = [&](semantics::ArticleId article) {
      if (!article.valid()) return;
      const std::string said = fmt::format("art. {} {}", regulation.articles[article.index()].number,
                                           diagnostics::guillemets(regulation.articles[article.index()].title));
      if (std::find(articles.begin(), articles.end(), said) == articles.end()) articles.push_back(said);
    };
    for (const semantics::Rule& rule : quantity.rules)
      add(rule.article);
    for (const semantics::Verdict& verdict : quantity.verdicts)
      add(verdict.article);
    for (const semantics::ExceptionRule& exception : quantity.exceptions)
      add(exception.article);
    for (std::string& line :
         listed(fmt::format("  {} de {}", quantity.name, regulation.level(quantity.level).name), articles, 100))
      lines.push_back(std::move(line));
  }
}

void add_facts(const semantics::CheckedRegulation& regulation, std::string_view word, Lines& lines) {
  const auto source = [](semantics::FactSource source) {
    switch (source) {
      case semantics::FactSource::Attribute:
        return "attribut de la maquette";
      case semantics::FactSource::Entry:
        return "entrée du dossier";
      case semantics::FactSource::Act:
        return "acte du jury";
      case semantics::FactSource::Parameter:
        return "paramètre du règlement";
    }
    return "";
  };
  for (const semantics::Fact& fact : regulation.facts)
    if (text::same_name(fact.name, word))
      lines.push_back(fmt::format("  {} de {}  {}", fact.name, regulation.level(fact.level).name, source(fact.source)) +
                      (fact.article.valid() ? " · art. " + regulation.articles[fact.article.index()].number : ""));
}

}  // namespace

void Shell::state(std::string_view) {
  const semantics::CheckedRegulation& regulation = session_.regulation();
  const Fingerprints prints = session_.fingerprints();
  const plan::Jury& jury = session_.jury();
  std::string asking = jury.session ? fmt::format("session {}", *jury.session)
                                    : "session non précisée : ce qui en dépend n'est pas demandé";
  if (jury.date) asking += " · " + jury.date->text();
  const std::string& promotion = session_.promotion().name;
  show(columns(
      {
          {"promotion",
           (promotion.empty() ? "" : promotion + " · ") + counted(session_.promotion().size(), "étudiant")},
          {"maquette", session_.curriculum().title},
          {"règlement", fmt::format("{} version {} ({})", diagnostics::guillemets(regulation.title), regulation.version,
                                    prints.regulation.substr(0, shown_of_fingerprint))},
          {"base",
           session_.base().empty() ? "aucune : la promotion vient de fichiers" : session_.base() + " · lecture seule"},
          {"jury", asking},
          {"en vue", focus_ ? session_.student_name(*focus_) : "aucun étudiant"},
          {"hypothèses", "aucune ; rien n'est à enregistrer"},
          {"ensuite", focus_ ? "fiche · pourquoi · et si" : "bilan · liste en attente · fiche ÉTUDIANT"},
      },
      {Align::Left, Align::Left}));
}

void Shell::help(std::string_view rest) {
  if (rest.empty()) return show(commands_help());
  if (const auto page = error_page(std::string(rest))) {
    out_ << *page << '\n';
    return;
  }
  if (const CommandRead read = read_command(rest); read.command != nullptr && read.rest.empty())
    return show(command_help(*read.command));
  if (!help_on_name(rest)) {
    std::vector<std::string> known = session_.addresses();
    for (const std::string& name : session_.quantity_names())
      known.push_back(name);
    for (const ShellCommand& command : shell_commands())
      known.push_back(command.name);
    for (const semantics::Code& code : session_.regulation().codes)
      known.push_back(code.name);
    for (const std::string& code : error_codes())
      known.push_back(code);
    refuse(problems::no_help(std::string(rest), known), rest);
  }
}

bool Shell::help_on_name(std::string_view word) {
  Lines lines;
  const semantics::CheckedRegulation& regulation = session_.regulation();
  for (const semantics::ObjectId object : session_.curriculum().find(std::string(word)))
    lines.push_back(fmt::format("  {}  {}", title(session_, object),
                                regulation.level(session_.curriculum().object(object).level).name));
  add_codes(regulation, word, lines);
  add_quantities(regulation, word, lines);
  add_facts(regulation, word, lines);
  show(lines);
  return !lines.empty();
}

}  // namespace bareme::repl
