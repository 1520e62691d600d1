-- Version 2: a row is known by its place and its path, and says whose word its proof is (docs/decisions/0010).
--
-- The uploads are not copied here: SQL can compute neither their checksums nor their records. Whoever runs this has read
-- all of them, and writes them into the new table, and the new version into `meta`, in the same transaction.

DROP INDEX uploads_by_kind;
DROP TABLE uploads;

CREATE TABLE uploads (
  place TEXT NOT NULL,
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT,
  size_bytes INTEGER,
  added_at_ms REAL NOT NULL,
  updated_at_ms REAL NOT NULL,
  target_id INTEGER,
  destination TEXT,
  record TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY (place, path)
);

CREATE INDEX uploads_by_path ON uploads (path, place, kind, target_id);
CREATE INDEX uploads_by_destination ON uploads (destination, target_id) WHERE destination IS NOT NULL;

CREATE TABLE places (
  place TEXT NOT NULL PRIMARY KEY,
  root TEXT NOT NULL,
  checksum INTEGER NOT NULL
);

DROP INDEX history_by_path;
ALTER TABLE history RENAME TO history_1;

CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  place TEXT NOT NULL,
  path TEXT NOT NULL,
  at_ms REAL NOT NULL,
  note TEXT NOT NULL
);

CREATE INDEX history_by_path ON history (place, path, id);

-- All notes belong to the folder that was watched last; where nobody wrote that down, to a place without a name.
INSERT INTO history (id, place, path, at_ms, note)
SELECT
  id,
  coalesce((SELECT 'folder:' || value FROM meta WHERE key = 'root identity'), ''),
  path,
  at_ms,
  note
FROM history_1
ORDER BY id;

DROP TABLE history_1;
