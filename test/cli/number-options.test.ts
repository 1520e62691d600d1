import { describe, expect, it } from 'vitest'
import { graceOf, historyDaysOf, keptOf, largeFilesOf } from '#cli/number-options.ts'

describe('options that are whole numbers', () => {
  it.each([
    [largeFilesOf, 'large-files', ['1', '4'], ['0', '5', '1.5', '', '-1', 'two']],
    [graceOf, 'grace', ['0', '60'], ['61', '-1', '1e1', '', ' 5']],
    [historyDaysOf, 'history-days', ['1', '36500'], ['0', '36501', '1.0', '', '٣']],
  ] as const)('%o takes its numbers and nothing else', (read, option, fine, wrong) => {
    expect(fine.map((value) => read({ [option]: value }))).toEqual(fine.map(Number))
    expect(wrong.map((value) => read({ [option]: value }))).toEqual(wrong.map(() => null))
    expect(read({})).toBeNull()
  })

  it('say nothing where nothing is said', () => {
    expect(keptOf({})).toEqual({ historyDays: null, largeFiles: null })
  })
})
