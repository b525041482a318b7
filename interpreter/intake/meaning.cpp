#include "intake/meaning.hpp"

#include <algorithm>

#include "intake/cell_value.hpp"
#include "intake/exam_address.hpp"
#include "intake/problems.hpp"
#include "plan/fill.hpp"
#include "semantics/marks.hpp"

namespace bareme::intake {

namespace {

using semantics::CheckedRegulation;
using semantics::Curriculum;
using semantics::ObjectId;

struct Holder {
  ObjectId object;
  semantics::FactId fact;
};

std::vector<ObjectId> exams(const CheckedRegulation& regulation, const Curriculum& curriculum,
                            const std::string& address) {
  std::vector<ObjectId> found = curriculum.find(address);
  const auto other = [&](ObjectId object) { return curriculum.object(object).level != regulation.lowest; };
  found.erase(std::remove_if(found.begin(), found.end(), other), found.end());
  return found;
}

std::vector<Holder> holders(const CheckedRegulation& regulation, const Curriculum& curriculum,
                            const std::string& object, const std::string& fact) {
  std::vector<Holder> found;
  for (const ObjectId candidate : plan::objects_at(curriculum, object)) {
    const auto id = given_fact(regulation, curriculum.object(candidate).level, fact);
    if (id.valid()) found.push_back({candidate, id});
  }
  return found;
}

std::string address_of(const Curriculum& curriculum, ObjectId object) {
  return object == curriculum.root() ? std::string() : curriculum.address(object);
}

// « UE2.PROJET.EF » of « PROJET.EF »: what was written, after as many containers as tell it apart.
std::string longer_address(const Curriculum& curriculum, ObjectId object, const std::string& written) {
  std::string address = curriculum.object(object).code;
  for (ObjectId above = curriculum.object(object).parent; above.valid() && above != curriculum.root();
       above = curriculum.object(above).parent) {
    const bool tells_apart = curriculum.find(address).size() == 1;
    if (tells_apart && address.size() > written.size()) break;
    if (!curriculum.object(above).filled) address = curriculum.object(above).code + "." + address;
  }
  return address;
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

// "CING2.actions" -> "CING2", "actions"; "mobilité" -> "", "mobilité"
std::pair<std::string, std::string> split_fact(const std::string& title) {
  const std::size_t dot = title.rfind('.');
  if (dot == std::string::npos) return {"", title};
  return {trimmed(title.substr(0, dot)), trimmed(title.substr(dot + 1))};
}

}  // namespace

bool known(const Meanings& meanings) {
  return std::any_of(meanings.begin(), meanings.end(),
                     [](const Meaning& meaning) { return meaning.kind != Meaning::Kind::None; });
}

// What one address means everywhere; holds what its functions share.
class AddressBook::Search {
 public:
  Search(AddressBook& book, diagnostics::Span place)
      : context_(book.context_),
        names_(book.names_),
        diagnostics_(book.diagnostics_),
        place_(place),
        meanings_(context_.curricula.size()) {}

  void exam(const std::string& address, std::uint8_t session) {
    for (std::size_t i = 0; i < meanings_.size() && !ambiguous_; ++i) {
      const Curriculum& curriculum = *context_.curricula[i];
      const auto found = exams(regulation(), curriculum, address);
      if (found.size() > 1) return report_ambiguous(address, curriculum, found);
      if (found.empty()) continue;
      meanings_[i] = {Meaning::Kind::Mark,
                      names_.id(exam_address(curriculum, found.front())),
                      -1,
                      session,
                      mark_type(regulation(), session),
                      std::nullopt};
      if (regulation().mark_maximum)
        meanings_[i].maximum = semantics::mark_type_of(regulation(), curriculum, found.front()).high;
    }
  }

  void fact(const std::string& object, const std::string& name) {
    for (std::size_t i = 0; i < meanings_.size() && !ambiguous_; ++i) {
      const Curriculum& curriculum = *context_.curricula[i];
      const auto found = holders(regulation(), curriculum, object, name);
      if (found.size() > 1) return report_ambiguous(object, curriculum, plan::objects_at(curriculum, object));
      if (found.empty()) continue;
      const semantics::Fact& fact = regulation().fact(found.front().fact);
      meanings_[i] = {Meaning::Kind::Fact,  names_.id(address_of(curriculum, found.front().object)),
                      names_.id(fact.name), 1,
                      &fact.type,           std::nullopt};
    }
  }

  // `anywhere`: of objects of the maquette too, not only of those that are elsewhere.
  void frozen(const std::string& object, const std::string& quantity, std::uint8_t session, bool anywhere) {
    for (std::size_t i = 0; i < meanings_.size(); ++i) {
      const Curriculum& curriculum = *context_.curricula[i];
      for (const ObjectId candidate : plan::objects_at(curriculum, object)) {
        if (!anywhere && !curriculum.object(candidate).elsewhere) continue;
        const auto id = regulation().quantity_named(curriculum.object(candidate).level, quantity);
        if (!id.valid()) continue;
        const semantics::Quantity& found = regulation().quantity(id);
        const bool exam = curriculum.object(candidate).level == regulation().lowest;
        const std::string address = exam ? exam_address(curriculum, candidate) : address_of(curriculum, candidate);
        meanings_[i] = {Meaning::Kind::Frozen, names_.id(address), names_.id(found.name), session,
                        &found.type,           std::nullopt};
        break;
      }
    }
  }

  bool settled() const { return ambiguous_ || known(meanings_); }
  Meanings take() { return ambiguous_ ? Meanings(meanings_.size()) : std::move(meanings_); }

 private:
  const CheckedRegulation& regulation() const { return *context_.regulation; }

  void report_ambiguous(const std::string& address, const Curriculum& curriculum, const std::vector<ObjectId>& found) {
    std::vector<std::string> meant;
    for (const ObjectId object : found)
      meant.push_back(longer_address(curriculum, object, address));
    diagnostics_.add(ambiguous_address(place_, address, meant));
    ambiguous_ = true;
  }

  const Context& context_;
  plan::TextPool& names_;
  diagnostics::Diagnostics& diagnostics_;
  diagnostics::Span place_;
  Meanings meanings_;
  bool ambiguous_ = false;
};

AddressBook::AddressBook(const Context& context, plan::TextPool& names, diagnostics::Diagnostics& diagnostics)
    : context_(context), names_(names), diagnostics_(diagnostics) {}

std::string AddressBook::only_title() const {
  return context_.curricula.size() == 1 ? context_.curricula.front()->title : std::string();
}

const std::vector<std::string>& AddressBook::exam_addresses() {
  if (!exam_addresses_.empty()) return exam_addresses_;
  for (const Curriculum* curriculum : context_.curricula)
    for (const ObjectId exam : curriculum->descendants(curriculum->root(), regulation().lowest))
      exam_addresses_.push_back(exam_address(*curriculum, exam));
  return exam_addresses_;
}

std::vector<std::string> AddressBook::exams_of(std::size_t index) const {
  const Curriculum& curriculum = *context_.curricula[index];
  std::vector<std::string> addresses;
  for (const ObjectId exam : curriculum.descendants(curriculum.root(), regulation().lowest)) {
    bool here = true;
    for (ObjectId above = exam; above.valid() && here; above = curriculum.object(above).parent)
      here = !curriculum.object(above).elsewhere && !curriculum.object(above).line;
    if (here) addresses.push_back(exam_address(curriculum, exam));
  }
  return addresses;
}

// The entries an unknown title may be a slip of.
std::vector<std::string> AddressBook::facts_near(const std::string& object) {
  std::vector<std::string> candidates = fact_names(regulation(), regulation().student);
  if (object.empty()) return candidates;
  for (const Curriculum* curriculum : context_.curricula)
    for (const ObjectId holder : plan::objects_at(*curriculum, object))
      for (const std::string& fact : fact_names(regulation(), curriculum->object(holder).level))
        candidates.push_back(object + "." + fact);
  return candidates;
}

Meanings AddressBook::title(const Cell& title, bool& unknown) {
  const std::string whole(title.text);
  const std::size_t at = whole.find('@');
  const std::string address = trimmed(whole.substr(0, at));
  std::uint8_t session = 1;
  if (at != std::string::npos) {
    const auto said = read_session(title, trimmed(whole.substr(at + 1)), regulation(), diagnostics_);
    if (!said) return Meanings(context_.curricula.size());
    session = *said;
  }
  Search search(*this, title.place);
  search.exam(address, session);
  const auto [object, fact] = split_fact(address);
  if (!search.settled() && at == std::string::npos) search.fact(object, fact);
  if (!search.settled() && !object.empty()) search.frozen(object, fact, at == std::string::npos ? 0 : session, false);
  unknown = !search.settled();
  return search.take();
}

void AddressBook::report_title(const Cell& title, bool enrols, const std::vector<Meanings>& given) {
  const std::string whole(title.text);
  const std::size_t at = whole.find('@');
  if (enrols && whole.find_first_of(".@") == std::string::npos)
    return diagnostics_.add(ignored_column(title.place, whole));
  const int session = at == std::string::npos ? 1 : at + 1 < whole.size() ? whole[at + 1] - '0' : 2;
  std::vector<std::string> free;
  for (const std::string& address : exam_addresses()) {
    const std::string wanted = at == std::string::npos ? address : address + whole.substr(at);
    const auto gives = [&](const Meaning& meaning) {
      return meaning.kind == Meaning::Kind::Mark && meaning.session == session &&
             names_.text(meaning.object) == address;
    };
    const bool taken = std::any_of(given.begin(), given.end(), [&](const Meanings& meanings) {
      return std::any_of(meanings.begin(), meanings.end(), gives);
    });
    if (!taken && std::find(free.begin(), free.end(), wanted) == free.end()) free.push_back(wanted);
  }
  diagnostics_.add(
      unknown_column(title.place, whole, facts_near(split_fact(trimmed(whole.substr(0, at))).first), free));
}

Meanings AddressBook::exam(const Cell& address, std::uint8_t session) {
  Search search(*this, address.place);
  search.exam(std::string(address.text), session);
  if (!search.settled())
    diagnostics_.add(unknown_exam(address.place, std::string(address.text), only_title(), exam_addresses()));
  return search.take();
}

Meanings AddressBook::fact(const Cell* object, const Cell& fact) {
  const std::string address = object == nullptr ? std::string() : std::string(object->text);
  Search search(*this, fact.place);
  search.fact(address, std::string(fact.text));
  if (search.settled()) return search.take();
  std::vector<std::string> candidates;
  bool exists = false;
  for (const Curriculum* curriculum : context_.curricula) {
    for (const ObjectId holder : plan::objects_at(*curriculum, address)) {
      exists = true;
      const auto of_holder = fact_names(regulation(), curriculum->object(holder).level);
      candidates.insert(candidates.end(), of_holder.begin(), of_holder.end());
    }
  }
  const std::string of = address.empty() ? regulation().level(regulation().student).name : address;
  diagnostics_.add(exists ? unknown_fact(fact.place, std::string(fact.text), of, candidates)
                          : unknown_object(object->place, address, only_title()));
  return search.take();
}

Meanings AddressBook::acquired(const Cell* object, const Cell& quantity, std::uint8_t session) {
  const std::string address = object == nullptr ? std::string() : std::string(object->text);
  Search search(*this, quantity.place);
  search.frozen(address, std::string(quantity.text), session, true);
  if (search.settled()) return search.take();
  std::vector<std::string> candidates;
  bool exists = false;
  for (const Curriculum* curriculum : context_.curricula)
    for (const ObjectId holder : plan::objects_at(*curriculum, address)) {
      exists = true;
      for (const semantics::Quantity& known : regulation().quantities)
        if (known.level == curriculum->object(holder).level && !known.local_to.valid())
          candidates.push_back(known.name);
    }
  const std::string of = address.empty() ? regulation().level(regulation().student).name : address;
  diagnostics_.add(exists ? unknown_quantity(quantity.place, std::string(quantity.text), of, candidates)
                          : unknown_object(object->place, address, only_title()));
  return search.take();
}

void AddressBook::report_elsewhere(const Cell& cell, const std::string& address, std::size_t curriculum) {
  diagnostics_.add(unknown_object(cell.place, address, context_.curricula[curriculum]->title));
}

std::vector<std::string> fact_names(const CheckedRegulation& regulation, semantics::LevelId level) {
  std::vector<std::string> names;
  for (const semantics::Fact& fact : regulation.facts)
    if (fact.level == level &&
        (fact.source == semantics::FactSource::Entry || fact.source == semantics::FactSource::Act))
      names.push_back(fact.name);
  return names;
}

semantics::FactId given_fact(const CheckedRegulation& regulation, semantics::LevelId level, const std::string& name) {
  const auto id = regulation.fact_named(level, name);
  if (!id.valid()) return {};
  const semantics::FactSource source = regulation.fact(id).source;
  const bool given = source == semantics::FactSource::Entry || source == semantics::FactSource::Act;
  return given ? id : semantics::FactId();
}

}  // namespace bareme::intake
