// Fills a promotion from names: what a base or a batch says in text becomes keys and values of one règlement and
// curriculum (with its line slots). Each name is looked up once. What neither knows is reported once (J020) and left
// out; reading the base is records/'s.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "plan/acquired.hpp"
#include "plan/promotion.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace bareme::plan {

// The objects an address names, and under each those that fill a level it skips: they bear the same code and may be the
// ones a fact is about.
std::vector<semantics::ObjectId> objects_at(const semantics::Curriculum& curriculum, const std::string& address);

// The objects an address names; "" is the student.
std::vector<semantics::ObjectId> containers_at(const semantics::Curriculum& curriculum, const std::string& address);

struct LineAddress {  // the rank-th line, from 1, of this level that a student brought under this object
  std::string_view level, parent;
  int rank = 1;
};

class PromotionFiller {
 public:
  PromotionFiller(const semantics::CheckedRegulation& regulation, const semantics::Curriculum& curriculum,
                  diagnostics::Diagnostics& diagnostics);

  struct Given {
    values::Kind kind = values::Kind::Number;
    values::State state = values::State::Present;
    values::Number number;  // Number; Truth: 0 or 1; Date: days
    std::string_view text;  // Code: its name; Text
  };

  std::size_t add(Student student, const std::string& year);  // every student before the first value
  void mark(std::size_t student, std::string_view exam, int session, const Given& value);
  void convoke(std::size_t student, std::string_view exam, int session);  // before the marks: a mark given replaces it
  void fact(std::size_t student, std::string_view object, std::string_view name, const Given& value);
  void line(std::size_t student, const LineAddress& line);
  void line_fact(std::size_t student, const LineAddress& line, std::string_view name, const Given& value);
  void decision(std::size_t student, std::string_view object, int session, std::string_view code);
  bool under_the_student(std::string_view object) const;  // a year: right under the student, in the chain of levels
  // Of a jury of an earlier year: the acquis of the objects this maquette has too.
  void earlier_decision(std::size_t student, std::string_view year, std::string_view object, int session,
                        std::string_view code);
  // What a past jury left; `year`, the one it closed, may be empty. Objects of other years' maquettes are passed over.
  // Of several years only one is kept for an object: see acquired.hpp.
  void frozen(std::size_t student, std::string_view year, std::string_view object, std::string_view quantity,
              int session, const Given& value);
  Promotion take(std::string name);

 private:
  struct Place {
    InputKey key;
    semantics::ListId list;  // of its codes
  };
  struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
  };

  // Where a name leads, `find` being asked the first time only; none: reported. The second part of the name is what
  // people wrote.
  template <class Find>
  const std::optional<Place>& place(std::initializer_list<std::string_view> name, Find find, bool told = true);
  void put(const std::optional<Place>& place, std::size_t student, const Given& value);
  std::optional<values::Value> value_of(const Place& place, const Given& value);
  std::optional<values::CodeId> code(semantics::ListId list, std::string_view name);
  std::optional<Place> exam_place(std::string_view exam, int session) const;
  std::optional<Place> fact_place(std::string_view object, std::string_view name) const;
  std::optional<Place> line_fact_place(const LineAddress& line, std::string_view name) const;
  std::optional<Place> decision_place(std::string_view object, int session) const;
  std::optional<Place> frozen_place(std::string_view object, std::string_view quantity, int session) const;
  semantics::ObjectId slot(const LineAddress& line) const;
  semantics::ListId list_of(const semantics::Type& type) const;
  void unknown(std::string_view what) const;

  const semantics::CheckedRegulation& regulation_;
  const semantics::Curriculum& curriculum_;
  diagnostics::Diagnostics& diagnostics_;
  Promotion promotion_;
  semantics::FactId year_fact_;     // an entry « année universitaire » of the student is the year of the enrolment
  std::string usual_year_;          // « à défaut "2025-2026" »
  std::vector<std::string> years_;  // of the enrolments
  AcquiredYears acquired_;
  std::string name_;  // buffer of `place`
  std::unordered_map<std::string, std::optional<Place>, NameHash, std::equal_to<>> places_;
  std::map<semantics::ListId, std::map<std::string, std::optional<values::CodeId>, std::less<>>> codes_;
};

}  // namespace bareme::plan
