#include "session/past_precedents.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>
#include <tuple>
#include <utility>

#include "session/inside.hpp"
#include "session/past_as_of.hpp"
#include "session/similar.hpp"

namespace bareme {
namespace {

std::string proposed(const Session& session, semantics::ObjectId object, const values::Value& value) {
  const auto cell = result_cell(session.regulation(), session.curriculum(), object);
  return cell ? session.words(*cell, value) : "";
}

const Taken* decision_on(const Session& session, std::size_t student, const std::string& object) {
  const Taken* last = nullptr;
  for (const Taken& one : session.taken())
    if (one.object == object && one.student == session.promotion().students[student].number) last = &one;
  return last;
}

}  // namespace

void Precedents::add(const std::string& jury, Session session) { all_.push_back({jury, std::move(session)}); }

void Precedents::add_earlier_years(const Session& now, Session::Diagnostics& diagnostics) {
  if (now.base().empty()) return;
  const Which& own = Inside::of(now).selection;
  for (const Which& one : promotions_of(now.base(), {"", own.maquette, "", ""}, diagnostics)) {
    if (one.year >= own.year) continue;
    Session past;
    Session::Diagnostics problems;
    if (!past.open(now.base(), one, problems)) {
      for (const diagnostics::Diagnostic& problem : problems.all())
        diagnostics.add(problem);
      continue;
    }
    const auto frozen = frozen_.find({one.promotion, one.year});
    if (frozen != frozen_.end() && frozen->second >= session_sat(past)) continue;
    past.ask_as({past.regulation().sessions, {}});
    const std::string name = past.promotion().name;
    add(name.find(one.year) == std::string::npos ? name + " " + one.year : name, std::move(past));
  }
}

void Precedents::add_juries_beside(const Session& now, Session::Diagnostics& diagnostics) {
  namespace fs = std::filesystem;
  if (now.base().empty()) return;
  std::error_code error;
  std::vector<std::string> files;
  const fs::path folder = fs::path(now.base()).parent_path() / "juries";
  for (fs::directory_iterator file(folder, error), end; !error && file != end; file.increment(error))
    if (file->path().extension() == ".jury") files.push_back(file->path().generic_string());
  std::sort(files.begin(), files.end());
  const Which& own = Inside::of(now).selection;
  for (const std::string& file : files) {
    diagnostics::Sources sources;
    const auto past = read_past_jury({file}, sources, diagnostics);
    if (!past || (past->baseline.head.promotion == own.promotion && past->baseline.head.year == own.year)) continue;
    const auto texts = texts_beside(*past, diagnostics);
    Session session;
    std::vector<std::string> lost;
    if (texts && load_in_force(session, *past, *texts, diagnostics) && stand(session, *past, true, lost, diagnostics)) {
      const past::Head& head = past->baseline.head;
      int& last = frozen_[{head.promotion, head.year}];
      last = std::max(last, head.session.value_or(1));
      add(past->title(), std::move(session));
    }
  }
}

std::vector<Precedent> Precedents::of(const Session& now, std::size_t student, semantics::ObjectId object) {
  std::vector<Precedent> found;
  const std::vector<Case> here = cases_on(now, object);
  if (here.empty()) return found;
  const std::string wanted = proposed(now, object, here[student].proposed);
  const bool root = object == now.curriculum().root();
  for (Past& past : all_) {
    const auto objects = root ? std::vector{past.session.curriculum().root()}
                              : past.session.curriculum().find(now.curriculum().address(object));
    if (objects.size() != 1) continue;
    const std::vector<Case> there = cases_on(past.session, objects.front());
    const auto cell = result_cell(past.session.regulation(), past.session.curriculum(), objects.front());
    std::map<std::tuple<bool, std::string, std::string, bool>, std::size_t> counts;
    for (std::size_t other = 0; other < there.size(); ++other) {
      if (there[other].missed != here[student].missed ||
          proposed(past.session, objects.front(), there[other].proposed) != wanted)
        continue;
      const Taken* act =
          decision_on(past.session, other, root ? "" : past.session.curriculum().address(objects.front()));
      const std::string stands =
          act != nullptr ? act->pronounced : past.session.words(*cell, past.session.value(other, *cell));
      ++counts[{act == nullptr, stands, act != nullptr ? act->article : "", act != nullptr && act->forced}];
    }
    for (const auto& [what, count] : counts)
      found.push_back({past.jury, std::get<1>(what), std::get<2>(what), !std::get<0>(what), std::get<3>(what), count});
  }
  return found;
}

}  // namespace bareme
