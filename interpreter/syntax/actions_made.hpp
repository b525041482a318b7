// The ways a rule becomes a node: of what it holds, with the node before it, as a block, as a word. Which rule goes
// which way: actions.hpp.
#pragma once

#include "syntax/grammar.hpp"
#include "syntax/nodes.hpp"
#include "syntax/nodes_statements.hpp"

namespace bareme::syntax {

namespace g = grammar;

template <typename Rule>
struct action : tao::pegtl::nothing<Rule> {};

template <typename Matched>
Span place_of(const Matched& in, const Builder& builder) {
  return builder.span(builder.offset(in.begin()), builder.without_blanks(builder.offset(in.end())));
}
template <typename Matched>
std::string_view text_of(const Matched& in, const Builder& builder) {
  const Span place = place_of(in, builder);
  return builder.text().substr(place.begin, place.end - place.begin);
}

Span first_line(Span place, const Builder& builder);  // its blanks and comment left out
// These need the builder: for its text, or to tell a fault that only the finished node shows.
ExpressionPtr date_literal(Children& children, Span place, Builder& builder);
Operation operation(Children& children, Span place, Builder& builder);
ExpressionPtr checked_binary(Children& children, Span place, Builder& builder);

template <auto Make>
NodeValue made_by(Children& children, Span place, Builder& builder) {
  if constexpr (std::is_invocable_v<decltype(Make), Children&, Span, Builder&>)
    return Make(children, place, builder);
  else
    return Make(children, place);
}

// A node made of the nodes inside the rule.
template <auto Make>
struct builds {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {
    const Span place = place_of(in, builder);
    Children children = builder.children(place.begin, builder.offset(in.end()));
    builder.push(place.begin, made_by<Make>(children, place, builder));
  }
};

// A node that also takes the node before the rule: the left side of an operator.
template <auto Make>
struct extends {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {
    Span place = place_of(in, builder);
    place.begin = builder.begin_before(place.begin);
    Children children = builder.children(place.begin, builder.offset(in.end()));
    builder.push(place.begin, made_by<Make>(children, place, builder));
  }
};

// A block, whose place is its first line.
template <auto Make>
struct builds_block {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {
    const Span whole = place_of(in, builder), place = first_line(whole, builder);
    builder.ends[whole.begin] = whole.end;
    Children children = builder.children(place.begin, builder.offset(in.end()));
    builder.push(place.begin, made_by<Make>(children, place, builder));
  }
};

// A word of the language that is a child by itself.
template <Flag Meaning>
struct flags {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {
    builder.leaf(builder.offset(in.begin()), Meaning);
  }
};

// A sign that has several spellings.
template <g::Spelling Canonical, auto Meaning>
struct means {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {
    const Span place = place_of(in, builder);
    builder.keyword(place, Canonical.view());
    builder.leaf(place.begin, Meaning);
  }
};

// The keyword just read, as it should be spelt.
struct keeps_word {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {
    builder.leaf(builder.offset(in.begin()), Word{builder.keywords().back().canonical});
  }
};

// « attribut ects : ECTS » names « ects » once.
template <>
struct action<g::nature> {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {
    builder.drop_names_from(builder.offset(in.begin()));
  }
};

template <g::Spelling S>
struct action<g::spelt<S>> {
  template <typename Matched>
  static void apply(const Matched& in, Builder& builder) {
    builder.keyword(place_of(in, builder), S.view());
  }
};

}  // namespace bareme::syntax
