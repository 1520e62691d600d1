// A database whose one table is garbage: whoever opens it sees nothing of that, whoever reads the table does.
import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** Overwrites the first page of the table `name` in the SQLite database `file`, which nobody has open. */
export function damageTable(file: string, name: string): void {
  const db = new DatabaseSync(file)
  const page = Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name)?.['rootpage'])
  const pageBytes = Number(db.prepare('PRAGMA page_size').get()?.['page_size'])
  db.close()
  writeFileSync(file, readFileSync(file).fill(255, (page - 1) * pageBytes, page * pageBytes))
}
