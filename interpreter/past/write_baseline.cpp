#include <fmt/format.h>

#include "past/baseline.hpp"
#include "past/value.hpp"

namespace bareme::past {
namespace {

using plan::Batch;

// « MATH7.EF » is of MATH7: what is written on one line is of one object, so that git shows what changed, not where.
std::string owner(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos ? std::string() : name.substr(0, dot);
}

class Writer {
 public:
  explicit Writer(const Baseline& baseline) : baseline_(baseline) {}

  std::string all() {
    head();
    for (std::uint32_t i = 0; i < baseline_.batch.enrolments.size(); ++i)
      student(i);
    return text_ + "\nfin\n";
  }

 private:
  void head() {
    const Head& head = baseline_.head;
    text_ +=
        "# Ce qu'un jury a vu et décidé, écrit par « bareme figer ». « bareme rejouer » le relit. Ne pas modifier à la "
        "main.\n";
    text_ += "jury " + quoted(head.promotion) + "\n";
    line("année", quoted(head.year));
    if (head.session) line("session", std::to_string(*head.session));
    if (head.date) line("date", head.date->text());
    if (!head.president.empty()) line("présidence", quoted(head.president));
    line("règlement", quoted(head.title) + " version " + quoted(head.version) + " empreinte " + head.fingerprint);
    line("maquette", quoted(head.maquette) + " empreinte " + head.maquette_fingerprint);
    line("textes", quoted(head.texts));
    if (head.pseudonyms) line("pseudonymes", "oui");
    line("étudiants", std::to_string(baseline_.batch.enrolments.size()));
  }

  void line(const char* what, const std::string& value) { text_ += fmt::format("  {} {}\n", what, value); }

  // Consecutive values of one object share a line.
  template <class Range, class Name, class Value>
  void grouped(const char* word, std::uint32_t student, const Range& all, std::size_t& next, Name name, Value value) {
    std::string on, line;
    const auto flush = [&] {
      if (!line.empty()) text_ += fmt::format("  {} {}\n", word, line);
      line.clear();
    };
    for (; next < all.size() && owner_of(all[next]) == student; ++next) {
      const std::string named = name(all[next]);
      if (line.empty() || owner(named) != on) flush();
      on = owner(named);
      line += (line.empty() ? "" : " ; ") + named + " = " + value(all[next]);
    }
    flush();
  }
  template <class Given>
  static std::uint32_t owner_of(const Given& given) {
    return given.enrolment;
  }
  static std::uint32_t owner_of(const Result& result) { return result.student; }
  static std::uint32_t owner_of(const Decision& decision) { return decision.student; }

  const std::string& name(plan::NameId id) const { return baseline_.batch.names.text(id); }

  void student(std::uint32_t i) {
    const Batch& batch = baseline_.batch;
    const plan::Student& who = batch.enrolments[i].student;
    text_ += fmt::format("\nétudiant {} ; {} ; {}\n", quoted(who.number), quoted(who.name), quoted(who.first_name));
    const auto value = [&](const auto& given) { return written(given.value, batch.names); };
    grouped(
        "notes", i, batch.marks, mark_,
        [&](const plan::GivenMark& given) { return plan::describe_mark(name(given.exam), given.session); }, value);
    grouped(
        "convoqué", i, batch.convocations, call_,
        [&](const plan::Convocation& given) { return plan::describe_mark(name(given.exam), given.session); },
        [](const plan::Convocation&) { return "?"; });
    grouped(
        "faits", i, batch.facts, fact_,
        [&](const plan::GivenFact& given) { return plan::describe_fact(name(given.object), name(given.fact)); }, value);
    for (; line_ < batch.lines.size() && batch.lines[line_].enrolment == i; ++line_)
      brought(batch.lines[line_]);
    for (; frozen_ < batch.frozen.size() && batch.frozen[frozen_].enrolment == i;)
      acquired(i);
    for (; decision_ < baseline_.decisions.size() && baseline_.decisions[decision_].student == i; ++decision_)
      pronounced(baseline_.decisions[decision_]);
    grouped(
        "décidé", i, baseline_.results, result_, [&](const Result& given) { return name(given.cell); },
        [&](const Result& given) {
          return given.state == values::State::Present ? written(given.value, batch.names) : written_state(given.state);
        });
  }

  void brought(const plan::DossierLine& line) {
    const std::string& parent = name(line.parent);
    text_ += fmt::format("  ligne {} {}{} :", name(line.level), line.rank, parent.empty() ? "" : " de " + parent);
    bool first = true;
    for (const plan::LineFact& fact : line.facts) {
      text_ +=
          fmt::format("{} {} = {}", first ? "" : " ;", name(fact.fact), written(fact.value, baseline_.batch.names));
      first = false;
    }
    text_ += '\n';
  }

  // Of one year and one object.
  void acquired(std::uint32_t student) {
    const Batch& batch = baseline_.batch;
    const plan::FrozenValue& head = batch.frozen[frozen_];
    text_ += fmt::format("  acquis {} :", head.year.empty() ? "sans année" : head.year);
    bool first = true;
    for (; frozen_ < batch.frozen.size(); ++frozen_) {
      const plan::FrozenValue& one = batch.frozen[frozen_];
      if (one.enrolment != student || one.year != head.year || one.object != head.object) break;
      std::string what = plan::describe_fact(name(one.object), name(one.quantity));
      if (one.session != 0) what += "@" + std::to_string(one.session);
      text_ += fmt::format("{} {} = {}", first ? "" : " ;", what, written(one.value, batch.names));
      first = false;
    }
    text_ += '\n';
  }

  void pronounced(const Decision& one) {
    text_ += fmt::format("  jury {} = {}", one.object.empty() ? "étudiant" : one.object, quoted(one.code));
    if (!one.suite.empty()) text_ += " ; suite " + quoted(one.suite);
    if (one.session != 0) text_ += " ; session " + std::to_string(one.session);
    if (!one.proposition.empty()) text_ += " ; proposition " + quoted(one.proposition);
    if (!one.article.empty()) text_ += " ; article " + quoted(one.article);
    if (one.forced) text_ += " ; hors règlement";
    if (one.overtaken) text_ += " ; dépassé";
    if (!one.motive.empty()) text_ += " ; motif " + quoted(one.motive);
    text_ += '\n';
  }

  const Baseline& baseline_;
  std::string text_;
  std::size_t mark_ = 0, call_ = 0, fact_ = 0, line_ = 0, frozen_ = 0, decision_ = 0, result_ = 0;
};

}  // namespace

std::string text_of(const Baseline& baseline) { return Writer(baseline).all(); }

}  // namespace bareme::past
