// Everything a base holds on one person, table by table, as it is stored.
#include <fmt/format.h>

#include "records/connection.hpp"

namespace bareme::records {
namespace {

struct Asked {
  const char* title;
  std::vector<std::string> columns;
  const char* query;  // ?1: the number
};

constexpr const char* who = "JOIN students s ON s.id = i.student WHERE s.number = ?1";

std::vector<Asked> everything() {
  return {
      {"Identité", {"numéro", "nom", "prénom"}, "SELECT number, name, first_name FROM students s WHERE s.number = ?1"},
      {"Inscriptions",
       {"année", "maquette", "promotion", "règlement", "version", "état"},
       "SELECT i.year, i.maquette, i.promotion, i.regulation, i.version, CASE WHEN i.id IN (SELECT inscription FROM "
       "erasures) THEN 'détail effacé le ' || (SELECT moment FROM erasures WHERE inscription = i.id) WHEN i.id IN "
       "(SELECT inscription FROM closed) THEN 'close' ELSE 'ouverte' END FROM inscriptions i {who} ORDER BY i.year, "
       "i.maquette"},
      {"Notes",
       {"année", "épreuve", "session", "note"},
       "SELECT i.year, m.exam, m.session, coalesce(m.number, m.code) FROM marks m JOIN inscriptions i ON i.id = "
       "m.inscription {who} ORDER BY i.year, m.exam, m.session"},
      {"Convocations",
       {"année", "épreuve", "session"},
       "SELECT i.year, c.exam, c.session FROM convocations c JOIN inscriptions i ON i.id = c.inscription {who} ORDER "
       "BY i.year, c.exam, c.session"},
      {"Faits",
       {"année", "objet", "nom", "valeur"},
       "SELECT i.year, f.object, f.name, f.value FROM facts f JOIN inscriptions i ON i.id = f.inscription {who} ORDER "
       "BY i.year, f.object, f.name"},
      {"Lignes de dossier",
       {"année", "niveau", "sous", "rang", "libellé", "nom", "valeur"},
       "SELECT i.year, l.level, l.parent, l.rank, l.label, coalesce(f.name, ''), coalesce(f.value, '') FROM lines l "
       "JOIN inscriptions i ON i.id = l.inscription LEFT JOIN line_facts f ON f.line = l.id {who} ORDER BY i.year, "
       "l.level, l.parent, l.rank, f.name"},
      {"Acquis",
       {"année", "objet", "grandeur", "session", "vue", "valeur", "jury du"},
       "SELECT f.year, f.object, f.quantity, f.session, f.view, coalesce(f.value, f.state), f.jury_date FROM frozen f "
       "JOIN students s ON s.id = f.student WHERE s.number = ?1 ORDER BY f.year, f.object, f.quantity, f.session, "
       "f.view"},
      {"Décisions",
       {"date", "année", "session", "objet", "code", "suite", "proposition", "article", "hors règlement", "par",
        "motif", "valeurs vues", "règlement"},
       "SELECT d.date, i.year, d.session, d.object, d.code, d.suite, d.proposition, d.article, CASE d.forced WHEN 1 "
       "THEN 'oui' ELSE '' END, d.author, d.motive, d.snapshot, d.fingerprint FROM decisions d JOIN inscriptions i ON "
       "i.id = d.inscription {who} ORDER BY d.id"},
      {"Actes du jury",
       {"date", "année", "objet", "acte", "valeur", "avant", "article", "par", "motif", "valeurs vues"},
       "SELECT b.date, i.year, g.object, g.name, g.value, g.before, g.article, b.author, g.motive, g.snapshot FROM "
       "grants g JOIN batches b ON b.id = g.batch JOIN inscriptions i ON i.id = g.inscription {who} ORDER BY g.id"},
      {"Valeurs arrêtées",
       {"clôture", "année", "objet", "grandeur", "session", "vue", "valeur"},
       "SELECT v.closing, i.year, v.object, v.quantity, v.session, v.view, CASE v.state WHEN 'present' THEN v.value "
       "ELSE v.state END FROM closed_values v JOIN inscriptions i ON i.id = v.inscription {who} ORDER BY v.closing, "
       "v.object, v.quantity, v.session, v.view"},
      {"Journal",
       {"moment", "par", "opération", "quoi", "avant", "après"},
       "SELECT moment, author, operation, target, coalesce(before, ''), coalesce(after, '') FROM journal WHERE student "
       "= ?1 ORDER BY id"}};
}

}  // namespace

std::vector<Person> Base::people() const {
  return guarded(connection_->path, [&] {
    std::vector<Person> all;
    SQLite::Statement query(connection_->database,
                            "SELECT s.number, s.name, s.first_name, coalesce(max(i.year), '') FROM students s LEFT "
                            "JOIN inscriptions i ON i.student = s.id GROUP BY s.id ORDER BY s.number");
    while (query.executeStep())
      all.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                     query.getColumn(3).getString()});
    return all;
  });
}

std::vector<HeldSection> Base::held(const std::string& number) const {
  return guarded(connection_->path, [&] {
    SQLite::Transaction snapshot(connection_->database);
    std::vector<HeldSection> sections;
    for (const Asked& asked : everything()) {
      HeldSection section{asked.title, asked.columns, {}};
      SQLite::Statement query(connection_->database, fmt::format(fmt::runtime(asked.query), fmt::arg("who", who)));
      query.bind(1, number);
      while (query.executeStep()) {
        std::vector<std::string> row;
        for (int column = 0; column < query.getColumnCount(); ++column)
          row.push_back(query.getColumn(column).getString());
        section.rows.push_back(std::move(row));
      }
      sections.push_back(std::move(section));
    }
    return sections;
  });
}

}  // namespace bareme::records
