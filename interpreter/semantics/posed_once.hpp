// What a cas or an exemple poses, between two « donne »: posed twice, the first would have served nothing, and its
// author meant something else (another épreuve, another student).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "semantics/check.hpp"

namespace bareme::semantics {

class PosedOnce {
 public:
  explicit PosedOnce(diagnostics::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  // `student`: whose it is, in a cas of several; none: of all.
  void hold(const std::vector<Posed>& posed, std::optional<std::size_t> student = std::nullopt);
  void read() { places_.clear(); }  // a « donne » has used them: they may be posed anew

 private:
  using Key = std::tuple<std::optional<std::size_t>, Posed::Kind, ObjectId, FactId, QuantityId, int, std::uint8_t,
                         std::uint32_t>;
  std::map<Key, Span> places_;
  diagnostics::Diagnostics& diagnostics_;
};

}  // namespace bareme::semantics
