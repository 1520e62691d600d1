// Where the audit is that a command names.
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { append } from '#server/audit/shared-audit.ts'
import { findAuditPlace, withAudit } from '#server/stores/audit-source.ts'
import { opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase, hasPostgres } from '#test/rigs/postgres/postgres.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { someSettings } from '../config/some-settings.ts'

function settingsWith(more: object): string {
  const path = join(temporaryFolder(), 'server.json')
  writeFileSync(path, JSON.stringify({ ...someSettings(), ...more }))
  return path
}

test('it is named itself, by the settings, or not at all', async () => {
  expect(await findAuditPlace({ kind: 'file', path: '/a.db' })).toEqual({ kind: 'file', path: '/a.db' })
  const path = join(temporaryFolder(), 'b.db')
  const config = settingsWith({ auditDatabase: path })
  expect(await findAuditPlace({ kind: 'config', path: config })).toEqual({ kind: 'file', path })
  expect(await findAuditPlace({ kind: 'config', path: settingsWith({}) })).toMatchObject({ kind: 'refused' })
})

test.runIf(hasPostgres('the audit that a command reads from a database'))('it is in the database', async () => {
  const url = await aDatabase()
  await append((await opened(url)).durable, [{ atMs: 1, line: 'one' }])
  const file = join(temporaryFolder(), 'url')
  writeFileSync(file, url)
  chmodSync(file, 0o600)
  const place = await findAuditPlace({ kind: 'config', path: settingsWith({ databaseUrlFile: file }) })
  if (place.kind === 'refused') throw new Error(place.because)
  const read = await withAudit(place, async (source) => {
    const lines = []
    for await (const { line } of source.rows(null)) lines.push(line)
    return [lines, (await source.end()).id]
  })
  expect(read).toEqual([['one'], 1])
})
