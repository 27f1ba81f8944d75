-- A proposition may be revised by its own source. A CHECK cannot be changed: the table is made anew, and with it
-- those that refer to it.
CREATE TABLE old_proposition AS SELECT * FROM proposition;
CREATE TABLE old_position AS SELECT * FROM position;
CREATE TABLE old_position_span AS SELECT * FROM position_span;
DROP TABLE position_span;
DROP TABLE position;
DROP TABLE proposition;
CREATE TABLE proposition (
  id       TEXT PRIMARY KEY,
  n        INTEGER NOT NULL,
  story    TEXT NOT NULL REFERENCES story (id),
  text     TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('contested', 'revised', 'corroborated', 'single'))
) STRICT;
CREATE INDEX proposition_by_story ON proposition (story);
CREATE TABLE position (
  proposition TEXT NOT NULL REFERENCES proposition (id),
  n           INTEGER NOT NULL,
  reading     INTEGER NOT NULL REFERENCES reading (id),
  attribution TEXT,
  source_name TEXT NOT NULL,
  stance      TEXT NOT NULL CHECK (stance IN ('asserts', 'denies', 'doubts')),
  origin      TEXT NOT NULL,
  sure        INTEGER NOT NULL DEFAULT 1 CHECK (sure IN (0, 1)),
  PRIMARY KEY (proposition, n),
  FOREIGN KEY (reading, attribution) REFERENCES attribution (reading, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE position_span (
  proposition TEXT NOT NULL,
  position    INTEGER NOT NULL,
  n           INTEGER NOT NULL,
  span_start  INTEGER NOT NULL,
  span_end    INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end),
  PRIMARY KEY (proposition, position, n),
  FOREIGN KEY (proposition, position) REFERENCES position (proposition, n)
) STRICT, WITHOUT ROWID;
INSERT INTO proposition SELECT * FROM old_proposition;
INSERT INTO position SELECT *, 1 FROM old_position;
INSERT INTO position_span SELECT * FROM old_position_span;
DROP TABLE old_position_span;
DROP TABLE old_position;
DROP TABLE old_proposition;
