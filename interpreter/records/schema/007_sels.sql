-- A salt a row, so that a fingerprint says nothing of words that are gone: drawn when the row is written, part of its
-- fingerprint, erased with its words. Rows written before have none, and are fingerprinted as they were. docs/records.md.
ALTER TABLE journal ADD COLUMN salt TEXT NOT NULL DEFAULT '';
ALTER TABLE closed_inscriptions ADD COLUMN salt TEXT NOT NULL DEFAULT '';

DROP TRIGGER journal_stays;
CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
WHEN NOT (NEW.id = OLD.id AND NEW.moment = OLD.moment AND NEW.author = OLD.author AND NEW.operation = OLD.operation
  AND NEW.subject = OLD.subject AND NEW.proof = OLD.proof AND NEW.chain = OLD.chain AND NEW.salt = ''
  AND NEW.student = '' AND NEW.target = '' AND NEW.before IS NULL AND NEW.after IS NULL)
BEGIN SELECT RAISE (ABORT, 'le journal ne se modifie pas'); END;

DROP TRIGGER closed_inscriptions_stay;
CREATE TRIGGER closed_inscriptions_stay BEFORE UPDATE ON closed_inscriptions
WHEN NOT (NEW.inscription = OLD.inscription AND NEW.closing = OLD.closing AND OLD.digest = '' AND length(NEW.digest) = 64
  AND NEW.salt = '')
BEGIN SELECT RAISE (ABORT, 'une clôture ne se modifie pas'); END;
