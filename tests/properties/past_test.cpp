// Past juries: what is written is read and written again as the same bytes, whatever it holds; a jury just frozen is
// replayed as identical by its règlement, whatever règlement; a mark changed by hand is told, or changes nothing.
#include <catch2/catch.hpp>

#include <algorithm>

#include "intake/exam_address.hpp"
#include "past/baseline.hpp"
#include "plan/fill.hpp"
#include "properties/random_trial.hpp"
#include "session/inside.hpp"
#include "session/past.hpp"
#include "support/dice.hpp"
#include "support/random_promotion.hpp"
#include "support/trial_world.hpp"

namespace {

using namespace bareme;  // NOLINT: tests read as the language of the house
using plan::InputKey;
using support::Dice;
using support::RandomTexts;

// ---- any jury

std::string hostile(Dice& dice) {
  std::string text;
  for (std::size_t i = dice.below(6); i-- > 0;)
    text += dice.word({"Zoé", "\"", ";",  " = ", "#",    "\n",  "\r\n", "fin",  "étudiant", "e\xCC\x81", "Nguyễn",
                       "'",   " ",  "\t", "→",   "12,5", "oui", "?",    "code", "œ",        "Å",         "…"});
  return text;
}

plan::Datum any(Dice& dice, plan::TextPool& names) {
  plan::Datum datum;
  switch (dice.below(5)) {
    case 0:
      datum.number = values::Number(dice.between(-20000, 20000), dice.between(1, 700));
      break;
    case 1:
      datum.kind = values::Kind::Truth;
      datum.number = dice.between(0, 1);
      break;
    case 2:
      datum.kind = values::Kind::Date;
      datum.number = values::Number(dice.between(-10000, 40000));
      break;
    case 3:
      datum.kind = values::Kind::Code;
      datum.text =
          names.id(dice.word({"ABI", "oui", "12", "en attente", "a;b", "code", "ADM 2", "-", "?", "01/02/2025"}));
      break;
    default:
      datum.kind = values::Kind::Text;
      datum.text = names.id(hostile(dice));
  }
  return datum;
}

past::Baseline any_jury(std::uint64_t seed) {
  Dice dice(seed);
  past::Baseline jury;
  past::Head& head = jury.head;
  head.promotion = hostile(dice);
  head.year = dice.word({"2024-2025", "", "hier"});
  if (dice.chance(80)) head.session = dice.between(1, 9);
  if (dice.chance(80)) head.date = values::Date::of(2025, 7, dice.between(1, 31));
  head.president = hostile(dice);
  head.title = "É" + hostile(dice);
  head.version = hostile(dice);
  head.maquette = "M" + hostile(dice);
  head.fingerprint = head.maquette_fingerprint = "3f9c";
  head.texts = "textes/1";
  head.pseudonyms = dice.chance(20);
  plan::Batch& batch = jury.batch;
  const auto id = [&](const std::string& text) { return batch.names.id(text); };
  const auto name = [&](std::size_t i) { return id(dice.word({"MATH7", "Projet d'été", "S5"}) + std::to_string(i)); };
  for (std::uint32_t student = 0; student < 1 + dice.below(4); ++student) {
    batch.enrolments.push_back(
        {{"E" + std::to_string(student) + hostile(dice), hostile(dice), hostile(dice)}, "", "", "", false, {}, ""});
    for (std::size_t i = dice.below(5); i-- > 0;) {
      plan::Datum mark = any(dice, batch.names);
      if (mark.kind != values::Kind::Code) mark = {};
      batch.marks.push_back({student, name(i), static_cast<std::uint8_t>(dice.between(1, 9)), mark, {}});
    }
    for (std::size_t i = dice.below(3); i-- > 0;)
      batch.convocations.push_back({student, name(i), 2, {}});
    for (std::size_t i = dice.below(5); i-- > 0;)
      batch.facts.push_back(
          {student, dice.chance(30) ? id("") : name(i), id("fait " + std::to_string(i)), any(dice, batch.names), {}});
    for (int rank = 1; rank <= static_cast<int>(dice.below(3)); ++rank) {
      plan::DossierLine line{student, id("cours"), dice.chance(50) ? id("") : id("S8"), rank, {}, {}, {}};
      for (std::size_t i = dice.below(3); i-- > 0;)
        line.facts.push_back({id("fait " + std::to_string(i)), any(dice, batch.names)});
      batch.lines.push_back(line);
    }
    for (std::size_t i = dice.below(4); i-- > 0;)
      batch.frozen.push_back({student,
                              dice.word({"2023-2024", ""}),
                              name(i),
                              id("moyenne"),
                              static_cast<std::uint8_t>(dice.below(3)),
                              any(dice, batch.names),
                              {}});
    for (std::size_t i = dice.below(3); i-- > 0;)
      jury.decisions.push_back({student,
                                dice.word({"", "S7"}) + (i == 0 ? "" : std::to_string(i)),
                                dice.between(0, 9),
                                hostile(dice),
                                hostile(dice),
                                hostile(dice),
                                hostile(dice),
                                hostile(dice),
                                dice.chance(50),
                                dice.chance(50),
                                {}});
    for (std::size_t i = dice.below(6); i-- > 0;) {
      past::Result result{student, id("S7.n" + std::to_string(i)), values::State::Present, any(dice, batch.names), {}};
      if (dice.chance(20)) result.state = values::State::EnAttente;
      jury.results.push_back(result);
    }
  }
  return jury;
}

// ---- a jury that sat on random rules

// Texts, then a promotion that holds nothing a base would not: no act, no age without a year, no half line.
bool sit(Session& session, const RandomTexts& texts, std::uint64_t seed) {
  diagnostics::Diagnostics problems;
  if (!session.load({{"r.bareme", texts.regulation_text()}, {"m.bareme", texts.maquette_text()}}, problems))
    return false;
  const support::TrialWorld world = support::world_of(texts, seed);
  if (!world.refusal.empty()) return false;
  std::vector<InputKey> inputs;
  // What a table can name: a level the maquette leaves out has no name, two épreuves may share one.
  const semantics::Curriculum& there = world.curriculum;
  const auto is_named = [&](const InputKey& key) {
    if (there.object(key.object).line) return false;
    if (key.kind == InputKey::Kind::Mark) return there.find(intake::exam_address(there, key.object)).size() == 1;
    const auto at = plan::objects_at(there, key.object == there.root() ? "" : there.address(key.object));
    const auto of_its_level = [&](semantics::ObjectId one) {
      return there.object(one).level == there.object(key.object).level;
    };
    return std::find(at.begin(), at.end(), key.object) != at.end() &&
           std::count_if(at.begin(), at.end(), of_its_level) == 1;
  };
  for (const auto& [key, column] : world.promotion.columns())
    if ((key.kind == InputKey::Kind::Mark || key.kind == InputKey::Kind::Fact) && is_named(key)) inputs.push_back(key);
  const semantics::Curriculum* maquette = Inside::of(session).maquette("", problems);
  if (maquette == nullptr) return false;
  for (const InputKey& key : inputs)
    if (key.object.index() >= maquette->objects.size()) return false;
  plan::Promotion promotion = support::random_promotion(session.regulation(), *maquette, inputs, 7, seed);
  promotion.name = "P";
  Inside::of(session).stand(*maquette, std::move(promotion));
  session.ask_as({Dice(seed, "session").between(1, 2), values::Date::of(2025, 7, 4)});
  return true;
}

std::optional<FrozenJury> frozen(Session& session, std::string& why) {
  diagnostics::Diagnostics problems;
  auto jury = freeze(session, {}, problems);
  for (const auto& one : problems.all())
    why += one.code() + " " + one.message() + "\n";
  return jury;
}

std::optional<Replay> replayed(const FrozenJury& jury, const std::string& text, std::string& why) {
  diagnostics::Diagnostics problems;
  diagnostics::Sources sources;
  const auto past = read_past_jury({"x.jury", text}, sources, problems);
  Session again;
  std::vector<std::string> lost;
  std::optional<Replay> replay;
  if (past && again.load(jury.texts, problems) && stand(again, *past, true, lost, problems))
    replay = bareme::replay(again, nullptr, *past, problems);
  for (const auto& one : problems.all())
    why += one.code() + " " + one.message() + "\n";
  return replay;
}

// « = 9,5 » of a « notes » line becomes another mark; where: how many there are before it.
std::string one_mark_changed(const std::string& text, Dice& dice) {
  std::vector<std::size_t> places;
  for (std::size_t line = text.find("\n  notes "); line != std::string::npos; line = text.find("\n  notes ", line + 1))
    for (std::size_t at = text.find(" = ", line + 1); at != std::string::npos && at < text.find('\n', line + 1);
         at = text.find(" = ", at + 1))
      places.push_back(at + 3);
  if (places.empty()) return text;
  const std::size_t at = dice.one_of(places);
  const std::size_t end = std::min(text.find(" ;", at), text.find('\n', at));
  return text.substr(0, at) + std::to_string(dice.between(0, 20)) + text.substr(end);
}

}  // namespace

TEST_CASE("property: any jury is written, read and written as the same bytes", "[past]") {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const std::string written = past::text_of(any_jury(seed));
    diagnostics::Sources sources;
    diagnostics::Diagnostics problems;
    const auto read = past::read_baseline(sources, sources.add("x.jury", past::legible(written)), problems);
    INFO("seed " << seed << "\n" << written);
    for (const auto& one : problems.all())
      UNSCOPED_INFO(one.code() << " " << one.message());
    REQUIRE(read);
    REQUIRE(past::text_of(*read) == written);
  }
}

TEST_CASE("property: a jury just frozen is replayed as identical, by any règlement", "[past]") {
  std::size_t sat = 0;
  support::hold(
      [&sat](const RandomTexts& texts, std::uint64_t seed) -> std::optional<std::string> {
        Session session;
        if (!sit(session, texts, seed)) return std::nullopt;
        ++sat;
        std::string why;
        const auto jury = frozen(session, why);
        if (!jury) return "not frozen: " + why;
        const auto replay = replayed(*jury, jury->text, why);
        if (!replay) return "not replayed: " + why;
        if (replay->count(Replayed::Same) != replay->students.size()) return "not the same again";
        return std::nullopt;
      },
      150);
  CHECK(sat >= 20);
}

TEST_CASE("property: a mark changed by hand is told, or changes no decision", "[past]") {
  support::hold(
      [](const RandomTexts& texts, std::uint64_t seed) -> std::optional<std::string> {
        Session session;
        if (!sit(session, texts, seed)) return std::nullopt;
        std::string why;
        const auto jury = frozen(session, why);
        if (!jury) return std::nullopt;  // the property before tells it
        Dice dice(seed, "changed");
        const std::string text = one_mark_changed(jury->text, dice);
        const auto replay = replayed(*jury, text, why);
        if (!replay) return "not replayed: " + why;
        // What those dossiers give, frozen anew: the same results, or somebody is told.
        diagnostics::Diagnostics problems;
        diagnostics::Sources sources;
        const auto past = read_past_jury({"x.jury", text}, sources, problems);
        Session changed;
        std::vector<std::string> lost;
        if (!past || !changed.load(jury->texts, problems) || !stand(changed, *past, true, lost, problems))
          return "lost";
        const auto anew = frozen(changed, why);
        if (!anew) return "not frozen: " + why;
        const auto decided = [](const std::string& all) {
          std::string kept;
          for (std::size_t at = all.find("\n  décidé"); at != std::string::npos; at = all.find("\n  décidé", at + 1))
            kept += all.substr(at, all.find('\n', at + 1) - at);
          return kept;
        };
        const bool told = replay->count(Replayed::Same) != replay->students.size();
        if (told == (decided(anew->text) == decided(jury->text)))
          return told ? "told, and nothing changed" : "not told";
        return std::nullopt;
      },
      150);
}
