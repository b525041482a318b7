#include "repl/lsp/opened_base.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace bareme::repl::lsp {
namespace {

namespace fs = std::filesystem;

// Beyond, an answer would no longer come while one types.
constexpr std::size_t at_each_change = 2000;

std::string text_of(const nlohmann::json& settings, const char* name) {
  const auto found = settings.find(name);
  if (found == settings.end()) return "";
  return found->is_string() ? found->get<std::string>() : found->is_number_integer() ? found->dump() : "";
}

// What tells that a base is not what it was: when its files were written, and how long they are.
std::string stamp_of(const std::string& base) {
  std::string stamp;
  for (const char* beside : {"", "-wal"}) {
    std::error_code error;
    const auto size = fs::file_size(base + beside, error);
    const auto written = fs::last_write_time(base + beside, error);
    if (!error) stamp += fmt::format("{}@{} ", size, written.time_since_epoch().count());
  }
  return stamp;
}

std::string first_error(const diagnostics::Diagnostics& problems) {
  for (const diagnostics::Diagnostic& problem : problems.all())
    if (problem.severity() == diagnostics::Severity::Error) return problem.code() + " " + problem.message();
  return "";
}

}  // namespace

bool OpenedBase::set(const nlohmann::json& settings, const std::string& root) {
  if (!settings.is_object()) return false;
  std::string base = text_of(settings, "base");
  if (!base.empty() && fs::path(base).is_relative()) base = (fs::path(root) / base).lexically_normal().generic_string();
  Which which{text_of(settings, "promotion"), text_of(settings, "maquette"), text_of(settings, "annee"),
              text_of(settings, "version")};
  plan::Jury jury;
  const std::string session = text_of(settings, "session");
  if (session.size() == 1 && session[0] >= '1' && session[0] <= '9') jury.session = session[0] - '0';
  if (const std::string date = text_of(settings, "date"); !date.empty()) jury.date = values::Date::parse(date);
  const auto hides = settings.find("anonymat");
  const bool hidden = hides != settings.end() && hides->is_boolean() && hides->get<bool>();
  const std::string student = text_of(settings, "etudiant");
  const auto all = [](const Which& one) { return std::tie(one.promotion, one.maquette, one.year, one.version); };
  if (base == base_ && all(which) == all(which_) && jury.session == jury_.session && jury.date == jury_.date &&
      hidden == hidden_ && student == student_)
    return false;
  base_ = std::move(base);
  which_ = std::move(which);
  jury_ = jury;
  hidden_ = hidden;
  student_ = student;
  stamp_.clear();
  before_.reset();
  standings_.clear();
  return true;
}

void OpenedBase::read_again() {
  standings_.clear();
  uncompared_.clear();
  before_ = std::make_unique<Session>();
  diagnostics::Diagnostics problems;
  if (before_->open(base_, which_, problems)) {
    before_->ask_as(jury_);
    if (before_->evaluate({}, problems)) return;
  }
  uncompared_ = first_error(problems);
  before_.reset();
}

Standing OpenedBase::stand(std::shared_ptr<Together> together) {
  Standing made;
  made.together = std::move(together);
  made.uncompared = uncompared_;
  Session& session = made.together->session;
  diagnostics::Diagnostics problems;
  if (!stand_over(session, base_, which_, problems)) {
    made.fault = first_error(problems);
    return made;
  }
  session.ask_as(jury_);
  session.hide_names(hidden_);
  if (!session.evaluate({}, problems)) {
    made.fault = first_error(problems);
    return made;
  }
  made.yields = yields(session, before_.get());
  if (before_) made.redecided = redecided(session, *before_);
  if (!student_.empty()) {
    diagnostics::Diagnostics unknown;
    made.student = session.student(student_, unknown);
    if (!made.student) made.unknown_student = student_;
  }
  return made;
}

const Standing* OpenedBase::of(Workshop& workshop, const std::string& path) {
  std::shared_ptr<Together> sound = workshop.last_sound(path);
  if (!named() || !sound) return nullptr;
  if (const std::string stamp = stamp_of(base_); stamp != stamp_ || stamp_.empty()) {
    stamp_ = stamp;
    read_again();
  }
  const auto known = std::find_if(standings_.begin(), standings_.end(),
                                  [&](const Standing& one) { return one.together->sources.contains(path); });
  if (known == standings_.end()) return &standings_.emplace_back(stand(std::move(sound)));
  const bool large = before_ && before_->promotion().size() > at_each_change;
  if (known->together != sound && (!large || sound->whole)) *known = stand(std::move(sound));
  return &*known;
}

}  // namespace bareme::repl::lsp
