// What becomes of files once they are sent, with the real program: moved to "Sent" once, told in one line, and never sent again.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { openSentHistory } from '#uploader/history/open-history.ts'
import { aCompany } from '../company.ts'
import { lastStates, runOutbox } from '../outbox-process.ts'

/** The files in the folder with their texts, but for the mark of "Sent". */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name !== '.outbox-sent')
  const texts = files.map(async ({ parentPath, name }) => {
    const file = join(parentPath, name)
    return [file.slice(folder.length + 1).replaceAll('\\', '/'), await readFile(file, 'utf8')] as const
  })
  return Object.fromEntries(await Promise.all(texts))
}

test('files that were sent lie in "Sent", each once, and stay there whatever the rule is', async () => {
  await using company = await aCompany()
  const { folder } = company
  await mkdir(join(folder, 'Invoices'))
  await writeFile(join(folder, 'Invoices/a.pdf'), 'first')
  await writeFile(join(folder, 'b.pdf'), 'b')
  const moving = [...company.watch(), '--once', '--after-upload', 'sent']
  const first = await runOutbox(moving)
  expect([first.code, await filesIn(folder)]).toEqual([0, { 'Sent/Invoices/a.pdf': 'first', 'Sent/b.pdf': 'b' }])
  const last = first.events.findLast(({ event, path }) => event === 'upload' && path === 'Invoices/a.pdf')
  expect(last).toMatchObject({
    state: 'done',
    inFolder: false,
    original: { kind: 'moved', to: 'sent', where: 'Sent/Invoices/a.pdf' },
  })
  expect(await readdir(folder)).toEqual(['Sent'])

  const second = await runOutbox([...company.watch(), '--once'])
  expect([second.code, company.posts()]).toEqual([0, 2])
  expect(Object.keys(lastStates(second.events))).not.toContain('Sent/b.pdf')
  expect(second.events).toContainEqual(expect.objectContaining({ path: 'Sent', state: 'excluded' }))

  const opened = openSentHistory(company.data, 'the data folder', english)
  if (opened.kind === 'refused') throw new Error(opened.text)
  const { rows } = opened.history.page({ before: null, most: 10, search: '', fromMs: null, toMs: null })
  opened.history.close()
  expect(rows.map(({ row: { path, original } }) => `${path} ${original}`).toSorted()).toEqual([
    'Invoices/a.pdf sent_folder',
    'b.pdf sent_folder',
  ])
})
