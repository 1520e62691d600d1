import fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeUndoRequest, writeUndoAnswer } from '#adapters/system/undo-request.ts'
import { english } from '#shared/messages/english.ts'
import { undo } from '#uploader/answers/undo.ts'
import { openTestLedger } from '#test/rigs/ledger/open-test-ledger.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { until } from '#test/rigs/until.ts'

/** As an Outbox that runs tells what waits. */
function tell(folder: string): void {
  const live = {
    atMs: Date.now(),
    progress: null,
    sending: [],
    batch: { id: 7, files: 2, untilMs: Date.now() + 9_000 },
  }
  fs.writeFileSync(join(folder, 'live-progress.json'), JSON.stringify(live))
}

async function someRecords(): Promise<string> {
  const folder = temporaryFolder()
  const { ledger } = await openTestLedger(folder)
  await ledger.close()
  return folder
}

test('where no Outbox was, or nothing waits, nothing is taken back', async () => {
  expect(await undo(temporaryFolder(), 'D', english)).toMatchObject({ kind: 'refused', code: 'no_records' })
  expect(await undo(await someRecords(), 'D', english)).toMatchObject({ code: 'nothing_taken_back', files: 0 })
})

test.each([
  [2, 'taken_back'],
  [0, 'nothing_taken_back'],
])('what the Outbox that runs answers is told: %i files', async (files, code) => {
  const folder = await someRecords()
  tell(folder)
  const reply = undo(folder, 'D', english)
  let batch: number | null = null
  await until('a request', () => (batch = takeUndoRequest(folder)) !== null)
  expect(batch).toBe(7)
  writeUndoAnswer(folder, files)
  expect(await reply).toMatchObject({ kind: 'answered', code, files })
  expect(fs.existsSync(join(folder, 'undo-answer'))).toBe(false)
})

test('nobody answers: nothing was taken back, and nobody finds the request later', async () => {
  const folder = await someRecords()
  tell(folder)
  expect(await undo(folder, 'D', english, 100)).toMatchObject({ kind: 'refused', code: 'no_answer' })
  expect(takeUndoRequest(folder)).toBe(null)
})
