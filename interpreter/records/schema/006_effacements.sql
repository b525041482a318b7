-- Personal data erased: what was entered and the words of the acts go; decisions and the chain of the journal stay. docs/records.md.

-- An inscription whose detail is gone: nothing is computed from it any more.
CREATE TABLE erasures (
  inscription INTEGER PRIMARY KEY REFERENCES inscriptions (id),
  moment      TEXT NOT NULL
) STRICT;
CREATE TRIGGER erasures_stay BEFORE UPDATE ON erasures
BEGIN SELECT RAISE (ABORT, 'un effacement ne se modifie pas'); END;
CREATE TRIGGER erasures_remain BEFORE DELETE ON erasures
BEGIN SELECT RAISE (ABORT, 'un effacement ne s''efface pas'); END;

-- The fingerprint of the values a closing froze, kept when all but the results go: `closings.content` is of these.
ALTER TABLE closed_inscriptions ADD COLUMN digest TEXT NOT NULL DEFAULT '';

-- What was append-only may lose its words, and nothing else. A line « effacer » of the journal vouches for what is left.
DROP TRIGGER journal_stays;
CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
WHEN NOT (NEW.id = OLD.id AND NEW.moment = OLD.moment AND NEW.author = OLD.author AND NEW.operation = OLD.operation
  AND NEW.subject = OLD.subject AND NEW.proof = OLD.proof AND NEW.chain = OLD.chain
  AND NEW.student = '' AND NEW.target = '' AND NEW.before IS NULL AND NEW.after IS NULL)
BEGIN SELECT RAISE (ABORT, 'le journal ne se modifie pas'); END;

DROP TRIGGER decisions_stay;
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
WHEN NOT (NEW.id = OLD.id AND NEW.inscription = OLD.inscription AND NEW.object = OLD.object AND NEW.code = OLD.code
  AND NEW.suite = OLD.suite AND NEW.session = OLD.session AND NEW.date = OLD.date AND NEW.author = OLD.author
  AND NEW.fingerprint = OLD.fingerprint AND NEW.batch IS OLD.batch AND NEW.article = OLD.article AND NEW.forced = OLD.forced
  AND NEW.proposition = OLD.proposition AND NEW.motive = '' AND NEW.snapshot = '')
BEGIN SELECT RAISE (ABORT, 'une décision ne se modifie pas'); END;

DROP TRIGGER grants_stay;
CREATE TRIGGER grants_stay BEFORE UPDATE ON grants
WHEN NOT (NEW.id = OLD.id AND NEW.batch = OLD.batch AND NEW.inscription = OLD.inscription AND NEW.object = OLD.object
  AND NEW.name = OLD.name AND NEW.article = OLD.article AND NEW.type = 'text' AND NEW.value = ''
  AND NEW.before = '' AND NEW.motive = '' AND NEW.snapshot = '')
BEGIN SELECT RAISE (ABORT, 'un acte du jury ne se modifie pas'); END;

DROP TRIGGER closings_stay;
CREATE TRIGGER closings_stay BEFORE UPDATE ON closings
WHEN NOT (NEW.id = OLD.id AND NEW.moment = OLD.moment AND NEW.author = OLD.author AND NEW.operation = OLD.operation
  AND NEW.promotion = OLD.promotion AND NEW.maquette = OLD.maquette AND NEW.year = OLD.year AND NEW.version = OLD.version
  AND NEW.date = OLD.date AND NEW.content = OLD.content AND NEW.fingerprint = OLD.fingerprint AND NEW.motive = '')
BEGIN SELECT RAISE (ABORT, 'une clôture ne se modifie pas'); END;

DROP TRIGGER closed_inscriptions_stay;
CREATE TRIGGER closed_inscriptions_stay BEFORE UPDATE ON closed_inscriptions
WHEN NOT (NEW.inscription = OLD.inscription AND NEW.closing = OLD.closing AND OLD.digest = '' AND length(NEW.digest) = 64)
BEGIN SELECT RAISE (ABORT, 'une clôture ne se modifie pas'); END;

DROP TRIGGER closed_values_remain;
CREATE TRIGGER closed_values_remain BEFORE DELETE ON closed_values
WHEN OLD.quantity IN ('résultat', 'suite') OR NOT EXISTS (SELECT 1 FROM erasures WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'une valeur close ne s''efface pas'); END;

DROP TRIGGER marks_closed_delete;
CREATE TRIGGER marks_closed_delete BEFORE DELETE ON marks
WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = OLD.inscription)
  AND NOT EXISTS (SELECT 1 FROM erasures WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
DROP TRIGGER facts_closed_delete;
CREATE TRIGGER facts_closed_delete BEFORE DELETE ON facts
WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = OLD.inscription)
  AND NOT EXISTS (SELECT 1 FROM erasures WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
DROP TRIGGER lines_closed_delete;
CREATE TRIGGER lines_closed_delete BEFORE DELETE ON lines
WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = OLD.inscription)
  AND NOT EXISTS (SELECT 1 FROM erasures WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
