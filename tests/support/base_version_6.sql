PRAGMA application_id = 1111577165;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO regulations VALUES(1,'École','1',replace('règlement "École" version "1"\nstructure\n  niveaux promotion > étudiant > année > ue > épreuve\n  année A1 : UE1 ; UE2\n  année A2 : UE3\n  attribut type : type pour chaque épreuve\nfin\ncodes de type\n  EF\nfin\ncodes de résultat\n  ADM : validant ; année suivante\n  AJ  : refusant\nfin\ncodes de suite\n  redoublement : même année\nfin\nconvention\n  arrondi de moyenne : aucun\n  vue examen "ce que le jury examine"\nfin\narticle 0 "Note retenue" pour chaque épreuve\n  note retenue = max(note session 1 ; note session 2)\nfin\narticle 0 "Indulgence" pour chaque épreuve lorsque vue est examen\n  exception "indulgence" : note retenue = min(max(note session 1 ; note session 2) + 1 ; 20/20)\nfin\narticle 1 "UE" pour chaque ue\n  moyenne = EF / 3\n  capitalisée si validée de l''acquis\n  résultat ADM si moyenne >= 3/20\n  résultat AJ sinon\n  avant   = moyenne de l''acquis\n  premier = moyenne de l''acquis en session 1\nfin\narticle 2 "Année" pour chaque année\n  résultat ADM si chaque ue : validée\n  résultat AJ sinon\n  au choix du jury lorsque proposition est AJ\n    a) AJ suite redoublement\nfin\nmaquette "M1" pour "École" version "1"\n  année A1\n  ue UE1 ; épreuves = (EF)\n  ue UE2 ; épreuves = (EF)\nfin\nmaquette "M2" pour "École" version "1"\n  année A2\n  ue UE3 ; épreuves = (EF)\nfin\n','\n',char(10)),'dc15fd6f2bf6c1318ed4e6d87f1d056e9fad58e492551a9e53c6f4a8ca4287a9',1,'23/11/2026 02:11');
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
INSERT INTO curriculum_texts VALUES(1,1,'r.bareme',replace('règlement "École" version "1"\nstructure\n  niveaux promotion > étudiant > année > ue > épreuve\n  année A1 : UE1 ; UE2\n  année A2 : UE3\n  attribut type : type pour chaque épreuve\nfin\ncodes de type\n  EF\nfin\ncodes de résultat\n  ADM : validant ; année suivante\n  AJ  : refusant\nfin\ncodes de suite\n  redoublement : même année\nfin\nconvention\n  arrondi de moyenne : aucun\n  vue examen "ce que le jury examine"\nfin\narticle 0 "Note retenue" pour chaque épreuve\n  note retenue = max(note session 1 ; note session 2)\nfin\narticle 0 "Indulgence" pour chaque épreuve lorsque vue est examen\n  exception "indulgence" : note retenue = min(max(note session 1 ; note session 2) + 1 ; 20/20)\nfin\narticle 1 "UE" pour chaque ue\n  moyenne = EF / 3\n  capitalisée si validée de l''acquis\n  résultat ADM si moyenne >= 3/20\n  résultat AJ sinon\n  avant   = moyenne de l''acquis\n  premier = moyenne de l''acquis en session 1\nfin\narticle 2 "Année" pour chaque année\n  résultat ADM si chaque ue : validée\n  résultat AJ sinon\n  au choix du jury lorsque proposition est AJ\n    a) AJ suite redoublement\nfin\nmaquette "M1" pour "École" version "1"\n  année A1\n  ue UE1 ; épreuves = (EF)\n  ue UE2 ; épreuves = (EF)\nfin\nmaquette "M2" pour "École" version "1"\n  année A2\n  ue UE3 ; épreuves = (EF)\nfin\n','\n',char(10)),'dc15fd6f2bf6c1318ed4e6d87f1d056e9fad58e492551a9e53c6f4a8ca4287a9',1,'23/11/2026 02:11');
CREATE TABLE curricula (
  text  INTEGER NOT NULL REFERENCES curriculum_texts (id),
  title TEXT NOT NULL,
  PRIMARY KEY (text, title)
) STRICT, WITHOUT ROWID;
INSERT INTO curricula VALUES(1,'M1');
INSERT INTO curricula VALUES(1,'M2');
CREATE TABLE students (
  id         INTEGER PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  first_name TEXT NOT NULL
) STRICT;
INSERT INTO students VALUES(1,'E1','Ana','');
INSERT INTO students VALUES(2,'E2','Ben','');
INSERT INTO students VALUES(3,'effacé-3','','');
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
INSERT INTO inscriptions VALUES(1,1,'2024-2025','École','1','M1','P');
INSERT INTO inscriptions VALUES(2,2,'2024-2025','École','1','M1','P');
INSERT INTO inscriptions VALUES(3,3,'2024-2025','École','1','M1','P');
CREATE TABLE marks (
  inscription INTEGER NOT NULL REFERENCES inscriptions (id),
  exam        TEXT NOT NULL,
  session     INTEGER NOT NULL CHECK (session BETWEEN 1 AND 9),
  number      TEXT CHECK (number GLOB '*[0-9]*'),
  code        TEXT CHECK (code <> ''),
  PRIMARY KEY (inscription, exam, session),
  CHECK ((number IS NULL) <> (code IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO marks VALUES(1,'UE1.EF',1,'8',NULL);
INSERT INTO marks VALUES(1,'UE1.EF',2,'10',NULL);
INSERT INTO marks VALUES(1,'UE2.EF',1,'5',NULL);
INSERT INTO marks VALUES(2,'UE1.EF',1,'12',NULL);
INSERT INTO marks VALUES(2,'UE2.EF',1,'14',NULL);
CREATE TABLE convocations (
  inscription INTEGER NOT NULL REFERENCES inscriptions (id),
  exam        TEXT NOT NULL,
  session     INTEGER NOT NULL CHECK (session BETWEEN 2 AND 9),
  PRIMARY KEY (inscription, exam, session)
) STRICT, WITHOUT ROWID;
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
, batch INTEGER REFERENCES batches (id), article TEXT NOT NULL DEFAULT '', forced INTEGER NOT NULL DEFAULT 0 CHECK (forced IN (0, 1))) STRICT;
INSERT INTO decisions VALUES(1,1,'A1','AJ','redoublement',2,'2026-11-23','jury','hospitalisée','AJ','A1.proposition = AJ ; A1.décision = AJ ; A1.résultat = AJ ; A1.validé = non ; UE1.moyenne = 10/3 ; UE1.proposition = ADM ; UE1.résultat = ADM ; UE1.validé = oui ; UE2.moyenne = 5/3 ; UE2.proposition = AJ ; UE2.résultat = AJ ; UE2.validé = non ; UE1.EF.note session 1 = 8 ; UE1.EF.note session 2 = 10 ; UE1.EF.note retenue = 10 ; UE2.EF.note session 1 = 5 ; UE2.EF.note retenue = 5','dc15fd6f2bf6c1318ed4e6d87f1d056e9fad58e492551a9e53c6f4a8ca4287a9',1,'2 a',0);
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
, subject TEXT NOT NULL DEFAULT '', proof TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO journal VALUES(1,'23/11/2026 02:11','scolarite','importer','','e.csv, n.csv','','3 inscriptions, 7 notes, 0 convocations, 0 faits, 0 lignes, 0 acquis, 0 inchangés','867bde45c8ede8061638a64afb8056492725b0e337418192c3ceb7dbeef844db','','');
INSERT INTO journal VALUES(2,'23/11/2026 02:11','jury','enregistrer','','lot 1','','1 actes','ce8bbf3867018670eccc3fa0cf3824da86215cda97b0a902f696c1ce2a11891f','lot 1','38dced13f7e4bfa1573f9d713c1e57c89e3c37937a94708e7a8b61243aaff48a');
INSERT INTO journal VALUES(3,'23/11/2026 02:11','jury','décider','E1','A1','AJ','AJ suite redoublement','233891de0a78f52f279a3d7e498e32f1157346ad391fa98f16b4400e206315e4','décision 1','c1b685dde6b565377004e0c48dd82ad879cd7deca5712f1dae3f738fdf9c3eb2');
INSERT INTO journal VALUES(4,'23/11/2026 02:11','jury','clôturer','','P 2024-2025','dossier ouvert','2 inscriptions','7e0c4027f017db026fbcd31be9885578f258f94c1909e953e3257767a6b68b59','clôture 1','3b6e0d206d44c1894e60b3b0cae5a6e18cc2562ee0fb4ed0df6d0027f9d1c2ae');
INSERT INTO journal VALUES(5,'23/11/2026 02:11','jury','clôturer','','P 2024-2025','','1 inscriptions','3bab56286c0711a8f10215730b524d5bfe07971bcdf3cd05a74d330bae07b3e7','clôture 2','6c250a91d02b4c4285042cf8cc037588a90c05266095f11dc09e02a40baff50c');
INSERT INTO journal VALUES(6,'23/11/2026 02:11','scolarité','effacer','','détail, nom et numéro','à sa demande','1 étudiants','4d7dbae995bd820b22a452dcb6c10ac2836c2fe48e076a60338b6f2bb0e72ecf','','');
INSERT INTO journal VALUES(7,'23/11/2026 02:11','scolarité','effacer','','','','','0a6a47fe63c307ca048f49279a6a05bdc3c5ae6baa38dec67e8dc84d9b412275','reste 3','265bfa23a20268f561c463d4df2a35e633a5691f5a5f25b768e51ee672120f36');
INSERT INTO journal VALUES(8,'23/11/2026 02:11','scolarité','effacer','','','','','d79ec59649e6c7ebcde2bb1f76e0e214de8b39a19b211ec9fc4038d407d845ad','clôture 1','f4c881e2a99846f17d13622eec2c45cf5e98e955cc078a3adff5008d46a3b304');
CREATE TABLE IF NOT EXISTS "frozen" (
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
INSERT INTO batches VALUES(1,'23/11/2026 02:11','jury',2,'2026-11-23','',1,1,'dc15fd6f2bf6c1318ed4e6d87f1d056e9fad58e492551a9e53c6f4a8ca4287a9');
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
CREATE TABLE regulation_files (
  regulation INTEGER NOT NULL REFERENCES regulations (id),
  path       TEXT NOT NULL,
  text       TEXT NOT NULL,
  PRIMARY KEY (regulation, path)
) STRICT;
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
INSERT INTO closings VALUES(1,'23/11/2026 02:11','jury','clôturer','P','M1','2024-2025','1','2026-11-23','','effacé','bfeb2ee26d646fbf83de23b0862f588aafe9d7d55e125adbee540287a5444d3d','dc15fd6f2bf6c1318ed4e6d87f1d056e9fad58e492551a9e53c6f4a8ca4287a9');
INSERT INTO closings VALUES(2,'23/11/2026 02:11','jury','clôturer','P','M1','2024-2025','1','2026-11-23','','','e9a76289d629af22bbedcfd6eda84d66d023254e6f251279ed6da5f6370c6ba1','dc15fd6f2bf6c1318ed4e6d87f1d056e9fad58e492551a9e53c6f4a8ca4287a9');
CREATE TABLE closed_inscriptions (
  inscription INTEGER NOT NULL REFERENCES inscriptions (id),
  closing     INTEGER NOT NULL REFERENCES closings (id), digest TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (inscription, closing)
) STRICT, WITHOUT ROWID;
INSERT INTO closed_inscriptions VALUES(1,1,'');
INSERT INTO closed_inscriptions VALUES(2,1,'');
INSERT INTO closed_inscriptions VALUES(3,2,'ed3a4891b64576c24c024605ea891e86ea294552479577462aacd5387e661d7f');
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
INSERT INTO closed_values VALUES(1,1,'A1','proposition',0,'','present','code','AJ');
INSERT INTO closed_values VALUES(1,1,'A1','résultat',0,'','present','code','AJ');
INSERT INTO closed_values VALUES(1,1,'A1','validé',0,'','present','truth','non');
INSERT INTO closed_values VALUES(1,1,'UE1','moyenne',0,'','present','number','10/3');
INSERT INTO closed_values VALUES(1,1,'UE1','moyenne',1,'','present','number','8/3');
INSERT INTO closed_values VALUES(1,1,'UE1','moyenne',0,'examen','present','number','11/3');
INSERT INTO closed_values VALUES(1,1,'UE1','proposition',0,'','present','code','ADM');
INSERT INTO closed_values VALUES(1,1,'UE1','proposition',1,'','present','code','AJ');
INSERT INTO closed_values VALUES(1,1,'UE1','résultat',0,'','present','code','ADM');
INSERT INTO closed_values VALUES(1,1,'UE1','résultat',1,'','present','code','AJ');
INSERT INTO closed_values VALUES(1,1,'UE1','validé',0,'','present','truth','oui');
INSERT INTO closed_values VALUES(1,1,'UE1','validé',1,'','present','truth','non');
INSERT INTO closed_values VALUES(1,1,'UE1.EF','note retenue',0,'','present','number','10');
INSERT INTO closed_values VALUES(1,1,'UE1.EF','note retenue',1,'','present','number','8');
INSERT INTO closed_values VALUES(1,1,'UE1.EF','note retenue',0,'examen','present','number','11');
INSERT INTO closed_values VALUES(1,1,'UE1.EF','note session 1',0,'','present','number','8');
INSERT INTO closed_values VALUES(1,1,'UE1.EF','note session 2',0,'','present','number','10');
INSERT INTO closed_values VALUES(1,1,'UE1.EF','note session 2',1,'','sans objet','','');
INSERT INTO closed_values VALUES(1,1,'UE2','moyenne',0,'','present','number','5/3');
INSERT INTO closed_values VALUES(1,1,'UE2','moyenne',0,'examen','present','number','2');
INSERT INTO closed_values VALUES(1,1,'UE2','proposition',0,'','present','code','AJ');
INSERT INTO closed_values VALUES(1,1,'UE2','résultat',0,'','present','code','AJ');
INSERT INTO closed_values VALUES(1,1,'UE2','validé',0,'','present','truth','non');
INSERT INTO closed_values VALUES(1,1,'UE2.EF','note retenue',0,'','present','number','5');
INSERT INTO closed_values VALUES(1,1,'UE2.EF','note retenue',0,'examen','present','number','6');
INSERT INTO closed_values VALUES(1,1,'UE2.EF','note session 1',0,'','present','number','5');
INSERT INTO closed_values VALUES(2,1,'A1','proposition',0,'','present','code','ADM');
INSERT INTO closed_values VALUES(2,1,'A1','résultat',0,'','present','code','ADM');
INSERT INTO closed_values VALUES(2,1,'A1','validé',0,'','present','truth','oui');
INSERT INTO closed_values VALUES(2,1,'UE1','moyenne',0,'','present','number','4');
INSERT INTO closed_values VALUES(2,1,'UE1','moyenne',0,'examen','present','number','13/3');
INSERT INTO closed_values VALUES(2,1,'UE1','proposition',0,'','present','code','ADM');
INSERT INTO closed_values VALUES(2,1,'UE1','résultat',0,'','present','code','ADM');
INSERT INTO closed_values VALUES(2,1,'UE1','validé',0,'','present','truth','oui');
INSERT INTO closed_values VALUES(2,1,'UE1.EF','note retenue',0,'','present','number','12');
INSERT INTO closed_values VALUES(2,1,'UE1.EF','note retenue',0,'examen','present','number','13');
INSERT INTO closed_values VALUES(2,1,'UE1.EF','note session 1',0,'','present','number','12');
INSERT INTO closed_values VALUES(2,1,'UE2','moyenne',0,'','present','number','14/3');
INSERT INTO closed_values VALUES(2,1,'UE2','moyenne',0,'examen','present','number','5');
INSERT INTO closed_values VALUES(2,1,'UE2','proposition',0,'','present','code','ADM');
INSERT INTO closed_values VALUES(2,1,'UE2','résultat',0,'','present','code','ADM');
INSERT INTO closed_values VALUES(2,1,'UE2','validé',0,'','present','truth','oui');
INSERT INTO closed_values VALUES(2,1,'UE2.EF','note retenue',0,'','present','number','14');
INSERT INTO closed_values VALUES(2,1,'UE2.EF','note retenue',0,'examen','present','number','15');
INSERT INTO closed_values VALUES(2,1,'UE2.EF','note session 1',0,'','present','number','14');
INSERT INTO closed_values VALUES(3,2,'A1','résultat',0,'','present','code','ADM');
INSERT INTO closed_values VALUES(3,2,'UE1','résultat',0,'','present','code','ADM');
INSERT INTO closed_values VALUES(3,2,'UE2','résultat',0,'','present','code','ADM');
CREATE TABLE erasures (
  inscription INTEGER PRIMARY KEY REFERENCES inscriptions (id),
  moment      TEXT NOT NULL
) STRICT;
INSERT INTO erasures VALUES(3,'23/11/2026 02:11');
CREATE INDEX inscriptions_by_promotion ON inscriptions (promotion, maquette, year);
CREATE INDEX decisions_by_object ON decisions (inscription, object, session);
CREATE INDEX grants_by_object ON grants (inscription, object, name);
CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions
BEGIN SELECT RAISE (ABORT, 'une décision ne s''efface pas'); END;
CREATE TRIGGER journal_remains BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'le journal ne s''efface pas'); END;
CREATE TRIGGER batches_stay BEFORE UPDATE ON batches
BEGIN SELECT RAISE (ABORT, 'un lot enregistré ne se modifie pas'); END;
CREATE TRIGGER batches_remain BEFORE DELETE ON batches
BEGIN SELECT RAISE (ABORT, 'un lot enregistré ne s''efface pas'); END;
CREATE TRIGGER grants_remain BEFORE DELETE ON grants
BEGIN SELECT RAISE (ABORT, 'un acte du jury ne s''efface pas'); END;
CREATE VIEW closed AS
  SELECT c.inscription AS inscription, c.closing AS closing FROM closed_inscriptions c JOIN closings k ON k.id = c.closing
  WHERE k.operation = 'clôturer'
    AND NOT EXISTS (SELECT 1 FROM closed_inscriptions later WHERE later.inscription = c.inscription AND later.closing > c.closing);
CREATE TRIGGER closings_remain BEFORE DELETE ON closings
BEGIN SELECT RAISE (ABORT, 'une clôture ne s''efface pas'); END;
CREATE TRIGGER closed_inscriptions_remain BEFORE DELETE ON closed_inscriptions
BEGIN SELECT RAISE (ABORT, 'une clôture ne s''efface pas'); END;
CREATE TRIGGER closed_values_stay BEFORE UPDATE ON closed_values
BEGIN SELECT RAISE (ABORT, 'une valeur close ne se modifie pas'); END;
CREATE TRIGGER marks_closed BEFORE INSERT ON marks WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = NEW.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER marks_closed_update BEFORE UPDATE ON marks WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER facts_closed BEFORE INSERT ON facts WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = NEW.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER facts_closed_update BEFORE UPDATE ON facts WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER lines_closed BEFORE INSERT ON lines WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = NEW.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER convocations_closed BEFORE INSERT ON convocations WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = NEW.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER decisions_closed BEFORE INSERT ON decisions WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = NEW.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER grants_closed BEFORE INSERT ON grants WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = NEW.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER erasures_stay BEFORE UPDATE ON erasures
BEGIN SELECT RAISE (ABORT, 'un effacement ne se modifie pas'); END;
CREATE TRIGGER erasures_remain BEFORE DELETE ON erasures
BEGIN SELECT RAISE (ABORT, 'un effacement ne s''efface pas'); END;
CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
WHEN NOT (NEW.id = OLD.id AND NEW.moment = OLD.moment AND NEW.author = OLD.author AND NEW.operation = OLD.operation
  AND NEW.subject = OLD.subject AND NEW.proof = OLD.proof AND NEW.chain = OLD.chain
  AND NEW.student = '' AND NEW.target = '' AND NEW.before IS NULL AND NEW.after IS NULL)
BEGIN SELECT RAISE (ABORT, 'le journal ne se modifie pas'); END;
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
WHEN NOT (NEW.id = OLD.id AND NEW.inscription = OLD.inscription AND NEW.object = OLD.object AND NEW.code = OLD.code
  AND NEW.suite = OLD.suite AND NEW.session = OLD.session AND NEW.date = OLD.date AND NEW.author = OLD.author
  AND NEW.fingerprint = OLD.fingerprint AND NEW.batch IS OLD.batch AND NEW.article = OLD.article AND NEW.forced = OLD.forced
  AND NEW.proposition = OLD.proposition AND NEW.motive = '' AND NEW.snapshot = '')
BEGIN SELECT RAISE (ABORT, 'une décision ne se modifie pas'); END;
CREATE TRIGGER grants_stay BEFORE UPDATE ON grants
WHEN NOT (NEW.id = OLD.id AND NEW.batch = OLD.batch AND NEW.inscription = OLD.inscription AND NEW.object = OLD.object
  AND NEW.name = OLD.name AND NEW.article = OLD.article AND NEW.type = 'text' AND NEW.value = ''
  AND NEW.before = '' AND NEW.motive = '' AND NEW.snapshot = '')
BEGIN SELECT RAISE (ABORT, 'un acte du jury ne se modifie pas'); END;
CREATE TRIGGER closings_stay BEFORE UPDATE ON closings
WHEN NOT (NEW.id = OLD.id AND NEW.moment = OLD.moment AND NEW.author = OLD.author AND NEW.operation = OLD.operation
  AND NEW.promotion = OLD.promotion AND NEW.maquette = OLD.maquette AND NEW.year = OLD.year AND NEW.version = OLD.version
  AND NEW.date = OLD.date AND NEW.content = OLD.content AND NEW.fingerprint = OLD.fingerprint AND NEW.motive = '')
BEGIN SELECT RAISE (ABORT, 'une clôture ne se modifie pas'); END;
CREATE TRIGGER closed_inscriptions_stay BEFORE UPDATE ON closed_inscriptions
WHEN NOT (NEW.inscription = OLD.inscription AND NEW.closing = OLD.closing AND OLD.digest = '' AND length(NEW.digest) = 64)
BEGIN SELECT RAISE (ABORT, 'une clôture ne se modifie pas'); END;
CREATE TRIGGER closed_values_remain BEFORE DELETE ON closed_values
WHEN OLD.quantity IN ('résultat', 'suite') OR NOT EXISTS (SELECT 1 FROM erasures WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'une valeur close ne s''efface pas'); END;
CREATE TRIGGER marks_closed_delete BEFORE DELETE ON marks
WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = OLD.inscription)
  AND NOT EXISTS (SELECT 1 FROM erasures WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER facts_closed_delete BEFORE DELETE ON facts
WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = OLD.inscription)
  AND NOT EXISTS (SELECT 1 FROM erasures WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
CREATE TRIGGER lines_closed_delete BEFORE DELETE ON lines
WHEN EXISTS (SELECT 1 FROM closed WHERE inscription = OLD.inscription)
  AND NOT EXISTS (SELECT 1 FROM erasures WHERE inscription = OLD.inscription)
BEGIN SELECT RAISE (ABORT, 'l''année est close'); END;
COMMIT;
PRAGMA user_version = 6;
