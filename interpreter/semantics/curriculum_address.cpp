#include <algorithm>

#include "semantics/curriculum.hpp"
#include "semantics/object_codes.hpp"

namespace bareme::semantics {

namespace {

// Filled objects repeat their parent's code: only the object written in the maquette answers to it.
std::vector<ObjectId> bearing(const Curriculum& curriculum, const std::string& folded) {
  std::vector<ObjectId> found;
  for (std::size_t i = 0; i < curriculum.objects.size(); ++i)
    if (!curriculum.objects[i].filled && has_code(curriculum.objects[i], folded)) found.emplace_back(i);
  return found;
}

std::vector<std::string> folded_parts(const std::string& address) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= address.size();) {
    const std::size_t end = std::min(address.find('.', begin), address.size());
    parts.push_back(text::fold_name(address.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

// Do the containers of `object` bear these codes, from the inside out, others possibly between them?
bool contained_in(const Curriculum& curriculum, ObjectId object, const std::vector<std::string>& containers) {
  auto wanted = containers.rbegin();
  for (ObjectId at = curriculum.object(object).parent; at.valid() && wanted != containers.rend();
       at = curriculum.object(at).parent)
    if (has_code(curriculum.object(at), *wanted)) ++wanted;
  return wanted == containers.rend();
}

bool is_unique(const Curriculum& curriculum, const std::string& address) {
  return curriculum.find(address).size() == 1;
}

}  // namespace

std::vector<ObjectId> Curriculum::find(const std::string& address) const {
  if (auto whole = bearing(*this, text::fold_name(address)); !whole.empty()) return whole;
  std::vector<std::string> containers = folded_parts(address);
  const std::string own = containers.back();
  containers.pop_back();
  if (containers.empty()) return {};
  std::vector<ObjectId> found = bearing(*this, own);
  const auto elsewhere = [&](ObjectId object) { return !contained_in(*this, object, containers); };
  found.erase(std::remove_if(found.begin(), found.end(), elsewhere), found.end());
  return found;
}

std::string Curriculum::address(ObjectId id) const {
  const std::string& own = object(id).code;
  if (object(id).filled || is_unique(*this, own)) return own;
  for (ObjectId at = object(id).parent; at.valid() && at != root(); at = object(at).parent) {
    if (object(at).filled) continue;
    if (std::string prefixed = object(at).code + "." + own; is_unique(*this, prefixed)) return prefixed;
  }
  std::string whole = own;  // two objects of one code in one container: the whole path, the best there is
  for (ObjectId at = object(id).parent; at.valid() && at != root(); at = object(at).parent)
    if (!object(at).filled) whole = object(at).code + "." + whole;
  return whole;
}

}  // namespace bareme::semantics
