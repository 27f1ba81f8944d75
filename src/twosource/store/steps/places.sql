-- Places have points. What was read before has none, until its report is read anew.
ALTER TABLE event_mention ADD COLUMN place_latitude REAL CHECK (place_latitude BETWEEN -90 AND 90);
ALTER TABLE event_mention ADD COLUMN place_longitude REAL CHECK (place_longitude BETWEEN -180 AND 180);
ALTER TABLE event_mention ADD COLUMN place_precision TEXT CHECK (place_precision IN ('site', 'town', 'area', 'province', 'country', 'region', 'water'));
ALTER TABLE event_mention ADD COLUMN place_reason TEXT CHECK (place_reason IN ('only', 'contained', 'country', 'known'));
ALTER TABLE event_mention ADD COLUMN place_site TEXT;
ALTER TABLE event_mention ADD COLUMN place_within_start INTEGER;
ALTER TABLE event_mention ADD COLUMN place_within_end INTEGER CHECK (0 <= place_within_start AND place_within_start <= place_within_end);

ALTER TABLE figure ADD COLUMN place_start INTEGER;
ALTER TABLE figure ADD COLUMN place_end INTEGER CHECK (0 <= place_start AND place_start <= place_end);
ALTER TABLE figure ADD COLUMN place_name TEXT;
ALTER TABLE figure ADD COLUMN place_country TEXT;
ALTER TABLE figure ADD COLUMN place_latitude REAL CHECK (place_latitude BETWEEN -90 AND 90);
ALTER TABLE figure ADD COLUMN place_longitude REAL CHECK (place_longitude BETWEEN -180 AND 180);
ALTER TABLE figure ADD COLUMN place_precision TEXT CHECK (place_precision IN ('site', 'town', 'area', 'province', 'country', 'region', 'water'));
ALTER TABLE figure ADD COLUMN place_reason TEXT CHECK (place_reason IN ('only', 'contained', 'country', 'known'));
ALTER TABLE figure ADD COLUMN place_site TEXT;
ALTER TABLE figure ADD COLUMN place_within_start INTEGER;
ALTER TABLE figure ADD COLUMN place_within_end INTEGER CHECK (0 <= place_within_start AND place_within_start <= place_within_end);

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
