-- The files a règlement calls (exceptions.lua): its fingerprint is of its text and of theirs.
CREATE TABLE regulation_files (
  regulation INTEGER NOT NULL REFERENCES regulations (id),
  path       TEXT NOT NULL,
  text       TEXT NOT NULL,
  PRIMARY KEY (regulation, path)
) STRICT;
