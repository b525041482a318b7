// Personal data of a base: everything it holds on one student, and students forgotten (RGPD, art. 15 and 17). Neither
// reads a règlement: a base whose règlement is wrong still owes its students their dossier.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "records/personal.hpp"

namespace bareme {

struct HeldDossier {
  records::Person person;
  std::vector<records::HeldSection> sections;
};
// Whom `text` names, by number or by name; none and told: nobody, or several.
std::optional<HeldDossier> held_on(const std::string& base, const std::string& text,
                                   diagnostics::Diagnostics& diagnostics);

struct ErasureRequest {
  std::vector<std::string> students;  // by number or name; or
  std::string until;                  // « 2014-2015 »: all those whose last inscription is of that year or before
  bool identity = false;              // the name and the number too
  std::string motive, author, moment;
};
// Whom a request is about, none of them known twice; none and told: it cannot be met.
std::optional<std::vector<records::Person>> to_erase(const std::string& base, const ErasureRequest& request,
                                                     diagnostics::Diagnostics& diagnostics);
std::optional<records::Erased> erase(const std::string& base, const ErasureRequest& request,
                                     const std::vector<records::Person>& people, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme
