#include "semantics/named.hpp"

#include "semantics/object_codes.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using text::same_name;

void add(const CheckedRegulation& regulation, Span place, Reading::Kind kind, std::size_t id, std::string code = {},
         bool declares = false) {
  if (regulation.readings) regulation.readings->add({place, kind, id, std::move(code), declares});
}

// Its first words, where it is written as it is kept: each word, one blank.
Span head(Span place, std::size_t size) {
  return {place.source, place.begin, place.begin + static_cast<std::uint32_t>(size)};
}

// « cours 2 », « CC3 », « EF session 2 » : what comes before the number, without « session »; as long as the word it
// is in the text.
std::string stem(const std::string& word) {
  std::string rest = word;
  if (const auto session = rest.rfind(" session "); session != std::string::npos) rest.resize(session);
  const auto last = rest.find_last_not_of("0123456789");
  if (last != std::string::npos) rest.resize(last + 1);
  if (!rest.empty() && rest.back() == ' ') rest.pop_back();
  return rest;
}

// « regroupe ue de même filière »: the group INFO is that of the value INFO.
std::optional<values::CodeId> value_grouping(const CheckedRegulation& regulation, LevelId level,
                                             const std::string& code) {
  const FactId same = regulation.level(level).same;
  if (!same.valid() || regulation.fact(same).type.kind != values::Kind::Code) return std::nullopt;
  return regulation.code_named(regulation.fact(same).type.list, code);
}

// One segment: an object of the maquette, an épreuve made from its type, a line of a level, or, in an exemple, the
// level itself.
void saw_segment(const CheckedRegulation& regulation, const Object& object, const syntax::Path::Segment& segment) {
  const syntax::Name& name = segment.name;
  const Span place = segment.quoted && name.place.end - name.place.begin > name.text.size()
                         ? Span{name.place.source, name.place.begin + 1, name.place.end - 1}
                         : name.place;
  const std::string& level = regulation.level(object.level).name;
  if (same_name(object.code, level)) return saw(regulation, place, object.level);
  const std::string word = stem(name.text);
  if (object.line && same_name(word, level)) return saw(regulation, head(place, word.size()), object.level);
  if (regulation.type_fact)
    if (const auto type = object.attributes.find(*regulation.type_fact);
        type != object.attributes.end() && type->second.is_code())
      if (same_name(stem(object.code), regulation.code(type->second.code()).name) ||
          same_name(object.code, regulation.code(type->second.code()).name))
        return saw_paper(regulation, {name.text, place}, type->second.code());
  saw_object(regulation, place, object.level, object.code);
}

}  // namespace

void saw(const CheckedRegulation& regulation, Span place, LevelId level) {
  if (level.valid()) add(regulation, place, Reading::Kind::Level, level.index());
}
void saw(const CheckedRegulation& regulation, Span place, FactId fact) {
  if (fact.valid()) add(regulation, place, Reading::Kind::Fact, fact.index());
}
void saw(const CheckedRegulation& regulation, Span place, QuantityId quantity) {
  if (quantity.valid()) add(regulation, place, Reading::Kind::Quantity, quantity.index());
}
void saw_called(const CheckedRegulation& regulation, Span place, Reading::Kind kind, std::size_t id) {
  add(regulation, place, kind, id);
}
void saw_code(const CheckedRegulation& regulation, Span place, values::CodeId code) {
  add(regulation, place, Reading::Kind::Code, static_cast<std::size_t>(code));
}
void saw_object(const CheckedRegulation& regulation, Span place, LevelId level, const std::string& code) {
  if (const auto value = value_grouping(regulation, level, code)) return saw_code(regulation, place, *value);
  add(regulation, place, Reading::Kind::Object, level.index(), code);
}
void declared_object(const CheckedRegulation& regulation, Span place, LevelId level, const std::string& code) {
  if (const auto value = value_grouping(regulation, level, code)) return saw_code(regulation, place, *value);
  add(regulation, place, Reading::Kind::Object, level.index(), code, true);
}

LevelId level_at(const CheckedRegulation& regulation, const syntax::Name& name) {
  const LevelId level = regulation.level_named(name.text);
  saw(regulation, name.place, level);
  return level;
}

FactId fact_at(const CheckedRegulation& regulation, LevelId from, const syntax::Name& name) {
  const FactId fact = regulation.fact_visible(from, name.text);
  saw(regulation, name.place, fact);
  return fact;
}

std::optional<values::CodeId> code_at(const CheckedRegulation& regulation, ListId list, const std::string& word,
                                      Span place) {
  const auto code = regulation.code_named(list, word);
  if (code) saw_code(regulation, place, *code);
  return code;
}

void saw_address(const CheckedRegulation& regulation, const Curriculum& curriculum, const syntax::Path& path,
                 std::size_t count, ObjectId object) {
  if (!regulation.readings || count == 0) return;
  if (object == curriculum.root()) return saw(regulation, path.segments.front().name.place, regulation.student);
  for (std::size_t i = count; i-- > 0 && object.valid(); object = curriculum.object(object).parent) {
    const std::string folded = text::fold_name(path.segments[i].name.text);
    const std::string before_session = text::fold_name(stem(path.segments[i].name.text));
    const bool last = i + 1 == count;  // « EF session 2 » is that of EF
    while (!last && object.valid() && !has_code(curriculum.object(object), folded))
      object = curriculum.object(object).parent;
    if (object.valid()) saw_segment(regulation, curriculum.object(object), path.segments[i]);
    if (!object.valid()) return;
  }
}

void saw_paper(const CheckedRegulation& regulation, const syntax::Name& name, values::CodeId type) {
  const std::string& code = regulation.code(type).name;
  if (same_name(name.text, code)) return saw_code(regulation, name.place, type);
  std::string word = name.text;
  if (const auto session = word.rfind(" session "); session != std::string::npos) word.resize(session);
  if (!same_name(word, code)) word = stem(word);
  if (same_name(word, code)) saw_code(regulation, head(name.place, word.size()), type);
}

}  // namespace bareme::semantics
