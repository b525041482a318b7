# Complète « bareme » dans bash : les commandes, leurs options (lues de « bareme aide COMMANDE »), les fichiers.
_bareme() {
  local word=${COMP_WORDS[COMP_CWORD]} command='' one
  local commands='aide cloturer comparer controler dossier effacer evaluer exporter figer formater importer jury lsp ouvrir-annee pourquoi rejouer revoir rouvrir statistiques tester tisser verifier verifier-journal'
  for one in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ " ${commands} " == *" ${one} "* ]] && command=${one} && break
  done
  COMPREPLY=()
  if [[ -z ${command} ]]; then
    mapfile -t COMPREPLY < <(compgen -W "${commands}" -- "${word}")
  elif [[ ${command} == aide ]]; then
    mapfile -t COMPREPLY < <(compgen -W "${commands} bibliothèques" -- "${word}")
  elif [[ ${word} == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(bareme aide "${command}" 2>/dev/null | grep -oE -- '--[a-z][a-z-]*' | sort -u)" -- "${word}")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "${word}")
    compopt -o filenames 2>/dev/null
  fi
}
complete -F _bareme bareme
