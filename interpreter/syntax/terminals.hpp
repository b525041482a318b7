// What the grammar's leaves are made of: keywords folded for case, accents, œ and ’, words of names, numbers, texts,
// brackets in which a line end is a blank; and the three rules that need more than matching: guarded (depth), recover
// (several faults in one run), close.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

#include "syntax/builder.hpp"
#include "syntax/letters.hpp"
#include "syntax/problems.hpp"
#include "syntax/scan.hpp"

namespace bareme::syntax::grammar {

using namespace tao::pegtl;

// A keyword as it should be spelt, folded while compiling.
template <std::size_t Size>
struct Spelling {
  char text[Size]{};
  char plain[Size + 1]{};
  std::size_t plain_size = 0;

  constexpr Spelling(const char (&spelt)[Size]) {  // implicit: rules are written key<"selon">
    std::copy_n(spelt, Size, text);
    for (std::string_view rest(text, Size - 1); !rest.empty();) {
      const scan::Letter letter = scan::letter_at(rest);
      plain[plain_size++] = letter.bytes == 0 ? rest[0] : letter.first;
      if (letter.second != 0) plain[plain_size++] = letter.second;
      rest.remove_prefix(letter.bytes == 0 ? 1 : letter.bytes);
    }
  }
  constexpr std::string_view view() const { return {text, Size - 1}; }
  constexpr std::string_view folded() const { return {plain, plain_size}; }
};

template <typename ParseInput>
std::string_view ahead(const ParseInput& in) {
  return {in.current(), static_cast<std::size_t>(in.end() - in.current())};
}

template <typename ParseInput>
bool consume(ParseInput& in, std::size_t size) {
  if (size != 0) in.bump(size);
  return size != 0;
}

// One terminal measured by a function of scan.hpp.
template <std::size_t (*Measure)(std::string_view)>
struct scanned {
  using rule_t = scanned;
  using subs_t = empty_list;
  template <typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in) {
    return consume(in, Measure(ahead(in)));
  }
};

template <Spelling S>
struct spelt {
  using rule_t = spelt;
  using subs_t = empty_list;
  template <typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in) {
    return consume(in, scan::keyword(S.folded(), ahead(in)));
  }
};

template <Spelling S>
struct sign {  // an operator or a punctuation, byte for byte
  using rule_t = sign;
  using subs_t = empty_list;
  template <typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in) {
    return consume(in, ahead(in).starts_with(S.view()) ? S.view().size() : 0);
  }
};

struct blanks {
  using rule_t = blanks;
  using subs_t = empty_list;
  template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class, typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in, Builder& builder) {
    const std::uint32_t begin = builder.offset(in.current());
    const auto lines = builder.brackets.empty() ? scan::Lines::Keep : scan::Lines::Cross;
    if (consume(in, scan::blanks(ahead(in), lines))) builder.blanks_end_at(begin, builder.offset(in.current()));
    return true;
  }
};

// The end of a line, then the lines that hold nothing.
struct line_break {
  using rule_t = line_break;
  using subs_t = empty_list;
  template <typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in) {
    if (in.empty()) return true;
    if (scan::line_end(ahead(in)) == 0) return false;
    in.bump(scan::blanks(ahead(in), scan::Lines::Cross));
    return true;
  }
};

template <typename Rule>
struct token : seq<Rule, blanks> {};
template <Spelling S>
struct key : token<spelt<S>> {};

// Depth of nesting: without a bound a text of parentheses alone would exhaust the stack.
struct too_deep : failure {};
template <typename Rule>
struct guarded {
  using rule_t = guarded;
  using subs_t = type_list<Rule>;
  static constexpr std::size_t kDeepest = 200;

  struct Level {
    explicit Level(std::size_t& depth) : depth_(++depth) {}
    ~Level() { --depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    std::size_t& depth_;
  };

  template <apply_mode A, rewind_mode M, template <typename...> class Action, template <typename...> class Control,
            typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in, Builder& builder) {
    const Level level(builder.depth);
    if (builder.depth > kDeepest) Control<too_deep>::raise(static_cast<const ParseInput&>(in), builder);
    return Control<Rule>::template match<A, M, Action, Control>(in, builder);
  }
};

// ( … ) or [ … ]
template <typename Open, typename Inner, typename Close>
struct enclosed {
  using rule_t = enclosed;
  using subs_t = type_list<Open, must<Inner>, must<Close>>;

  struct Bracket {
    Bracket(std::vector<std::uint32_t>& open, std::uint32_t at) : open_(open) { open_.push_back(at); }
    ~Bracket() { open_.pop_back(); }
    Bracket(const Bracket&) = delete;
    Bracket& operator=(const Bracket&) = delete;
    std::vector<std::uint32_t>& open_;
  };

  template <apply_mode A, rewind_mode M, template <typename...> class Action, template <typename...> class Control,
            typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in, Builder& builder) {
    const std::uint32_t at = builder.offset(in.current());
    if (!Control<Open>::template match<A, M, Action, Control>(in, builder)) return false;
    {
      const Bracket bracket(builder.brackets, at);
      (void)Control<seq<blanks, must<Inner, Close>>>::template match<A, rewind_mode::dontcare, Action, Control>(
          in, builder);
    }
    return Control<blanks>::template match<A, rewind_mode::dontcare, Action, Control>(in, builder);
  }
};
struct close_parenthesis : sign<")"> {};
struct close_square : sign<"]"> {};
template <typename Inner>
struct parentheses : enclosed<sign<"(">, Inner, close_parenthesis> {};
template <typename Inner>
struct squares : enclosed<sign<"[">, Inner, close_square> {};

// Matches Rule; a fault inside it, once told, loses this line only, then lines up to one that starts with Next.
template <typename Rule, typename Next = success>
struct recover {
  using rule_t = recover;
  using subs_t = type_list<Rule>;

  template <apply_mode A, rewind_mode M, template <typename...> class Action, template <typename...> class Control,
            typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in, Builder& builder) {
    const char* const start = in.current();
    try {
      return Control<Rule>::template match<A, M, Action, Control>(in, builder);
    } catch (const Interrupted& fault) {
      const std::uint32_t begin = builder.offset(start);
      builder.drop_from(begin);
      in.iterator() = builder.text().data() + after_its_rows(builder, begin, line_after(builder, begin, fault.resume));
    }
    while (!in.empty() &&
           !Control<at<Next>>::template match<apply_mode::nothing, rewind_mode::required, Action, Control>(in, builder))
      in.iterator() =
          builder.text().data() + line_after(builder, builder.offset(in.current()), builder.offset(in.current()));
    return true;
  }

  // « note du bulletin = selon exacte »: the line is lost, its rows with it, down to their `fin`.
  static std::uint32_t after_its_rows(const Builder& builder, std::uint32_t start, std::uint32_t next) {
    const std::string_view lines = builder.text().substr(start, next - start);
    if (std::count(lines.begin(), lines.end(), '\n') > 1 || !scan::opens_rows(lines)) return next;
    for (std::uint32_t line = next; line < builder.text().size(); line = line_after(builder, line, line)) {
      const std::string_view rest = builder.from(line + static_cast<std::uint32_t>(scan::blanks(builder.from(line))));
      if (scan::keyword("fin", rest) != 0) return line_after(builder, line, line);
      if (scan::keyword("article", rest) != 0) break;
    }
    return next;
  }

  // The first line after the fault, or its own line when nothing of it was read.
  static std::uint32_t line_after(const Builder& builder, std::uint32_t start, std::uint32_t fault) {
    std::uint32_t line = fault;
    while (line > start && scan::blank(builder.from(line - 1)) != 0)
      --line;
    if (line > start && builder.text()[line - 1] == '\n') return fault;
    const std::size_t end = builder.text().find('\n', fault);
    if (end == std::string_view::npos) return static_cast<std::uint32_t>(builder.text().size());
    return static_cast<std::uint32_t>(end +
                                      scan::blanks(builder.from(static_cast<std::uint32_t>(end)), scan::Lines::Cross));
  }
};

// The cases of one line, each matched by itself to its end: « ; » separates them, or TAB where the line has no « ; ».
template <typename Case>
struct cells {
  using rule_t = cells;
  using subs_t = type_list<Case>;

  template <apply_mode A, rewind_mode M, template <typename...> class Action, template <typename...> class Control,
            typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in, Builder& builder) {
    const std::string_view whole = ahead(in).substr(0, scan::rest_of_line(ahead(in)));
    std::string_view line = whole.substr(0, std::min(scan::raw_comment(whole), whole.size()));
    if (line.empty()) return false;
    const char separator = scan::has_semicolon(line) ? ';' : '\t';
    for (bool more = true; more;) {
      const std::size_t size = scan::case_size(line, separator);
      std::string_view one = line.substr(0, size);
      while (const std::size_t gap = scan::blank(one))
        one.remove_prefix(gap);
      ParseInput inside(one.data(), one.data() + one.size(), "");
      (void)Control<must<Case>>::template match<A, rewind_mode::dontcare, Action, Control>(inside, builder);
      more = size < line.size();
      line.remove_prefix(std::min(size + 1, line.size()));
    }
    in.bump(whole.size());
    return true;
  }
};

// What holds lines up to `fin` remembers the line that opened it.
template <typename... Rules>
struct block {
  using rule_t = block;
  using subs_t = type_list<Rules...>;

  struct Opening {
    Opening(std::vector<Span>& blocks, Span place) : blocks_(blocks) { blocks_.push_back(place); }
    ~Opening() { blocks_.pop_back(); }
    Opening(const Opening&) = delete;
    Opening& operator=(const Opening&) = delete;
    std::vector<Span>& blocks_;
  };

  template <apply_mode A, rewind_mode M, template <typename...> class Action, template <typename...> class Control,
            typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in, Builder& builder) {
    const std::uint32_t begin = builder.offset(in.current());
    const Opening opening(builder.blocks,
                          builder.span(begin, static_cast<std::uint32_t>(begin + scan::letters(ahead(in)))));
    return Control<seq<Rules...>>::template match<A, M, Action, Control>(in, builder);
  }
};

// A block that is not closed where another starts, or at the end of the text: told, then taken as closed.
struct unclosed {
  using rule_t = unclosed;
  using subs_t = empty_list;
  template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class, typename ParseInput>
  [[nodiscard]] static bool match(ParseInput& in, Builder& builder) {
    builder.report(unclosed_block(builder, builder.offset(in.current())));
    return true;
  }
};

}  // namespace bareme::syntax::grammar

namespace tao::pegtl {

template <typename Name, std::size_t (*Measure)(std::string_view)>
struct analyze_traits<Name, bareme::syntax::grammar::scanned<Measure>> : analyze_any_traits<> {};
template <typename Name, auto S>
struct analyze_traits<Name, bareme::syntax::grammar::spelt<S>> : analyze_any_traits<> {};
template <typename Name, auto S>
struct analyze_traits<Name, bareme::syntax::grammar::sign<S>> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, bareme::syntax::grammar::blanks> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, bareme::syntax::grammar::line_break> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, bareme::syntax::grammar::unclosed> : analyze_opt_traits<> {};
template <typename Name, typename Rule>
struct analyze_traits<Name, bareme::syntax::grammar::guarded<Rule>> : analyze_seq_traits<Rule> {};
template <typename Name, typename Open, typename Inner, typename Close>
struct analyze_traits<Name, bareme::syntax::grammar::enclosed<Open, Inner, Close>>
    : analyze_seq_traits<Open, Inner, Close> {};
template <typename Name, typename Rule, typename Next>
struct analyze_traits<Name, bareme::syntax::grammar::recover<Rule, Next>> : analyze_seq_traits<Rule> {};
template <typename Name, typename Case>
struct analyze_traits<Name, bareme::syntax::grammar::cells<Case>> : analyze_seq_traits<any, Case> {};
template <typename Name, typename... Rules>
struct analyze_traits<Name, bareme::syntax::grammar::block<Rules...>> : analyze_seq_traits<Rules...> {};

}  // namespace tao::pegtl
