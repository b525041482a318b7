// Lines of the dossier: « étudiant ; semestre ; cours ; ects ; note reçue ; … », a row a line, in the order they are to
// be numbered, from one file to the next.
#include "intake/cell_value.hpp"
#include "intake/problems.hpp"
#include "intake/readers.hpp"
#include "text/fold.hpp"

namespace bareme::intake {

namespace {

class LineReader {
 public:
  LineReader(Reading& reading, const CsvReader& rows, const Layout& layout) : reading_(reading), layout_(layout) {
    level_ = reading.given.names().id(regulation().level(layout.line).name);
    for (std::size_t i = 0; i < layout.roles.size(); ++i)
      if (layout.roles[i] == Role::Other && !rows.header()[i].empty()) add_column(i, rows.header()[i]);
  }

  void read(const std::vector<Cell>& row) {
    const auto enrolled = student_of(reading_, layout_, row);
    if (!enrolled) return;
    const auto parent = parent_of(*enrolled, layout_.cell(row, Role::Parent));
    if (!parent) return;
    const Cell& label = *layout_.cell(row, Role::Line);
    const int rank = reading_.given.rank(enrolled->id, level_, *parent);
    plan::DossierLine line{enrolled->id, level_, *parent, rank, text::nfc(label.text), {}, row.front().place};
    for (const auto& [index, fact] : columns_)
      read_fact(line, row[index], regulation().fact(fact));
    reading_.given.receive(std::move(line));
  }

 private:
  const semantics::CheckedRegulation& regulation() const { return *reading_.context.regulation; }

  void add_column(std::size_t index, const Cell& title) {
    const std::string name(title.text);
    const auto fact = given_fact(regulation(), layout_.line, name);
    if (fact.valid()) return columns_.emplace_back(index, fact), void();
    reading_.diagnostics.add(
        unknown_fact(title.place, name, regulation().level(layout_.line).name, fact_names(regulation(), layout_.line)));
  }

  void read_fact(plan::DossierLine& line, const Cell& cell, const semantics::Fact& fact) {
    if (cell.empty()) return;
    auto value = read_value(cell, fact.name, fact.type, regulation(), reading_.given.words(), reading_.diagnostics);
    if (value) line.facts.push_back({reading_.given.names().id(fact.name), std::move(*value)});
  }

  // Without a column for it, the student himself.
  std::optional<plan::NameId> parent_of(const plan::Enrolled& enrolled, const Cell* said) {
    if (said == nullptr) return reading_.given.names().id("");
    const Cell& cell = *said;
    const semantics::Curriculum& curriculum = *reading_.context.curricula[enrolled.curriculum];
    const semantics::Level& parent = regulation().level(regulation().level(layout_.line).parent);
    if (cell.empty()) {
      reading_.diagnostics.add(empty_cell(cell.place, parent.name));
      return std::nullopt;
    }
    for (const semantics::ObjectId object : curriculum.find(std::string(cell.text)))
      if (curriculum.object(object).level == regulation().level(layout_.line).parent)
        return reading_.given.names().id(curriculum.address(object));
    reading_.diagnostics.add(unknown_object(cell.place, std::string(cell.text), curriculum.title));
    return std::nullopt;
  }

  Reading& reading_;
  const Layout& layout_;
  plan::NameId level_;
  std::vector<std::pair<std::size_t, semantics::FactId>> columns_;
};

}  // namespace

void read_lines(Reading& reading, CsvReader& rows, const Layout& layout) {
  LineReader lines(reading, rows, layout);
  std::vector<Cell> row;
  while (rows.next(row))
    lines.read(row);
}

}  // namespace bareme::intake
