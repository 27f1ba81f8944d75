-- The record: one SQLite file. This is schema number 5 (PRAGMA user_version); application_id says "TwOS".
--
--   what was read       input, report, report_*, skipped
--   what one report says  reading, attribution, event_mention, figure, mention, stated_date: append-only
--   what they say together  built, story ... judgement: replaced as a whole at the end of a build
--   what a person decided   decision: append-only, outranks every judgement
--
-- Offsets are code points of report.text, end exclusive: substr(text, x_start + 1, x_end - x_start) are the words.
-- NULL is "not stated". `n` keeps the order in which a list was given.

-- What was read ----------------------------------------------------------------------------------------------------

-- A file or feed that was taken in. `begun`: reports of it may still be missing (the run was stopped).
CREATE TABLE input (
  locator  TEXT PRIMARY KEY,
  raw_hash TEXT NOT NULL,
  size     INTEGER NOT NULL CHECK (size >= 0),
  version  TEXT NOT NULL,
  outcome  TEXT NOT NULL CHECK (outcome IN ('begun', 'read', 'skipped'))
) STRICT;

-- One text. `superseded`: its input has since changed and gives another text, or none, under the same path.
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

-- Words by which a report says that it, or facts in it, come from another outlet.
CREATE TABLE report_credit (
  report     TEXT NOT NULL REFERENCES report (id),
  n          INTEGER NOT NULL,
  origin     TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end),
  PRIMARY KEY (report, n)
) STRICT, WITHOUT ROWID;

-- The file's own metadata that has no column above.
CREATE TABLE report_field (
  report TEXT NOT NULL REFERENCES report (id),
  n      INTEGER NOT NULL,
  name   TEXT NOT NULL,
  value  TEXT NOT NULL,
  PRIMARY KEY (report, n)
) STRICT, WITHOUT ROWID;

-- What was left out, and why. `input` is NULL for what a build left out.
CREATE TABLE skipped (
  n      INTEGER PRIMARY KEY,
  input  TEXT REFERENCES input (locator),
  path   TEXT NOT NULL,
  stage  TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX skipped_by_input ON skipped (input);

-- What one report says ---------------------------------------------------------------------------------------------

-- One report as read by one version of the analysis. A newer version adds a reading; the older one stays.
CREATE TABLE reading (
  id      INTEGER PRIMARY KEY,
  report  TEXT NOT NULL REFERENCES report (id),
  version TEXT NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  UNIQUE (report, version)
) STRICT;
CREATE UNIQUE INDEX one_current_reading ON reading (report) WHERE current = 1;

-- `within`: the attribution whose content holds this one. `polarity`, `certainty`: how the source holds the content.
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

-- The pieces of an attribution's content.
CREATE TABLE attribution_content (
  reading     INTEGER NOT NULL,
  attribution TEXT NOT NULL,
  n           INTEGER NOT NULL,
  span_start  INTEGER NOT NULL,
  span_end    INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end),
  PRIMARY KEY (reading, attribution, n),
  FOREIGN KEY (reading, attribution) REFERENCES attribution (reading, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- `told_by`: the innermost attribution that carries it; NULL is the outlet's own voice.
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
  place_latitude  REAL CHECK (place_latitude BETWEEN -90 AND 90),
  place_longitude REAL CHECK (place_longitude BETWEEN -180 AND 180),
  place_precision TEXT CHECK (place_precision IN ('site', 'town', 'area', 'province', 'country', 'region', 'water')),
  place_reason    TEXT CHECK (place_reason IN ('only', 'contained', 'country', 'known')),
  place_site      TEXT,
  place_within_start INTEGER,
  place_within_end INTEGER CHECK (0 <= place_within_start AND place_within_start <= place_within_end),
  PRIMARY KEY (reading, id),
  FOREIGN KEY (reading, told_by) REFERENCES attribution (reading, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Who does it and who undergoes it. No span: the text leaves the party to be understood.
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

-- Further words in the report that tell of the same event.
CREATE TABLE event_words (
  reading    INTEGER NOT NULL,
  event      TEXT NOT NULL,
  n          INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end),
  PRIMARY KEY (reading, event, n),
  FOREIGN KEY (reading, event) REFERENCES event_mention (reading, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- A count with bounds; NULL on the open side.
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
  place_start INTEGER,
  place_end INTEGER CHECK (0 <= place_start AND place_start <= place_end),
  place_name TEXT,
  place_country TEXT,
  place_latitude REAL CHECK (place_latitude BETWEEN -90 AND 90),
  place_longitude REAL CHECK (place_longitude BETWEEN -180 AND 180),
  place_precision TEXT CHECK (place_precision IN ('site', 'town', 'area', 'province', 'country', 'region', 'water')),
  place_reason TEXT CHECK (place_reason IN ('only', 'contained', 'country', 'known')),
  place_site TEXT,
  place_within_start INTEGER,
  place_within_end INTEGER CHECK (0 <= place_within_start AND place_within_start <= place_within_end),
  PRIMARY KEY (reading, id),
  FOREIGN KEY (reading, event) REFERENCES event_mention (reading, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (reading, told_by) REFERENCES attribution (reading, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Words that stand for somebody or something with a name.
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

-- Every date the report states or implies.
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

-- Every place the report names, whether anything happened there or not. The point is that of `site`, as exact as
-- `precision` says; NULL where it is not known which place is meant. `within`: the words that say what it lies in.
CREATE TABLE stated_place (
  reading      INTEGER NOT NULL REFERENCES reading (id),
  n            INTEGER NOT NULL,
  span_start   INTEGER NOT NULL,
  span_end     INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end),
  name         TEXT NOT NULL,
  country      TEXT,
  latitude     REAL CHECK (latitude BETWEEN -90 AND 90),
  longitude    REAL CHECK (longitude BETWEEN -180 AND 180),
  precision    TEXT CHECK (precision IN ('site', 'town', 'area', 'province', 'country', 'region', 'water')),
  reason       TEXT CHECK (reason IN ('only', 'contained', 'country', 'known')),
  site         TEXT,
  within_start INTEGER,
  within_end   INTEGER CHECK (0 <= within_start AND within_start <= within_end),
  PRIMARY KEY (reading, n)
) STRICT, WITHOUT ROWID;

-- What they say together: the last whole build ---------------------------------------------------------------------

-- The readings that the build was made from. What came in later shows after the next build.
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

-- Reports whose text has one origin.
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

-- A report that says it has facts from another outlet.
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
  standing TEXT NOT NULL CHECK (standing IN ('contested', 'revised', 'corroborated', 'single'))
) STRICT;
CREATE INDEX proposition_by_story ON proposition (story);

-- `attribution` is NULL where the outlet says it in its own voice. Positions of the same `origin` are one witness.
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

-- The decisions on findings that the build took into account: findings are shown as they leave them.
CREATE TABLE built_review (
  n       INTEGER PRIMARY KEY,
  report  TEXT NOT NULL,
  finding TEXT NOT NULL,
  ruling  TEXT NOT NULL CHECK (ruling IN ('accept', 'reject', 'correct', 'unsure')),
  field   TEXT,
  value   TEXT,
  note    TEXT NOT NULL
) STRICT;

-- What names all that a story was told from: with an equal stamp it need not be told anew.
CREATE TABLE story_stamp (
  story TEXT PRIMARY KEY REFERENCES story (id),
  stamp TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A figure set by a convention of the field; `written` is its own notation, `rule` names what decided.
CREATE TABLE figure_view (
  figure_set TEXT NOT NULL REFERENCES figure_set (id),
  n          INTEGER NOT NULL,
  convention TEXT NOT NULL CHECK (convention IN ('acled', 'ucdp', 'muc')),
  low        REAL,
  best       REAL,
  high       REAL,
  written    TEXT NOT NULL,
  rule       TEXT NOT NULL,
  PRIMARY KEY (figure_set, n)
) STRICT, WITHOUT ROWID;

-- Two happenings tied as reports state it. Of a precondition, `earlier` is what must come first.
CREATE TABLE chain_link (
  n       INTEGER PRIMARY KEY,
  story   TEXT NOT NULL REFERENCES story (id),
  tie     TEXT NOT NULL CHECK (tie IN ('retaliation', 'response', 'sequence', 'precondition')),
  earlier TEXT NOT NULL REFERENCES happening (id),
  later   TEXT NOT NULL REFERENCES happening (id)
) STRICT;

-- The words of a link. `earlier`, `later` are event mentions; `told_by` NULL is the outlet's own voice.
CREATE TABLE chain_words (
  link       INTEGER NOT NULL REFERENCES chain_link (n),
  n          INTEGER NOT NULL,
  reading    INTEGER NOT NULL REFERENCES reading (id),
  earlier    TEXT NOT NULL,
  later      TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end),
  told_by    TEXT,
  PRIMARY KEY (link, n)
) STRICT, WITHOUT ROWID;

-- The positions that change what is said, oldest report first. `day` is that of the report.
CREATE TABLE turn (
  n           INTEGER PRIMARY KEY,
  proposition TEXT NOT NULL,
  position    INTEGER NOT NULL,
  day         TEXT,
  change      TEXT NOT NULL CHECK (change IN ('first', 'joined', 'opposed', 'turned', 'undated')),
  FOREIGN KEY (proposition, position) REFERENCES position (proposition, n)
) STRICT;

-- What one actor did to another on one day; without actor and recipient, all that was done in the story. Intensities are PLOVER's, -10 to +10; `killed` sums the lowest tolls.
CREATE TABLE actor_day (
  n           INTEGER PRIMARY KEY,
  story       TEXT NOT NULL REFERENCES story (id),
  actor       TEXT,
  recipient   TEXT,
  day         TEXT NOT NULL,
  hostile     INTEGER NOT NULL CHECK (hostile >= 0),
  cooperative INTEGER NOT NULL CHECK (cooperative >= 0),
  mean        REAL NOT NULL,
  lowest      REAL NOT NULL,
  highest     REAL NOT NULL,
  killed      REAL
) STRICT;

CREATE TABLE actor_day_act (
  actor_day INTEGER NOT NULL REFERENCES actor_day (n),
  n         INTEGER NOT NULL,
  happening TEXT NOT NULL REFERENCES happening (id),
  PRIMARY KEY (actor_day, n)
) STRICT, WITHOUT ROWID;

-- What a person decided --------------------------------------------------------------------------------------------

-- The latest row for a pair holds; earlier ones are its history. Ids derive from content, so no foreign keys: a decision
-- outlives a build in which one of its two sides is missing.
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

-- A person's decision on one finding; `field` and `value` only of a correction. The latest rows for a finding hold.
CREATE TABLE review (
  n       INTEGER PRIMARY KEY,
  report  TEXT NOT NULL,
  finding TEXT NOT NULL,
  ruling  TEXT NOT NULL CHECK (ruling IN ('accept', 'reject', 'correct', 'unsure')),
  field   TEXT,
  value   TEXT,
  note    TEXT NOT NULL
) STRICT;
CREATE INDEX review_by_finding ON review (report, finding);
CREATE TRIGGER review_is_kept BEFORE DELETE ON review
BEGIN
  SELECT RAISE(ABORT, 'a decision is never deleted: add one that replaces it');
END;
CREATE TRIGGER review_is_final BEFORE UPDATE ON review
BEGIN
  SELECT RAISE(ABORT, 'a decision is never altered: add one that replaces it');
END;

-- A report that a person took out of the record; its rows stay, so that it can be brought back.
CREATE TABLE removal (
  report TEXT PRIMARY KEY REFERENCES report (id),
  note   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Search -----------------------------------------------------------------------------------------------------------

CREATE VIRTUAL TABLE report_words USING fts5 (
  text, content = 'report', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2'
);

-- The finding behind each row of finding_words; the span runs from its first to its last character.
CREATE TABLE finding_key (
  n          INTEGER PRIMARY KEY,
  reading    INTEGER NOT NULL REFERENCES reading (id),
  kind       TEXT NOT NULL CHECK (kind IN ('attribution', 'event', 'figure')),
  id         TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL CHECK (0 <= span_start AND span_start <= span_end)
) STRICT;

-- `who`: source, parties, or the group counted; `words`: content, trigger, or the figure's words.
CREATE VIRTUAL TABLE finding_words USING fts5 (
  who, words, content = '', tokenize = 'unicode61 remove_diacritics 2'
);

-- Views ------------------------------------------------------------------------------------------------------------

-- What a build starts from: the newest reading of each report that is neither superseded nor taken out.
CREATE VIEW v_current AS
SELECT reading.id AS reading, reading.report AS report
FROM reading JOIN report ON report.id = reading.report
WHERE reading.current = 1 AND report.superseded = 0 AND report.id NOT IN (SELECT report FROM removal);

-- What is shown: the readings of the last whole build; before the first one, whatever was read.
CREATE VIEW v_shown AS
SELECT reading.id AS reading, reading.report AS report
FROM built JOIN reading ON reading.id = built.reading
UNION ALL
SELECT reading, report FROM v_current WHERE NOT EXISTS (SELECT 1 FROM built);

-- The stories: how many reports, distinct texts, stated outlets, contested propositions.
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

-- Who says what: one row for each attribution.
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

-- The disputes: one row for each position on a contested proposition, with its words.
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

-- The figures: one row for each value of each set, with who says so ("outlet" is the outlet's own voice).
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

-- The happenings, with the status that their mentions give them.
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

-- The timeline: what is dated of a story. `kind` is a happening or a change in what is said, on the day of its report.
CREATE VIEW v_timeline AS
SELECT story, day, kind, what, who, words, id FROM (
  SELECT story, date_from AS day, 'happening' AS kind, type AS what, place AS who, what AS words, id, n AS place_in_order
  FROM happening WHERE date_from IS NOT NULL
  UNION ALL
  SELECT proposition.story, turn.day, 'position', turn.change || ': ' || position.stance, position.source_name,
    proposition.text, proposition.id, turn.n
  FROM turn
  JOIN proposition ON proposition.id = turn.proposition
  JOIN position ON position.proposition = turn.proposition AND position.n = turn.position
)
ORDER BY story, day IS NULL, day, kind, place_in_order;

-- The chains: one row for each place in a report where two happenings are tied, with the words that tie them.
CREATE VIEW v_chain AS
SELECT chain_link.story, chain_link.tie, earlier.what AS earlier, later.what AS later,
  substr(report.text, chain_words.span_start + 1, chain_words.span_end - chain_words.span_start) AS words,
  CASE WHEN chain_words.told_by IS NULL THEN 'outlet' ELSE coalesce(attribution.source_name, 'not named') END AS said_by,
  CASE WHEN report.outlet_stated THEN report.outlet END AS outlet, report.published, report.path, report.id AS report,
  chain_words.span_start, chain_words.span_end, chain_link.earlier AS earlier_id, chain_link.later AS later_id
FROM chain_link
JOIN happening AS earlier ON earlier.id = chain_link.earlier
JOIN happening AS later ON later.id = chain_link.later
JOIN chain_words ON chain_words.link = chain_link.n
JOIN reading ON reading.id = chain_words.reading
JOIN report ON report.id = reading.report
LEFT JOIN attribution ON attribution.reading = chain_words.reading AND attribution.id = chain_words.told_by
ORDER BY chain_link.n, chain_words.n;

-- Escalation: what two actors did to each other by day; without actors, the day of the story as a whole.
CREATE VIEW v_escalation AS
SELECT story, actor, recipient, day, hostile, cooperative, mean, lowest, highest, killed,
  (SELECT group_concat(happening, ' ') FROM actor_day_act WHERE actor_day = actor_day.n) AS happenings
FROM actor_day
ORDER BY story, min(actor, recipient), max(actor, recipient), day, actor;

-- Pairs of actors, both directions together; without actors, the story as a whole. `killed` is that of the deadliest day.
CREATE VIEW v_pair AS
SELECT story, min(actor, recipient) AS one, max(actor, recipient) AS other, sum(hostile) AS hostile,
  sum(cooperative) AS cooperative, min(lowest) AS lowest, max(highest) AS highest, min(day) AS first_day,
  max(day) AS last_day,
  (SELECT day FROM actor_day AS d
   WHERE d.story = actor_day.story AND min(d.actor, d.recipient) IS min(actor_day.actor, actor_day.recipient)
     AND max(d.actor, d.recipient) IS max(actor_day.actor, actor_day.recipient)
   GROUP BY day HAVING sum(killed) > 0 ORDER BY sum(killed) DESC, day LIMIT 1) AS deadliest_day,
  (SELECT sum(killed) FROM actor_day AS d
   WHERE d.story = actor_day.story AND min(d.actor, d.recipient) IS min(actor_day.actor, actor_day.recipient)
     AND max(d.actor, d.recipient) IS max(actor_day.actor, actor_day.recipient)
   GROUP BY day HAVING sum(killed) > 0 ORDER BY sum(killed) DESC, day LIMIT 1) AS killed
FROM actor_day
GROUP BY story, min(actor, recipient), max(actor, recipient)
ORDER BY story, one, other;

-- The same tolls by the conventions of the field, one row for each set and convention.
CREATE VIEW v_figure_convention AS
SELECT happening.story, happening.what AS happening, figure_set.measure, figure_set.who, figure_view.convention,
  figure_view.low, figure_view.best, figure_view.high, figure_view.written, figure_view.rule,
  figure_set.id AS figure_set
FROM figure_view
JOIN figure_set ON figure_set.id = figure_view.figure_set
JOIN happening ON happening.id = figure_set.happening
ORDER BY happening.n, figure_set.n, figure_view.n;

-- Where things happened: one row for each event mention that tells a place, with its point where it is known.
CREATE VIEW v_place AS
SELECT happening.story, happening.id AS happening, happening.what, event_mention.type, event_mention.status,
  event_mention.date_from, event_mention.date_to,
  substr(report.text, place_start + 1, place_end - place_start) AS words,
  place_name AS name, place_country AS country, place_latitude AS latitude, place_longitude AS longitude,
  place_precision AS precision, place_site AS site, place_reason AS reason,
  substr(report.text, place_within_start + 1, place_within_end - place_within_start) AS within,
  report.path, report.id AS report, event_mention.id AS event
FROM v_shown
JOIN report ON report.id = v_shown.report
JOIN event_mention ON event_mention.reading = v_shown.reading AND place_start IS NOT NULL
LEFT JOIN happening_mention
  ON happening_mention.reading = event_mention.reading AND happening_mention.event = event_mention.id
LEFT JOIN happening ON happening.id = happening_mention.happening
ORDER BY happening.n, report.path, event_mention.n;
