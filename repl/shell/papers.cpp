// exporter: the projected page, the procès-verbal, a « document » of the règlement, of what the session stands on.
// composition: who sits, for the procès-verbal.
#include <algorithm>
#include <filesystem>
#include <sstream>

#include <fmt/format.h>

#include "repl/commands/paper_output.hpp"
#include "repl/commands/papers.hpp"
#include "repl/screen/problems.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

constexpr const char* usage_words = "exporter ecran|pv|DOCUMENT [ÉTUDIANT] [FICHIER]";

struct Paper {
  std::string name;
  std::string_view rest;  // after it
};

// « "relevé de notes" E010 releve.pdf », « relevé de notes »: the longest opening that is one.
std::optional<Paper> paper_in(const Session& session, std::string_view typed) {
  if (typed.front() == '"') {
    const std::size_t end = typed.find('"', 1);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string name(typed.substr(1, end - 1));
    return is_paper(session, name) ? std::optional(Paper{name, trimmed(typed.substr(end + 1))}) : std::nullopt;
  }
  const std::vector<std::string_view> words = words_of(typed);
  for (std::size_t count = words.size(); count > 0; --count)
    if (const std::string_view name = between(words.front(), words[count - 1]); is_paper(session, std::string(name)))
      return Paper{std::string(name), after(typed, name)};
  return std::nullopt;
}

// « Relevé de notes »: « releve-de-notes.html ».
std::string file_of(const std::string& paper) {
  if (text::same_name(paper, "apogée")) return "apogee.txt";
  std::string name = text::fold_word(paper);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == ' ' || c == '/' || c == '\''; }, '-');
  return name + ".html";
}

bool is_file_of(const std::string& paper, std::string_view word) {
  if (!text::same_name(paper, "apogée")) return is_paper_file(std::string(word));
  return !std::filesystem::path(word).extension().empty();
}

// The list that is posted tells students by their numbers alone; its JSON is that of the procès-verbal, whole.
bool bears_names(const std::string& paper, const std::string& file) {
  return !text::same_name(paper, "affichage") || form_of(file) == Form::Json;
}

}  // namespace

// exporter ecran | pv | DOCUMENT
void Shell::export_document(std::string_view rest) {
  const std::vector<std::string_view> words = words_of(rest);
  if (words.empty()) return refuse(problems::missing_word("exporter", usage_words), line_);
  if (text::same_name(words.front(), "écran")) return export_screen(after(rest, words.front()));
  export_paper(rest);
}

void Shell::export_paper(std::string_view rest) {
  const std::optional<Paper> paper = paper_in(session_, rest);
  if (!paper) return refuse(problems::unknown_document(std::string(rest), known_papers(session_)), rest);
  std::string_view who = paper->rest;
  Options options;
  options.arguments = {paper->name};
  if (const auto words = words_of(who); !words.empty() && is_file_of(paper->name, words.back())) {
    options.output = words.back();
    who = trimmed(who.substr(0, static_cast<std::size_t>(words.back().data() - who.data())));
  }
  if (options.output.empty()) options.output = file_of(paper->name);
  if (!who.empty()) {
    diagnostics::Diagnostics problems;
    const auto student = session_.student(std::string(who), problems);
    if (!student) return refuse(problems, who);
    if (!is_of_one(session_, paper->name)) return refuse(problems::of_the_promotion(paper->name), who);
    options.of_students = {session_.promotion().students[*student].number};
  }
  for (const auto& [name, role] : read_composition(composition_))
    options.members.push_back(role.empty() ? name : name + ", " + role);
  std::istringstream nothing;
  Terminal terminal{nothing, out_, out_};
  if (write_paper(session_, options, terminal) != Exit::Fine)
    ++refused_;
  else
    tell_bearing(bears_names(paper->name, options.output) ? Bearing::Names : Bearing::Numbers);
}

// composition Mme Durand, présidente ; M. Petit: said, kept with the log, and with the acts when they are saved.
void Shell::compose(std::string_view rest) {
  if (rest.empty() && composition_.empty())
    return show({"  aucune composition dans cette séance : « composition Mme Durand, présidente ; M. Petit, membre »",
                 "  un procès-verbal porte alors la dernière enregistrée"});
  if (!rest.empty()) {
    if (read_composition(std::string(rest)).empty())
      return refuse(problems::missing_word("composition", "composition NOM, RÔLE ; NOM, RÔLE"), rest);
    if (!keep("composition " + std::string(rest))) return;
    composition_ = rest;
    composition_kept_ = false;
  }
  Lines lines;
  for (const auto& [name, role] : read_composition(composition_))
    lines.push_back("  " + name + (role.empty() ? "" : ", " + role));
  if (!composition_kept_) lines.push_back("  (écrite dans la base par « enregistrer », avec ou sans actes)");
  show(lines);
}

}  // namespace bareme::repl
