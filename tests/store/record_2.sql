-- A record as the program of schema number 2 wrote it: one report, one attribution, one event with a place, one decision.
-- Never edited: a newer program must open it. Its first part is schema.sql as it was then.
BEGIN;

CREATE TABLE input (
  locator  TEXT PRIMARY KEY,
  raw_hash TEXT NOT NULL,
  size     INTEGER NOT NULL CHECK (size >= 0),
  version  TEXT NOT NULL,
  outcome  TEXT NOT NULL CHECK (outcome IN ('begun', 'read', 'skipped'))
) STRICT;
CREATE TABLE report (
  n               INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE,
  input           TEXT NOT NULL REFERENCES input (locator),
  input_hash      TEXT NOT NULL,
  superseded      INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
  path            TEXT NOT NULL,
  outlet          TEXT NOT NULL,
  outlet_stated   INTEGER NOT NULL CHECK (outlet_stated IN (0, 1)),
  published       TEXT,
  title           TEXT,
  author          TEXT,
  url             TEXT,
  dateline_start  INTEGER,
  dateline_end    INTEGER CHECK (0 <= dateline_start AND dateline_start <= dateline_end),
  dateline_place  TEXT,
  dateline_agency TEXT,
  dateline_date   TEXT,
  text            TEXT NOT NULL,
  text_hash       TEXT NOT NULL,
  raw_hash        TEXT NOT NULL,
  medium          TEXT NOT NULL
) STRICT;
CREATE INDEX report_by_path ON report (path);
CREATE INDEX report_by_input ON report (input);
CREATE TABLE report_block (
  report     TEXT NOT NULL REFERENCES report (id),
  n          INTEGER NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('title', 'heading', 'prose', 'byline', 'date', 'credit', 'caption', 'junk')),
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end),
  PRIMARY KEY (report, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE report_credit (
  report     TEXT NOT NULL REFERENCES report (id),
  n          INTEGER NOT NULL,
  origin     TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end),
  PRIMARY KEY (report, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE report_field (
  report TEXT NOT NULL REFERENCES report (id),
  n      INTEGER NOT NULL,
  name   TEXT NOT NULL,
  value  TEXT NOT NULL,
  PRIMARY KEY (report, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE skipped (
  n      INTEGER PRIMARY KEY,
  input  TEXT REFERENCES input (locator),
  path   TEXT NOT NULL,
  stage  TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX skipped_by_input ON skipped (input);
CREATE TABLE reading (
  id      INTEGER PRIMARY KEY,
  report  TEXT NOT NULL REFERENCES report (id),
  version TEXT NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  UNIQUE (report, version)
) STRICT;
CREATE UNIQUE INDEX one_current_reading ON reading (report) WHERE current = 1;
CREATE TABLE attribution (
  reading      INTEGER NOT NULL REFERENCES reading (id),
  id           TEXT NOT NULL,
  n            INTEGER NOT NULL,
  source_start INTEGER,
  source_end   INTEGER CHECK (0 <= source_start AND source_start <= source_end),
  source_name  TEXT,
  source_kind  TEXT NOT NULL CHECK (source_kind IN ('person', 'government', 'military', 'police', 'armed_group',
    'organisation', 'media', 'expert', 'witness', 'family', 'document', 'anonymous', 'unknown')),
  cue_start    INTEGER,
  cue_end      INTEGER CHECK (0 <= cue_start AND cue_start <= cue_end),
  directness   TEXT NOT NULL CHECK (directness IN ('direct', 'indirect', 'mixed')),
  act          TEXT NOT NULL CHECK (act IN ('state', 'confirm', 'deny', 'doubt', 'accuse', 'condemn', 'praise',
    'threaten', 'warn', 'promise', 'demand', 'predict', 'ask', 'decline')),
  within       TEXT,
  told_start   INTEGER,
  told_end     INTEGER CHECK (0 <= told_start AND told_start <= told_end),
  told_name    TEXT,
  polarity     TEXT NOT NULL DEFAULT 'holds' CHECK (polarity IN ('holds', 'does_not_hold', 'open')),
  certainty    TEXT NOT NULL DEFAULT 'certain' CHECK (certainty IN ('certain', 'probable', 'possible')),
  PRIMARY KEY (reading, id),
  FOREIGN KEY (reading, within) REFERENCES attribution (reading, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE attribution_content (
  reading     INTEGER NOT NULL,
  attribution TEXT NOT NULL,
  n           INTEGER NOT NULL,
  span_start  INTEGER NOT NULL,
  span_end    INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end),
  PRIMARY KEY (reading, attribution, n),
  FOREIGN KEY (reading, attribution) REFERENCES attribution (reading, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE event_mention (
  reading        INTEGER NOT NULL REFERENCES reading (id),
  id             TEXT NOT NULL,
  n              INTEGER NOT NULL,
  trigger_start  INTEGER NOT NULL,
  trigger_end    INTEGER NOT NULL CHECK (0 <= trigger_start AND trigger_start <= trigger_end),
  lemma          TEXT NOT NULL,
  type           TEXT NOT NULL CHECK (type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT',
    'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'OTHER')),
  mode           TEXT,
  place_start    INTEGER,
  place_end      INTEGER CHECK (0 <= place_start AND place_start <= place_end),
  place_name     TEXT,
  place_country  TEXT,
  date_from      TEXT,
  date_to        TEXT,
  date_precision TEXT CHECK (date_precision IN ('day', 'week', 'month', 'year', 'range')),
  date_basis     TEXT CHECK (date_basis IN ('stated', 'relative', 'assumed')),
  date_start     INTEGER,
  date_end       INTEGER CHECK (0 <= date_start AND date_start <= date_end),
  status         TEXT NOT NULL CHECK (status IN ('happened', 'ongoing', 'planned', 'hypothetical', 'negated')),
  told_by        TEXT,
  background     INTEGER NOT NULL CHECK (background IN (0, 1)),
  PRIMARY KEY (reading, id),
  FOREIGN KEY (reading, told_by) REFERENCES attribution (reading, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE event_party (
  reading    INTEGER NOT NULL,
  event      TEXT NOT NULL,
  role       TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
  n          INTEGER NOT NULL,
  span_start INTEGER,
  span_end   INTEGER CHECK (0 <= span_start AND span_start <= span_end),
  name       TEXT NOT NULL,
  country    TEXT,
  sector     TEXT NOT NULL CHECK (sector IN ('GOV', 'MIL', 'REB', 'COP', 'JUD', 'LEG', 'SPY', 'CVL', 'JRN', 'PTY', 'IGO',
    'NGO', 'BUS', 'MED', 'EDU', 'REL', 'CRM', 'UAF', 'UNK')),
  PRIMARY KEY (reading, event, role, n),
  FOREIGN KEY (reading, event) REFERENCES event_mention (reading, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE event_words (
  reading    INTEGER NOT NULL,
  event      TEXT NOT NULL,
  n          INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end),
  PRIMARY KEY (reading, event, n),
  FOREIGN KEY (reading, event) REFERENCES event_mention (reading, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE figure (
  reading    INTEGER NOT NULL REFERENCES reading (id),
  id         TEXT NOT NULL,
  n          INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end),
  measure    TEXT NOT NULL CHECK (measure IN ('killed', 'injured', 'missing', 'captured', 'displaced', 'freed', 'attackers',
    'fighters', 'strikes', 'targets', 'weapons', 'vehicles', 'money', 'other')),
  low        REAL,
  high       REAL,
  qualifier  TEXT NOT NULL CHECK (qualifier IN ('exact', 'at_least', 'more_than', 'about', 'up_to', 'range', 'vague')),
  who        TEXT NOT NULL,
  event      TEXT,
  told_by    TEXT,
  PRIMARY KEY (reading, id),
  FOREIGN KEY (reading, event) REFERENCES event_mention (reading, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (reading, told_by) REFERENCES attribution (reading, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE mention (
  reading    INTEGER NOT NULL REFERENCES reading (id),
  n          INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end),
  name       TEXT NOT NULL,
  country    TEXT,
  sector     TEXT NOT NULL CHECK (sector IN ('GOV', 'MIL', 'REB', 'COP', 'JUD', 'LEG', 'SPY', 'CVL', 'JRN', 'PTY', 'IGO',
    'NGO', 'BUS', 'MED', 'EDU', 'REL', 'CRM', 'UAF', 'UNK')),
  kind       TEXT NOT NULL CHECK (kind IN ('person', 'government', 'military', 'police', 'armed_group',
    'organisation', 'media', 'expert', 'witness', 'family', 'document', 'anonymous', 'unknown')),
  PRIMARY KEY (reading, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE stated_date (
  reading    INTEGER NOT NULL REFERENCES reading (id),
  n          INTEGER NOT NULL,
  date_from  TEXT NOT NULL,
  date_to    TEXT NOT NULL,
  precision  TEXT NOT NULL CHECK (precision IN ('day', 'week', 'month', 'year', 'range')),
  basis      TEXT NOT NULL CHECK (basis IN ('stated', 'relative', 'assumed')),
  span_start INTEGER,
  span_end   INTEGER CHECK (0 <= span_start AND span_start <= span_end),
  PRIMARY KEY (reading, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE built (
  reading INTEGER PRIMARY KEY REFERENCES reading (id)
) STRICT;
CREATE TABLE story (
  id    TEXT PRIMARY KEY,
  n     INTEGER NOT NULL,
  title TEXT NOT NULL
) STRICT;
CREATE TABLE story_report (
  story  TEXT NOT NULL REFERENCES story (id),
  n      INTEGER NOT NULL,
  report TEXT NOT NULL REFERENCES report (id),
  PRIMARY KEY (story, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE copy_group (
  id TEXT PRIMARY KEY,
  n  INTEGER NOT NULL
) STRICT;
CREATE TABLE copy_report (
  copy_group TEXT NOT NULL REFERENCES copy_group (id),
  n          INTEGER NOT NULL,
  report     TEXT NOT NULL REFERENCES report (id),
  PRIMARY KEY (copy_group, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_group_by_report ON copy_report (report);
CREATE TABLE relay (
  n          INTEGER PRIMARY KEY,
  report     TEXT NOT NULL REFERENCES report (id),
  origin     TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end)
) STRICT;
CREATE TABLE actor (
  id      TEXT PRIMARY KEY,
  n       INTEGER NOT NULL,
  name    TEXT NOT NULL,
  country TEXT,
  sector  TEXT NOT NULL CHECK (sector IN ('GOV', 'MIL', 'REB', 'COP', 'JUD', 'LEG', 'SPY', 'CVL', 'JRN', 'PTY', 'IGO',
    'NGO', 'BUS', 'MED', 'EDU', 'REL', 'CRM', 'UAF', 'UNK'))
) STRICT;
CREATE TABLE actor_name (
  actor TEXT NOT NULL REFERENCES actor (id),
  n     INTEGER NOT NULL,
  name  TEXT NOT NULL,
  PRIMARY KEY (actor, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE happening (
  id        TEXT PRIMARY KEY,
  n         INTEGER NOT NULL,
  story     TEXT NOT NULL REFERENCES story (id),
  what      TEXT NOT NULL,
  type      TEXT NOT NULL CHECK (type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT',
    'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'OTHER')),
  date_from TEXT,
  date_to   TEXT,
  place     TEXT,
  origins   INTEGER NOT NULL CHECK (origins >= 0)
) STRICT;
CREATE INDEX happening_by_story ON happening (story);
CREATE TABLE happening_mention (
  happening TEXT NOT NULL REFERENCES happening (id),
  n         INTEGER NOT NULL,
  reading   INTEGER NOT NULL,
  event     TEXT NOT NULL,
  PRIMARY KEY (happening, n),
  FOREIGN KEY (reading, event) REFERENCES event_mention (reading, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE figure_set (
  id        TEXT PRIMARY KEY,
  n         INTEGER NOT NULL,
  happening TEXT NOT NULL REFERENCES happening (id),
  measure   TEXT NOT NULL CHECK (measure IN ('killed', 'injured', 'missing', 'captured', 'displaced', 'freed', 'attackers',
    'fighters', 'strikes', 'targets', 'weapons', 'vehicles', 'money', 'other')),
  who       TEXT NOT NULL,
  relation  TEXT NOT NULL CHECK (relation IN ('agree', 'compatible', 'conflict', 'update')),
  low       REAL,
  high      REAL
) STRICT;
CREATE INDEX figure_set_by_happening ON figure_set (happening);
CREATE TABLE figure_value (
  figure_set TEXT NOT NULL REFERENCES figure_set (id),
  n          INTEGER NOT NULL,
  reading    INTEGER NOT NULL,
  figure     TEXT NOT NULL,
  PRIMARY KEY (figure_set, n),
  FOREIGN KEY (reading, figure) REFERENCES figure (reading, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE proposition (
  id       TEXT PRIMARY KEY,
  n        INTEGER NOT NULL,
  story    TEXT NOT NULL REFERENCES story (id),
  text     TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('contested', 'corroborated', 'single'))
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
CREATE TABLE judgement (
  n        INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  left_id  TEXT NOT NULL,
  right_id TEXT NOT NULL,
  verdict  TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
  score    REAL NOT NULL,
  maker    TEXT NOT NULL
) STRICT;
CREATE INDEX judgement_by_pair ON judgement (kind, left_id, right_id);
CREATE TABLE judgement_reason (
  judgement INTEGER NOT NULL REFERENCES judgement (n),
  n         INTEGER NOT NULL,
  feature   TEXT NOT NULL,
  weight    REAL NOT NULL,
  words     TEXT NOT NULL,
  PRIMARY KEY (judgement, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE decision (
  n        INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  left_id  TEXT NOT NULL,
  right_id TEXT NOT NULL,
  verdict  TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
  note     TEXT NOT NULL
) STRICT;
CREATE INDEX decision_by_pair ON decision (kind, left_id, right_id);
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision
BEGIN
  SELECT RAISE(ABORT, 'a decision is never deleted: add one that replaces it');
END;
CREATE TRIGGER decision_is_final BEFORE UPDATE ON decision
BEGIN
  SELECT RAISE(ABORT, 'a decision is never altered: add one that replaces it');
END;
CREATE VIRTUAL TABLE report_words USING fts5 (
  text, content = 'report', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE finding_key (
  n          INTEGER PRIMARY KEY,
  reading    INTEGER NOT NULL REFERENCES reading (id),
  kind       TEXT NOT NULL CHECK (kind IN ('attribution', 'event', 'figure')),
  id         TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end)
) STRICT;
CREATE VIRTUAL TABLE finding_words USING fts5 (
  who, words, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIEW v_current AS
SELECT reading.id AS reading, reading.report AS report
FROM reading JOIN report ON report.id = reading.report
WHERE reading.current = 1 AND report.superseded = 0;
CREATE VIEW v_shown AS
SELECT reading.id AS reading, reading.report AS report
FROM built JOIN reading ON reading.id = built.reading
UNION ALL
SELECT reading, report FROM v_current WHERE NOT EXISTS (SELECT 1 FROM built);
CREATE VIEW v_story AS
SELECT story.id AS story, story.title,
  count(*) AS reports,
  count(DISTINCT coalesce(copy_report.copy_group, report.id)) AS texts,
  count(DISTINCT CASE WHEN report.outlet_stated THEN report.outlet END) AS outlets,
  min(report.published) AS first_published,
  max(report.published) AS last_published,
  (SELECT count(*) FROM happening WHERE happening.story = story.id) AS happenings,
  (SELECT count(*) FROM proposition WHERE proposition.story = story.id AND standing = 'contested') AS disputes
FROM story
JOIN story_report ON story_report.story = story.id
JOIN report ON report.id = story_report.report
LEFT JOIN copy_report ON copy_report.report = report.id
GROUP BY story.id
ORDER BY story.n;
CREATE VIEW v_attribution AS
SELECT report.path, CASE WHEN report.outlet_stated THEN report.outlet END AS outlet, report.published,
  attribution.source_name, attribution.source_kind, attribution.act,
  substr(report.text, cue_start + 1, cue_end - cue_start) AS cue,
  (SELECT group_concat(substr(report.text, span_start + 1, span_end - span_start), ' … ') FROM (
     SELECT span_start, span_end FROM attribution_content AS c
     WHERE c.reading = attribution.reading AND c.attribution = attribution.id ORDER BY n)) AS content,
  attribution.directness, attribution.within, attribution.told_name, report.id AS report, attribution.id AS attribution
FROM v_shown
JOIN report ON report.id = v_shown.report
JOIN attribution ON attribution.reading = v_shown.reading
ORDER BY report.path, attribution.n;
CREATE VIEW v_dispute AS
SELECT proposition.story, proposition.id AS proposition, proposition.text AS proposition_text, position.stance,
  position.source_name, CASE WHEN report.outlet_stated THEN report.outlet END AS outlet, report.published,
  (SELECT group_concat(substr(report.text, span_start + 1, span_end - span_start), ' … ') FROM (
     SELECT span_start, span_end FROM position_span AS s
     WHERE s.proposition = position.proposition AND s.position = position.n ORDER BY n)) AS words,
  position.origin, report.path, report.id AS report, position.attribution
FROM proposition
JOIN position ON position.proposition = proposition.id
JOIN reading ON reading.id = position.reading
JOIN report ON report.id = reading.report
WHERE proposition.standing = 'contested'
ORDER BY proposition.n, position.stance, position.n;
CREATE VIEW v_figure AS
SELECT happening.story, happening.what AS happening, figure_set.measure, figure_set.who, figure.low, figure.high,
  figure.qualifier, substr(report.text, figure.span_start + 1, figure.span_end - figure.span_start) AS words,
  CASE WHEN figure.told_by IS NULL THEN 'outlet' ELSE coalesce(attribution.source_name, 'not named') END AS said_by,
  CASE WHEN report.outlet_stated THEN report.outlet END AS outlet, report.published, figure_set.relation,
  figure_set.low AS set_low, figure_set.high AS set_high, report.path, report.id AS report, figure.id AS figure,
  figure_set.id AS figure_set
FROM figure_set
JOIN happening ON happening.id = figure_set.happening
JOIN figure_value ON figure_value.figure_set = figure_set.id
JOIN figure ON figure.reading = figure_value.reading AND figure.id = figure_value.figure
JOIN reading ON reading.id = figure_value.reading
JOIN report ON report.id = reading.report
LEFT JOIN attribution ON attribution.reading = figure.reading AND attribution.id = figure.told_by
ORDER BY happening.n, figure_set.n, figure_value.n;
CREATE VIEW v_happening AS
SELECT happening.story, happening.id AS happening, happening.what, happening.type, happening.date_from,
  happening.date_to, happening.place, group_concat(DISTINCT event_mention.status) AS statuses,
  count(DISTINCT reading.report) AS reports, happening.origins
FROM happening
JOIN happening_mention ON happening_mention.happening = happening.id
JOIN event_mention ON event_mention.reading = happening_mention.reading AND event_mention.id = happening_mention.event
JOIN reading ON reading.id = happening_mention.reading
GROUP BY happening.id
ORDER BY happening.n;
INSERT INTO input VALUES ('old/b.txt', 'r', 32, 'v2', 'read');
INSERT INTO report VALUES (1, 'rep-1', 'old/b.txt', 'r', 0, 'old/b.txt', 'b', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, 'Police said rebels shelled Velm.', 't', 'r', 'text');
INSERT INTO report_block VALUES ('rep-1', 0, 'prose', 0, 32);
INSERT INTO report_words (rowid, text) SELECT n, text FROM report;
INSERT INTO reading VALUES (1, 'rep-1', 'v2', 1);
INSERT INTO attribution VALUES (1, 'a-1', 0, 0, 6, 'Police', 'police', 7, 11, 'indirect', 'state', NULL, NULL, NULL, NULL,
  'holds', 'certain');
INSERT INTO attribution_content VALUES (1, 'a-1', 0, 12, 31);
INSERT INTO event_mention VALUES (1, 'e-1', 0, 19, 26, 'shell', 'ASSAULT', 'heavy-weapons', 27, 31,
  'Velm', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'happened', 'a-1', 0);
INSERT INTO event_party VALUES (1, 'e-1', 'actor', 0, 12, 18, 'rebels', NULL, 'REB');
INSERT INTO finding_key VALUES (1, 1, 'attribution', 'a-1', 12, 31), (2, 1, 'event', 'e-1', 19, 31);
INSERT INTO finding_words (rowid, who, words) VALUES (1, 'Police', 'rebels shelled Velm'), (2, 'rebels', 'shelled Velm');
INSERT INTO decision VALUES (1, 'event', 'e-1', 'e-2', 'same', 'one night');
PRAGMA application_id = 1417105235;
PRAGMA user_version = 2;
COMMIT;
