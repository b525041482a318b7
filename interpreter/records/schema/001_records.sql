-- Records of a school: who is enrolled where, what was given, what was decided. docs/records.md tells each table.
-- Numbers are exact texts ("9.995", "1327/140"), never REAL. Dates are ISO texts. Addresses are those people write ("ALGO7.EF").

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE regulations (
  id          INTEGER PRIMARY KEY,
  title       TEXT NOT NULL,
  version     TEXT NOT NULL,
  text        TEXT NOT NULL,
  fingerprint TEXT NOT NULL UNIQUE CHECK (length(fingerprint) = 64),
  used        INTEGER NOT NULL,  -- the greatest: the last one imported
  moment      TEXT NOT NULL
) STRICT;

-- One text may hold several maquettes: `curricula` names them.
CREATE TABLE curriculum_texts (
  id          INTEGER PRIMARY KEY,
  regulation  INTEGER NOT NULL REFERENCES regulations (id),
  path        TEXT NOT NULL,
  text        TEXT NOT NULL,
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  used        INTEGER NOT NULL,
  moment      TEXT NOT NULL,
  UNIQUE (regulation, fingerprint)
) STRICT;

CREATE TABLE curricula (
  text  INTEGER NOT NULL REFERENCES curriculum_texts (id),
  title TEXT NOT NULL,
  PRIMARY KEY (text, title)
) STRICT, WITHOUT ROWID;

CREATE TABLE students (
  id         INTEGER PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  first_name TEXT NOT NULL
) STRICT;

-- The version is the one the règlement bears; which of its texts was applied is in each decision, by fingerprint.
CREATE TABLE inscriptions (
  id         INTEGER PRIMARY KEY,
  student    INTEGER NOT NULL REFERENCES students (id),
  year       TEXT NOT NULL,
  regulation TEXT NOT NULL,
  version    TEXT NOT NULL,
  maquette   TEXT NOT NULL,
  promotion  TEXT NOT NULL,
  UNIQUE (student, year, maquette)
) STRICT;
CREATE INDEX inscriptions_by_promotion ON inscriptions (promotion, maquette, year);

CREATE TABLE marks (
  inscription INTEGER NOT NULL REFERENCES inscriptions (id),
  exam        TEXT NOT NULL,
  session     INTEGER NOT NULL CHECK (session BETWEEN 1 AND 9),
  number      TEXT CHECK (number GLOB '*[0-9]*'),
  code        TEXT CHECK (code <> ''),
  PRIMARY KEY (inscription, exam, session),
  CHECK ((number IS NULL) <> (code IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE convocations (
  inscription INTEGER NOT NULL REFERENCES inscriptions (id),
  exam        TEXT NOT NULL,
  session     INTEGER NOT NULL CHECK (session BETWEEN 2 AND 9),
  PRIMARY KEY (inscription, exam, session)
) STRICT, WITHOUT ROWID;

-- object: '' for the student.
CREATE TABLE facts (
  inscription INTEGER NOT NULL REFERENCES inscriptions (id),
  object      TEXT NOT NULL,
  name        TEXT NOT NULL,
  type        TEXT NOT NULL CHECK (type IN ('number', 'truth', 'code', 'date', 'text')),
  value       TEXT NOT NULL,
  PRIMARY KEY (inscription, object, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE lines (
  id          INTEGER PRIMARY KEY,
  inscription INTEGER NOT NULL REFERENCES inscriptions (id),
  level       TEXT NOT NULL,
  parent      TEXT NOT NULL,
  rank        INTEGER NOT NULL CHECK (rank >= 1),
  label       TEXT NOT NULL,
  UNIQUE (inscription, level, parent, rank)
) STRICT;

CREATE TABLE line_facts (
  line  INTEGER NOT NULL REFERENCES lines (id) ON DELETE CASCADE,
  name  TEXT NOT NULL,
  type  TEXT NOT NULL CHECK (type IN ('number', 'truth', 'code', 'date', 'text')),
  value TEXT NOT NULL,
  PRIMARY KEY (line, name)
) STRICT, WITHOUT ROWID;

-- What a past jury left: of the student, whatever the inscription. session 0: the plain value; view: a declared view, '' for none.
CREATE TABLE frozen (
  student  INTEGER NOT NULL REFERENCES students (id),
  object   TEXT NOT NULL,
  quantity TEXT NOT NULL,
  session  INTEGER NOT NULL DEFAULT 0,
  view     TEXT NOT NULL DEFAULT '',
  state    TEXT NOT NULL CHECK (state IN ('present', 'sans objet', 'impossible')),
  type     TEXT CHECK (type IN ('number', 'truth', 'code', 'date', 'text')),
  value    TEXT,
  jury_date TEXT NOT NULL,
  PRIMARY KEY (student, object, quantity, session, view),
  CHECK ((state = 'present') = (value IS NOT NULL AND type IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Append-only: a decision is changed by a later one. object: '' for the student.
CREATE TABLE decisions (
  id          INTEGER PRIMARY KEY,
  inscription INTEGER NOT NULL REFERENCES inscriptions (id),
  object      TEXT NOT NULL,
  code        TEXT NOT NULL,
  suite       TEXT NOT NULL DEFAULT '',
  session     INTEGER NOT NULL CHECK (session BETWEEN 1 AND 9),
  date        TEXT NOT NULL,
  author      TEXT NOT NULL,
  motive      TEXT NOT NULL DEFAULT '',
  proposition TEXT NOT NULL DEFAULT '',
  snapshot    TEXT NOT NULL DEFAULT '',
  fingerprint TEXT NOT NULL REFERENCES regulations (fingerprint)
) STRICT;
CREATE INDEX decisions_by_object ON decisions (inscription, object, session);

CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
BEGIN SELECT RAISE (ABORT, 'une décision ne se modifie pas'); END;
CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions
BEGIN SELECT RAISE (ABORT, 'une décision ne s''efface pas'); END;

-- One row an operation, append-only. chain: for a fingerprint of the row and the one before.
CREATE TABLE journal (
  id        INTEGER PRIMARY KEY,
  moment    TEXT NOT NULL,
  author    TEXT NOT NULL,
  operation TEXT NOT NULL,
  student   TEXT NOT NULL DEFAULT '',
  target    TEXT NOT NULL DEFAULT '',
  before    TEXT,
  after     TEXT,
  chain     TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'le journal ne se modifie pas'); END;
CREATE TRIGGER journal_remains BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'le journal ne s''efface pas'); END;
