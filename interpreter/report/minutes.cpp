#include "report/minutes.hpp"

#include "report/json.hpp"

namespace bareme::report {
namespace {

using semantics::CheckedRegulation;

class Writer {
 public:
  Writer(const CheckedRegulation& regulation, const Minutes& minutes) : regulation_(regulation), minutes_(minutes) {}

  Json document() const {
    Json node = json_document("procès-verbal");
    node["programme"] = minutes_.program;
    node["reglement"] = {
        {"titre", minutes_.regulation}, {"version", minutes_.version}, {"empreinte", minutes_.regulation_fingerprint}};
    node["maquette"] = {{"titre", minutes_.maquette}, {"empreinte", minutes_.maquette_fingerprint}};
    node["promotion"] = minutes_.promotion;
    if (!minutes_.year.empty()) node["annee"] = minutes_.year;
    node["donnees"] = {{"empreinte", minutes_.data_fingerprint}};
    if (!minutes_.journal_mark.empty()) node["journal"] = {{"empreinte", minutes_.journal_mark}};
    node["jury"] = jury();
    node["inacheve"] = minutes_.unfinished;
    node["effectif"] = minutes_.students.size();
    node["tableaux"] = all(minutes_.tables, [this](const auto& table) { return of(table); });
    node["decisions"] = all(minutes_.decisions, [this](const auto& one) { return of(one); });
    node["actes"] = all(minutes_.grants, [this](const auto& one) { return of(one); });
    node["exceptions"] = all(minutes_.exceptions, [this](const auto& one) { return of(one); });
    node["convocations"] = all(minutes_.calls, [this](const auto& one) { return of(one); });
    node["attentes"] = all(minutes_.awaited, [this](const auto& one) { return of(one); });
    return node;
  }

 private:
  template <class Items, class Make>
  static Json all(const Items& items, Make make) {
    Json list = Json::array();
    for (const auto& item : items)
      list.push_back(make(item));
    return list;
  }

  Json jury() const {
    Json node = Json::object();
    if (minutes_.session) node["session"] = *minutes_.session;
    if (minutes_.date) node["date"] = minutes_.date->iso();
    if (!minutes_.place.empty()) node["lieu"] = minutes_.place;
    node["membres"] = all(minutes_.jury, [](const Member& member) {
      return Json{{"nom", member.name}, {"qualite", member.role}};
    });
    return node;
  }

  Json who(std::size_t student) const {
    const Minutes::Student& one = minutes_.students[student];
    return {{"numero", one.number}, {"nom", one.name}, {"prenom", one.first_name}};
  }

  Json of(const Measured& one) const { return json_value(regulation_, one.value, one.type, one.rounding); }

  // A result: its code with what people read of it, and whether it is one that validates.
  Json verdict(const values::Value& value) const {
    Json node{{"etat", values::describe(value.state())}};
    if (!value.is_code()) return node;
    const semantics::Code& code = regulation_.code(value.code());
    node["code"] = code.name;
    node.update(json_code(code));
    using Kind = semantics::Code::Kind;
    node["sorte"] = code.kind == Kind::Validating ? "validant"
                    : code.kind == Kind::Refusing ? "refusant"
                    : code.kind == Kind::Waiting  ? "suspensif"
                                                  : "état";
    return node;
  }

  Json of(const Minutes::Cell& cell) const {
    Json node = Json::object();
    if (cell.mean) node["moyenne"] = of(*cell.mean);
    if (cell.mean && cell.mean->type.scale) node["moyenne"]["sur"] = exact_json_number(*cell.mean->type.scale);
    node["resultat"] = verdict(cell.result);
    if (cell.pronounced) node["proposition"] = verdict(cell.proposition);
    node["prononce"] = cell.pronounced;
    if (cell.rank) node["rang"] = of(*cell.rank);
    if (cell.mention) node["mention"] = of(*cell.mention);
    return node;
  }

  static Json named(const std::string& object, const std::string& label, const std::string& label_en) {
    Json node{{"objet", object}};
    if (!label.empty()) node["libelle"] = label;
    if (!label_en.empty()) node["libelle_en"] = label_en;
    return node;
  }

  Json of(const Minutes::Count& count) const {
    Json node = Json::object();
    if (count.code) node["code"] = regulation_.code(*count.code).name;
    if (count.code) node.update(json_code(regulation_.code(*count.code)));
    node["etat"] = values::describe(count.state);
    node["nombre"] = count.students;
    return node;
  }

  Json of(const Minutes::Table& table) const {
    Json node = named(table.object, table.label, table.label_en);
    node["colonnes"] = all(table.columns, [](const Minutes::Column& column) {
      Json one = named(column.object, column.label, column.label_en);
      one["ensemble"] = column.whole;
      if (!column.decided) one["sans_resultat"] = true;
      for (const auto& [key, name] :
           {std::pair("moyenne", column.mean), std::pair("rang", column.rank), std::pair("mention", column.mention)})
        if (!name.empty()) one[key] = name;
      return one;
    });
    Json rows = Json::array();
    for (std::size_t student = 0; student < table.rows.size(); ++student) {
      Json row = who(student);
      row["valeurs"] = all(table.rows[student], [this](const auto& cell) { return of(cell); });
      rows.push_back(std::move(row));
    }
    node["etudiants"] = std::move(rows);
    node["bilan"] = all(table.counts, [this](const auto& count) { return of(count); });
    node["concernes"] = table.population;
    return node;
  }

  Json of(const Minutes::Decision& one) const {
    Json node = who(one.student);
    node.update(Json{{"objet", one.object},
                     {"prononce", one.pronounced},
                     {"proposition", one.proposition},
                     {"motif", one.motive},
                     {"auteur", one.author},
                     {"date", one.date},
                     {"article", one.article},
                     {"hors_reglement", one.forced},
                     {"enregistre", one.saved}});
    return node;
  }

  Json of(const Minutes::Grant& one) const {
    Json node = who(one.student);
    node.update(Json{{"objet", one.object},
                     {"acte", one.act},
                     {"avant", one.before},
                     {"valeur", one.after},
                     {"motif", one.motive},
                     {"auteur", one.author},
                     {"date", one.date},
                     {"article", one.article},
                     {"enregistre", one.saved}});
    return node;
  }

  Json of(const Minutes::Exception& one) const {
    Json node = who(one.student);
    node.update(Json{{"objet", one.object}, {"grandeur", one.quantity}, {"exception", one.label}});
    node["article"] = one.article;
    node["valeur"] = of(one.value);
    node["motif"] = one.reason;
    return node;
  }

  Json of(const Minutes::Call& one) const {
    Json node = who(one.student);
    node["session"] = one.session;
    node["epreuves"] =
        all(one.exams, [](const Minutes::Column& exam) { return named(exam.object, exam.label, exam.label_en); });
    return node;
  }

  Json of(const Minutes::Awaited& one) const {
    Json node = who(one.student);
    node["attend"] = one.inputs;
    return node;
  }

  const CheckedRegulation& regulation_;
  const Minutes& minutes_;
};

}  // namespace

std::string minutes_json(const CheckedRegulation& regulation, const Minutes& minutes) {
  return json_text(Writer(regulation, minutes).document());
}

}  // namespace bareme::report
