#include "report/document.hpp"

#include <kainjow/mustache.hpp>

#include "report/json.hpp"

namespace bareme::report {
namespace {

using kainjow::mustache::data;

data data_of(const Json& json) {
  switch (json.type()) {
    case Json::value_t::object: {
      data object{data::type::object};
      for (const auto& [key, value] : json.items())
        object.set(key, data_of(value));
      return object;
    }
    case Json::value_t::array: {
      data list{data::type::list};
      for (const Json& item : json)
        list.push_back(data_of(item));
      return list;
    }
    case Json::value_t::string:
      return json.get_ref<const std::string&>().empty() ? data{data::type::bool_false} : data{json.get<std::string>()};
    case Json::value_t::boolean:
      return data{json.get<bool>() ? data::type::bool_true : data::type::bool_false};
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
      return data{json.dump()};
    default:  // a binary float is nobody's mark: numbers come in words
      return data{data::type::bool_false};
  }
}

// Of what would escape nothing.
std::string bare_tag(std::string_view page) {
  for (std::size_t at = page.find("{{"); at != std::string_view::npos; at = page.find("{{", at + 2)) {
    const std::size_t first = page.find_first_not_of(" \t", at + 2);
    if (first != std::string_view::npos && (page[first] == '{' || page[first] == '&' || page[first] == '='))
      return std::string(page.substr(at, page.find('\n', at) - at));
  }
  return "";
}

}  // namespace

Document document(std::string_view page, std::string_view json) {
  if (const std::string bare = bare_tag(page); !bare.empty())
    return {"", "une valeur serait écrite telle quelle : " + bare};
  const Json values = Json::parse(json, nullptr, false);
  if (!values.is_object()) return {"", "ces données ne sont pas un objet JSON"};
  kainjow::mustache::mustache made{std::string(page)};
  if (!made.is_valid()) return {"", made.error_message()};
  Document document{made.render(data_of(values)), ""};
  if (!made.is_valid()) return {"", made.error_message()};
  return document;
}

}  // namespace bareme::report
