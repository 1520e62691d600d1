// The files of a folder against what was sent of them last.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SentRow } from '#shared/rows/sent-file.ts'
import { contentHashOf } from '#adapters/hashing/content-hash.ts'
import { checkFolder } from '#uploader/history/check-folder.ts'
import { aSentRow } from '#test/rigs/history/many-rows.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

function rowOf(folder: string, path: string, text: string, more: Partial<SentRow> = {}): SentRow {
  return aSentRow(1, { folder, path, contentHash: contentHashOf(Buffer.from(text)), sizeBytes: text.length, ...more })
}

test('each path is looked at once, by what was sent last, and those of other folders are not', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'in'))
  for (const name of ['same', 'changed', 'back']) writeFileSync(join(folder, 'in', name), 'new')
  const rows = [
    rowOf(folder, 'in/same', 'new'),
    rowOf(folder, 'in/changed', 'old'),
    // Moved once, and saved again.
    rowOf(folder, 'in/back', 'new', { original: 'trash' }),
    rowOf(folder, 'in/gone', 'old'),
    rowOf(folder, 'in/moved', 'old', { original: 'sent_folder' }),
    rowOf(folder, 'in/thrown', 'old', { original: 'trash' }),
    rowOf(folder, 'in/same', 'old'),
    rowOf('/elsewhere', 'in/same', 'old'),
  ]
  const told: string[] = []
  const page = { rows: rows.map((row, index) => ({ id: index + 1, row })), next: null }
  const stop = new AbortController().signal
  const counts = await checkFolder({ page: () => page }, folder, stop, (path, now) => void told.push(`${path} ${now}`))
  expect(counts).toEqual({ same: 2, changed: 1, moved: 2, absent: 1, unreadable: 0 })
  expect(told).toEqual([
    'in/same same',
    'in/changed changed',
    'in/back same',
    'in/gone absent',
    'in/moved moved',
    'in/thrown moved',
  ])
})
