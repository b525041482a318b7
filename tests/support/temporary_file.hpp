// A file of a test, gone with it.
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace bareme::test {

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& name, const std::string& bytes = {})
      : path_(
            (std::filesystem::temp_directory_path() / ("bareme-" + std::to_string(std::random_device{}()) + "-" + name))
                .string()) {
    if (!bytes.empty()) write(bytes);
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }
  void write(const std::string& bytes) const { std::ofstream(path_, std::ios::binary) << bytes; }

 private:
  std::string path_;
};

}  // namespace bareme::test
