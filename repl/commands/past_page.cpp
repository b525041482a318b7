#include "repl/commands/past_page.hpp"

namespace bareme::repl {

const char* status_word(Replayed status) {
  switch (status) {
    case Replayed::Same:
      return "identique";
    case Replayed::Expected:
      return "attendue";
    case Replayed::Awaited:
      return "en attente";
    case Replayed::Values:
      return "valeurs seules";
    case Replayed::Changed:
      return "changée";
    case Replayed::Accepted:
      return "acceptée";
  }
  return "";
}

report::ReplayPage::Jury jury_page(const ReplayedJury& jury) {
  report::ReplayPage::Jury page{
      jury.past.title(), jury.now.regulation().title, jury.now.regulation().version, jury.path, jury.in_force, {},
      jury.replay.lost,  jury.replay.orphans};
  for (const ReplayedStudent& student : jury.replay.students) {
    report::ReplayPage::Student one{student.number,
                                    jury.now.student_name(student.row),
                                    status_word(student.status),
                                    student.article,
                                    student.because,
                                    student.reason,
                                    student.refused,
                                    {},
                                    student.choices,
                                    {}};
    for (const PastDifference& difference : student.differences)
      one.differences.push_back({difference.what, difference.before, difference.after});
    page.students.push_back(std::move(one));
  }
  return page;
}

}  // namespace bareme::repl
