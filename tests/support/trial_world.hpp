// Texts read into a règlement, a curriculum, a plan in several views and a random promotion, and the two evaluators
// compared on it. In: texts and a seed. Out: the first cell where they differ, in words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/source_text.hpp"
#include "evaluation/evaluate.hpp"
#include "evaluation/explain.hpp"
#include "plan/plan.hpp"
#include "plan/promotion.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace support {

struct TrialWorld {
  bareme::semantics::CheckedRegulation regulation;
  bareme::semantics::Curriculum curriculum;
  bareme::plan::Request request;
  bareme::plan::Plan plan;
  bareme::plan::Promotion promotion;
  std::string refusal;  // why the texts are no règlement and maquette; empty: they are

  std::string name(const bareme::plan::CellKey& key) const;  // "ue1x0.n3 en session 1"
};

struct TrialOptions {
  std::size_t students = 9;
  std::uint64_t seed = 0;
};

// The first règlement and the maquette `title` (the first when empty) of the texts, planned in every view.
TrialWorld trial_world(const std::string& regulation, const std::string& maquette, const TrialOptions& options,
                       const std::string& title = "");

std::string show(const bareme::values::Value& value);

// Every cell of every student, columns against tree, in batches of 1, 7 and 1024; then every choice of the jury.
std::optional<std::string> difference(const TrialWorld& world);

// Cells of the same name in two worlds given the same.
std::optional<std::string> difference(const TrialWorld& left, const TrialWorld& right);

}  // namespace support
