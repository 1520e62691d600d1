-- The ledger: what every upload last rested in, and how it came there.
--
-- One file, `ledger.db` in the data folder, with a write-ahead log that is synced at each commit. Its header carries our
-- application id and, as `user_version`, the version of this format: 3.
--
-- Rows. An upload is a row of `uploads`, known by its place and its path. The engine's whole knowledge of it is `record`, a
-- JSON text; the columns beside it repeat what queries look for, so that a page or a count parses no record.
--
-- Places. Two folders may both hold a "report.pdf", and both are documents. A place is a watched folder by its identity
-- ("folder:born:2441194:1795888182975579147"), so that a folder that is moved keeps its rows, or a single file that was sent
-- by name, by its absolute path ("file:/home/kim/report.pdf"). Paths count from their place. A run sees the rows of its own
-- places only. A place '' holds rows of version 1 whose folder nobody wrote down.
--
-- Targets. A proof that bytes are in Dropbox holds for one target only: company server, device, folder in Dropbox, account.
-- Targets are kept in `meta` and have numbers from 1; rows name them by number. 0 is a target that nobody remembers and no
-- server is like. A number that any row names is never given to another target.
--
-- History. What happened to each upload, one note a row, bounded for each path, in age and in all. It answers "what became
-- of my file?" and nothing depends on it.
--
-- Sent. A row for each file that is proved to be in Dropbox, written in the transaction that makes its record so, until it
-- is moved into the history of all sent files, `history.db` beside this file (docs/decisions/0024). Hardly any waits here
-- for long.
--
-- Checksums. SQLite does not notice a flipped bit inside a row. `checksum` is the CRC-32 of the other values of its row, as
-- text, in the order of the columns, joined by line feeds, with a zero character for NULL. A row whose checksum is wrong is
-- damaged: the ledger is set aside, its whole rows are carried over. History has none: a damaged note is left out when it
-- does not parse.
--
-- Names. Paths, places and destinations are stored as they are. A name that is no valid Unicode, as Windows allows, is
-- stored as a JSON string in quotes. Moments are milliseconds since 1970; they are REAL, as they may have fractions.
--
-- Comments and line breaks of this file do not get into a ledger (see schema.ts): all ledgers of one version hold the same
-- text of the same tables, and any other is damage.

CREATE TABLE uploads (
  place TEXT NOT NULL,
  -- Within the place, with "/" between segments.
  path TEXT NOT NULL,
  -- The state it rests in: settling, waiting, done, blocked or gone. What is under way is never written.
  kind TEXT NOT NULL,
  -- Why it is not done, by its code. For whoever reads with SQL: a record may know the code by its present name.
  reason TEXT,
  -- NULL where there is no regular file.
  size_bytes INTEGER,
  -- When the upload was first seen: the order of the queue.
  added_at_ms REAL NOT NULL,
  updated_at_ms REAL NOT NULL,
  -- Whose word it is that the bytes are stored; NULL where nothing was agreed.
  target_id INTEGER,
  -- Where in Dropbox, as Dropbox tells names apart: in lower case, with composed accents. NULL where nobody told.
  destination TEXT,
  record TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY (place, path)
);

-- For pages and counts: whoever shows the queue reads no row that is not shown.
CREATE INDEX uploads_by_path ON uploads (path, place, kind, target_id);

-- Whether another file of this computer relies on a document in Dropbox, before that is replaced.
CREATE INDEX uploads_by_destination ON uploads (destination, target_id) WHERE destination IS NOT NULL;

-- Where each watched folder was seen last, as an absolute path. A file that was sent by name needs no row.
CREATE TABLE places (
  place TEXT NOT NULL PRIMARY KEY,
  root TEXT NOT NULL,
  checksum INTEGER NOT NULL
);

CREATE TABLE history (
  -- Grows, so that it is the order in which things happened, whatever the clock did.
  id INTEGER PRIMARY KEY,
  place TEXT NOT NULL,
  path TEXT NOT NULL,
  at_ms REAL NOT NULL,
  -- JSON: its kind and what belongs to it.
  note TEXT NOT NULL
);

CREATE INDEX history_by_path ON history (place, path, id);

CREATE TABLE sent (
  -- The order in which they were sent.
  id INTEGER PRIMARY KEY,
  -- JSON: the values of a row of the history, in its order.
  row TEXT NOT NULL,
  checksum INTEGER NOT NULL
);

-- Single values, of all runs. This table is the same in every version, for the version is read from it:
--   ledger         "outbox-ledger 3", written last when a ledger is made: a file without it is not a whole ledger
--   open           "yes" from opening to a clean end: then a log that is missing held acknowledged changes
--   root identity  who the watched folder was
--   targets        all that are remembered, as JSON
--   target         the number of the present one, as JSON
CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL,
  checksum INTEGER NOT NULL
);
