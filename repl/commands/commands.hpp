// The commands of bareme, one file each (command_*.cpp). Each takes what was typed and a Terminal, and returns the exit
// code.
#pragma once

#include "repl/commands/options.hpp"
#include "repl/terminal.hpp"

namespace bareme::repl {

Exit verify(const Options& options, Terminal& terminal);
Exit verify_journal(const Options& options, Terminal& terminal);    // vérifier
Exit evaluate(const Options& options, Terminal& terminal);          // évaluer
Exit explain(const Options& options, Terminal& terminal);           // pourquoi
Exit run_trials(const Options& options, Terminal& terminal);        // tester
Exit format(const Options& options, Terminal& terminal);            // formater
Exit weave_page(const Options& options, Terminal& terminal);        // tisser
Exit import_tables(const Options& options, Terminal& terminal);     // importer
Exit jury(const Options& options, Terminal& terminal);              // jury
Exit export_paper(const Options& options, Terminal& terminal);      // exporter
Exit statistics(const Options& options, Terminal& terminal);        // statistiques
Exit control(const Options& options, Terminal& terminal);           // contrôler
Exit close_year(const Options& options, Terminal& terminal);        // clôturer
Exit reopen_year(const Options& options, Terminal& terminal);       // rouvrir
Exit open_year(const Options& options, Terminal& terminal);         // ouvrir-année
Exit dossier(const Options& options, Terminal& terminal);           // dossier
Exit erase_people(const Options& options, Terminal& terminal);      // effacer
Exit freeze_juries(const Options& options, Terminal& terminal);     // figer
Exit replay_juries(const Options& options, Terminal& terminal);     // rejouer
Exit help(const Options& options, Terminal& terminal);              // aide CODE
Exit review_juries(const Options& options, Terminal& terminal);     // revoir
Exit language_server(const Options& options, Terminal& terminal);   // lsp
Exit compare_versions(const Options& options, Terminal& terminal);  // comparer

}  // namespace bareme::repl
