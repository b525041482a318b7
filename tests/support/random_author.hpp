// Who writes the règlement of random_regulation.hpp: what it has declared so far, and phrases that read it. Inside
// tests/support only.
#pragma once

#include <string>
#include <vector>

#include "support/dice.hpp"
#include "support/random_regulation.hpp"

namespace support {

class RandomAuthor {
 public:
  explicit RandomAuthor(std::uint64_t seed) : dice_(seed) {}
  RandomTexts write();

 private:
  enum class Kind { Note, Number, Credits, Truth, Text, Date, Days, Grade, Choice };
  struct Level {
    std::string name, of;  // "ue", "de l'ue"
    int parent = -1;
    bool entered = false;
    int members = -1;  // of a group: the level whose objects it holds
  };
  struct Fact {
    std::string name;
    Kind kind = Kind::Number;
    int level = 0;
    std::string source;
  };
  struct Quantity {
    std::string name;
    Kind kind = Kind::Note;
    int level = 0;
  };
  struct Verdict {
    int level = 0;
    std::size_t after = 0;  // it may read the quantities before that one; those may not read it
  };

  // random_regulation.cpp
  void choose_levels();
  Block structure();
  void group();
  void follow(Block& block);
  void add_fact(Block& block, const std::string& source, const std::string& name, Kind kind, int level,
                const std::string& otherwise);
  std::vector<Block> codes() const;
  Block convention();
  std::vector<Block> tables();
  static std::vector<Block> functions();
  Block maquette();
  void place(Block& block, int level, int depth);
  std::string exams();

  // random_articles.cpp
  void write_articles(std::vector<Block>& out);
  Block quantity_article(int level, Kind kind);
  Block verdict_article(int level);
  Block exception_article(std::size_t target);
  Block choice_article(int level);
  Block output_article(int level);
  Block opened(const std::string& heading);
  std::string heading_view();
  std::string definition(const std::string& name, Kind kind, int level);
  std::string result_row(const std::string& code, int level);
  std::string letters(int level);

  // random_expressions.cpp: phrases, standing on `level`, of at most `depth` operations one in another.
  std::string value(Kind kind, int level, int depth);
  std::string tie(int level);
  std::string note(int level, int depth);
  std::string number(int level, int depth);
  std::string credits(int level, int depth);
  std::string comparable(Kind kind, int level, int depth);
  std::string aggregate(int level, int depth, Kind kind, bool exact);
  std::string parts(int level, int depth);
  std::string cohort(int level, int depth);
  std::string keys(int level);
  std::string population(int level, int depth);
  std::string ranked(int level);
  std::string part_value(int level, int depth);
  // random_conditions.cpp
  std::string condition(int level, int depth);
  std::string comparison(int level, int depth);
  std::string threshold(Kind kind, int level);
  std::string quantified(int level, int depth);
  std::string counted(int level, int depth);
  std::string test(int level);
  std::string verdict_test(int level);
  std::string static_test(int level);

  std::string literal(Kind kind);
  std::string read(Kind kind, int level);  // a quantity or a fact, or a literal
  std::string set(int level, int depth);   // "ecue de nature projet dont (…)"
  std::string filter(int level);
  std::vector<std::string> readable(Kind kind, int level) const;
  std::vector<int> inside(int level) const;  // levels below
  bool contains(int outer, int inner) const;
  bool has_verdict(int level) const;
  std::vector<std::string> weights(int level) const;

  Dice dice_;
  std::vector<Level> levels_;  // [0] is the student
  int lowest_ = 0, cours_ = -1, natured_ = 1, parcours_ = -1;
  bool named_objects_ = false, wishes_ = false;
  std::vector<Fact> facts_;
  std::vector<Quantity> quantities_;
  std::vector<Verdict> verdicts_;
  std::size_t visible_ = 0;  // quantities a phrase may read: those before
  bool excepting_ = false;   // is it the condition of an exception, which may ask the view?
  bool choosing_ = false;    // of a choice, which may ask which jury?
  bool marks_ = true;        // may it read the marks?
  int sessions_ = dice_.chance(25) ? 3 : 2;
  int articles_ = 0;
};

}  // namespace support
