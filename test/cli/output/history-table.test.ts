import { english } from '#shared/messages/english.ts'
import { expect, test } from 'vitest'
import { tableLine } from '#cli/output/history-table.ts'
import { aSentRow, firstSentMs } from '#test/rigs/history/many-rows.ts'

test('for people a line has day, time, size, name and place', () => {
  const viewer = { nowMs: firstSentMs, timeZone: 'UTC', language: english }
  const line = tableLine({ id: 3, row: aSentRow(0, { path: 'a\u202E.txt', destination: '/Acme/a' }) }, viewer)
  expect(line).toBe('2025-11-24 16:00     1.0 kB  a⟨U+202E⟩.txt  in Dropbox: /Acme/a\n')
  expect(tableLine({ id: 3, row: aSentRow(0, { path: 'a', destination: null }) }, viewer)).toMatch(/ {2}a\n$/)
})
