// Where the checked rows of files go, one at a time: into a batch in memory (intake/batch_receiver.hpp), or out of it,
// on the way to a base (records/staging.hpp). It also remembers for who reads what grows with the files: who is
// enrolled, which rows were met, what was told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "plan/batch.hpp"

namespace bareme::plan {

struct Enrolled {
  std::uint32_t id = 0;            // from 0, in the order they were enrolled
  std::size_t curriculum = 0;      // index among those the reader was given
  const Enrolment* who = nullptr;  // until the receiver is asked for another
};

struct GivenTwice {
  std::string what, student;
  diagnostics::Span first, second;
  bool line = false;  // of a dossier, in two files
};

class Receiver {
 public:
  virtual ~Receiver() = default;

  virtual TextPool& names() = 0;  // what addresses are made of: no more of them than the maquettes have
  virtual TextPool& words() = 0;  // the codes and texts of a value: one may be forgotten once the value is received

  // `folded`: the number, for who writes it otherwise.
  virtual Enrolled enrol(Enrolment enrolment, std::size_t curriculum, const std::string& folded) = 0;
  virtual Enrolled enrol_again(const Enrolled& known, Enrolment enrolment) = 0;  // one the base had, now in a file
  virtual std::vector<Enrolled> numbered(const std::string& number) = 0;         // as written, or folded; in order
  virtual std::size_t enrolled() const = 0;

  // Where this file had a row about them already, if it had; a file is read to its end before another.
  virtual std::optional<diagnostics::Span> met(std::uint32_t enrolment, diagnostics::Span row) = 0;
  // From 1: how many lines of that level were given under that parent, in whatever file, this one included.
  virtual int rank(std::uint32_t enrolment, NameId level, NameId parent) = 0;
  virtual bool told(const std::string& what) = 0;
  virtual bool first_told(const std::string& what) = 0;  // and from now on told

  virtual void receive(GivenMark mark) = 0;
  virtual void receive(Convocation convocation) = 0;
  virtual void receive(GivenFact fact) = 0;
  virtual void receive(DossierLine line) = 0;
  virtual void receive(FrozenValue value) = 0;

  // Marks, then facts, then what past juries left: every value given again, in any file; and the lines of a dossier
  // that two files give, known by their label, or by all they say when they have none.
  virtual void each_given_twice(const std::function<void(const GivenTwice&)>& tell) = 0;
};

// Values that stand otherwise, in the order of the files: there may be as many as rows, so they are read one by one.
class Differences {
 public:
  virtual ~Differences() = default;
  virtual std::size_t size() const = 0;
  virtual void each(const std::function<void(const Difference&)>& visit) const = 0;
};

}  // namespace bareme::plan
