import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseHistory } from '#cli/arguments/history-arguments.ts'
import { runHistory } from '#cli/commands/history.ts'
import { english } from '#shared/messages/english.ts'
import { damageTable } from '#test/rigs/ledger/damage-table.ts'
import { openTestLedger, testNowMs } from '#test/rigs/ledger/open-test-ledger.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

async function historyOf(data: string, asked: Readonly<Record<string, string>>): Promise<string> {
  const command = parseHistory({ data, ...asked }, english.say)
  if (typeof command === 'string') throw new Error(command)
  let printed = ''
  const out = { write: (text: string) => void (printed += text), columns: () => null }
  await runHistory(command, { out, errors: out, drained: async () => undefined }, new AbortController().signal, english)
  return printed
}

test('a history with nothing in it is told apart from a search that finds nothing', async () => {
  const data = temporaryFolder()
  const { ledger } = await openTestLedger(data)
  await ledger.close()
  expect(await historyOf(data, {})).toBe('The history is empty.\n')
  for (const asked of [{ search: 'invoice' }, { from: '2026-01-01' }, { to: '2026-01-01' }]) {
    expect(await historyOf(data, asked)).toBe('No file that was sent fits.\n')
  }
})

test('a history whose rows alone are damaged is told as one, and ends in no stack', async () => {
  const data = temporaryFolder()
  const { ledger } = await openTestLedger(data)
  const bytes = { contentHash: 'a'.repeat(64), sizeBytes: 3 }
  const rest = { how: 'sent', ...bytes, targetId: 1, destination: null, rev: null, tries: 1, original: 'kept' } as const
  for (const path of ['one.txt', 'two.txt']) {
    const sent = [{ ...rest, path, addedAtMs: testNowMs, sentAtMs: testNowMs }]
    await ledger.save({ uploads: [], forgotten: [], notes: [], sent })
  }
  await ledger.close()
  damageTable(join(data, 'history.db'), 'sent')
  expect(await historyOf(data, {})).toMatch(/^The history in .* is damaged and cannot be read\..*\n$/)
  expect(JSON.parse(await historyOf(data, { format: 'jsonl' }))).toMatchObject({
    event: 'error',
    code: 'history_damaged',
  })
})
