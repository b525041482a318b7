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

}  // namespace bareme::repl
