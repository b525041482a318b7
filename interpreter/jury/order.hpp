// What is typed after « accorder », « décider » or « ajourner » and the student, cut in its parts:
// « SH7 ADJ suite passage hors règlement motif "…" ». Parts are views into the text given, so that a message can point
// at them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bareme::jury {

struct Order {
  std::string_view typed;                // all of it
  std::string_view what;                 // « SH7 ADJ », « SH7 0,3 points »
  std::optional<std::string_view> next;  // « passage »
  bool forced = false;                   // hors règlement
  std::optional<std::string> motive;     // between its quotes; none: not given
};

Order read_order(std::string_view text);

// « SH7 0,3 points » as « SH7 », « 0,3 », « points ». No number: all of it is `before`.
struct Amount {
  std::string_view before, number, after;
};
Amount read_amount(std::string_view what);

// A motive as a log writes it: between quotes it cannot hold.
std::string quoted(const std::string& motive);

}  // namespace bareme::jury
