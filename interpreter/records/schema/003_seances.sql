-- What a jury session saves at once: a batch of acts, each with its motive and what it rested on, and a journal whose rows are
-- chained by hash. docs/records.md tells each table.

-- seance: the session log it comes from; events: how many of its lines are in the base, so that a log interrupted between the
-- write and its own line is not taken up twice.
CREATE TABLE batches (
  id          INTEGER PRIMARY KEY,
  moment      TEXT NOT NULL,
  author      TEXT NOT NULL,
  session     INTEGER CHECK (session BETWEEN 1 AND 9),
  date        TEXT NOT NULL,
  seance      TEXT NOT NULL DEFAULT '',
  events      INTEGER NOT NULL DEFAULT 0,
  acts        INTEGER NOT NULL,
  fingerprint TEXT NOT NULL REFERENCES regulations (fingerprint)
) STRICT;
CREATE TRIGGER batches_stay BEFORE UPDATE ON batches
BEGIN SELECT RAISE (ABORT, 'un lot enregistré ne se modifie pas'); END;
CREATE TRIGGER batches_remain BEFORE DELETE ON batches
BEGIN SELECT RAISE (ABORT, 'un lot enregistré ne s''efface pas'); END;

ALTER TABLE decisions ADD COLUMN batch INTEGER REFERENCES batches (id);
ALTER TABLE decisions ADD COLUMN article TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN forced INTEGER NOT NULL DEFAULT 0 CHECK (forced IN (0, 1));

-- What a jury granted: the value of an « acte » of the règlement. Append-only: the last one stands, over an imported fact.
CREATE TABLE grants (
  id          INTEGER PRIMARY KEY,
  batch       INTEGER NOT NULL REFERENCES batches (id),
  inscription INTEGER NOT NULL REFERENCES inscriptions (id),
  object      TEXT NOT NULL,
  name        TEXT NOT NULL,
  type        TEXT NOT NULL CHECK (type IN ('number', 'truth', 'code', 'date', 'text')),
  value       TEXT NOT NULL,
  before      TEXT NOT NULL DEFAULT '',
  motive      TEXT NOT NULL,
  article     TEXT NOT NULL DEFAULT '',
  snapshot    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX grants_by_object ON grants (inscription, object, name);
CREATE TRIGGER grants_stay BEFORE UPDATE ON grants
BEGIN SELECT RAISE (ABORT, 'un acte du jury ne se modifie pas'); END;
CREATE TRIGGER grants_remain BEFORE DELETE ON grants
BEGIN SELECT RAISE (ABORT, 'un acte du jury ne s''efface pas'); END;

-- subject: the row a line of the journal vouches for (« décision 12 », « acte 3 », « lot 2 »); proof: the fingerprint of that row.
ALTER TABLE journal ADD COLUMN subject TEXT NOT NULL DEFAULT '';
ALTER TABLE journal ADD COLUMN proof TEXT NOT NULL DEFAULT '';
