#include "intake/official.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "intake/official_apogee.hpp"
#include "intake/workbook.hpp"
#include "text/fold.hpp"

namespace bareme::intake {
namespace {

using diagnostics::Diagnostic;
using diagnostics::Diagnostics;
using diagnostics::guillemets;
using Titles = std::vector<std::string>;

template <std::size_t N>
bool among(const std::string& title, const std::array<const char*, N>& names) {
  return std::any_of(names.begin(), names.end(), [&](const char* name) { return text::same_name(title, name); });
}

bool is_table(const std::string& path) {
  const std::string ending = text::fold_word(std::filesystem::path(path).extension().string());
  return ending != ".xls" && ending != ".ods" && ending != ".pdf";
}

struct Reading {
  Reading(const std::string& from, Diagnostics& told, std::unique_ptr<std::istream> stream)
      : path(from), diagnostics(told), records(std::move(stream)) {}
  std::string path;
  Diagnostics& diagnostics;
  RecordStream records;
  Titles titles;

  bool row(OfficialRow& row) {
    if (!records.next(row.cells)) {
      if (!records.fault().empty())
        diagnostics.add(official_row(path, records.line(), records.fault(), "l'exporter de nouveau"));
      return false;
    }
    row.line = records.line();
    if (Titles bare = row.cells; bare.resize(titles.size()), bare == titles) {
      diagnostics.add(official_twice(path, row.line, "la ligne de titres y est une seconde fois"));
      return false;
    }
    while (row.cells.size() > titles.size() && row.cells.back().empty())
      row.cells.pop_back();
    if (row.cells.size() == titles.size()) return true;
    diagnostics.add(
        official_row(path, row.line, fmt::format("{} cellules pour {} titres", row.cells.size(), titles.size()),
                     "l'exporter de nouveau : le fichier est peut-être coupé, ou ses colonnes séparées autrement"));
    return false;
  }
};

std::optional<OfficialFile> table(const std::string& path, const std::string& format,
                                  std::unique_ptr<std::istream> stream, Diagnostics& diagnostics) {
  const auto reading = std::make_shared<Reading>(path, diagnostics, std::move(stream));
  if (!reading->records.next(reading->titles)) {
    const std::string why = reading->records.fault();
    diagnostics.add(official_unreadable(path, why.empty() ? "il est vide" : why, "l'exporter de nouveau"));
    return std::nullopt;
  }
  while (!reading->titles.empty() && reading->titles.back().empty())
    reading->titles.pop_back();
  OfficialFile file{path, format, "", {}, nullptr};
  for (const std::string& title : reading->titles)
    file.columns.push_back({title, kind_of_title(title)});
  file.next = [reading](OfficialRow& row) { return reading->row(row); };
  return file;
}

using Files = std::vector<OfficialFile>;

std::optional<Files> alone(std::optional<OfficialFile> file) {
  if (!file) return std::nullopt;
  return Files{*std::move(file)};
}

// A sheet a table, the procès-verbal we write ourselves: semesters, then the year.
std::optional<Files> workbook(const std::string& path, Diagnostics& diagnostics) {
  const auto sheets = read_workbook(path, diagnostics);
  if (!sheets) return std::nullopt;
  Files files;
  for (const SheetText& sheet : *sheets) {
    const std::string named = sheets->size() == 1 ? path : fmt::format("{}, feuille {}", path, sheet.name);
    auto file = table(named, "XLSX", std::make_unique<std::istringstream>(sheet.text), diagnostics);
    if (!file) return std::nullopt;
    file->sheet = sheet.name;
    files.push_back(*std::move(file));
  }
  if (!files.empty()) return files;
  diagnostics.add(official_unreadable(path, "il est vide", "un classeur : les titres, puis un étudiant par ligne"));
  return std::nullopt;
}

}  // namespace

OfficialColumn::Kind kind_of_title(const std::string& title) {
  constexpr std::array<const char*, 14> numbers = {
      "numéro",   "n°",  "n° étudiant", "no étudiant", "numéro étudiant", "étudiant", "code étudiant",
      "code nip", "nip", "etudid",      "identifiant", "matricule",       "INE",      "apoL_a01_code"};
  constexpr std::array<const char*, 11> names = {
      "nom",          "prénom",          "nom et prénom",     "nom prénom",
      "élève",        "nom d'usage",     "naissance",         "date de naissance",
      "apoL_a02_nom", "apoL_a03_prenom", "apoL_a04_naissance"};
  if (among(title, numbers)) return OfficialColumn::Kind::Number;
  if (among(title, names)) return OfficialColumn::Kind::Name;
  return OfficialColumn::Kind::Value;
}

std::optional<Files> open_official(const std::string& path, Diagnostics& diagnostics) {
  std::error_code error;
  const auto refuse = [&](const std::string& why, const std::string& remedy) {
    diagnostics.add(official_unreadable(path, why, remedy));
    return std::nullopt;
  };
  if (!std::filesystem::is_regular_file(path, error))
    return refuse("ce n'est pas un fichier qui existe", "vérifier le chemin");
  if (!is_table(path))
    return refuse("ce format ne se lit pas sans perte", "l'enregistrer en .xlsx ou en « CSV UTF-8 »");
  if (is_workbook(path)) return workbook(path, diagnostics);
  auto stream = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*stream) return refuse("lecture refusée", "vérifier les droits du fichier");
  if (is_apogee(*stream)) return alone(open_apogee(path, std::move(stream), diagnostics));
  return alone(table(path, "CSV", std::move(stream), diagnostics));
}

Diagnostic official_unreadable(const std::string& path, const std::string& why, const std::string& remedy) {
  return Diagnostic("J280", std::nullopt, fmt::format("{} ne se lit pas : {}", guillemets(path), why)).help(remedy);
}

Diagnostic official_row(const std::string& path, std::size_t line, const std::string& why, const std::string& remedy) {
  return Diagnostic("J281", std::nullopt, fmt::format("{}, ligne {} : {}", guillemets(path), line, why)).help(remedy);
}

Diagnostic official_nobody(const std::string& path, const Titles& titles) {
  return Diagnostic("J282", std::nullopt,
                    fmt::format("{} : aucune colonne ne dit de quel étudiant est une ligne (titres lus : {})",
                                guillemets(path), fmt::join(titles, ", ")))
      .help("une colonne « numéro » ; ou « --colonnes \"TITRE=étudiant\" » ; les titres sont la première ligne");
}

Diagnostic official_twice(const std::string& path, std::size_t line, const std::string& why) {
  return Diagnostic("J286", std::nullopt, fmt::format("{}, ligne {} : {}", guillemets(path), line, why))
      .help("un seul tableau par fichier, une ligne par étudiant");
}

}  // namespace bareme::intake
