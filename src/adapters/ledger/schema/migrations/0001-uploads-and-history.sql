-- Version 1: the first format. A row was known by its path alone, and nobody wrote down whose Dropbox it spoke of. Its
-- checksums had an empty text for NULL.

CREATE TABLE uploads (
  path TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  reason TEXT,
  size_bytes INTEGER,
  added_at_ms REAL NOT NULL,
  updated_at_ms REAL NOT NULL,
  record TEXT NOT NULL,
  checksum INTEGER NOT NULL
);

CREATE INDEX uploads_by_kind ON uploads (kind, path);

CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  at_ms REAL NOT NULL,
  note TEXT NOT NULL
);

CREATE INDEX history_by_path ON history (path, id);

CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL,
  checksum INTEGER NOT NULL
);
