// A document of one student as data: a relevé de notes, a bulletin, whatever « document » the règlement declares. In:
// values with the objects they are of; out: one JSON document of format "bareme/1", nature "document", all its students
// in it. The same promotion and règlement give the same bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/minutes.hpp"

namespace bareme::report {

struct Transcript {  // of one student, about one object
  std::string number, name, first_name;
  std::string object, label, label_en;
  struct Item {
    std::string label, label_en;  // of the quantity
    Measured value;
    std::vector<std::string> awaited;
  };
  struct Row {
    std::string level, object, label, label_en;
    std::size_t depth = 0;  // inside the object the document is about; 0: itself, or what it is in
    std::vector<Item> items;
  };
  std::vector<Row> rows;      // in the order of the maquette
  std::vector<Item> summary;  // of the object itself, and of what contains it
};

struct Transcripts {
  std::string program;
  std::string regulation, version, regulation_fingerprint;
  std::string maquette, maquette_fingerprint;
  std::string promotion, year, data_fingerprint;
  std::optional<int> session;
  std::optional<values::Date> date;
  std::string document;
  std::vector<std::string> languages;
  std::vector<std::string> unfinished;
  std::vector<Transcript> all;  // by student, then in the order of the maquette
};

std::string transcripts_json(const semantics::CheckedRegulation& regulation, const Transcripts& transcripts);

}  // namespace bareme::report
