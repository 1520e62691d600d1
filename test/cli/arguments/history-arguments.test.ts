import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { parseArguments } from '#cli/arguments/parse-arguments.ts'
import { parseHistory } from '#cli/arguments/history-arguments.ts'

test('all is optional but the data folder', () => {
  const bounds = { fromMs: null, toMs: null, search: '' }
  const command = { kind: 'history', data: 'd', ...bounds, format: 'table', verify: false, folder: null }
  expect(parseArguments(['history', '--data', 'd'], english)).toEqual({ kind: 'command', command })
  expect(parseArguments(['history'], english)).toEqual({ kind: 'wrong', text: 'The command history needs --data.' })
})

test('days are those of this computer, and both are included', () => {
  const command = parseHistory(
    { data: 'd', from: '2026-03-28', to: '2026-03-29', search: 'a', format: 'csv' },
    english.say,
  )
  const fromMs = new Date(2026, 2, 28).getTime()
  expect(command).toMatchObject({ fromMs, toMs: new Date(2026, 2, 30).getTime(), search: 'a', format: 'csv' })
})

test.each([
  [{ from: '31.3.2026' }, 'The option --from needs a day, such as 2026-03-31.'],
  [{ to: '2026-02-31' }, 'The option --to needs a day, such as 2026-03-31.'],
  [{ to: '2026-13-01' }, 'The option --to needs a day, such as 2026-03-31.'],
  [{ from: '2026-03-02', to: '2026-03-01' }, 'The day of --from comes after that of --to.'],
  [{ format: 'xlsx' }, 'There is no format "xlsx". There are table, csv and jsonl.'],
  [{ folder: 'in' }, 'The option --folder belongs to --verify: the files in it are read again.'],
])('%j is wrong', (values, sentence) => {
  expect(parseHistory({ data: 'd', ...values }, english.say)).toBe(sentence)
})
