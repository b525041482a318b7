#include "repl/shell_commands.hpp"

#include <algorithm>

#include "repl/shell.hpp"
#include "repl/shell_problems.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

using Takes = ShellCommand::Takes;

// How many of the line's words `name` is, case, accents and plural apart; 0 when the line does not begin with it.
std::size_t words_matching(const std::string& name, const std::vector<std::string_view>& line) {
  const std::vector<std::string_view> words = words_of(name);
  if (words.size() > line.size()) return 0;
  return text::same_name(name, between(line.front(), line[words.size() - 1])) ? words.size() : 0;
}

bool abbreviates(const std::string& typed, const std::string& name) {
  return text::fold_word(name).compare(0, typed.size(), typed) == 0;
}

// « pourquoi pas » is written whole: what begins it abbreviates « pourquoi ».
bool begins_with_another(const std::string& name) {
  return std::any_of(shell_commands().begin(), shell_commands().end(), [&](const ShellCommand& command) {
    return command.name.size() < name.size() && name.starts_with(command.name + " ");
  });
}

const ShellCommand* whole_command(const std::vector<std::string_view>& words, std::size_t& count) {
  for (const ShellCommand& command : shell_commands()) {
    count = words_matching(command.name, words);
    for (const std::string& alias : command.aliases)
      count = std::max(count, words_matching(alias, words));
    if (count > 0) return &command;
  }
  return nullptr;
}

}  // namespace

const std::vector<ShellCommand>& shell_commands() {
  static const std::vector<ShellCommand> commands = {
      {"bilan",
       {"summary"},
       &Shell::summary,
       Takes::Object,
       "bilan [OBJET]",
       "combien de chaque résultat, les moyennes de la promotion, les causes",
       "bilan SP7"},
      {"liste",
       {"list"},
       &Shell::list,
       Takes::Condition,
       "liste [QUI] [dont CONDITION] [tri VALEUR [décroissant]]",
       "les étudiants qui répondent à une condition",
       "liste dont SP7 entre 9 et 10 tri SP7 décroissant"},
      {"fiche",
       {"sheet", "show"},
       &Shell::sheet,
       Takes::Student,
       "fiche ÉTUDIANT",
       "la page d'un étudiant",
       "fiche moreau"},
      {"pourquoi pas",
       {"why not"},
       &Shell::why_not,
       Takes::StudentAndValue,
       "pourquoi pas ÉTUDIANT [RÉSULTAT = CODE | CONDITION]",
       "ce qu'il faudrait pour un autre résultat, et les notes qui y suffiraient",
       "pourquoi pas moreau SP7 = ADM"},
      {"pourquoi",
       {"why"},
       &Shell::why,
       Takes::StudentAndValue,
       "pourquoi ÉTUDIANT VALEUR [--tout]",
       "d'où vient une valeur, jusqu'aux notes et aux articles",
       "pourquoi moreau SP7"},
      {"et si",
       {"what if"},
       &Shell::what_if,
       Takes::StudentAndPoses,
       "et si ÉTUDIANT NOTE = V [; …]",
       "une hypothèse, montrée puis oubliée",
       "et si moreau BDD7.EF = 9 ; BDD7.CC session 2 = 12"},
      {"calculer",
       {"compute"},
       &Shell::compute,
       Takes::StudentAndValue,
       "calculer ÉTUDIANT EXPRESSION",
       "toute expression du règlement",
       "calculer moreau S7.moyenne − S8.moyenne"},
      {"encore",
       {"more"},
       &Shell::more,
       Takes::Nothing,
       "encore [tout]",
       "la suite de la dernière réponse",
       "encore tout"},
      {"exception",
       {},
       &Shell::try_exception,
       Takes::Nothing,
       "exception NOM ÉTUDIANT",
       "où une exception s'applique à un étudiant, et ce qu'elle donne ailleurs",
       "exception retard moreau"},
      {"recharger",
       {"reload"},
       &Shell::reload,
       Takes::Nothing,
       "recharger",
       "relire les fichiers Lua du règlement, et recalculer",
       "recharger"},
      {"semblables",
       {"similar"},
       &Shell::similar,
       Takes::StudentAndValue,
       "semblables ÉTUDIANT [OBJET]",
       "qui est dans la même situation, décidé ou non",
       "semblables moreau UE72"},
      {"accorder",
       {"grant"},
       &Shell::grant,
       Takes::Nothing,
       "accorder ÉTUDIANT OBJET N points motif \"…\"",
       "un acte du jury : ce qu'un article laisse accorder",
       "accorder moreau UE72 0,3 points motif \"assiduité\"",
       true},
      {"décider",
       {"decide"},
       &Shell::decide,
       Takes::Nothing,
       "décider ÉTUDIANT [OBJET] CODE [suite CODE] [hors règlement] motif \"…\"",
       "un acte du jury : un code qu'il peut prononcer, ou OBJET.ACTE = VALEUR",
       "décider moreau S7 ADJ motif \"progression\"",
       true},
      {"ajourner",
       {"adjourn"},
       &Shell::adjourn,
       Takes::Nothing,
       "ajourner ÉTUDIANT [OBJET] [suite CODE] motif \"…\"",
       "un acte du jury : le refus que le règlement prévoit",
       "ajourner moreau suite redoublement motif \"entretien du 3 juillet\"",
       true},
      {"annuler",
       {"undo"},
       &Shell::undo,
       Takes::Nothing,
       "annuler [N]",
       "défaire la dernière opération non enregistrée, ou les N dernières",
       "annuler",
       true},
      {"rétablir",
       {"redo"},
       &Shell::redo,
       Takes::Nothing,
       "rétablir [N]",
       "refaire ce qui vient d'être annulé",
       "rétablir",
       true},
      {"journal",
       {"log"},
       &Shell::journal,
       Takes::Nothing,
       "journal [depuis N]",
       "ce qui a été fait dans cette séance",
       "journal"},
      {"enregistrer",
       {"save"},
       &Shell::save,
       Takes::Nothing,
       "enregistrer",
       "écrire les actes dans la base, tous ou aucun",
       "enregistrer",
       true},
      {"reprendre",
       {"resume"},
       &Shell::resume,
       Takes::Nothing,
       "reprendre [FICHIER]",
       "refaire les actes d'une séance interrompue, ou d'un journal",
       "reprendre",
       true},
      {"état", {"status"}, &Shell::state, Takes::Nothing, "état", "ce qui est ouvert, et pour quel jury", "état"},
      {"?",
       {"aide", "help"},
       &Shell::help,
       Takes::Anything,
       "? [MOT | CODE]",
       "les commandes, un mot de la maquette ou du règlement, une erreur",
       "? J204"},
      {"quitter",
       {"fin", "exit", "quit"},
       &Shell::leave,
       Takes::Nothing,
       "quitter",
       "fermer la séance ; ce qui n'est pas enregistré est dit",
       "quitter"},
  };
  return commands;
}

const std::vector<std::string>& later_commands() {
  static const std::vector<std::string> later = {"convoquer", "exporter",  "tracer",   "rejouer",  "revoir",
                                                 "scénario",  "dans",      "oublier",  "modifier", "corriger",
                                                 "saisir",    "changer",   "comparer", "balayer",  "objectif",
                                                 "ouvrir",    "règlement", "écran",    "anonymat"};
  return later;
}

CommandRead read_command(std::string_view line) {
  CommandRead read;
  const std::vector<std::string_view> words = words_of(line);
  if (words.empty()) return read;
  read.word = words.front();
  if (line.front() == '?') {  // « ?J204 » as well
    read.word = line.substr(0, 1);
    read.command = &*std::find_if(shell_commands().begin(), shell_commands().end(),
                                  [](const ShellCommand& command) { return command.name == "?"; });
    read.rest = trimmed(line.substr(1));
    return read;
  }
  for (const std::string& later : later_commands())
    if (const std::size_t count = words_matching(later, words); count > 0) {
      read.later = true;
      read.word = between(words.front(), words[count - 1]);
    }
  std::size_t count = 0;
  if (!read.later) read.command = whole_command(words, count);
  if (read.command != nullptr) read.word = between(words.front(), words[count - 1]);
  if (!read.later && read.command == nullptr) {
    const std::string typed = text::fold_word(words.front());
    for (const ShellCommand& command : shell_commands())
      if (!command.act && abbreviates(typed, command.name) && !begins_with_another(command.name)) {
        read.command = &command;
        read.candidates.push_back(command.name);
      }
    if (read.candidates.size() != 1)
      read.command = nullptr;
    else
      read.candidates.clear();
  }
  read.rest = after(line, read.word);
  return read;
}

namespace {

// « accorder … ; accorder … ; enregistrer »: a « ; » outside quotes before a word that acts begins another command;
// others belong to what is typed (« et si … ; … »).
std::vector<std::string_view> commands_of(std::string_view line) {
  std::vector<std::string_view> commands;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] != ';' || quoted) continue;
    const CommandRead next = read_command(trimmed(line.substr(i + 1)));
    if (next.command == nullptr || !next.command->act) continue;
    commands.push_back(trimmed(line.substr(begin, i - begin)));
    begin = i + 1;
  }
  commands.push_back(trimmed(line.substr(begin)));
  return commands;
}

}  // namespace

bool Shell::answer(const std::string& line) {
  line_ = line;
  if (options_.measure) options_.width = options_.measure();
  if (confirming_) {
    confirm(trimmed(line_));
    out_.flush();
    return true;
  }
  for (const std::string_view typed : commands_of(trimmed(line_)))
    if (!typed.empty() && typed.front() != '#') interpret(typed);
  out_.flush();
  return !leaving_;
}

// A command; else an expression about the student in view; else a student, who is then shown.
void Shell::interpret(std::string_view line) {
  const CommandRead read = read_command(line);
  if (read.later) return refuse(problems::not_yet(std::string(read.word)), read.word);
  if (read.command != nullptr) return (this->*read.command->run)(read.rest);
  if (!names_the_maquette(read.word) && tells_somebody(after(line, read.word))) return refuse_word(read);
  if (names_the_maquette(read.word) || line.find_first_of("=<>+*/().") != std::string_view::npos) return compute(line);
  if (session_.find_students(std::string(line)).one()) return sheet(line);
  refuse_word(read);
}

void Shell::refuse_word(const CommandRead& read) {
  if (read.candidates.size() > 1)
    return refuse(problems::ambiguous_command(std::string(read.word), read.candidates), read.word);
  std::vector<std::string> names;
  for (const ShellCommand& command : shell_commands())
    if (!command.act) names.push_back(command.name);
  for (const plan::Student& student : session_.promotion().students)
    names.push_back(student.name);
  refuse(problems::unknown_command(std::string(read.word), names), read.word);
}

}  // namespace bareme::repl
