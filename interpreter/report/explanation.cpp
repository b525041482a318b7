#include "report/explanation.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include "evaluation/wording.hpp"
#include "report/explanation_line.hpp"
#include "report/prospect_text.hpp"
#include "report/value_text.hpp"

namespace bareme::report {

using evaluation::Trace;
using Kind = Trace::Kind;

namespace {

constexpr int open_levels = 2;
constexpr std::ptrdiff_t listed_at_most = 6;  // objects under one line, unless all is asked; of more, the first ones
constexpr std::size_t first_of_many = 3;

// Seventeen exams say no more than three and how many they are; letters, rows and exceptions are each an answer.
bool is_one_of_many(const Trace* trace) {
  return trace->kind != Kind::Letter && trace->kind != Kind::Row && trace->kind != Kind::Exception;
}

// « faux : a), c) » of a row of letters that was not met.
std::string refused_letters(const Trace& row) {
  std::string letters;
  for (const Trace& child : row.children)
    if (child.kind == Kind::Letter && child.value.is_truth() && !child.value.truth())
      letters += (letters.empty() ? "faux : " : ", ") + child.letter + ")";
  return letters;
}

bool reads_as_sentence(const Trace& trace) {  // its label says it all; the symbol says how it turned out
  return trace.kind == Kind::Letter || trace.kind == Kind::Row || trace.kind == Kind::Exception ||
         (trace.kind == Kind::Item && trace.value.is_truth());
}

class Explanation {
 public:
  Explanation(const semantics::CheckedRegulation& regulation, const ExplanationOptions& options)
      : regulation_(regulation), options_(options) {}

  std::string told(const Trace& root) {
    line("", "", root, {}, false);
    said_ = root.remark;
    if (root.foreseen)
      for (const std::string& reason : prospect_reasons(regulation_, *root.foreseen))
        out_ += laid_out({"  ", "  ", "", reason, "", ""}, options_.width, options_.colour);
    branches(root, "", 0);
    if (folded_ && !options_.unfold.empty()) out_ += "(… : replié ; tout montrer : " + options_.unfold + ")\n";
    return std::move(out_);
  }

 private:
  // What the parent's line already shows, or what was considered and did not apply.
  bool worth_showing(const Trace& trace) const {
    if (options_.all || trace.tried) return true;
    if (trace.kind == Kind::Quantity && trace.formula == value(trace)) return false;  // « B 635 = 635 »
    if (!trace.decisive && (trace.kind == Kind::Row || trace.kind == Kind::Exception || trace.kind == Kind::Item))
      return false;
    if (trace.kind == Kind::Letter || trace.kind == Kind::Exception || !trace.formula.empty()) return true;
    if (reads_as_sentence(trace)) return trace.kind == Kind::Item || has_branches(trace) || !trace.remark.empty();
    if (trace.kind == Kind::Mark || trace.kind == Kind::Fact) return !trace.remark.empty();
    return !trace.remark.empty() || has_branches(trace);
  }
  bool has_branches(const Trace& trace) const {
    return std::any_of(trace.children.begin(), trace.children.end(),
                       [&](const Trace& child) { return worth_showing(child); });
  }

  // A condition on one quantity is followed by that quantity's formula, without naming it a second time.
  const Trace* spoken_for(const Trace& trace) const {
    if (!reads_as_sentence(trace)) return nullptr;
    const Trace* only = nullptr;
    for (const Trace& child : trace.children) {
      if (!worth_showing(child)) continue;
      if (only) return nullptr;
      only = &child;
    }
    const bool speaks =
        only && (only->kind == Kind::Quantity || (only->kind == Kind::Item && only->value.is_truth() && !options_.all));
    return speaks ? only : nullptr;
  }

  void branches(const Trace& trace, const std::string& under, int depth) {
    if (const Trace* only = spoken_for(trace)) {
      if (!only->formula.empty())
        formula_line(*only, under, trace.article);
      else if (only->kind == Kind::Quantity && !remark(*only).empty() && only->remark != trace.remark)
        out_ += under + only->remark + "\n";
      return branches(*only, under, depth);
    }
    std::vector<const Trace*> shown;
    for (const Trace& child : trace.children)
      if (worth_showing(child)) shown.push_back(&child);
    std::size_t folded = 0;
    if (!options_.all && std::count_if(shown.begin(), shown.end(), is_one_of_many) > listed_at_most) {
      std::size_t listed = 0;
      const auto kept = std::remove_if(shown.begin(), shown.end(), [&](const Trace* one) {
        return is_one_of_many(one) && ++listed > first_of_many;
      });
      folded = static_cast<std::size_t>(shown.end() - kept);
      shown.erase(kept, shown.end());
    }
    for (std::size_t i = 0; i < shown.size(); ++i)
      branch(*shown[i], under, folded == 0 && i + 1 == shown.size(), depth + 1, trace.article);
    if (folded == 0) return;
    folded_ = true;
    out_ += under + "└─ … et " + std::to_string(folded) + " autres\n";
  }

  void branch(const Trace& trace, const std::string& under, bool last, int depth, semantics::ArticleId above) {
    const std::string below = under + (last ? "     " : "│    ");
    if (trace.tried && !options_.all) return passed_over(trace, under, last);
    const bool open = options_.all || (trace.decisive && depth < open_levels);
    const bool hides = !open && has_branches(trace);
    folded_ = folded_ || hides;
    line(under + (last ? "└─ " : "├─ "), below, trace, above, hides);
    if (open) branches(trace, below, trace.kind == Kind::Row ? depth - 1 : depth);  // a row is only its letters' title
  }

  void passed_over(const Trace& row, const std::string& under, bool last) {
    const std::string letters = refused_letters(row);
    ExplanationLine made{under + (last ? "└─ " : "├─ "), "", mark_of(row), row.label, letters, "", true};
    out_ += laid_out(made, options_.width, options_.colour);
    folded_ = true;
  }

  void line(const std::string& branch, const std::string& under, const Trace& trace, semantics::ArticleId above,
            bool hides) {
    ExplanationLine made{branch, under, mark_of(trace), words(trace), remark(trace), article(trace, above)};
    if (hides) made.text += reason(trace) + " …";
    if (hides && made.remark.empty() && trace.value.state() != values::State::EnAttente)
      made.remark = hidden_codes(trace);
    out_ += laid_out(made, options_.width, options_.colour);
  }

  // « PHYS.EF EXC »: a mark that is no mark weighs more than what is folded with it. Those that are left out, and those
  // that make wait, are told where they count.
  std::string hidden_codes(const Trace& trace) const {
    std::vector<std::string> codes;
    gather_codes(trace, trace.formula, codes);
    std::string told;
    for (std::size_t i = 0; i < codes.size() && i < first_of_many; ++i)
      told += (i == 0 ? "" : ", ") + codes[i];
    return codes.size() > first_of_many ? told + "…" : told;
  }
  void gather_codes(const Trace& trace, const std::string& shown, std::vector<std::string>& codes) const {
    for (const Trace& child : trace.children) {
      gather_codes(child, shown, codes);
      if (child.kind != Kind::Mark || !child.value.is_code()) continue;
      const semantics::Code& code = regulation_.code(child.value.code());
      if (code.effect == semantics::MarkEffect::Neutral || code.effect == semantics::MarkEffect::Awaits) continue;
      static const std::string first = " session 1";
      const std::string mark =
          child.label.ends_with(first) ? child.label.substr(0, child.label.size() - first.size()) : child.label;
      const std::string told = mark + " " + code.name;
      if (shown.find(code.name) == std::string::npos && std::find(codes.begin(), codes.end(), told) == codes.end())
        codes.push_back(told);
    }
  }

  // « S7 : validé, résultat AJ (Ajourné) »: what a folded yes or no rests on, when that is one word.
  std::string reason(const Trace& trace) const {
    const Trace* only = trace.kind == Kind::Item ? spoken_for(trace) : nullptr;
    return only && only->type.kind == values::Kind::Truth && !only->formula.empty() ? ", " + only->formula : "";
  }

  void formula_line(const Trace& trace, const std::string& under, semantics::ArticleId above) {
    out_ += laid_out({under, under, "", trace.formula + outcome(trace), remark(trace), article(trace, above)},
                     options_.width, options_.colour);
  }

  // What the whole waits for is told once, at the top.
  // The reason the règlement prints of a letter comes before what the calculation says of it.
  std::string remark(const Trace& trace) const {
    std::string remark = trace.remark == said_ ? "" : trace.remark;
    if (trace.foreseen && trace.foreseen->between)
      if (const std::string range = prospect_text(regulation_, *trace.foreseen); !range.empty())
        remark += (remark.empty() ? "" : " ; ") + range;
    if (trace.reason.empty()) return remark;
    return remark.empty() ? trace.reason : trace.reason + " (" + remark + ")";
  }

  std::string mark_of(const Trace& trace) const {
    const bool number = trace.value.present() && !trace.value.is_truth() && !trace.value.is_code();
    return number ? "" : symbol(regulation_, trace.value);
  }

  std::string words(const Trace& trace) const {
    const std::string letter = trace.letter.empty() ? "" : trace.letter + ") ";
    if (reads_as_sentence(trace))
      return letter + trace.label + (options_.all && !trace.value.present() ? " : " + value(trace) : "");
    std::string text = trace.label + (trace.value.is_truth() ? " : " : " ") + value(trace);
    if (trace.foreseen && !trace.foreseen->between)  // though it waits (R21): beside the value, not in its place
      if (const std::string to_come = prospect_text(regulation_, *trace.foreseen); !to_come.empty())
        text += ", " + to_come;
    const bool says_more = trace.formula != value(trace) || !outcome(trace).empty();  // not « grade F = F »
    if (!trace.formula.empty() && says_more) text += " = " + trace.formula + outcome(trace);
    return text + fraction(trace);
  }

  std::string value(const Trace& trace) const {
    if (!trace.value.is_code()) return value_text(regulation_, trace.value, trace.type, trace.rounding);
    return trace.kind == Kind::Mark ? regulation_.code(trace.value.code()).name
                                    : evaluation::code_words(regulation_.code(trace.value.code()));
  }

  // « = 9,7228… → 9,72 »: both forms where rounding changed the value.
  std::string outcome(const Trace& trace) const {
    if (!trace.value.is_number()) return "";
    if (!trace.before_rounding || *trace.before_rounding == trace.value.number()) return "";
    const std::string exact = " " + evaluation::number_words(*trace.before_rounding);
    const std::string rounded = " → " + evaluation::number_words(trace.value.number(), trace.rounding);
    const bool said = trace.formula.size() >= exact.size() &&
                      trace.formula.compare(trace.formula.size() - exact.size(), exact.size(), exact) == 0;
    return said ? rounded : " =" + exact + rounded;
  }

  std::string fraction(const Trace& trace) const {
    if (!options_.all || !trace.value.is_number()) return "";
    const values::Number& exact = trace.before_rounding.value_or(trace.value.number());
    return exact.exact_text().find('/') == std::string::npos ? "" : " [" + exact.fraction() + "]";
  }

  std::string article(const Trace& trace, semantics::ArticleId above) const {
    if (!trace.article.valid() || (trace.letter.empty() && trace.article == above)) return "";
    const std::string number = "art. " + regulation_.articles[trace.article.index()].number;
    return trace.letter.empty() ? number : number + " " + evaluation::cited(trace.letter);
  }

  const semantics::CheckedRegulation& regulation_;
  const ExplanationOptions& options_;
  std::string out_, said_;
  bool folded_ = false;
};

}  // namespace

std::string explanation(const semantics::CheckedRegulation& regulation, const Trace& trace,
                        const ExplanationOptions& options) {
  return Explanation(regulation, options).told(trace);
}

}  // namespace bareme::report
