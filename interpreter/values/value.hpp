// What a quantity, a fact or a mark can be for one student: present (a number, a truth, a code, a date, a text) or one
// of four ways of not being there, each with one rule of propagation (decisions 1): erreur > impossible > en attente >
// sans objet.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "values/date.hpp"
#include "values/number.hpp"

namespace bareme::values {

// In order of strictness: where several meet in one calculation, the greatest wins.
enum class State : std::uint8_t { Present = 0, SansObjet = 1, EnAttente = 2, Impossible = 3, EnErreur = 4 };

enum class Kind : std::uint8_t { Number, Truth, Code, Date, Text, List };

// Is it held as a text? A list is: the codes of its objects, one a line, in the order of the maquette.
inline bool is_textual(Kind kind) { return kind == Kind::Text || kind == Kind::List; }

using CodeId = std::int32_t;  // index of a code in CheckedRegulation::codes
using TextId = std::int32_t;  // index of a text in a TextPool (plan-wide)

class Value {
 public:
  Value() = default;  // sans objet
  static Value absent(State state) {
    Value v;
    v.state_ = state;
    return v;
  }
  static Value of(Number number) {
    Value v(Kind::Number);
    v.number_ = std::move(number);
    return v;
  }
  static Value of_truth(bool truth) {
    Value v(Kind::Truth);
    v.number_ = Number(truth ? 1 : 0);
    return v;
  }
  static Value of_code(CodeId code) {
    Value v(Kind::Code);
    v.number_ = Number(code);
    return v;
  }
  static Value of(Date date) {
    Value v(Kind::Date);
    v.number_ = Number(date.days());
    return v;
  }
  static Value of_list(const std::vector<std::string>& codes);
  static Value of_textual(Kind kind, std::string text) {  // Text or List, as text() gives it back
    Value v(kind);
    v.text_ = std::move(text);
    return v;
  }
  static Value of(std::string text) {
    Value v(Kind::Text);
    v.text_ = std::move(text);
    return v;
  }

  State state() const { return state_; }
  bool present() const { return state_ == State::Present; }
  Kind kind() const { return kind_; }  // meaningful only when present
  bool is_number() const { return present() && kind_ == Kind::Number; }
  bool is_code() const { return present() && kind_ == Kind::Code; }
  bool is_truth() const { return present() && kind_ == Kind::Truth; }
  const Number& number() const { return number_; }
  bool truth() const { return number_.sign() != 0; }
  CodeId code() const { return static_cast<CodeId>(*number_.integer()); }
  Date date() const { return Date::from_days(*number_.integer()); }
  const std::string& text() const { return text_; }
  std::vector<std::string> list() const;

  friend bool operator==(const Value& left, const Value& right) {
    if (left.state_ != right.state_) return false;
    if (!left.present()) return true;
    return left.kind_ == right.kind_ && left.number_ == right.number_ && left.text_ == right.text_;
  }

 private:
  explicit Value(Kind kind) : state_(State::Present), kind_(kind) {}
  State state_ = State::SansObjet;
  Kind kind_ = Kind::Number;
  Number number_;
  std::string text_;
};

inline State strictest(State left, State right) { return left < right ? right : left; }
const char* describe(State state);  // "en attente", "sans objet", "impossible", "en erreur"

}  // namespace bareme::values
