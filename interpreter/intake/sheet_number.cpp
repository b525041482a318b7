#include "intake/sheet_number.hpp"

#include <charconv>

#include "values/date.hpp"

namespace bareme::intake {
namespace {

constexpr std::size_t shown = 15;
constexpr int furthest = 40;  // of an exponent: no mark is written so

struct Digits {
  bool negative = false;
  std::string digits;  // without point
  int point = 0;       // where it stands, from the left
};

std::optional<Digits> digits_of(std::string_view text) {
  Digits read;
  if (!text.empty() && text.front() == '-') {
    read.negative = true;
    text.remove_prefix(1);
  }
  bool after = false;
  std::size_t i = 0;
  for (; i < text.size() && text[i] != 'E' && text[i] != 'e'; ++i) {
    if (text[i] == '.' && !after) {
      after = true;
    } else if (text[i] >= '0' && text[i] <= '9') {
      read.digits += text[i];
      read.point += after ? 0 : 1;
    } else {
      return std::nullopt;
    }
  }
  if (read.digits.empty()) return std::nullopt;
  if (i == text.size()) return read;
  std::string_view power = text.substr(i + 1);
  if (!power.empty() && power.front() == '+') power.remove_prefix(1);
  int exponent = 0;
  const auto [end, problem] = std::from_chars(power.data(), power.data() + power.size(), exponent);
  if (problem != std::errc() || end != power.data() + power.size() || exponent > furthest || exponent < -furthest)
    return std::nullopt;
  read.point += exponent;
  return read;
}

void cut_to_shown(Digits& number) {
  std::size_t first = number.digits.find_first_not_of('0');
  if (first == std::string::npos || number.digits.size() - first <= shown) return;
  const bool up = number.digits[first + shown] >= '5';
  number.digits.resize(first + shown);
  if (!up) return;
  std::size_t i = number.digits.size();
  while (i > 0 && number.digits[i - 1] == '9')
    number.digits[--i] = '0';
  if (i > 0) {
    ++number.digits[i - 1];
  } else {
    number.digits.insert(number.digits.begin(), '1');
    ++number.point;
  }
}

}  // namespace

std::optional<std::string> sheet_number(std::string_view stored) {
  std::optional<Digits> number = digits_of(stored);
  if (!number) return std::nullopt;
  cut_to_shown(*number);
  std::string& digits = number->digits;
  if (number->point < 0) {
    digits.insert(0, static_cast<std::size_t>(-number->point), '0');
    number->point = 0;
  }
  const auto point = static_cast<std::size_t>(number->point);
  if (digits.size() < point) digits.append(point - digits.size(), '0');
  std::string whole = digits.substr(0, point), part = digits.substr(point);
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  part.erase(part.find_last_not_of('0') + 1);
  std::string text = (whole.empty() ? "0" : whole) + (part.empty() ? "" : "." + part);
  return (number->negative && text != "0" ? "-" : "") + text;
}

std::optional<std::string> sheet_date(std::string_view stored) {
  constexpr std::int64_t epoch = 25569;  // 1970-01-01, in days since 1899-12-30
  std::int64_t days = 0;
  const auto [end, problem] = std::from_chars(stored.data(), stored.data() + stored.size(), days);
  if (problem != std::errc() || end != stored.data() + stored.size()) return std::nullopt;
  return values::Date::from_days(days - epoch).iso();
}

}  // namespace bareme::intake
