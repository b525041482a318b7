#include "repl/shell/sheet_tree.hpp"

#include <algorithm>
#include <utility>

#include "repl/shell/outline.hpp"
#include "repl/shell/text.hpp"
#include "repl/to_come.hpp"
#include "report/value_text.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

using semantics::ObjectId;
using semantics::Quantity;
using values::State;
using values::Value;

constexpr std::size_t narrowest_marks = 30, narrowest_title = 19;

// Innermost level shown: the one below the innermost objects that have a result.
std::size_t deepest_shown(const Session& session, const std::vector<ObjectId>& objects) {
  std::size_t innermost = 0;
  for (const ObjectId object : with_result(session, objects))
    innermost = std::max(innermost, depth(session, object));
  return innermost + 1;
}

// « EF 8,5 », « EF 8,5 (session 2 : 12) », « CC2 ABJ », « EF ◌ ». A mark sans objet is not told.
class Marks {
 public:
  Marks(const Session& session, std::size_t student) : session_(session), student_(student) {
    const auto& quantities = session.regulation().quantities;
    for (std::size_t i = 0; i < quantities.size(); ++i)
      if (quantities[i].role == Quantity::Role::Mark) roles_.emplace_back(i);
  }

  // Of all the épreuves an object contains; those of an object in it bear its code too.
  std::vector<std::string> of(ObjectId object) const {
    std::vector<std::string> told;
    add(object, "", told);
    return told;
  }

 private:
  void add(ObjectId object, const std::string& prefix, std::vector<std::string>& told) const {
    const semantics::Curriculum& curriculum = session_.curriculum();
    for (const ObjectId child : curriculum.object(object).children) {
      const semantics::Object& there = curriculum.object(child);
      if (there.level != session_.regulation().lowest)
        add(child, there.filled ? prefix : there.code + ".", told);
      else if (const std::string mark = one(child); !mark.empty())
        told.push_back(prefix + there.code + " " + mark);
    }
  }
  std::string one(ObjectId exam) const {
    std::string told;
    for (const semantics::QuantityId quantity : roles_) {
      const plan::CellKey cell{exam, quantity, {}};
      const Value value = session_.value(student_, cell);
      if (value.state() == State::SansObjet) continue;
      const std::string text = value.is_code()   ? session_.regulation().code(value.code()).name
                               : value.present() ? report::value_text(session_.regulation(), value, session_.type(cell))
                                                 : report::symbol(session_.regulation(), value);
      const int session = session_.regulation().quantity(quantity).session;
      if (session == 1)
        told = text;
      else
        told += (told.empty() ? "(session " : " (session ") + std::to_string(session) + " : " + text + ")";
    }
    return told;
  }

  const Session& session_;
  std::size_t student_;
  std::vector<semantics::QuantityId> roles_;
};

class Tree {
 public:
  Tree(const Session& session, std::size_t student, std::size_t width)
      : session_(session), student_(student), width_(width), marks_(session, student) {}

  std::vector<std::string> told() {
    const ObjectId root = session_.curriculum().root();
    deepest_ = deepest_shown(session_, objects_below(session_, root));
    lines_.push_back({{"", "moyenne", "résultat", "crédits"}, {}, ""});
    if (shows(session_, root)) lines_.push_back({row(root, ""), others(root), ""});
    for (const ObjectId child : children(root))
      branch(child, "", "");
    leave_out_empty_columns();
    fit_titles();
    std::vector<std::string> told = laid_out();
    if (without_credits_) told.push_back("  (page étroite, non montrés : crédits)");
    return told;
  }

 private:
  struct Line {
    Row row;
    std::vector<std::string> marks;
    std::string under;  // the branches that go on below it
  };

  std::vector<ObjectId> children(ObjectId object) const {
    std::vector<ObjectId> shown;
    for (const ObjectId below : objects_below(session_, object))
      if (below != object && direct(below, object) && depth(session_, below) <= deepest_ && shows(session_, below))
        shown.push_back(below);
    return shown;
  }
  // A semester abroad: what it contains is sans objet as well, and says nothing.
  bool not_concerned(ObjectId object) const {
    const auto absent = [&](const std::optional<plan::CellKey>& cell) {
      return !cell || session_.value(student_, *cell).state() == State::SansObjet;
    };
    const std::optional<plan::CellKey> mean = mean_cell(session_, object), result = result_cell(session_, object);
    return (mean || result) && absent(mean) && absent(result);
  }
  // Skipping the objects that only fill a level, or that no rule is about.
  bool direct(ObjectId below, ObjectId above) const {
    const auto skipped = [&](ObjectId object) {
      return session_.curriculum().object(object).filled || !shows(session_, object);
    };
    ObjectId parent = session_.curriculum().object(below).parent;
    while (parent != above && parent.valid() && skipped(parent))
      parent = session_.curriculum().object(parent).parent;
    return parent == above;
  }
  std::string shown(const std::optional<plan::CellKey>& cell) const {
    if (!cell) return "";
    const Value value = session_.value(student_, *cell);
    if (value.state() == State::SansObjet) return "−";
    return report::value_text(session_.regulation(), value, session_.type(*cell),
                              session_.regulation().quantity(cell->quantity).rounding);
  }
  // « ◌ en attente, AJ quoi qu'il arrive ».
  std::string result(const std::optional<plan::CellKey>& cell) const {
    const std::string text = shown(cell);
    if (text.empty() || text == "−") return text;
    const std::string to_come = to_come_words(session_, student_, *cell);
    return report::symbol(session_.regulation(), session_.value(student_, *cell)) + (" " + text) +
           (to_come.empty() ? "" : ", " + to_come);
  }
  Row row(ObjectId object, const std::string& opening) const {
    return {opening + title(session_, object), shown(mean_cell(session_, object)),
            result(result_cell(session_, object)), shown(credits_cell(session_, object))};
  }
  // Where nothing is averaged, what the rules give instead: « diplômé oui », « rang 12 ».
  std::vector<std::string> others(ObjectId object) const {
    std::vector<std::string> told;
    if (mean_cell(session_, object)) return told;
    for (const plan::CellKey& cell : other_cells(session_, object))
      if (const std::string text = shown(cell); text != "−") {
        const std::string to_come = to_come_words(session_, student_, cell);
        told.push_back(session_.regulation().quantity(cell.quantity).name + " " + text +
                       (to_come.empty() ? "" : ", " + to_come));
      }
    return told;
  }
  void branch(ObjectId object, const std::string& opening, const std::string& under) {
    const std::vector<ObjectId> below = children(object);
    const bool concerned = !not_concerned(object);
    std::vector<std::string> beside = others(object);
    if (below.empty() && concerned)
      for (std::string& mark : marks_.of(object))
        beside.push_back(std::move(mark));
    lines_.push_back({row(object, opening), std::move(beside), under});
    if (!concerned) return;
    for (std::size_t i = 0; i < below.size(); ++i) {
      const bool last = i + 1 == below.size();
      branch(below[i], under + (last ? "└─ " : "├─ "), under + (last ? "   " : "│  "));
    }
  }

  void leave_out_empty_columns() {
    Row& titles = lines_.front().row;
    for (std::size_t column = 1; column < titles.size(); ++column)
      if (std::all_of(lines_.begin() + 1, lines_.end(), [&](const Line& line) { return line.row[column].empty(); }))
        titles[column].clear();
  }

  // Columns of figures, with the blanks before them.
  std::size_t figures() const {
    std::size_t all = 0;
    for (std::size_t column = 1; column < lines_.front().row.size(); ++column) {
      std::size_t widest = 0;
      for (const Line& line : lines_)
        widest = std::max(widest, text::display_width(line.row[column]));
      all += widest == 0 ? 0 : widest + 2;
    }
    return all;
  }

  // Figures are never cut: names give way, and on a page where no name could be read, credits, aloud.
  void fit_titles() {
    if (width_ < figures() + 2 + narrowest_title)
      for (Line& line : lines_) {
        without_credits_ = without_credits_ || !line.row[3].empty();
        line.row[3].clear();
      }
    const std::size_t taken = figures() + 2;
    const std::size_t room = std::max(narrowest_title, width_ > taken ? width_ - taken : 0);
    for (Line& line : lines_)
      line.row.front() = text::truncate(line.row.front(), room);
  }

  // Marks stand where the result of an object without one would, else on lines of their own.
  std::vector<std::string> laid_out() const {
    std::vector<Row> rows;
    for (const Line& line : lines_)
      rows.push_back(line.row);
    const std::vector<std::string> table = columns(rows, {Align::Left, Align::Right, Align::Left, Align::Right});
    std::vector<Row> figures;
    for (const Line& line : lines_)
      figures.push_back({line.row[0], line.row[1]});
    const std::size_t beside = text::display_width(columns(figures, {Align::Left, Align::Right}).front()) + 2;
    const std::size_t column = std::min(beside, width_ > narrowest_marks ? width_ - narrowest_marks : 0);
    std::vector<std::string> told;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const bool free = line.row[2].empty() && line.row[3].empty() && column == beside;
      if (line.marks.empty() || !free) told.push_back(table[i]);
      if (line.marks.empty()) continue;
      const std::string hanging = text::pad_right("  " + line.under, column);
      std::string opening = free ? text::pad_right(table[i], column) : hanging;
      for (const std::string& marks : listed("", line.marks, width_ - column + 2))
        told.push_back(std::exchange(opening, hanging) + marks.substr(2));
    }
    return told;
  }

  const Session& session_;
  std::size_t student_;
  std::size_t width_;
  std::size_t deepest_ = 0;
  bool without_credits_ = false;
  Marks marks_;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<std::string> sheet_tree(const Session& session, std::size_t student, std::size_t width) {
  return Tree(session, student, width).told();
}

}  // namespace bareme::repl
