// What the page projected to a jury shows, as data: a document of nature "ecran" that the template
// stdlib/documents/ecran.html lays out. In: words and exact numbers, as the jury may see them (nobody's absences,
// entries or other years). Out: JSON where each number that is drawn also has its place, in hundredths of the width.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "values/number.hpp"

namespace bareme::report {

struct Screen {
  struct Scale {
    values::Number low, high;
  };
  enum class Outcome { Validated, Refused, Open };  // Open: awaited, or nothing yet
  struct Count {
    std::string symbol, label;
    std::size_t count = 0;
    Outcome outcome = Outcome::Open;
  };
  struct Bar {                         // an object of the student: its mean against what it must reach
    std::string object, mean, result;  // "SH7", "9,72", "✗ AJ"
    Outcome outcome = Outcome::Open;
    std::optional<values::Number> at, threshold;
  };
  struct Student {
    std::string name;
    std::string object, verdict, label, origin;  // "CING2", "✗ AJ", "Ajourné", "proposé"
    Outcome outcome = Outcome::Open;
    std::vector<std::string> around;  // what contains the bars: "S7 ✗ AJ"
    std::vector<Bar> bars;
    std::size_t other_bars = 0;                // left out: all of them validated
    std::string condition, article, distance;  // the first one not met
    std::size_t others_refused = 0;
    std::vector<std::string> granted;  // "SH7 : 0,3 point"
  };
  struct Share {  // of the promotion, on one object
    std::string object;
    std::size_t validated = 0, refused = 0, open = 0;
  };
  struct Dot {
    values::Number at;
    Outcome outcome = Outcome::Open;
    bool in_view = false;
  };
  struct Mover {
    std::string name, before, after;  // "9,72 ✗ AJ", "10,02 ✓ ADM"
    std::optional<values::Number> from, to;
    bool named = true;  // false: only its arrow is drawn
  };
  struct Plot {
    std::string object, title;
    std::string compared, validated;  // of two scenarios: "base → s95", "91 → 94"; empty: what stands
    std::vector<Count> counts;
    std::vector<Dot> dots;
    std::size_t without_mean = 0;
    std::optional<values::Number> threshold;
    std::string threshold_text;
    std::optional<values::Number> next_threshold;  // of the second of two scenarios, where it is another
    std::string next_threshold_text;
    std::string in_view;  // the mean of the student in view, in words
    std::vector<Mover> movers;
    std::size_t other_movers = 0;
  };
  struct Act {
    std::string what, motive;
    bool saved = false;
  };

  std::string promotion, jury, version;
  std::size_t decided = 0, size = 0;
  std::string hypothesis;  // what is supposed; empty: nothing is
  Scale bars{0, 20};
  std::optional<Student> student;
  std::vector<Share> shares;  // while no student is in view
  Plot plot;
  std::optional<Act> act;
  std::vector<std::string> similar;
  std::size_t other_similar = 0;
};

// `follows`: what the script of a page that is served must bear; empty: a page that stands alone, without script.
std::string screen_json(const Screen& screen, const std::string& follows = "");
std::string black_screen_json(const std::string& follows);

}  // namespace bareme::report
