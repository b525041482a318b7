// The one file that instantiates the grammar: PEGTL stays behind it.
#include "syntax/parse.hpp"

#include <algorithm>

#include <tao/pegtl/contrib/analyze.hpp>

#include "syntax/actions.hpp"
#include "syntax/messages.hpp"

namespace bareme::syntax {
namespace {

// A text of several lines, as one pastes it: to its closing guillemet, when nothing else was opened before. The lines
// below are then no statements, and are not told to be wrong ones.
std::uint32_t after_open_text(const Builder& builder, std::uint32_t at) {
  constexpr std::string_view opening = "«", closing = "»";
  if (at < opening.size() || builder.text().substr(at - opening.size(), opening.size()) != opening) return at;
  const std::string_view rest = builder.from(at);
  const std::size_t end = rest.find(closing);
  if (end == rest.npos || rest.find(opening) < end || rest.substr(0, end).find("\n\n") < end) return at;
  return static_cast<std::uint32_t>(at + end + closing.size());
}

// Tells the fault. A bracket never closed has swallowed the lines below: that is the fault then, and its own line alone
// is lost.
[[noreturn]] void fail(Builder& builder, std::uint32_t at, const Expected& expected) {
  if (builder.brackets.empty()) {
    builder.report(unexpected(builder, at, expected));
    throw Interrupted{expected.kind == Wanted::Quote ? after_open_text(builder, at) : at};
  }
  const std::uint32_t open = builder.brackets.front();
  const std::size_t size = scan::bracketed(builder.from(open));
  const bool swallowed = size == 0 && builder.text().substr(open, at - open).find('\n') != std::string_view::npos;
  builder.report(swallowed ? unclosed_bracket(builder) : unexpected(builder, at, expected));
  throw Interrupted{swallowed ? open : std::max(at, static_cast<std::uint32_t>(open + size))};
}

template <typename Rule>
struct control : tao::pegtl::normal<Rule> {
  template <typename ParseInput>
  [[noreturn]] static void raise(const ParseInput& in, Builder& builder) {
    static_assert(!expected<Rule>.what.empty() || expected<Rule>.kind != Wanted::Sentence,
                  "this rule must match and has no phrase in messages.hpp");
    fail(builder, builder.offset(in.current()), expected<Rule>);
  }
};

// True when it is broken: what is read of such a text misleads, so nothing more is said of it.
bool refuse_broken_characters(Builder& builder) {
  const std::string_view text = builder.text();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = scan::character(text.substr(at));
    if (size == 1 && static_cast<unsigned char>(text[at]) >= 0x80) {
      const auto begin = static_cast<std::uint32_t>(at);
      builder.report(not_utf8(builder.span(begin, begin + 1)));
      return true;
    }
    at += size;
  }
  return false;
}

template <typename Rule>
std::vector<Node> run(Builder& builder) {
  if (refuse_broken_characters(builder)) builder.keep_quiet();
  tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy> in(builder.text().data(),
                                                               builder.text().data() + builder.text().size(), "");
  (void)tao::pegtl::parse<Rule, action, control>(in, builder);
  return builder.release();
}

}  // namespace

Parsed parse(const diagnostics::Sources& sources, std::uint32_t source, diagnostics::Diagnostics& diagnostics) {
  Builder builder(sources[source].text(), source, diagnostics);
  Children children(run<g::file>(builder));
  Parsed parsed;
  parsed.file = nodes::file(children);
  parsed.keywords = builder.release_keywords();
  parsed.names = builder.release_names();
  parsed.blocks = std::move(builder.ends);
  return parsed;
}

ExpressionPtr parse_expression(const diagnostics::Sources& sources, std::uint32_t source,
                               diagnostics::Diagnostics& diagnostics) {
  Builder builder(sources[source].text(), source, diagnostics);
  return Children(run<g::whole_expression>(builder)).expression();
}

std::vector<Pose> parse_poses(const diagnostics::Sources& sources, std::uint32_t source,
                              diagnostics::Diagnostics& diagnostics) {
  Builder builder(sources[source].text(), source, diagnostics);
  return Children(run<g::whole_poses>(builder)).take<Poses>().items;
}

std::size_t grammar_problems() {
  return tao::pegtl::analyze<g::file>() + tao::pegtl::analyze<g::whole_expression>() +
         tao::pegtl::analyze<g::whole_poses>();
}

}  // namespace bareme::syntax
