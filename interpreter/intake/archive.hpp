// The parts of a ZIP file, each whole or not at all. For the .cpp files of this folder only.
#pragma once

#include <optional>
#include <string>

namespace bareme::intake {

class Archive {
 public:
  explicit Archive(const std::string& path);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  bool open() const { return file_ != nullptr; }
  // none: not there, cut short, or larger than any sheet of a school.
  std::optional<std::string> part(const std::string& name) const;

 private:
  void* file_ = nullptr;
};

}  // namespace bareme::intake
