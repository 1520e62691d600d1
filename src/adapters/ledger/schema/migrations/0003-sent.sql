-- Version 3: files that were sent leave a row for the history (docs/decisions/0024). Whoever runs this writes one for each
-- upload that is done, in the same transaction: a record that is done has its row.

CREATE TABLE sent (
  id INTEGER PRIMARY KEY,
  row TEXT NOT NULL,
  checksum INTEGER NOT NULL
);
