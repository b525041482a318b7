// What the world did to a base: gone, locked, not one of ours. Thrown by records/, caught once by session, shown
// without a place.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace bareme::records {

class BaseProblem : public std::runtime_error {
 public:
  BaseProblem(std::string code, const std::string& message, std::string remedy)
      : std::runtime_error(message), code_(std::move(code)), remedy_(std::move(remedy)) {}
  const std::string& code() const { return code_; }      // J001…, docs/erreurs.md
  const std::string& remedy() const { return remedy_; }  // may be empty

 private:
  std::string code_, remedy_;
};

}  // namespace bareme::records
