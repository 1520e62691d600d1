// Files of relays that cannot be used, and one of an earlier version.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { relaysInFile } from '#server/relays/relay-places.ts'
import { aRelay } from '../a-relay-context.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a file that is none of ours, of another version, or in use elsewhere is not opened', async () => {
  const folder = temporaryFolder()
  await writeFile(join(folder, 'text'), 'not a database, but long enough to be read as one'.repeat(50))
  expect(() => relaysInFile(join(folder, 'text'))).toThrow('file is not a database')
  const used = relaysInFile(join(folder, 'used'))
  onTestFinished(() => used.close())
  expect(() => relaysInFile(join(folder, 'used'))).toThrow('database is locked')
  const newer = new DatabaseSync(join(folder, 'newer'))
  newer.exec('PRAGMA user_version = 9')
  newer.close()
  expect(() => relaysInFile(join(folder, 'newer'))).toThrow('it is of version 9, and this server writes 2')
})

test('a file of the first version goes on, with what is in it', async () => {
  const path = join(temporaryFolder(), 'relays.db')
  const first = relaysInFile(path)
  await first.add(aRelay())
  await first.close()
  const older = new DatabaseSync(path)
  older.exec('ALTER TABLE relays DROP COLUMN version; PRAGMA user_version = 1')
  older.close()
  const store = relaysInFile(path)
  onTestFinished(() => store.close())
  expect(await store.find('one')).toEqual(aRelay())
})
