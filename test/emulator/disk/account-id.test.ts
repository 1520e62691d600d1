// Whose account it is stays with the data folder.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isAccountId, keepAccountId } from '#emulator/disk/account-id.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a new id has the form Dropbox documents, and is the same after a restart', () => {
  const file = join(temporaryFolder(), 'account')
  const id = keepAccountId(file, null)
  expect([id.length, isAccountId(id)]).toEqual([40, true])
  expect(keepAccountId(file, null)).toBe(id)
})

test('a chosen id takes the place of the kept one, and what is no id is replaced', () => {
  const file = join(temporaryFolder(), 'account')
  const chosen = `dbid:${'a'.repeat(35)}`
  keepAccountId(file, null)
  expect(keepAccountId(file, chosen)).toBe(chosen)
  expect(readFileSync(file, 'utf8')).toBe(`${chosen}\n`)
  writeFileSync(file, 'nobody')
  expect(isAccountId(keepAccountId(file, null))).toBe(true)
})
