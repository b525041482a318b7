// état: what is open. ?: the commands, a word of the règlement or of the maquette, a problem code.
#include <algorithm>

#include <fmt/format.h>

#include "repl/shell/commands.hpp"
#include "repl/shell/outline.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

using Lines = std::vector<std::string>;
using semantics::Quantity;

constexpr std::size_t shown_of_fingerprint = 8;

void add_wrapped(Lines& lines, const std::string& margin, const std::string& text, std::size_t width) {
  for (const std::string& line : wrapped(text, width > margin.size() ? width - margin.size() : 1))
    lines.push_back(margin + line);
}

// In two columns; on a page too narrow what a command does stands under it.
Lines commands_help(std::size_t width) {
  std::vector<Row> rows;
  for (const ShellCommand& command : shell_commands())
    rows.push_back({command.form, command.purpose});
  Lines lines = columns(rows, {Align::Left, Align::Left});
  const bool fits = std::all_of(lines.begin(), lines.end(),
                                [&](const std::string& line) { return text::display_width(line) <= width; });
  if (!fits) {
    lines.clear();
    for (const ShellCommand& command : shell_commands()) {
      lines.push_back("  " + command.form);
      add_wrapped(lines, "      ", command.purpose, width);
    }
  }
  for (const char* line :
       {"une expression seule est calculée pour l'étudiant en vue ; un nom seul montre sa fiche",
        "la note de session 2 s'écrit MAN7.EF session 2, ou MAN7.EF@2 ; MAN7.EF seul est celle de session 1",
        "accents, majuscules et pluriels sont libres, et les commandes s'abrègent : « p moreau sp7 »",
        "« ? » et un mot : ? TOEIC, ? AJAC, ? 4.6, ? en attente, ? session, ? J204"})
    add_wrapped(lines, "  ", line, width);
  return lines;
}

Lines command_help(const ShellCommand& command, std::size_t width) {
  Lines lines{"  " + command.form};
  add_wrapped(lines, "  ", command.purpose, width);
  lines.push_back("  par exemple : " + command.example);
  return lines;
}

// Words of the answers that are neither the règlement's nor the maquette's.
const std::vector<std::pair<const char*, const char*>>& words_of_answers() {
  static const std::vector<std::pair<const char*, const char*>> words = {
      {"en attente",
       "◌ une note, une entrée ou un acte manque, et la valeur en dépend. Ce n'est pas un zéro. « liste en attente » "
       "dit "
       "qui et de quoi ; « pourquoi ÉTUDIANT VALEUR » montre où."},
      {"attente", "voir « ? en attente »"},
      {"sans objet",
       "− la règle ne porte pas sur cet élève (un semestre ailleurs, une option non prise) : rien n'est "
       "attendu, rien n'est compté."},
      {"impossible", "✗ un code rend la valeur impossible : le règlement dit quel résultat cela donne."},
      {"en erreur",
       "le calcul n'a pas de valeur, une division par zéro par exemple : l'article, ou la fonction lua, est à "
       "corriger. "
       "« liste en erreur » dit qui ; « pourquoi ÉTUDIANT VALEUR » dit la ligne."},
      {"lua",
       "« lua NOM(…) » : une règle écrite en Lua, dans un fichier à côté du règlement. « exception NOM ÉTUDIANT » "
       "l'essaie, « exception NOM » en montre le texte, « recharger » relit le fichier ; tout est dans "
       "docs/exceptions-lua.md."},
      {"quoi qu'il arrive", "une note manque encore, mais aucune valeur qu'elle peut prendre ne change ce résultat."},
      {"au plus large",
       "une note qui manque compte deux fois dans ce calcul : la valeur ne sortira pas de ces bornes, mais ne les "
       "atteindra peut-être pas."},
      {"hypothèse",
       "« et si ÉTUDIANT NOTE = VALEUR » montre ce qui changerait, puis l'oublie : la question suivante repart de la "
       "base. Plusieurs se séparent par « ; »."},
      {"session",
       "une note de session 2 s'écrit MAN7.EF session 2 (ou MAN7.EF@2, comme dans les fichiers). « S7.moyenne en "
       "session "
       "1 » est la valeur sans les notes de session 2. Le jury qui demande est dit à l'ouverture, par « --session » ; "
       "toutes les notes présentes sont comptées, quelle que soit la session du jury."},
      {"au choix", "ce que le règlement permet au jury de prononcer pour cet élève ; le programme ne choisit pas."},
  };
  return words;
}

bool add_word(std::string_view word, std::size_t width, Lines& lines) {
  for (const auto& [name, meaning] : words_of_answers())
    if (text::same_name(word, name)) {
      add_wrapped(lines, "  ", meaning, width);
      return true;
    }
  return false;
}

// « ? 4.6 », « ? article 4.6 »: its title and what it quotes of the voted text.
bool add_article(const semantics::CheckedRegulation& regulation, std::string_view word, std::size_t width,
                 Lines& lines) {
  const std::vector<std::string_view> words = words_of(word);
  if (words.empty() || words.size() > 2) return false;
  if (words.size() == 2 && !text::same_name(words.front(), "article") && !text::same_name(words.front(), "art.") &&
      !text::same_name(words.front(), "art"))
    return false;
  const std::size_t before = lines.size();
  for (const semantics::Article& article : regulation.articles) {
    if (article.number != words.back()) continue;
    add_wrapped(lines, "  ", fmt::format("art. {} {}", article.number, diagnostics::guillemets(article.title)), width);
    for (const std::string& quote : article.quotes)
      add_wrapped(lines, "    ", diagnostics::guillemets(quote), width);
  }
  return lines.size() != before;
}

void add_codes(const Session& session, std::string_view word, Lines& lines) {
  const semantics::CheckedRegulation& regulation = session.regulation();
  for (const semantics::Code& code : regulation.codes)
    if (text::same_name(code.name, word)) {
      const std::string list = code.list.valid() ? regulation.code_lists[code.list.index()].name : "";
      lines.push_back(fmt::format("  {} : {}", session.described(code),
                                  list.empty() ? "l'une des valeurs d'un attribut" : "code de " + list));
    }
}

void add_quantities(const semantics::CheckedRegulation& regulation, std::string_view word, std::size_t width,
                    Lines& lines) {
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
         listed(fmt::format("  {} de {}", quantity.name, regulation.level(quantity.level).name), articles, width))
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
          {"scénario", session_.scenes().current.empty() ? "aucun : la base et les actes" : session_.scenes().current},
          {"actes", unsaved() == 0 ? "rien n'est à enregistrer" : not_saved()},
          {"ensuite", unsaved() != 0 ? "enregistrer · annuler · journal"
                      : focus_       ? "fiche · pourquoi · et si"
                                     : "bilan · liste en attente · fiche ÉTUDIANT"},
      },
      {Align::Left, Align::Left}));
}

void Shell::help(std::string_view rest) {
  if (rest.empty()) return show(commands_help(options_.width));
  if (const auto page = error_page(std::string(rest))) {
    if (options_.measure)
      for (const std::string& line : reflowed(*page, options_.width))
        out_ << line << '\n';
    else
      out_ << *page << '\n';
    return;
  }
  if (const CommandRead read = read_command(rest); read.command != nullptr && read.rest.empty())
    return show(command_help(*read.command, options_.width));
  const bool known_name = help_on_name(rest);
  if (is_granted(session_, rest)) return show(command_help(*read_command("accorder").command, options_.width));
  if (!known_name) {
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
  add_codes(session_, word, lines);
  add_quantities(regulation, word, options_.width, lines);
  add_facts(regulation, word, lines);
  add_article(regulation, word, options_.width, lines);
  add_word(word, options_.width, lines);
  show(lines);
  return !lines.empty();
}

}  // namespace bareme::repl
