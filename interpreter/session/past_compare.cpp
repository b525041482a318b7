#include "session/past_compare.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "session/inside.hpp"
#include "session/past_choice.hpp"
#include "session/scenarios.hpp"

namespace bareme {
namespace {

using semantics::ObjectId;
using values::Value;

struct Block {
  std::string name, number;
  std::vector<std::string> lines;
};

// Without its remark, nor the blanks that set it under its neighbours: these are not what it says.
std::string bare(const std::string& line) {
  const std::string said = line.substr(0, line.find("  #"));
  std::string made = said.substr(0, std::min(said.find_first_not_of(' '), said.size()));
  bool quoted = false;
  for (const char one : said.substr(made.size())) {
    quoted = quoted != (one == '"');
    if (quoted || one != ' ' || made.empty() || made.back() != ' ') made += one;
  }
  return made;
}

// « article 4.3.1 "Validation des UE" pour chaque ue »: up to its title; « paramètre seuil = 10 »: up to what it is.
std::string name_of(const std::string& head) {
  const std::size_t open = head.find('"');
  if (head.rfind("article ", 0) == 0 && open != std::string::npos)
    return head.substr(0, std::min(head.find('"', open + 1), head.size() - 1) + 1);
  const std::string whole = head.substr(0, head.find_first_of("=("));
  return whole.substr(0, whole.find_last_not_of(' ') + 1);
}

std::string number_of(const std::string& name) {
  const std::string article = "article ";
  if (name.rfind(article, 0) != 0) return "";
  const std::size_t end = name.find(" \"");
  return name.substr(article.size(), end - article.size());
}

// A règlement in canonical layout is blocks that begin at the margin and end with « fin », or with their line.
std::vector<Block> blocks_of(const std::string& text) {
  std::vector<Block> blocks;
  std::istringstream stream(text);
  bool inside = false;
  for (std::string raw; std::getline(stream, raw);) {
    const std::string line = bare(raw);
    if (line.empty() || line.front() == '#') continue;
    const bool margin = line.front() != ' ';
    if (inside && margin) {
      inside = false;
      if (line == "fin") continue;
    }
    if (margin && line.rfind("règlement ", 0) == 0) continue;  // the head: its version is what one compares
    if (margin) {
      blocks.push_back({name_of(line), number_of(name_of(line)), {}});
      inside = true;
    }
    if (!blocks.empty()) blocks.back().lines.push_back(line);
  }
  return blocks;
}

// Two articles may have a number and a title in common: they are told apart by their head.
const Block* same_block(const std::vector<Block>& all, const Block& block) {
  const Block* found = nullptr;
  for (const Block& one : all) {
    if (one.name != block.name) continue;
    if (found == nullptr || one.lines.front() == block.lines.front()) found = &one;
  }
  return found;
}

// The articles that name a parameter.
std::vector<std::string> readers(const std::vector<Block>& blocks, const std::string& name) {
  const std::string parameter = "paramètre ";
  std::vector<std::string> articles;
  if (name.rfind(parameter, 0) != 0) return articles;
  for (const Block& block : blocks)
    if (!block.number.empty() && std::any_of(block.lines.begin(), block.lines.end(), [&](const std::string& line) {
          return line.find(name.substr(parameter.size())) != std::string::npos;
        }))
      articles.push_back(block.name);
  return articles;
}

bool validates(const Session& session, const Value& value) { return validating(session.regulation(), value); }

}  // namespace

std::vector<TextChange> text_changes(const Session& first, const Session& second) {
  const std::vector<Block> before = blocks_of(first.consolidated()), after = blocks_of(second.consolidated());
  std::vector<TextChange> changes;
  for (const Block& block : after) {
    const Block* then = same_block(before, block);
    if (then == nullptr)
      changes.push_back({block.name, block.number, readers(after, block.name), {}, block.lines});
    else if (then->lines != block.lines)
      changes.push_back({block.name, block.number, readers(after, block.name), then->lines, block.lines});
  }
  for (const Block& block : before)
    if (same_block(after, block) == nullptr) changes.push_back({block.name, block.number, {}, block.lines, {}});
  return changes;
}

std::optional<PastJury> as_decided_by(Session& session, const PastJury& past, Session::Diagnostics& diagnostics) {
  PastJury again = past;
  past::Baseline& baseline = again.baseline;
  const auto replayed = replay(session, &session, past, diagnostics);
  if (!replayed) return std::nullopt;
  // What differs from what the jury had is written over it; what this règlement does not know is left out.
  std::map<std::pair<std::uint32_t, std::string>, const PastDifference*> otherwise;
  for (const ReplayedStudent& student : replayed->students)
    for (const PastDifference& one : student.differences)
      if (one.kind != PastDifference::Kind::Choice)
        otherwise[{static_cast<std::uint32_t>(student.row), one.what}] = &one;
  std::vector<past::Result> results;
  const auto written = [&](std::uint32_t student, const PastDifference& one) {
    const Value value = session.value(student, one.cell);
    past::Result result;
    result.student = student;
    result.cell = baseline.batch.names.id(one.what);
    result.state = value.state();
    if (value.present()) {
      result.value.kind = value.kind();
      if (value.is_code())
        result.value.text = baseline.batch.names.id(session.regulation().code(value.code()).name);
      else if (values::is_textual(value.kind()))
        result.value.text = baseline.batch.names.id(value.text());
      else
        result.value.number = value.kind() == values::Kind::Date ? values::Number(value.date().days()) : value.number();
    }
    results.push_back(std::move(result));
  };
  const std::set<std::string> lost(replayed->lost.begin(), replayed->lost.end());
  for (const past::Result& one : baseline.results) {
    const std::string name = baseline.batch.names.text(one.cell);
    const auto found = otherwise.find({one.student, name});
    if (found != otherwise.end()) {
      written(one.student, *found->second);
      otherwise.erase(found);
    } else if (!lost.contains(name)) {
      results.push_back(one);
    }
  }
  for (const auto& [key, one] : otherwise)
    written(key.first, *one);
  std::stable_sort(results.begin(), results.end(),
                   [](const past::Result& a, const past::Result& b) { return a.student < b.student; });
  baseline.results = std::move(results);
  for (past::Decision& one : baseline.decisions)
    if (const auto cell = proposition_at(session, one.object); cell && one.session == baseline.head.session) {
      one.proposition = session.words(*cell, session.value(one.student, *cell));
      one.overtaken = one.overtaken || (!one.forced && !is_open_to(session, one, one.student, cell->object));
    }
  return again;
}

namespace {

void articles_in(const evaluation::Trace& trace, const semantics::CheckedRegulation& rules,
                 std::set<std::string>& found) {
  if (trace.article.valid()) {
    const semantics::Article& article = rules.articles[trace.article.index()];
    found.insert("article " + article.number + " \"" + article.title + "\"");
  }
  for (const evaluation::Trace& child : trace.children)
    articles_in(child, rules, found);
}

}  // namespace

std::vector<std::string> responsible(const std::vector<TextChange>& changes, const Session& first,
                                     const Session& second, const ReplayedStudent& student) {
  if (student.differences.empty()) return {};
  const auto own = std::find_if(student.differences.begin(), student.differences.end(),
                                [](const auto& one) { return one.kind != PastDifference::Kind::Value; });
  const PastDifference& about = own == student.differences.end() ? student.differences.front() : *own;
  std::set<std::string> seen;
  articles_in(second.explain(student.row, second.asked(about.cell)), second.regulation(), seen);
  if (const auto there = first.curriculum().find(second.curriculum().address(about.cell.object)); there.size() == 1) {
    const auto quantity = first.regulation().quantity_named(first.curriculum().object(there.front()).level,
                                                            second.regulation().quantity(about.cell.quantity).name);
    if (quantity.valid())
      articles_in(first.explain(student.row, first.asked({there.front(), quantity, {}})), first.regulation(), seen);
  }
  std::vector<std::string> names;
  for (const TextChange& change : changes) {
    const bool of_a_choice = !about.article.empty() && !change.number.empty() &&
                             (about.article == change.number || about.article.rfind(change.number + " ", 0) == 0);
    bool through = about.article.empty() ? seen.contains(change.name) : of_a_choice;
    for (const std::string& article : change.read_by)
      through = through || (about.article.empty() && seen.contains(article));
    if (through) names.push_back(change.name);
  }
  return names;
}

namespace {

// What the jury may pronounce, by its words; awaited or not, and where it is written.
std::map<std::pair<std::string, std::string>, ChoiceChange> options_of(const Session& session, std::size_t student) {
  const semantics::CheckedRegulation& rules = session.regulation();
  std::map<std::pair<std::string, std::string>, ChoiceChange> options;
  for (const OpenChoice& one : session.choices(student)) {
    const bool awaited = one.state == values::State::EnAttente;
    if (!awaited && one.state != values::State::Present) continue;
    const semantics::Article& article = rules.articles[one.article.index()];
    const ObjectId root = session.curriculum().root();
    ChoiceChange option{one.object == root ? "" : session.curriculum().address(one.object),
                        rules.code(one.code).name + (one.next ? " suite " + rules.code(*one.next).name : ""), true,
                        awaited, "article " + article.number + " \"" + article.title + "\""};
    const auto key = std::pair(option.object, option.option);
    const auto [known, fresh] = options.try_emplace(key, option);
    if (!fresh && !awaited) known->second = option;
  }
  return options;
}

bool same_proposition(const Session& first, const Session& second, std::size_t student, const std::string& object) {
  const auto then = proposition_at(first, object), now = proposition_at(second, object);
  if (!then || !now) return !then && !now;
  return first.words(*then, first.value(student, *then)) == second.words(*now, second.value(student, *now));
}

}  // namespace

std::vector<ChoiceChange> choice_changes(const Session& first, const Session& second, std::size_t student) {
  const auto before = options_of(first, student), after = options_of(second, student);
  std::vector<ChoiceChange> changes;
  for (const auto& [key, option] : after)
    if (!before.contains(key)) changes.push_back(option);
  for (const auto& [key, option] : before) {
    if (after.contains(key)) continue;
    changes.push_back(option);
    changes.back().opens = false;
  }
  std::erase_if(changes,
                [&](const ChoiceChange& one) { return !same_proposition(first, second, student, one.object); });
  return changes;
}

std::vector<ResultCounts> result_counts(const Session& first, const Session& second) {
  std::vector<ResultCounts> all;
  for (const semantics::Level& level : second.regulation().levels) {
    ResultCounts counts;
    counts.level = level.name;
    for (const plan::CellKey& cell : results_of(Inside::of(second))) {
      if (second.regulation().level(second.curriculum().object(cell.object).level).name != level.name) continue;
      const auto there = first.curriculum().find(second.curriculum().address(cell.object));
      const auto then = there.size() == 1 ? result_cell(first.regulation(), first.curriculum(), there.front())
                                          : std::optional<plan::CellKey>();
      if (!then) continue;
      for (std::size_t student = 0; student < second.promotion().size(); ++student) {
        const Value was = first.value(student, *then), is = second.value(student, cell);
        if (was.state() == values::State::SansObjet && is.state() == values::State::SansObjet) continue;
        ++counts.objects;
        counts.before += validates(first, was) ? 1 : 0;
        counts.after += validates(second, is) ? 1 : 0;
        ++counts.flow[{first.words(*then, was), second.words(cell, is)}];
      }
    }
    if (counts.objects != 0) all.insert(all.begin(), std::move(counts));
  }
  return all;
}

}  // namespace bareme
