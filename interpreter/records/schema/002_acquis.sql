-- What a past jury left is of the academic year it closed: a unit taken again has what several juries left of it.
CREATE TABLE frozen_2 (
  student  INTEGER NOT NULL REFERENCES students (id),
  year     TEXT NOT NULL DEFAULT '',
  object   TEXT NOT NULL,
  quantity TEXT NOT NULL,
  session  INTEGER NOT NULL DEFAULT 0,
  view     TEXT NOT NULL DEFAULT '',
  state    TEXT NOT NULL CHECK (state IN ('present', 'sans objet', 'impossible')),
  type     TEXT CHECK (type IN ('number', 'truth', 'code', 'date', 'text')),
  value    TEXT,
  jury_date TEXT NOT NULL,
  PRIMARY KEY (student, year, object, quantity, session, view),
  CHECK ((state = 'present') = (value IS NOT NULL AND type IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO frozen_2 SELECT student, '', object, quantity, session, view, state, type, value, jury_date FROM frozen;
DROP TABLE frozen;
ALTER TABLE frozen_2 RENAME TO frozen;
