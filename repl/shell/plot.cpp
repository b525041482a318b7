// tracer: how a number is spread over the promotion, in bars; préparation: what is still to come before the jury.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "repl/shell/outline.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "report/plot_svg.hpp"
#include "report/value_text.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

using values::Number;

constexpr std::size_t bar_width = 40;
constexpr std::size_t named_at_most = 8;

std::string bar(std::size_t count, std::size_t most, std::size_t widest) {
  const std::size_t width = most == 0 ? 0 : (count * widest + most - 1) / most;
  std::string text;
  for (std::size_t i = 0; i < width; ++i)
    text += "█";
  return text;
}

// « SP7 svg sp7.svg »: where the picture goes, cut off what is drawn.
std::string_view picture_of(std::string_view& rest) {
  for (const std::string_view word : words_of(rest)) {
    if (!text::same_name(word, "svg") || word.data() == rest.data()) continue;
    const std::string_view path = after(rest, word);
    rest = trimmed(rest.substr(0, static_cast<std::size_t>(word.data() - rest.data())));
    return path.empty() ? word : path;
  }
  return {};
}

}  // namespace

// tracer VALEUR [svg FICHIER]
void Shell::plot(std::string_view rest) {
  if (rest.empty()) return refuse(problems::missing_word("tracer", "tracer SH7.moyenne"), line_);
  const std::string_view picture = picture_of(rest);
  if (text::same_name(picture, "svg")) return refuse(problems::missing_word("svg", "tracer SP7 svg sp7.svg"), picture);
  const std::optional<Question> asked = understood(rest, Alone::Average);
  if (!asked) return;
  diagnostics::Diagnostics problems;
  const auto values = session_.values_of(*asked, problems);
  if (!values) return refuse_typed(problems, rest);
  if (!picture.empty()) return plot_to_file(*asked, *values, picture);
  std::vector<Number> numbers;
  std::size_t waiting = 0;
  for (const values::Value& value : *values) {
    if (value.is_number()) numbers.push_back(value.number());
    waiting += value.state() == values::State::EnAttente ? 1 : 0;
  }
  if (numbers.empty())
    return show({"  aucun nombre à tracer" + (waiting == 0 ? "" : fmt::format(" : {} en attente", waiting))});
  const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
  const Number step = report::bin_of(*low, *high), first = (*low / step).floor() * step;
  std::map<std::int64_t, std::size_t> bins;
  for (const Number& number : numbers)
    ++bins[((number - first) / step).floor().integer().value_or(0)];
  std::size_t most = 0;
  for (const auto& [bin, count] : bins)
    most = std::max(most, count);
  constexpr std::size_t narrow = 60;
  const std::size_t widest = options_.width < narrow ? options_.width / 3 : bar_width;
  std::vector<Row> rows;
  for (std::int64_t bin = 0; bin <= bins.rbegin()->first; ++bin) {
    const auto text = [&](const Number& number) {
      return report::value_text(session_.regulation(), values::Value::of(number), {});
    };
    const Number from = first + Number(bin) * step;
    rows.push_back({text(from), "à", text(from + step), std::to_string(bins[bin]), bar(bins[bin], most, widest)});
  }
  Lines lines{fmt::format("  {} : {}{}   (borne du haut exclue)", asked->label, counted(numbers.size(), "étudiant"),
                          waiting == 0 ? "" : fmt::format(", {} en attente", waiting))};
  for (std::string& line : columns(rows, {Align::Right, Align::Left, Align::Right, Align::Right, Align::Left}))
    lines.push_back(std::move(line));
  show(lines);
}

// préparation [feuilles DOSSIER]: what is awaited, by épreuve, and the dossiers a choice is open on.
void Shell::prepare(std::string_view rest) {
  const std::vector<std::string_view> words = words_of(rest);
  if (!words.empty() && text::same_name(words.front(), "feuilles")) {
    const std::string_view folder = after(rest, words.front());
    if (folder.empty()) return refuse(problems::missing_word("feuilles", "préparation feuilles saisie"), rest);
    return write_sheets(folder);
  }
  if (!words.empty()) return refuse(problems::missing_word("préparation", "préparation [feuilles DOSSIER]"), rest);
  std::map<std::string, std::vector<std::string>> awaited;
  std::vector<std::string> order;
  const auto results = with_result(session_, objects_below(session_, session_.curriculum().root()));
  std::size_t incomplete = 0, open = 0;
  for (std::size_t student = 0; student < session_.promotion().size(); ++student) {
    std::vector<std::string> labels;
    for (const semantics::ObjectId object : results)
      for (const plan::InputKey& input : session_.awaited(student, *result_cell(session_, object)))
        if (const std::string label = session_.input_label(input);
            std::find(labels.begin(), labels.end(), label) == labels.end())
          labels.push_back(label);
    incomplete += labels.empty() ? 0 : 1;
    for (const std::string& label : labels) {
      if (awaited.find(label) == awaited.end()) order.push_back(label);
      awaited[label].push_back(session_.student_number(student));
    }
    const auto choices = session_.choices(student);
    open += std::any_of(choices.begin(), choices.end(),
                        [](const OpenChoice& one) { return one.state == values::State::Present; })
                ? 1
                : 0;
  }
  Lines lines;
  std::vector<Row> rows;
  for (const std::string& label : order) {
    std::string names;
    for (std::size_t i = 0; i < awaited[label].size() && i < named_at_most; ++i)
      names += (i == 0 ? "" : " ") + awaited[label][i];
    if (awaited[label].size() > named_at_most)
      names += fmt::format(" et {} autres", awaited[label].size() - named_at_most);
    rows.push_back({label, std::to_string(awaited[label].size()), names});
  }
  lines.push_back(order.empty() ? "  rien n'est attendu"
                                : fmt::format("  attendu : {} incomplet{}, {} ou entrée{}",
                                              counted(incomplete, "dossier"), incomplete > 1 ? "s" : "",
                                              counted(order.size(), "épreuve", "aucune"), order.size() > 1 ? "s" : ""));
  for (std::string& line : table(rows, {Align::Left, Align::Right, Align::Left}, options_.width, Titles::None))
    lines.push_back(std::move(line));
  if (session_.jury().session)
    lines.push_back(
        fmt::format("  {} où un choix est ouvert au jury : « fiche » les montre", counted(open, "dossier")));
  show_page(std::move(lines), "lignes");
}

}  // namespace bareme::repl
