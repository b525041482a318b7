// tracer … svg FICHIER: the bars as a picture, with the threshold the règlement compares that number to.
#include <fmt/format.h>

#include "repl/shell/outline.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "repl/written_file.hpp"
#include "report/plot_svg.hpp"
#include "report/value_text.hpp"

namespace bareme::repl {
using values::Number;

void Shell::plot_to_file(const Question& asked, const std::vector<values::Value>& values, std::string_view path) {
  report::Histogram histogram;
  std::size_t waiting = 0;
  for (const values::Value& value : values) {
    if (value.is_number()) histogram.numbers.push_back(value.number());
    waiting += value.state() == values::State::EnAttente ? 1 : 0;
  }
  if (histogram.numbers.empty()) return show({"  aucun nombre à tracer"});
  const std::string scene = session_.scenes().current;
  histogram.title = (scene.empty() ? "" : "HYPOTHÈSE " + scene + " : ") + asked.label;
  histogram.remark = counted(histogram.numbers.size(), "étudiant") +
                     (waiting == 0 ? "" : fmt::format(", {} en attente", waiting)) +
                     (session_.promotion().name.empty() ? "" : " · " + session_.promotion().name);
  if (asked.cell) histogram.threshold = threshold_of(session_, *asked.cell);
  if (histogram.threshold) {
    std::size_t reached = 0;
    for (const Number& number : histogram.numbers)
      reached += number < *histogram.threshold ? 0 : 1;
    histogram.threshold_words =
        fmt::format("seuil {} : {} au moins, {} au-dessous",
                    report::value_text(session_.regulation(), values::Value::of(*histogram.threshold), {}), reached,
                    histogram.numbers.size() - reached);
  }
  const std::string file(path);
  if (!write_whole(file, report::plot_svg(histogram)))
    return refuse(problems::unwritable_file(file, "disque ou droits"), path);
  show({fmt::format("✓ {} : {}, {}", file, histogram.title, histogram.remark)});
  if (!histogram.threshold_words.empty()) show({"  " + histogram.threshold_words});
}

}  // namespace bareme::repl
