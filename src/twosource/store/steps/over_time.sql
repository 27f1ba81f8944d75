-- Decisions on findings, reports taken out, and what the reports say over time.

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

DROP VIEW v_current;
CREATE VIEW v_current AS
SELECT reading.id AS reading, reading.report AS report
FROM reading JOIN report ON report.id = reading.report
WHERE reading.current = 1 AND report.superseded = 0 AND report.id NOT IN (SELECT report FROM removal);

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
