// A page that specifies the language: each of its « règlement » blocks is an example of its own, played as `bareme
// tester` plays it. In: pages in order; out: what does not hold, and what the sessions and consoles of the page say
// now. The block « règlement école » of the first page is the text every later example is completed with, « maquette
// école » the curriculum of those that show none.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "support/golden_scene.hpp"
#include "support/page.hpp"

namespace bareme::golden {

// What an example is made of, once completed: the texts `bareme tester` is given.
Lines completed(const Lines& example, const Lines& school);

class Examples {
 public:
  explicit Examples(const std::filesystem::path& root) : root_(root) {}

  bool lays(const Block& block);  // a block of an example; throws std::runtime_error when the example before fails
  void lay(const Block& block);
  Scene& scene();                      // of the example being read
  void checked() { checked_ = true; }  // a session or a console asked something of it
  void end();                          // plays the example being read; throws std::runtime_error, in words

 private:
  void begin(const Block& block);

  std::filesystem::path root_;
  Lines school_, maquette_;
  std::unique_ptr<Scene> scene_;
  std::size_t line_ = 0;  // where the example being read begins; 0: none is
  bool own_maquette_ = false, cases_ = false, checked_ = false;
};

}  // namespace bareme::golden
