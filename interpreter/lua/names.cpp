#include "lua/names.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "lua/program.hpp"

namespace bareme::lua {
namespace {

constexpr std::string_view provided[] = {
    "abs",     "année",      "arrondi", "assert",  "attendu",    "code",     "date",  "décimales", "en_erreur", "error",
    "exact",   "impossible", "insérer", "ipairs",  "joindre",    "jour",     "max",   "min",       "mois",      "pairs",
    "plafond", "plancher",   "présent", "retirer", "sans_objet", "tostring", "trier", "tronqué",   "type",
};

struct Replacement {
  std::string_view lua, ours;
};

constexpr Replacement replacements[] = {
    {"math", "écrire abs, min, max, arrondi, plancher, plafond ou tronqué"},
    {"table", "écrire insérer, retirer, trier ou joindre"},
    {"string", "écrire texte:sub(…), texte:find(…), texte:format(…)"},
    {"tonumber", "écrire exact(…)"},
    {"next", "écrire pairs(…)"},
    {"select", "écrire {...}[n]"},
    {"print", "une fonction n'affiche rien : elle rend une valeur et son motif"},
    {"pcall", "une erreur arrête l'appel et se montre : elle ne se rattrape pas"},
    {"xpcall", "une erreur arrête l'appel et se montre : elle ne se rattrape pas"},
    {"os", "une fonction ne voit ni l'heure ni le système : la date se donne en argument"},
    {"io", "une fonction ne lit ni n'écrit de fichier"},
    {"require", "il se met en tête du fichier : « require \"nom\" »"},
};

constexpr std::string_view refused[] = {"coroutine",      "debug",        "dofile", "load",   "loadfile", "loadstring",
                                        "getmetatable",   "setmetatable", "rawget", "rawset", "rawequal", "rawlen",
                                        "collectgarbage", "package",      "utf8",   "_G",     "_ENV",     "_VERSION"};

}  // namespace

bool is_provided(std::string_view name) {
  return std::find(std::begin(provided), std::end(provided), name) != std::end(provided);
}

std::string remedy_for(std::string_view unknown, const std::vector<std::string>& in_sight) {
  for (const Replacement& replacement : replacements)
    if (replacement.lua == unknown) return std::string(replacement.ours);
  if (std::find(std::begin(refused), std::end(refused), unknown) != std::end(refused))
    return "refusé dans une exception, voir docs/exceptions-lua.md";
  const std::string near = diagnostics::nearest_help(std::string(unknown), in_sight);
  return !near.empty() ? near : diagnostics::nearest_help(std::string(unknown), provided_names());
}

std::vector<std::string> provided_names() { return {std::begin(provided), std::end(provided)}; }

}  // namespace bareme::lua
