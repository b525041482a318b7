// What the command line asked, as it was typed: each command reads what concerns it. Values are read and checked by
// opening.cpp.
#pragma once

#include <string>
#include <vector>

namespace bareme::repl {

struct Options {
  std::vector<std::string> arguments;  // in order, without options: files, then a student and a question for `pourquoi`
  std::string base, regulation, promotion, year, session, date, columns, author, version, output, place, except, motive,
      tolerance, until, court, texts, arithmetic, language = "fr", seed, picture;
  std::vector<std::string> towards;      // titles of maquettes, for the next year
  std::vector<std::string> maquettes;    // files or, for one, a title
  std::vector<std::string> of_students;  // those a document is about
  std::vector<std::string> members;      // of the jury: « Mme Durand, présidente »
  std::vector<std::string> students, facts, marks, lines, acquired;
  bool json = false, csv = false, csv_fr = false;
  bool replace = false, replace_regulation = false, dry_run = false, check_only = false, coverage = false,
       everything = false, without_history = false, no_questions = false, consolidated = false, identity = false,
       lossy = false, pseudonyms = false, follow = false;
};

}  // namespace bareme::repl
