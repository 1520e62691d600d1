// The history as a file.
import { english } from '#shared/messages/english.ts'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { exportName, saveExport } from '#main/history/save-export.ts'
import { openTestLedger } from '#test/rigs/ledger/open-test-ledger.ts'
import { makeHistory } from '#test/rigs/history/many-rows.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const day = new Date(2026, 2, 9)
const all = { search: '', fromMs: null, toMs: null }

async function aHistory(count: number) {
  const dataFolder = temporaryFolder()
  const { ledger } = await openTestLedger(dataFolder)
  await ledger.close()
  makeHistory(dataFolder, count)
  const asked: string[] = []
  const save = (ask: Parameters<typeof saveExport>[0], to: string | null, watched: string | null = null) =>
    saveExport(ask, {
      dataFolder,
      language: english,
      watched: () => (watched === null ? [] : ['/elsewhere', watched]),
      askSave: async (name, format) => {
        asked.push(`${name} ${format}`)
        return to
      },
      today: () => day,
    })
  return { save, asked }
}

it('has all that the filter finds, in pages', async () => {
  const { asked, save } = await aHistory(1_203)
  const folder = temporaryFolder()
  const file = join(folder, 'list.csv')
  expect(await save({ filter: all, format: 'csv' }, file)).toMatchObject({ kind: 'saved', files: 1_203 })
  expect(readFileSync(file, 'utf8').split('\r\n')).toHaveLength(1_205)
  const lines = join(folder, 'list.jsonl')
  const found = await save({ filter: { ...all, search: 'Invoice 77.' }, format: 'jsonl' }, lines)
  expect(found).toMatchObject({ files: 1 })
  expect(JSON.parse(readFileSync(lines, 'utf8'))).toMatchObject({ number: 78 })
  expect(asked).toEqual(['outbox-history-2026-03-09.csv csv', 'outbox-history-2026-03-09.jsonl jsonl'])
  expect(readdirSync(folder).toSorted()).toEqual(['list.csv', 'list.jsonl'])
})

it('writes nothing where nobody chose a place, into the watched folder, or where it cannot', async () => {
  const { save } = await aHistory(3)
  const folder = temporaryFolder()
  expect(await save({ filter: all, format: 'csv' }, null)).toEqual({ kind: 'left' })
  const inside = await save({ filter: all, format: 'csv' }, join(folder, 'Lists', 'a.csv'), folder)
  expect(inside).toMatchObject({ kind: 'refused', code: 'in_watched_folder' })
  const absent = await save({ filter: all, format: 'csv' }, join(folder, 'absent', 'a.csv'))
  expect(absent).toMatchObject({ kind: 'refused', text: expect.stringContaining('cannot be written (') as unknown })
  // A folder stands at the name.
  mkdirSync(join(folder, 'taken.csv'))
  expect(await save({ filter: all, format: 'csv' }, join(folder, 'taken.csv'))).toMatchObject({ kind: 'refused' })
  expect(readdirSync(folder)).toEqual(['taken.csv'])
})

it('is named by its day', () => expect(exportName(day, 'jsonl')).toBe('outbox-history-2026-03-09.jsonl'))
