import { expect, test } from 'vitest'
import { exportWriters, spanOfDay } from '#server/audit/export.ts'

const line =
  '{"event":"audit","at":"2026-11-23T12:00:00.000Z","action":"link","path":"=cmd|\' /C calc\'!A0","sizeBytes":5,"repeated":false,"device":null}'
const row = { id: 7, atMs: 0, line, link: 'ab' }

test('JSON Lines are the line as it was written, with its number and its link', () => {
  const written = exportWriters.jsonl.line(row)
  expect(written).toBe(`{"number":7,${line.slice(1, -1)},"link":"ab"}\n`)
  expect(JSON.parse(written)).toMatchObject({ number: 7, action: 'link', link: 'ab' })
})

test('in CSV no name is a formula, and each row has as many fields as the head', () => {
  const written = exportWriters.csv.line(row)
  expect(written).toContain(",'=cmd|")
  expect(written.trimEnd().split(',')).toHaveLength(exportWriters.csv.head.trimEnd().split(',').length)
})

test('a damaged line is exported as what it is', () => {
  const damaged = { ...row, line: 'half {' }
  expect(JSON.parse(exportWriters.jsonl.line(damaged))).toEqual({ number: 7, damaged: 'half {', link: 'ab' })
  expect(exportWriters.csv.line(damaged)).toMatch(/^7,+ab\r\n$/)
})

test.each(['2026-11-23', '2024-02-29'])('%s is a day of UTC', (day) => {
  const span = spanOfDay(day)
  expect(new Date(span?.fromMs ?? 0).toISOString()).toBe(`${day}T00:00:00.000Z`)
  expect((span?.toMs ?? 0) - (span?.fromMs ?? 0)).toBe(86_400_000)
})

test.each(['', 'today', '2026-02-30', '2026-13-01', '2026-1-1', '2026-11-23T00:00'])('%j is no day', (day) => {
  expect(spanOfDay(day)).toBeNull()
})
