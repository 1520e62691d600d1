// Where the database is, and what is refused.
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDatabaseUrl } from '#server/config/database/database-url.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const none = { auditDatabase: null, databaseUrlFile: null, enrolmentFile: null, relayFile: null }

function aFile(text: string): string {
  const path = join(temporaryFolder(), 'database-url')
  writeFileSync(path, `${text}\n`)
  chmodSync(path, 0o600)
  return path
}

test('a file of the settings wins over the environment, and none of both is no database', async () => {
  const databaseUrlFile = aFile('postgres://outbox:secret@127.0.0.1/one')
  const env = { DATABASE_URL: 'postgresql:///two?host=/run/postgresql' }
  expect(await readDatabaseUrl({ ...none, databaseUrlFile }, env)).toEqual({
    kind: 'url',
    url: 'postgres://outbox:secret@127.0.0.1/one',
  })
  expect(await readDatabaseUrl(none, env)).toEqual({ kind: 'url', url: env.DATABASE_URL })
  expect(await readDatabaseUrl(none, {})).toEqual({ kind: 'url', url: null })
})

test.each([
  'postgres://o:p@db.example/outbox?sslmode=verify-full',
  'postgres://o:p@db.example:6432/outbox?sslmode=require',
  'postgres://o:p@[::1]/outbox',
  'postgres://o:p@localhost/outbox',
])('%s is taken', async (url) => {
  expect(await readDatabaseUrl(none, { DATABASE_URL: url })).toEqual({ kind: 'url', url })
})

test.each([
  ['another program', 'mysql://o:hunter2@127.0.0.1/outbox', 'only an address like'],
  ['no address', 'hunter2', 'only an address like'],
  ['another computer in the clear', 'postgres://o:hunter2@db.example/outbox', 'travel readable'],
  ['encryption that checks nobody', 'postgres://o:hunter2@db.example/outbox?sslmode=no-verify', 'travel readable'],
  ['encryption if it happens to be there', 'postgres://o:hunter2@db.example/o?sslmode=prefer', 'travel readable'],
  ['another computer by its parameter', 'postgres://o:hunter2@localhost/outbox?host=db.example', 'travel readable'],
])('%s is refused without telling the password', async (_name, url, because) => {
  const answer = await readDatabaseUrl(none, { DATABASE_URL: url })
  expect(answer).toEqual({ kind: 'refused', because: expect.stringContaining(because) })
  expect(JSON.stringify(answer)).not.toContain('hunter2')
})

test.each(['enrolmentFile', 'relayFile', 'auditDatabase'])('%s beside a database is refused', async (key) => {
  const answer = await readDatabaseUrl({ ...none, [key]: '/x.db' }, { DATABASE_URL: 'postgres://o@127.0.0.1/o' })
  expect(answer).toMatchObject({ kind: 'refused', because: expect.stringContaining(`Take ${key} out`) })
})
