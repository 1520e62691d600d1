// Targets in the ledger: what is damaged is no target, and a number in use is never free.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { createLedgerFile } from '#adapters/ledger/schema/schema.ts'
import { putMeta, putUpload } from '#adapters/ledger/records/statements.ts'
import { parseTargets, readCurrentTarget, readTargets, targetEntries } from '#adapters/ledger/records/targets.ts'
import { mayBeSameTarget, rememberTarget, type Target } from '#shared/target.ts'
import { anUpload, aStored } from '#test/contract/sample-uploads.ts'

const one: Target = { id: 1, server: 'https://one.example', device: 'laptop', base: '/Team', accountId: 'f00' }
const two: Target = { id: 2, server: 'https://two.example', device: null, base: null, accountId: null }

function aDatabase(fill: (db: DatabaseSync) => void): DatabaseSync {
  const file = join(temporaryFolder(), 'ledger.db')
  createLedgerFile(file, fill)
  return new DatabaseSync(file)
}

function write(db: DatabaseSync, targets: readonly Target[], currentId: number | null): void {
  for (const [key, value] of targetEntries({ targets, currentId })) putMeta(db)(key, value)
}

test('targets come back as they were written', () => {
  const db = aDatabase((fresh) => write(fresh, [one, two], 2))
  expect(readTargets(db)).toEqual({ targets: [one, two], currentId: 2 })
  expect(readCurrentTarget(db)).toBe(2)
  db.close()
})

test('none were ever written', () => {
  const db = aDatabase(() => {})
  expect(readTargets(db)).toEqual({ targets: [], currentId: null })
  expect(readCurrentTarget(db)).toBe(null)
  db.close()
})

test('a present target that is not remembered is none', () => {
  const db = aDatabase((fresh) => write(fresh, [one], 2))
  expect(readTargets(db).currentId).toBe(null)
  db.close()
})

test('when the list is lost, the numbers that rows name are not given to others', () => {
  const db = aDatabase((fresh) => {
    write(fresh, [one, two], 2)
    for (const targetId of [1, 7, 3]) {
      putUpload(fresh)(
        { place: 'folder:1', upload: anUpload({ path: `${targetId}`, stored: aStored({ targetId }) }) },
        1,
      )
    }
    fresh.exec("UPDATE meta SET value = '[' WHERE key = 'targets'")
  })
  const { targets, currentId } = readTargets(db)
  expect(currentId).toBe(null)
  const again = rememberTarget(targets, currentId, two)
  expect(again.current.id).toBe(8)
  expect(targets.some((target) => mayBeSameTarget(target, one) || mayBeSameTarget(target, two))).toBe(false)
  db.close()
})

describe('a list of which any part is no target is none', () => {
  test.each([
    null,
    '',
    '{}',
    'null',
    '[1]',
    '[null]',
    JSON.stringify([one, { ...two, id: 1 }]),
    JSON.stringify([{ ...one, id: 0 }]),
    JSON.stringify([{ ...one, id: 1.5 }]),
    JSON.stringify([{ ...one, server: null }]),
    JSON.stringify([{ ...one, base: 7 }]),
    JSON.stringify([one, { ...two, accountId: undefined }]),
  ])('%s', (text) => {
    expect(parseTargets(text)).toEqual([])
  })

  test('and nothing but a target is kept of one', () => {
    expect(parseTargets(JSON.stringify([{ ...one, token: 'secret' }]))).toEqual([one])
    expect(
      JSON.stringify(targetEntries({ targets: [{ ...one, token: 'secret' } as Target], currentId: 1 })),
    ).not.toContain('secret')
  })
})
