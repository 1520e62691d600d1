// Pages of the history for the window, and what is done with a row.
import { english } from '#shared/messages/english.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderPlace, folderScope } from '#adapters/ledger/records/places.ts'
import { itemOf, SentFiles } from '#main/history/sent-files.ts'
import { sentDaysSchema, sentPageSchema } from '#shared/contract/ipc-history.ts'
import type { Original } from '#shared/rows/sent-file.ts'
import { openTestLedger, testNowMs } from '#test/rigs/ledger/open-test-ledger.ts'
import { aSentRow } from '#test/rigs/history/many-rows.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const all = { search: '', fromMs: null, toMs: null }

async function someSent(original: Original = 'kept') {
  const dataFolder = temporaryFolder()
  const folder = temporaryFolder()
  const { ledger } = await openTestLedger(dataFolder)
  const { targetId, tries, rev } = { targetId: 1, tries: 1, rev: null }
  const sent = ['Plans/a.pdf', 'b.txt'].map((path, index) => {
    const { contentHash, destination, how, sizeBytes } = aSentRow(index, { path, destination: `/Acme/${path}` })
    const of = { path, contentHash, destination, how, sizeBytes, targetId, tries, rev }
    return { ...of, addedAtMs: 1, sentAtMs: testNowMs, original }
  })
  const scope = folderScope(folder, () => folderPlace('1'))
  await ledger.scoped(scope).save({ uploads: [], forgotten: [], notes: [], sent })
  await ledger.close()
  const said: string[] = []
  const files = new SentFiles({
    dataFolder,
    nowMs: () => testNowMs,
    showItem: (file) => void said.push(`show ${file}`),
    openInDropbox: (path) => void said.push(`open ${path}`),
    language: english,
    copyText: async (text) => void said.push(text),
  })
  return { dataFolder, folder, files, said }
}

it('a page has what is searched, as it is shown', async () => {
  const { files } = await someSent()
  const page = files.page({ filter: all, before: null, most: 10 })
  expect(sentPageSchema.parse(page)).toMatchObject({
    next: null,
    rows: [
      { id: 2, name: 'b.txt', where: '', canOpen: true },
      { id: 1, name: 'a.pdf', where: 'Plans', destination: '/Acme/Plans/a.pdf' },
    ],
  })
  const found = files.page({ filter: { ...all, search: 'plans' }, before: null, most: 10 })
  expect(found).toMatchObject({ rows: [{ id: 1 }] })
  expect(files.page({ filter: { ...all, toMs: 5 }, before: null, most: 10 })).toMatchObject({ rows: [] })
})

it('a row is shown where it lies, opened in Dropbox, and copied as a receipt', async () => {
  const { files, folder, said } = await someSent()
  const row = { id: 1, sentAtMs: testNowMs }
  expect(await files.fitting(row)).toEqual(['open_in_dropbox', 'copy_receipt'])
  expect(await files.act('show_in_folder', row)).toBe('not_there')
  mkdirSync(join(folder, 'Plans'))
  writeFileSync(join(folder, 'Plans', 'a.pdf'), 'x')
  expect(await files.fitting(row)).toEqual(['open_in_dropbox', 'show_in_folder', 'copy_receipt'])
  expect(await files.act('show_in_folder', row)).toBe('done')
  expect(await files.act('open_in_dropbox', row)).toBe('done')
  expect(await files.act('copy_receipt', row)).toBe('done')
  expect(said).toEqual([
    `show ${join(folder, 'Plans', 'a.pdf')}`,
    'open /Acme/Plans/a.pdf',
    expect.stringContaining('Number in the history: 1\n'),
  ])
})

it('a file that was moved to "Sent" is shown there, and what stands at its old place is not', async () => {
  const { files, folder, said } = await someSent('sent_folder')
  const row = { id: 1, sentAtMs: testNowMs }
  const { sizeBytes } = aSentRow(0)
  mkdirSync(join(folder, 'Plans'))
  writeFileSync(join(folder, 'Plans', 'a.pdf'), 'x')
  mkdirSync(join(folder, 'Sent', 'Plans'), { recursive: true })
  writeFileSync(join(folder, 'Sent', 'Plans', 'a.pdf'), 'another one')
  expect(await files.fitting(row)).toEqual(['open_in_dropbox', 'copy_receipt'])
  writeFileSync(join(folder, 'Sent', 'Plans', 'a (2).pdf'), Buffer.alloc(sizeBytes))
  expect(await files.fitting(row)).toEqual(['open_in_dropbox', 'show_in_folder', 'copy_receipt'])
  await files.act('show_in_folder', row)
  expect(said).toEqual([`show ${join(folder, 'Sent', 'Plans', 'a (2).pdf')}`])
})

it('a file that is in the trash is shown nowhere', async () => {
  const { files, folder } = await someSent('trash')
  writeFileSync(join(folder, 'b.txt'), 'another one')
  expect(await files.act('show_in_folder', { id: 2, sentAtMs: testNowMs })).toBe('not_there')
})

it('the number of another history gives no other file', async () => {
  const { files, said } = await someSent()
  for (const row of [
    { id: 1, sentAtMs: testNowMs + 1 },
    { id: 9, sentAtMs: testNowMs },
  ]) {
    expect(await files.act('copy_receipt', row)).toBe('no_row')
    expect(await files.fitting(row)).toEqual([])
  }
  expect(said).toEqual([])
})

it('a damaged history is a sentence', async () => {
  const { dataFolder, files } = await someSent()
  writeFileSync(join(dataFolder, 'history.db'), 'no database at all, and long enough to be read as one')
  const page = files.page({ filter: all, before: null, most: 10 })
  expect(page).toMatchObject({ kind: 'refused', code: 'history_damaged' })
  expect(sentPageSchema.parse(page)).toMatchObject({
    text: expect.stringContaining('Sending is not affected.') as unknown,
  })
  expect(await files.act('copy_receipt', { id: 1, sentAtMs: testNowMs })).toBe('no_row')
})

it('a file that was sent by name is shown with its own folder', () => {
  const item = itemOf({ id: 1, row: aSentRow(0, { folder: null, path: join('/', 'srv', 'a.txt'), destination: '..' }) })
  expect(item).toMatchObject({ name: 'a.txt', folder: null, canOpen: false })
  expect(item.where).toMatch(/srv$/)
})

it('the last days are counted on the days of this computer, the oldest first, and none is made up', async () => {
  const { files } = await someSent()
  const days = sentDaysSchema.parse(files.days())
  expect([days.length, days.at(-1)?.files, days.at(-2)?.files]).toEqual([30, 2, 0])
  expect(days.at(-1)?.bytes).toBeGreaterThan(0)
  const parts = { showItem: () => undefined, openInDropbox: () => undefined, copyText: async () => undefined }
  expect(
    new SentFiles({ ...parts, language: english, dataFolder: temporaryFolder(), nowMs: () => testNowMs }).days(),
  ).toEqual([])
})
