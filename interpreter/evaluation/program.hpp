// A Plan made ready for one promotion: the instructions that count, their kernels and denominators, where each column
// lives. Columns that are kept, or read by a later stage, are whole; the others share a few buffers of one batch, given
// back after their last reader. Inside evaluation/ only.
#pragma once

#include <deque>
#include <unordered_map>
#include <vector>

#include "evaluation/evaluate.hpp"
#include "evaluation/kernels.hpp"

namespace bareme::evaluation {

struct Buffer {
  std::vector<Tag> tags;
  std::vector<std::int64_t> cells;
  std::vector<Number> aside;
  explicit Buffer(std::size_t rows) : tags(rows), cells(rows) {}
};

class Program {
 public:
  Program(const semantics::CheckedRegulation& regulation, const plan::Plan& plan, const plan::Promotion& promotion,
          Results& results, const std::vector<const plan::Column*>& known, std::size_t batch);

  std::size_t stages() const { return stages_.size(); }
  bool has_rows(std::size_t stage) const { return !stages_[stage].items.empty(); }
  void run_cohorts(std::size_t stage);  // before the batches of the stage
  void run_batch(std::size_t stage, std::size_t begin, std::size_t rows);

 private:
  struct Item {
    enum class Kind { Input, Whole, Step } kind = Kind::Step;  // Whole: a column of an earlier stage, or of a cohort
    plan::Slot slot = -1;
    std::size_t step = 0;
    Buffer* buffer = nullptr;
  };
  struct Stage {
    std::vector<Item> items;
    std::vector<plan::Slot> cohorts;
  };

  const plan::Instruction& instruction(plan::Slot slot) const {
    return plan_.instructions[static_cast<std::size_t>(slot)];
  }
  const plan::Column* known(plan::Slot slot) const {
    return known_.empty() ? nullptr : known_[static_cast<std::size_t>(slot)];
  }
  bool is_constant(plan::Slot slot) const;  // the same for everyone: a Constant, an input nobody gave, known so
  bool runs_by_row(plan::Slot slot) const;
  void find_live();
  void find_whole();
  void fuse_roundings();
  void make_constants();
  void make_constant(plan::Slot slot);
  void make_steps();
  Step lowered(plan::Slot slot);
  void make_stages();
  void share_buffers(Stage& stage);
  void need(plan::Slot slot, int stage);
  void run_item(const Item& item, std::size_t begin, std::size_t rows);
  void load_input(const Item& item, std::size_t begin, std::size_t rows);
  void view(plan::Slot slot, const plan::Column& column, std::size_t begin, std::size_t rows);
  void run_step(const Item& item, std::size_t begin, std::size_t rows);
  void fill_whole_constants();

  const semantics::CheckedRegulation& regulation_;
  const plan::Plan& plan_;
  const plan::Promotion& promotion_;
  Results& results_;
  const std::vector<const plan::Column*>& known_;
  std::size_t batch_;
  std::vector<char> live_;
  std::vector<int> uses_;
  std::vector<plan::Slot> mean_of_;                   // of a Round: the mean it is fused with, or -1
  std::vector<char> fused_;                           // of a mean: computed by its Round
  std::vector<plan::Column*> whole_;                  // written here
  std::vector<const plan::Column*> read_;             // the same, and those known
  std::unordered_map<plan::Slot, plan::Column> own_;  // whole columns nobody asked for
  std::vector<std::int64_t> denominators_;
  std::vector<Lane> lanes_;
  std::vector<Step> steps_;
  std::vector<std::size_t> step_of_;
  std::vector<Stage> stages_;
  std::deque<Buffer> constants_, buffers_;
  std::vector<std::uint8_t> mask_;
};

}  // namespace bareme::evaluation
