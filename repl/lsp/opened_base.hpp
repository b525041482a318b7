// The base a setting of the editor names: its promotion under the texts being written, beside the règlement it was made
// with. Read-only; read again when the file is not what it was.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "repl/lsp/workshop.hpp"
#include "session/yields.hpp"

namespace bareme::repl::lsp {

struct Standing {                      // of one sound reading of the texts
  std::shared_ptr<Together> together;  // its session stands in the promotion, when nothing is said in `fault`
  std::string fault;                   // why it does not, in one sentence
  std::string uncompared;              // why the règlement of the base cannot be read any more; empty: it is compared
  std::vector<Yield> yields;           // in the order of the text
  std::vector<Redecided> redecided;
  std::optional<std::size_t> student;  // the one whose values are shown
  std::string unknown_student;         // the one asked for, when the promotion has nobody of that name
};

class OpenedBase {
 public:
  // {base, promotion, maquette, annee, version, session, date, etudiant, anonymat}; a base not said is none. A relative
  // path is below `root`. True when something is otherwise than before.
  bool set(const nlohmann::json& settings, const std::string& root);
  bool named() const { return !base_.empty(); }
  const std::string& base() const { return base_; }

  // The last sound reading of what that file belongs to, over the promotion; null: no base, or no sound reading yet.
  // Of a large promotion what was found last stays until the text is saved.
  const Standing* of(Workshop& workshop, const std::string& path);
  // With the règlement the base was made with; null: it cannot be read.
  Session* before() { return before_.get(); }

 private:
  void read_again();
  Standing stand(std::shared_ptr<Together> together);
  std::string base_, student_;
  Which which_;
  plan::Jury jury_;
  bool hidden_ = false;
  std::string stamp_;  // of the file when `before_` was read
  std::unique_ptr<Session> before_;
  std::string uncompared_;
  std::vector<Standing> standings_;  // the last of each folder
};

}  // namespace bareme::repl::lsp
