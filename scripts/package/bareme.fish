# Complète « bareme » dans fish : les commandes, leurs options (lues de « bareme aide COMMANDE »), les fichiers.
set -l commands aide cloturer comparer controler dossier effacer evaluer exporter figer formater importer jury lsp ouvrir-annee pourquoi rejouer revoir rouvrir statistiques tester tisser verifier verifier-journal
complete -c bareme -n "not __fish_seen_subcommand_from $commands" -f -a "$commands"
complete -c bareme -n "__fish_seen_subcommand_from aide" -f -a "$commands bibliothèques"
complete -c bareme -n "__fish_seen_subcommand_from $commands; and string match -q -- '-*' (commandline -ct)" -f -a "(bareme aide (commandline -opc)[2] 2>/dev/null | string match -ar -- '--[a-z][a-z-]*' | sort -u)"
