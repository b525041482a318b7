// What past juries left: « étudiant ; année ; objet ; grandeur ; session ; valeur », a row a value. Session left out:
// the plain value; 1: as it stood after session 1.
#include "intake/cell_value.hpp"
#include "intake/problems.hpp"
#include "intake/readers.hpp"
#include "semantics/years.hpp"

namespace bareme::intake {

namespace {

class AcquiredReader {
 public:
  AcquiredReader(Reading& reading, const Layout& layout) : reading_(reading), layout_(layout), known_(reading) {}

  void read(const std::vector<Cell>& row) {
    const auto enrolled = student_of(reading_, layout_, row);
    const Cell& quantity = *layout_.cell(row, Role::Quantity);
    const Cell& value = *layout_.cell(row, Role::Value);
    const auto year = closed_year(*layout_.cell(row, Role::ClosedYear), enrolled);
    const auto session = session_of(layout_.cell(row, Role::Session));
    if (quantity.empty()) reading_.diagnostics.add(empty_cell(quantity.place, "grandeur"));
    if (!enrolled || !year || !session || quantity.empty() || value.empty()) return;
    const Cell* object = layout_.cell(row, Role::Object);
    const std::string address = object == nullptr ? std::string() : std::string(object->text);
    const std::string written = plan::describe_fact(address, quantity.text);
    const Meanings& meanings = found(written, object, quantity, *session);
    take(reading_, *enrolled, meanings, written, value, semantics::written_year(*year));
  }

 private:
  const Meanings& found(const std::string& written, const Cell* object, const Cell& quantity, std::uint8_t session) {
    return known_.meanings(written + "@" + std::to_string(session),
                           [&] { return reading_.book.acquired(object, quantity, session); });
  }

  std::optional<std::uint8_t> session_of(const Cell* cell) {
    if (cell == nullptr || cell->empty()) return 0;
    return read_session(*cell, std::string(cell->text), *reading_.context.regulation, reading_.diagnostics);
  }

  // Over when the one the student is enrolled in begins.
  std::optional<int> closed_year(const Cell& cell, const std::optional<plan::Enrolled>& enrolled) {
    if (cell.empty()) {
      reading_.diagnostics.add(empty_cell(cell.place, "année"));
      return std::nullopt;
    }
    const auto year = semantics::academic_year(cell.text);
    if (!year) {
      reading_.diagnostics.add(not_an_academic_year(cell.place, std::string(cell.text)));
      return std::nullopt;
    }
    if (!enrolled) return year;
    const std::string& theirs = enrolled->who->year;
    const auto own = semantics::academic_year(theirs);
    if (!own || *year < *own) return year;
    const std::string& number = enrolled->who->student.number;
    reading_.diagnostics.add(year_not_closed(cell.place, std::string(cell.text), number, theirs));
    return std::nullopt;
  }

  Reading& reading_;
  const Layout& layout_;
  LongAddresses known_;
};

}  // namespace

void read_acquired(Reading& reading, CsvReader& rows, const Layout& layout) {
  warn_of_other_columns(reading, rows, layout);
  AcquiredReader acquired(reading, layout);
  std::vector<Cell> row;
  while (rows.next(row))
    acquired.read(row);
}

}  // namespace bareme::intake
