import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { runStatus, strongerHold } from '#cli/commands/status.ts'
import { createJsonPrinter } from '#cli/output/json-printer.ts'
import { createWordPrinter } from '#cli/output/word-printer.ts'
import { summarySentence } from '#cli/commands/run.ts'
import { nowReader } from '#uploader/records.ts'
import { until } from '#test/rigs/until.ts'
import { aCompany } from '#test/end-to-end/company.ts'
import { anUploader } from '#test/uploader/an-uploader.ts'
import { leaveRefused, tellBusy } from '#test/uploader/held-queue.ts'
import { mergePolicies, noPolicy, type Policy } from '#shared/policy/policy.ts'
import { runWhy } from '#cli/commands/why.ts'
import { join } from 'node:path'
import type { UploadRow } from '#shared/rows/upload-row.ts'

type Told = { readonly code: number; readonly lines: readonly Record<string, unknown>[] }

type Around = { readonly diskIsFull?: () => boolean; readonly policy?: Policy }

async function statusOf(data: string, { diskIsFull, policy = noPolicy }: Around = {}): Promise<Told> {
  const lines: Record<string, unknown>[] = []
  const out = { write: (text: string) => void lines.push(JSON.parse(text)), columns: () => null }
  const printer = createJsonPrinter(out, out)
  return { code: await runStatus({ kind: 'status', data, json: true }, printer, english, policy, diskIsFull), lines }
}

test('a key that the server does not take keeps everything, so that a person is needed', async () => {
  await using company = await aCompany()
  await leaveRefused(company)
  const { code, lines } = await statusOf(company.data)
  expect(code).toBe(2)
  expect(lines.at(-2)).toMatchObject({ event: 'queue', code: 'sign_in_needed' })
  expect(lines.at(-1)).toMatchObject({ event: 'summary', waiting: 1 })
})

test('a full disk keeps everything, and no file waits for the files before it', async () => {
  await using company = await aCompany()
  await leaveRefused(company)
  const { code, lines } = await statusOf(company.data, { diskIsFull: () => true })
  expect(code).toBe(2)
  expect(lines).toContainEqual(expect.objectContaining({ path: 'one.txt', reason: 'disk_full', nextTryAt: null }))
  expect(lines.at(-2)).toMatchObject({ event: 'queue', code: 'disk_full' })
})

test('of an Outbox that runs it tells what keeps all files, and how long', async () => {
  await using company = await aCompany()
  await leaveRefused(company)
  const untilWhen = await tellBusy(company)
  const { code, lines } = await statusOf(company.data)
  expect(code).toBe(0)
  expect(lines).toContainEqual(expect.objectContaining({ path: 'one.txt', nextTryAt: untilWhen }))
  expect(lines.at(-2)).toMatchObject({ event: 'queue', code: 'server_busy' })
})

test('all that was sent needs nobody, and the queue says so', async () => {
  await using company = await aCompany()
  await company.save('one.txt', 'one')
  const { uploader } = await anUploader(company)
  expect(await uploader.ending()).toBe('at_rest')
  await uploader.stop()
  const { code, lines } = await statusOf(company.data)
  expect(code).toBe(0)
  expect(lines.at(-2)).toEqual({ event: 'queue', code: null, text: 'Everything is sent.' })
})

test('what a person left out waits for nothing, and is counted as what it is', async () => {
  await using company = await aCompany()
  const names = Array.from({ length: 21 }, (_, index) => `left ${index}.txt`)
  for (const name of names) await company.save(name, name)
  const { uploader } = await anUploader(company)
  uploader.pause(null)
  await until('all are seen', () => uploader.report().facts.waiting === names.length)
  uploader.leaveOut(names)
  await until('all are left out', () => uploader.report().facts.waiting === 0)
  await uploader.stop()
  const { code, lines } = await statusOf(company.data)
  expect(code).toBe(0)
  expect(lines.at(-1)).toMatchObject({ event: 'summary', waiting: 0, leftOut: names.length })
  // So many are counted, and not told line by line.
  const printed: string[] = []
  const out = { write: (text: string) => void printed.push(text), columns: () => null }
  const words = createWordPrinter(out, out, () => nowReader(english), 'every_wait')
  await runStatus({ kind: 'status', data: company.data, json: false }, words, english, noPolicy)
  expect(printed.join('')).toContain('21 files were left out by you')
  expect(printed.join('')).not.toMatch(/left \d+\.txt|still wait/)
})

test('what a person holds back is counted by itself', () => {
  const summary = { done: 1, blocked: 0, excluded: 0, waiting: 0, heldBack: 1 }
  expect(summarySentence(summary, 0, english)).toContain('1 file is held back by you')
})

test('a policy that cannot be read keeps everything: status and why tell it, whatever the records say', async () => {
  await using company = await aCompany()
  await company.save('one.txt', 'one')
  const { uploader } = await anUploader(company)
  expect(await uploader.ending()).toBe('at_rest')
  await uploader.stop()
  await company.save('later.txt', 'later')
  const policy = mergePolicies([
    { kind: 'unusable', source: 'machine', place: 'policy.json', because: { kind: 'wrong_form' } },
  ])
  const { code, lines } = await statusOf(company.data, { policy })
  expect(code).toBe(2)
  const text = expect.stringContaining('Nothing is sent until your IT department mends it')
  expect(lines).toContainEqual({ event: 'notice', code: 'policy', text })
  const why = async (name: string): Promise<Told> => {
    const told: Record<string, unknown>[] = []
    const out = { write: (line: string) => void told.push(JSON.parse(line)), columns: () => null }
    const asked = { kind: 'why', path: join(company.folder, name), data: company.data, json: true } as const
    return { code: await runWhy(asked, policy, createJsonPrinter(out, out), out, english), lines: told }
  }
  expect(await why('later.txt')).toMatchObject({ code: 2, lines: [{ kind: 'not_seen', todo: text }] })
  expect(await why('one.txt')).toMatchObject({ code: 0, lines: [{ kind: 'sent' }] })
})

test('of what keeps all files, that which needs a person is told', () => {
  const waits = (reason: UploadRow['reason']): UploadRow => ({ state: 'waiting', reason, nextTryAt: null }) as UploadRow
  const [offline, full] = [strongerHold(null, waits('offline')), strongerHold(null, waits('dropbox_full'))]
  expect(offline).toEqual({ reason: 'offline', untilMs: 0 })
  expect(strongerHold(offline, waits('dropbox_full'))).toEqual(full)
  expect(strongerHold(full, waits('offline'))).toEqual(full)
  for (const reason of ['in_use', 'queued', 'paused'] as const) expect(strongerHold(null, waits(reason))).toBeNull()
})
