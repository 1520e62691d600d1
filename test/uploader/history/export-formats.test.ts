import { expect, test } from 'vitest'
import { csvHead, csvLine, jsonLine } from '#uploader/history/export-formats.ts'
import { aSentRow, firstSentMs } from '#test/rigs/history/many-rows.ts'

test('each line has a field for each name, and ends as RFC 4180 says', () => {
  const line = csvLine({ id: 3, row: aSentRow(0, { path: '=a,b.csv', destination: null }) })
  expect(line.startsWith(`3,${new Date(firstSentMs).toISOString()},"'=a,b.csv",/home/kim/Outbox,1000,`)).toBe(true)
  expect(line.endsWith('\r\n')).toBe(true)
  const plain = csvLine({ id: 3, row: aSentRow(0) })
  expect(plain.split(',')).toHaveLength(csvHead.split(',').length)
})

test('a JSON line holds the same, names as they are', () => {
  const facts: unknown = JSON.parse(jsonLine({ id: 3, row: aSentRow(0, { path: '=a' }) }))
  expect(facts).toMatchObject({ number: 3, path: '=a', sizeBytes: 1_000, how: 'sent', tries: 1, original: 'kept' })
})
