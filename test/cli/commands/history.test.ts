import { expect, test } from 'vitest'
import { parseHistory } from '#cli/arguments/history-arguments.ts'
import { runHistory } from '#cli/commands/history.ts'
import { english } from '#shared/messages/english.ts'
import { openTestLedger } from '#test/rigs/ledger/open-test-ledger.ts'
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
