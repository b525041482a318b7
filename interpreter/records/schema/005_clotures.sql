-- A year closed after its last jury, or opened again: one row each time, with the inscriptions it is about and, closing, the
-- values each leaves, in every view. Append-only: what stands of an inscription is what the last row about it says.
CREATE TABLE closings (
  id          INTEGER PRIMARY KEY,
  moment      TEXT NOT NULL,
  author      TEXT NOT NULL,
  operation   TEXT NOT NULL CHECK (operation IN ('clôturer', 'rouvrir')),
  promotion   TEXT NOT NULL,
  maquette    TEXT NOT NULL,
  year        TEXT NOT NULL,
  version     TEXT NOT NULL,
  date        TEXT NOT NULL,
  motive      TEXT NOT NULL DEFAULT '',
  left_open   TEXT NOT NULL DEFAULT '',  -- numbers of the students excepted, for that motive
  content     TEXT NOT NULL CHECK (length(content) = 64),  -- fingerprint of who and what, in order
  fingerprint TEXT NOT NULL REFERENCES regulations (fingerprint)
) STRICT;

CREATE TABLE closed_inscriptions (
  inscription INTEGER NOT NULL REFERENCES inscriptions (id),
  closing     INTEGER NOT NULL REFERENCES closings (id),
  PRIMARY KEY (inscription, closing)
) STRICT, WITHOUT ROWID;

-- session 0: the plain value; n: `en session n`; view: a declared one. A view is there only where it differs from the plain value.
CREATE TABLE closed_values (
  inscription INTEGER NOT NULL REFERENCES inscriptions (id),
  closing     INTEGER NOT NULL REFERENCES closings (id),
  object      TEXT NOT NULL,
  quantity    TEXT NOT NULL,
  session     INTEGER NOT NULL CHECK (session BETWEEN 0 AND 9),
  view        TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('present', 'sans objet', 'impossible')),
  type        TEXT NOT NULL CHECK (type IN ('', 'number', 'truth', 'code', 'date', 'text')),
  value       TEXT NOT NULL,
  PRIMARY KEY (inscription, closing, object, quantity, view, session)
) STRICT, WITHOUT ROWID;

CREATE VIEW closed AS
  SELECT c.inscription AS inscription, c.closing AS closing FROM closed_inscriptions c JOIN closings k ON k.id = c.closing
  WHERE k.operation = 'clôturer'
    AND NOT EXISTS (SELECT 1 FROM closed_inscriptions later WHERE later.inscription = c.inscription AND later.closing > c.closing);

CREATE TRIGGER closings_stay BEFORE UPDATE ON closings
BEGIN SELECT RAISE (ABORT, 'une clôture ne se modifie pas'); END;
CREATE TRIGGER closings_remain BEFORE DELETE ON closings
BEGIN SELECT RAISE (ABORT, 'une clôture ne s''efface pas'); END;
CREATE TRIGGER closed_inscriptions_stay BEFORE UPDATE ON closed_inscriptions
BEGIN SELECT RAISE (ABORT, 'une clôture ne se modifie pas'); END;
CREATE TRIGGER closed_inscriptions_remain BEFORE DELETE ON closed_inscriptions
BEGIN SELECT RAISE (ABORT, 'une clôture ne s''efface pas'); END;
CREATE TRIGGER closed_values_stay BEFORE UPDATE ON closed_values
BEGIN SELECT RAISE (ABORT, 'une valeur close ne se modifie pas'); END;
CREATE TRIGGER closed_values_remain BEFORE DELETE ON closed_values
BEGIN SELECT RAISE (ABORT, 'une valeur close ne s''efface pas'); END;

-- A closed year takes nothing more, whoever writes.
CREATE TRIGGER marks_closed BEFORE INSERT ON marks WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = NEW.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER marks_closed_update BEFORE UPDATE ON marks WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER marks_closed_delete BEFORE DELETE ON marks WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER facts_closed BEFORE INSERT ON facts WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = NEW.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER facts_closed_update BEFORE UPDATE ON facts WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER facts_closed_delete BEFORE DELETE ON facts WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER lines_closed BEFORE INSERT ON lines WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = NEW.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER lines_closed_delete BEFORE DELETE ON lines WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER convocations_closed BEFORE INSERT ON convocations WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = NEW.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER decisions_closed BEFORE INSERT ON decisions WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = NEW.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER grants_closed BEFORE INSERT ON grants WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = NEW.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
