// What a page lays on the table before it asks anything: its règlement, maquette, marks, facts, cases and files, in a
// folder of its own that is also the current directory while the page runs, so that « bareme verifier reglement.bareme
// » means what the page shows. In: blocks, in order; out: files, and the words that name them on a command line.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/page.hpp"

namespace bareme::golden {

class Scene {
 public:
  // `root`: the project, whose regulations/ stays visible from the page's folder.
  explicit Scene(const std::filesystem::path& root);
  ~Scene();
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  bool lays(const Block& block) const;  // is it such a block?
  void lay(const Block& block);         // throws std::runtime_error, in words, when the block cannot be used
  std::vector<std::string> promotion()
      const;  // "reglement.bareme", "--maquette", "maquette.bareme", "--notes", "notes.csv"; empty without règlement

 private:
  void lay_regulation(const Block& block);
  void lay_page(const std::string& name);  // what another page of the project lays, which this one continues
  void derive_maquette() const;

  std::filesystem::path root_, folder_, before_;
  Lines whole_;                // the whole text laid, if one was
  Lines fragment_;             // the articles laid so far, since then
  bool own_maquette_ = false;  // the page shows its maquette
};

}  // namespace bareme::golden
