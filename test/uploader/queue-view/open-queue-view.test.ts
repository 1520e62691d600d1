// The view of the queue over a real uploader, a real company server and a local Dropbox.
import { english } from '#shared/messages/english.ts'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aCompany } from '#test/end-to-end/company.ts'
import type { ListQuery, Page } from '#shared/contract/ipc-rows.ts'
import type { QueueChange, QueueView } from '#uploader/queue-view/queue-view.ts'
import { usualList } from '#shared/contract/ipc-channels.ts'
import { anUploader } from '../an-uploader.ts'

function page(view: QueueView, change: Partial<ListQuery> = {}): Page {
  return view.page({ list: { ...usualList, ...change }, offset: 0, most: 100 })
}

function pathsOf({ rows }: Page): readonly string[] {
  return rows.map(({ row }) => row.path)
}

/** All that the view tells from now on, taken at once. */
function takenFrom(view: QueueView): QueueChange[] {
  const taken: QueueChange[] = []
  view.onChange(() => taken.push(view.takeChange()))
  return taken
}

test('shows files on their way, tells when they move, and ends with the proof', async () => {
  await using company = await aCompany()
  await company.addFolder('Invoices')
  const { uploader } = await anUploader(company)
  const view = uploader.openView(english)
  const change = takenFrom(view)
  uploader.pause(null)
  await company.save('Invoices/one.txt', 'one')
  await company.save('Invoices/~$open.docx', 'left out')
  await uploader.rescan()
  await expect.poll(() => pathsOf(page(view))).toEqual(['Invoices/one.txt'])
  const waiting = page(view)
  expect(waiting.counts).toEqual({ attention: 0, active: 0, waiting: 1, sent: 0, left_out: 0 })
  expect(pathsOf(page(view, { group: 'left_out' }))).toEqual(['Invoices/~$open.docx'])
  expect(pathsOf(page(view, { search: 'invoices ONE' }))).toEqual(['Invoices/one.txt'])
  const [{ id } = { id: 0 }] = page(view).rows
  uploader.resume()
  await expect.poll(() => page(view).rows[0]?.group).toBe('sent')
  expect(page(view).version).toBeGreaterThan(waiting.version)
  await expect
    .poll(() => change.some(({ rows }) => rows.some((row) => row.id === id && row.group === 'sent')))
    .toBe(true)
  const detail = await view.detail(id)
  expect(detail?.timeline.map(({ text }) => text)).toEqual([
    'Sent 3 bytes. Dropbox reported the same content hash as your file, so it arrived whole.',
    'Found \u201cone.txt\u201d in the folder.',
  ])
  expect(detail?.row).toMatchObject({ group: 'sent', row: { state: 'done', sizeBytes: 3 }, intent: 'go', failures: 0 })
  expect(await view.supportText([id, 999])).toContain('Content hash: ')
  expect(view.fileOf(id)).toBe(join(company.folder, 'Invoices/one.txt'))
  expect([await view.detail(999), view.fileOf(999)]).toEqual([null, null])
  expect(view.rows([999, id])).toMatchObject([{ id, group: 'sent', row: detail?.row.row }])
  await uploader.stop()
})

test('a change is told once, at once, until it is taken, and to nobody once the view is closed', async () => {
  await using company = await aCompany()
  await company.addFolder('in')
  const { uploader } = await anUploader(company)
  const view = uploader.openView(english)
  uploader.pause(null)
  let told = 0
  view.onChange(() => (told += 1))
  for (const name of ['a', 'b', 'c']) await company.save(`in/${name}`, name)
  await uploader.rescan()
  await expect.poll(() => pathsOf(page(view)).length).toBe(3)
  expect(told).toBe(1)
  let toldLate = 0
  view.onChange(() => (toldLate += 1))
  expect(toldLate).toBe(1)
  expect(view.takeChange().version).toBe(page(view).version)
  expect(view.takeChange().rows).toEqual([])
  const [{ id } = { id: 0 }] = page(view).rows
  view.act('send_first', [page(view).rows[2]?.id ?? 0])
  expect(told).toBe(2)
  view.close()
  view.takeChange()
  view.act('pause', [id])
  await expect.poll(() => view.rows([id])[0]?.intent).toBe('pause')
  expect(told).toBe(2)
  await uploader.stop()
})

test('a person pauses one file, leaves out another and sends a third one first', async () => {
  await using company = await aCompany()
  await company.addFolder('in')
  const { uploader } = await anUploader(company)
  const view = uploader.openView(english)
  uploader.pause(null)
  for (const name of ['a', 'b', 'c']) await company.save(`in/${name}`, name)
  await uploader.rescan()
  await expect.poll(() => pathsOf(page(view)).length).toBe(3)
  const idOf = (path: string): number[] => page(view).rows.flatMap(({ id, row }) => (row.path === path ? [id] : []))
  view.act('send_first', idOf('in/c'))
  expect(pathsOf(page(view))).toEqual(['in/c', 'in/a', 'in/b'])
  const [first = 0] = idOf('in/a')
  await view.detail(first)
  const told: string[] = []
  view.onChange(() => {
    if (view.takeChange().rows.some(({ id }) => id === first))
      void view.detail(first).then((detail) => told.push(detail?.timeline[0]?.text ?? ''))
  })
  view.act('pause', idOf('in/a'))
  await expect.poll(() => told.at(-1)).toBe('You paused this file.')
  view.act('skip', idOf('in/b'))
  uploader.resume()
  await expect.poll(() => page(view).counts).toMatchObject({ waiting: 1, sent: 1 })
  expect(view.overview().counts).toEqual({ attention: 0, active: 0, waiting: 1, sent: 1, left_out: 1 })
  expect(page(view).rows[0]).toMatchObject({
    intent: 'pause',
    row: { path: 'in/a', reason: 'held_back', nextTryAt: null },
  })
  expect(company.posts()).toBe(1)
  view.act('resume', idOf('in/a'))
  const [{ id } = { id: 0 }] = page(view, { group: 'left_out' }).rows
  view.act('send_again', [id])
  await expect.poll(() => page(view).counts).toMatchObject({ waiting: 0, sent: 3 })
  const detail = await view.detail(id)
  expect(detail?.timeline.map(({ text }) => text)).toContain('You left this file out.')
  await uploader.stop()
})

test('a pause with an end ends by itself', async () => {
  await using company = await aCompany()
  await company.addFolder('in')
  const { uploader, until } = await anUploader(company)
  uploader.pause(uploader.nowMs() + 600)
  // At once: a busy computer may need longer than the pause for what follows.
  expect(uploader.report().facts).toMatchObject({ paused: 'paused' })
  await company.save('in/one.txt', 'one')
  await uploader.rescan()
  await until((row) => row.path === 'in/one.txt' && row.state === 'done')
  expect(uploader.report().facts).toMatchObject({ paused: null, pausedUntilMs: null })
  await uploader.stop()
})

test('a pause made before is still there after a start', async () => {
  await using company = await aCompany()
  await company.addFolder('in')
  const { uploader } = await anUploader(company, { paused: { untilMs: null } })
  await company.save('in/one.txt', 'one')
  await uploader.rescan()
  expect(uploader.report().facts).toMatchObject({ paused: 'paused', pausedUntilMs: null })
  expect(company.posts()).toBe(0)
  await uploader.stop()
})

test('a pause is told to rows that nothing else happens to, and ends what is said of their next try', async () => {
  await using company = await aCompany()
  await company.addFolder('in')
  await company.stopServer()
  const { uploader } = await anUploader(company)
  const view = uploader.openView(english)
  const change = takenFrom(view)
  await company.save('in/one.txt', 'one')
  await uploader.rescan()
  const isHeld = { state: 'waiting', reason: 'server_unreachable', nextTryAt: expect.any(String) }
  await expect.poll(() => page(view).rows[0]?.row).toMatchObject(isHeld)
  uploader.pause(null)
  const isTold = (reason: string): boolean =>
    change.some(({ rows }) => rows.some(({ row }) => row.state === 'waiting' && row.reason === reason))
  await expect.poll(() => isTold('paused')).toBe(true)
  await expect.poll(() => page(view).rows[0]?.row).toMatchObject({ reason: 'paused', nextTryAt: null })
  expect(view.overview().progress).toMatchObject({ bytesPerSecond: null, left: null })
  change.length = 0
  uploader.resume()
  await expect.poll(() => isTold('server_unreachable')).toBe(true)
  await uploader.stop()
})

test('a file whose name was taken is counted and shown as a copy', async () => {
  await using company = await aCompany()
  await company.addFolder('in')
  for (const [data, content] of [
    ['first', 'one'],
    ['second', 'two'],
    ['third', 'two'],
  ] as const) {
    // Records of their own, so that nobody knows what was sent under the name before.
    const { uploader, until } = await anUploader(company, { dataFolder: join(company.home, data) })
    const view = uploader.openView(english)
    await company.save('in/plan.txt', content)
    await uploader.rescan()
    await until((row) => row.state === 'done')
    if (data === 'third') {
      await expect.poll(() => view.overview().copies).toBe(1)
      const [copy] = page(view).rows
      expect(copy?.row).toMatchObject({ destination: expect.stringMatching(/^\/Outbox\/in\/plan \(from .*\)\.txt$/) })
      expect(await view.supportText([copy?.id ?? 0])).toContain('(a copy: ')
    }
    await uploader.stop()
  }
})
