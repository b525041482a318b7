#include "syntax/builder.hpp"

#include <algorithm>
#include <iterator>

namespace bareme::syntax {

void Builder::drop_from(std::uint32_t begin) {
  while (!nodes_.empty() && nodes_.back().begin >= begin)
    nodes_.pop_back();
}

void Builder::leaf(std::uint32_t begin, NodeValue value) {
  drop_from(begin);
  drop_names_from(begin);
  push(begin, std::move(value));
}

Children Builder::children(std::uint32_t begin, std::uint32_t end) {
  drop_from(end);
  drop_names_from(end);
  const auto first =
      std::find_if(nodes_.rbegin(), nodes_.rend(), [&](const Node& node) { return node.begin < begin; }).base();
  std::vector<Node> taken(std::make_move_iterator(first), std::make_move_iterator(nodes_.end()));
  nodes_.erase(first, nodes_.end());
  return Children(std::move(taken));
}

std::uint32_t Builder::begin_before(std::uint32_t begin) const {
  const auto found = std::find_if(nodes_.rbegin(), nodes_.rend(), [&](const Node& node) { return node.begin < begin; });
  return found == nodes_.rend() ? begin : found->begin;
}

void Builder::drop_keywords_from(std::uint32_t begin) {
  while (!keywords_.empty() && keywords_.back().place.begin >= begin)
    keywords_.pop_back();
}

void Builder::drop_names_from(std::uint32_t begin) {
  while (!names_.empty() && names_.back().place.begin >= begin)
    names_.pop_back();
}

void Builder::word_leaf(std::uint32_t begin, NodeValue value) {
  drop_keywords_from(begin);
  const Name* const name = std::get_if<Name>(&value);
  const std::optional<Name> written = name != nullptr ? std::optional(*name) : std::nullopt;
  leaf(begin, std::move(value));
  if (written) names_.push_back(*written);
}

void Builder::keyword(Span place, std::string_view canonical) {
  drop_keywords_from(place.begin);
  drop_names_from(place.begin);
  keywords_.push_back({place, std::string(canonical)});
}

std::uint32_t Builder::without_blanks(std::uint32_t end) const {
  const auto found = blanks_.find(end);
  return found == blanks_.end() ? end : found->second;
}

}  // namespace bareme::syntax
