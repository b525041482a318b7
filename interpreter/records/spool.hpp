// Records in the order they came, read again in that order: in memory while they are few, then on the disk, in a file
// nobody else sees and that goes with the program. For the .cpp files of this folder only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace bareme::records {

class Spool {
 public:
  Spool() = default;
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  void put(std::uint64_t number);
  void put(std::string_view text);
  void end();   // of a record
  void open();  // now, not when it is first needed: to know that it can be
  std::size_t size() const { return records_; }

  class Reader {  // what was written is asked for in the same order
   public:
    explicit Reader(const Spool& spool) : spool_(spool) {}
    bool next();  // a record; false at the end
    std::uint64_t number();
    std::string text();

   private:
    void hold(std::size_t bytes);  // that many from at_ on

    const Spool& spool_;
    std::string held_;
    std::size_t at_ = 0;       // in held_
    std::uint64_t taken_ = 0;  // bytes of the spool that are, or were, in held_
    std::size_t records_ = 0;
  };

 private:
  void flush();
  std::size_t read(std::uint64_t from, char* into, std::size_t most) const;

  std::FILE* file_ = nullptr;
  std::uint64_t written_ = 0;  // to the file; what follows is in buffer_
  std::string buffer_;
  std::size_t records_ = 0;
};

}  // namespace bareme::records
