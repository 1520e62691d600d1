// This folder: what the local Dropbox keeps.

// Whose account this is: an id that stays with the data folder, as an account stays with its files.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** The id kept in `file`; `chosen`, or a new one, when there is none yet or another is wanted. */
export function keepAccountId(file: string, chosen: string | null): string {
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  const id = chosen ?? (isAccountId(kept) ? kept : newAccountId())
  if (id !== kept) writeFileSync(file, `${id}\n`)
  return id
}

/** The form Dropbox documents: 40 characters; all that were ever seen begin with `dbid:`. */
export function isAccountId(text: string): boolean {
  return /^dbid:[\w-]{35}$/.test(text)
}

function newAccountId(): string {
  return `dbid:${randomBytes(27).toString('base64url').slice(0, 35)}`
}
