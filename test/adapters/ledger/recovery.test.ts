// Setting a damaged ledger aside: under a new name each time, never wiped, never without end.
import fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { examineLedger } from '#adapters/ledger/integrity-check.ts'
import { renewLedger } from '#adapters/ledger/recovery.ts'
import { numbered } from '#test/contract/sample-uploads.ts'

test('each damaged ledger gets a name of its own, with its log beside it', () => {
  const dataDir = temporaryFolder()
  for (const [index, content] of ['one', 'two'].entries()) {
    fs.writeFileSync(join(dataDir, 'ledger.db'), content)
    fs.writeFileSync(join(dataDir, 'ledger.db-wal'), `${content} log`)
    const keptAs = `ledger-damaged-${index + 1}.db`
    expect(renewLedger(dataDir, null, 1)).toBe(keptAs)
    expect(fs.readFileSync(join(dataDir, keptAs), 'utf8')).toBe(content)
    expect(fs.readFileSync(join(dataDir, `${keptAs}-wal`), 'utf8')).toBe(`${content} log`)
    expect(examineLedger(join(dataDir, 'ledger.db'), 'start')).toMatchObject({ kind: 'healthy', content: { rows: [] } })
  }
})

test('what is whole is carried over', () => {
  const dataDir = temporaryFolder()
  renewLedger(dataDir, null, 1)
  const rows = ['folder:1', 'file:/a'].map((place) => ({ place, loaded: numbered(1) }))
  const places = new Map([['folder:1', '/watched']])
  renewLedger(dataDir, { version: 2, rows, places, meta: new Map([['root', '1:2']]), sent: [] }, 1)
  const verdict = examineLedger(join(dataDir, 'ledger.db'), 'start')
  expect(verdict).toMatchObject({ kind: 'healthy', content: { rows, places } })
  if (verdict.kind === 'healthy') expect(verdict.content.meta.get('root')).toBe('1:2')
})

test('at most twenty are kept: the oldest goes, and a number is not used again', () => {
  const dataDir = temporaryFolder()
  for (let round = 1; round <= 22; round++) {
    fs.writeFileSync(join(dataDir, 'ledger.db'), `damage ${round}`)
    renewLedger(dataDir, null, 1)
  }
  const kept = fs.readdirSync(dataDir).filter((name) => name.startsWith('ledger-damaged-'))
  expect(kept).toHaveLength(20)
  expect(kept).not.toContain('ledger-damaged-2.db')
  expect(fs.readFileSync(join(dataDir, 'ledger-damaged-22.db'), 'utf8')).toBe('damage 22')
})

test('a half-made ledger of an earlier try is no hindrance', () => {
  const dataDir = temporaryFolder()
  fs.writeFileSync(join(dataDir, 'ledger.db.new'), 'half')
  fs.writeFileSync(join(dataDir, 'ledger.db.new-journal'), 'half')
  expect(renewLedger(dataDir, null, 1)).toBe(null)
  expect(fs.readdirSync(dataDir)).toEqual(['ledger.db'])
})
