#include "session/control_columns.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "session/control_problems.hpp"
#include "session/quantities.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using intake::OfficialColumn;
using semantics::ObjectId;
using semantics::Quantity;
using semantics::QuantityId;

struct Asked {
  std::string title, value;
};

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// « Moyenne S7 = SH7.moyenne ; … », or a line each.
std::optional<std::vector<Asked>> read_asked(const std::string& text, Session::Diagnostics& diagnostics) {
  std::vector<Asked> all;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(";\n", begin), text.size());
    const std::string piece = trimmed(text.substr(begin, end - begin));
    begin = end + 1;
    if (piece.empty() || piece.front() == '#') continue;
    const std::size_t equal = piece.rfind('=');
    if (equal == std::string::npos || trimmed(piece.substr(0, equal)).empty() ||
        trimmed(piece.substr(equal + 1)).empty()) {
      diagnostics.add(problems::unreadable_pairing(piece));
      return std::nullopt;
    }
    all.push_back({trimmed(piece.substr(0, equal)), trimmed(piece.substr(equal + 1))});
  }
  return all;
}

class Finding {
 public:
  Finding(Session& session, const std::string& sheet)
      : session_(session), rules_(session.regulation()), maquette_(session.curriculum()) {
    if (sheet.empty()) return;
    if (const std::vector<ObjectId> objects = maquette_.find(sheet); objects.size() == 1) sheet_ = objects.front();
  }

  // The code of an object, and what is said of it.
  std::optional<plan::CellKey> of_object(const std::string& code, OfficialColumn::Kind kind) const {
    const std::vector<ObjectId> objects = maquette_.find(code);
    if (objects.size() != 1) return std::nullopt;
    if (kind == OfficialColumn::Kind::Result) return result(objects.front());
    const QuantityId mean = maquette_.object(objects.front()).level == rules_.lowest
                                ? named(objects.front(), "note retenue")
                                : leading_mean(rules_, maquette_, objects.front());
    return mean.valid() ? std::optional(plan::CellKey{objects.front(), mean, {}}) : std::nullopt;
  }

  // « SH7.moyenne », « Moyenne SH7 », « SH7 Résultat », « Résultat » of the object the sheet is named after, else of
  // the only object that has one above all others.
  std::optional<plan::CellKey> of_title(const std::string& title) {
    Session::Diagnostics not_told;
    if (title.find('.') != std::string::npos)
      if (const auto cell = session_.cell(title, not_told)) return cell;
    if (const auto cell = of_words(title)) return cell;
    if (const auto cell = sheet_.valid() ? of_sheet(title) : of_outermost(title)) return cell;
    const std::vector<ObjectId> objects = maquette_.find(title);
    if (objects.size() != 1 || maquette_.object(objects.front()).level != rules_.lowest) return std::nullopt;
    return of_object(title, OfficialColumn::Kind::Mark);
  }

 private:
  std::optional<plan::CellKey> result(ObjectId object) const {
    for (std::size_t i = 0; i < rules_.quantities.size(); ++i)
      if (rules_.quantities[i].role == Quantity::Role::Result &&
          rules_.quantities[i].level == maquette_.object(object).level)
        return plan::CellKey{object, QuantityId(i), {}};
    return std::nullopt;
  }

  QuantityId named(ObjectId object, const std::string& name) const {
    for (const char* short_name : {"moy", "moy."})
      if (text::same_name(name, short_name)) return leading_mean(rules_, maquette_, object);
    for (const char* other : {"décision", "code", "res", "résultats"})
      if (text::same_name(name, other))
        if (const auto cell = result(object)) return cell->quantity;
    const QuantityId id = rules_.quantity_named(maquette_.object(object).level, name);
    if (!id.valid()) return id;
    const Quantity::Role role = rules_.quantity(id).role;
    const bool ruled = role == Quantity::Role::Result || maquette_.rule_for(rules_, id, object) >= 0;
    return ruled ? id : QuantityId{};
  }

  // An object at one end of the title, a quantity of it at the other.
  std::optional<plan::CellKey> of_words(const std::string& title) const {
    std::optional<plan::CellKey> only;
    for (std::size_t blank = title.find(' '); blank != std::string::npos; blank = title.find(' ', blank + 1)) {
      const std::string head = trimmed(title.substr(0, blank)), tail = trimmed(title.substr(blank + 1));
      for (const auto& [code, name] : {std::pair(head, tail), std::pair(tail, head)}) {
        const std::vector<ObjectId> objects = maquette_.find(code);
        if (objects.size() != 1) continue;
        const QuantityId id = named(objects.front(), name);
        if (!id.valid()) continue;
        const plan::CellKey cell{objects.front(), id, {}};
        if (only && !(*only == cell)) return std::nullopt;
        only = cell;
      }
    }
    return only;
  }

  std::optional<plan::CellKey> of_sheet(const std::string& title) const {
    const QuantityId id = named(sheet_, title);
    return id.valid() ? std::optional(plan::CellKey{sheet_, id, {}}) : std::nullopt;
  }

  std::optional<plan::CellKey> of_outermost(const std::string& title) const {
    std::vector<ObjectId> objects = {maquette_.root()};
    while (!objects.empty()) {
      std::vector<ObjectId> below;
      std::vector<plan::CellKey> cells;
      for (const ObjectId object : objects) {
        const QuantityId id = named(object, title);
        if (id.valid() && !session_.is_moot({object, id, {}})) cells.push_back({object, id, {}});
        for (const ObjectId child : maquette_.object(object).children)
          if (!maquette_.object(child).elsewhere && !maquette_.object(child).line) below.push_back(child);
      }
      if (!cells.empty()) return cells.size() == 1 ? std::optional(cells.front()) : std::nullopt;
      objects = std::move(below);
    }
    return std::nullopt;
  }

  Session& session_;
  const semantics::CheckedRegulation& rules_;
  const semantics::Curriculum& maquette_;
  ObjectId sheet_;  // it is named after
};

const Asked* asked_for(const std::vector<Asked>& all, const OfficialColumn& column) {
  for (const Asked& one : all)
    if (text::same_name(one.title, column.title)) return &one;
  return nullptr;
}

// « V1RT = CING1 » pairs the mark and the result of that object at once.
const Asked* asked_for_object(const std::vector<Asked>& all, const OfficialColumn& column) {
  for (const Asked& one : all)
    if (!column.object.empty() && text::same_name(one.title, column.object)) return &one;
  return nullptr;
}

bool says_who(const std::string& value) {
  return text::same_name(value, "étudiant") || text::same_name(value, "numéro");
}

std::vector<std::string> titles_of(const intake::OfficialFile& file) {
  std::vector<std::string> titles;
  for (const OfficialColumn& column : file.columns)
    titles.push_back(column.title);
  return titles;
}

bool is_there(const Asked& one, const intake::OfficialFile& file) {
  return std::any_of(file.columns.begin(), file.columns.end(), [&](const OfficialColumn& column) {
    return asked_for({one}, column) != nullptr || asked_for_object({one}, column) != nullptr;
  });
}

// In one of the tables.
bool all_are_there(const std::vector<Asked>& all, const std::vector<intake::OfficialFile>& files,
                   Session::Diagnostics& diagnostics) {
  for (const Asked& one : all) {
    const bool there =
        std::any_of(files.begin(), files.end(), [&](const intake::OfficialFile& file) { return is_there(one, file); });
    if (!there) diagnostics.add(problems::no_such_title(files.front().path, one.title, titles_of(files.front())));
    if (!there) return false;
  }
  return true;
}

// The scale of a mark follows it.
std::optional<std::size_t> scale_of(const intake::OfficialFile& file, std::size_t place) {
  const OfficialColumn& column = file.columns[place];
  if (column.kind != OfficialColumn::Kind::Mark) return std::nullopt;
  for (std::size_t i = 0; i < file.columns.size(); ++i)
    if (const OfficialColumn& other = file.columns[i];
        other.kind == OfficialColumn::Kind::Scale && other.object == column.object && other.session == column.session)
      return i;
  return std::nullopt;
}

// What was so at the end of an earlier session; of the one the jury sits on, all that is before the jury, its acts too.
plan::CellKey at_its_session(plan::CellKey cell, const OfficialColumn& column, int jury) {
  if (column.session != 0 && column.session < jury) cell.view.session = static_cast<std::uint8_t>(column.session);
  return cell;
}

// A title of what is read, « Moyenne UE1 », and again « moyenne ue1 »: which of the two is theirs is not to be guessed.
bool is_said_twice(const intake::OfficialFile& file, const ControlledColumns& columns, std::size_t number,
                   Session::Diagnostics& diagnostics) {
  std::vector<std::size_t> read = {number};
  for (const ControlledColumn& column : columns.compared)
    read.push_back(column.place);
  for (const std::size_t place : read)
    for (std::size_t i = 0; i < file.columns.size(); ++i) {
      const std::string &title = file.columns[place].title, &other = file.columns[i].title;
      if (i == place || !text::same_name(title, other)) continue;
      diagnostics.add(i < place ? problems::title_twice(file.path, other, i, title, place)
                                : problems::title_twice(file.path, title, place, other, i));
      return true;
    }
  return false;
}

std::optional<ControlledColumns> columns_of(Session& session, const intake::OfficialFile& file,
                                            const std::vector<Asked>& asked, Session::Diagnostics& diagnostics) {
  using Kind = OfficialColumn::Kind;
  Finding finding(session, file.sheet);
  ControlledColumns columns;
  const int jury = session.jury().session.value_or(session.regulation().sessions);
  std::optional<std::size_t> number;
  for (std::size_t i = 0; i < file.columns.size(); ++i) {
    const OfficialColumn& column = file.columns[i];
    const Asked* own = asked_for(asked, column);
    const bool who = own != nullptr ? says_who(own->value) : column.kind == Kind::Number && !number;
    if (who) number = i;
    if (who ||
        (own == nullptr && (column.kind == Kind::Name || column.kind == Kind::Number || column.kind == Kind::Scale)))
      continue;
    if (own == nullptr && column.session > jury) {
      columns.ignored.push_back(column.title);
      continue;
    }
    std::optional<plan::CellKey> cell;
    if (own != nullptr) {
      cell = session.cell(own->value, diagnostics);
      if (!cell) return std::nullopt;
    } else if (const Asked* object = asked_for_object(asked, column)) {
      cell = finding.of_object(object->value, column.kind);
      if (!cell) diagnostics.add(problems::no_such_pair(object->value, column.title));
      if (!cell) return std::nullopt;
    } else if (column.kind != Kind::Value) {
      cell = finding.of_object(column.object, column.kind);
    } else {
      cell = finding.of_title(column.title);
    }
    if (cell && own == nullptr) cell = at_its_session(*cell, column, jury);
    if (cell)
      columns.compared.push_back({i, column.title, *cell, scale_of(file, i), own == nullptr, column.session > 1});
    else
      columns.ignored.push_back(column.title);
  }
  if (number && is_said_twice(file, columns, *number, diagnostics)) return std::nullopt;
  if (!number) diagnostics.add(intake::official_nobody(file.path, titles_of(file)));
  if (!number) return std::nullopt;
  columns.number = *number;
  return columns;
}

}  // namespace

std::optional<std::vector<ControlledColumns>> controlled_columns(Session& session,
                                                                 const std::vector<intake::OfficialFile>& files,
                                                                 const std::string& text,
                                                                 Session::Diagnostics& diagnostics) {
  const auto asked = read_asked(text, diagnostics);
  if (!asked || !all_are_there(*asked, files, diagnostics)) return std::nullopt;
  std::vector<ControlledColumns> all;
  for (const intake::OfficialFile& file : files) {
    auto columns = columns_of(session, file, *asked, diagnostics);
    if (!columns) return std::nullopt;
    all.push_back(*std::move(columns));
  }
  if (std::any_of(all.begin(), all.end(), [](const ControlledColumns& one) { return !one.compared.empty(); }))
    return all;
  diagnostics.add(problems::nothing_to_compare(files.front().path, titles_of(files.front())));
  return std::nullopt;
}

}  // namespace bareme
