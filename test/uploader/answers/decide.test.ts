import fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { takeDecideRequest, takeSendAfterAll } from '#adapters/system/decide-request.ts'
import { folderPlace, folderScope } from '#adapters/ledger/records/places.ts'
import { askWhatWaits, decide, sendAfterAll } from '#uploader/answers/decide.ts'
import { anUpload } from '#test/contract/sample-uploads.ts'
import { openTestLedger } from '#test/rigs/ledger/open-test-ledger.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const settling = { kind: 'settling', untilMs: 0, changingSinceMs: 0, reason: 'settling' } as const

test('what the records ask about is listed, and an answer is left for whoever runs', async () => {
  const dataDir = temporaryFolder()
  expect(askWhatWaits(dataDir, 'D', english)).toMatchObject({ kind: 'refused', code: 'no_records' })
  const { ledger } = await openTestLedger(dataDir)
  const asked = (path: string) => anUpload({ path, stored: null, intent: 'ask', state: settling })
  const uploads = [asked('In/a.txt'), asked('b.txt'), anUpload({ path: 'c.txt', stored: null, state: settling })]
  const scope = folderScope('/f', () => folderPlace('id'))
  await ledger.scoped(scope).save({ uploads, forgotten: [], notes: [], sent: [] })
  const list = askWhatWaits(dataDir, 'D', english)
  expect(list).toMatchObject({ code: 'many_at_once', asked: { files: 2 } })
  expect(takeDecideRequest(dataDir)).toBe(null)
  expect(decide(dataDir, 'D', { answer: 'send', below: 'Elsewhere' }, english)).toMatchObject({ code: 'nothing_asked' })
  expect(decide(dataDir, 'D', { answer: 'leave_out', below: 'In' }, english)).toMatchObject({
    code: 'decided',
    asked: { files: 1 },
  })
  expect(takeDecideRequest(dataDir)).toEqual({ answer: 'leave_out', below: 'In' })
  await ledger.close()
  expect(fs.existsSync(join(dataDir, 'decide-request'))).toBe(false)
})

test('what a person left out is found by folder or file, and the word to send it is left for whoever runs', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  const leftOut = (path: string) => anUpload({ path, stored: null, intent: 'skip', state: settling })
  const uploads = [leftOut('In/a.txt'), leftOut('In/b.txt'), anUpload({ path: 'c.txt', stored: null, state: settling })]
  const scope = folderScope('/f', () => folderPlace('id'))
  await ledger.scoped(scope).save({ uploads, forgotten: [], notes: [], sent: [] })
  const count = (below: string | null): unknown => sendAfterAll(dataDir, 'D', below, english)
  expect(count('c.txt')).toMatchObject({
    code: 'nothing_asked',
    text: 'No file at c.txt was left out by a person. There is nothing to do.',
  })
  expect(takeSendAfterAll(dataDir)).toBe(null)
  expect(count(null)).toMatchObject({ code: 'decided', asked: { files: 2 } })
  expect(count('In/a.txt')).toMatchObject({ code: 'decided', asked: { files: 1 } })
  expect(takeSendAfterAll(dataDir)).toEqual({ below: 'In/a.txt' })
  expect(takeSendAfterAll(dataDir)).toBe(null)
  await ledger.close()
})
