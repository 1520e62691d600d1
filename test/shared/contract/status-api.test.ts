// What a computer says of itself in a header: written by one side, read by the other, believed by nobody without its shape.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatStatus, parseStatus } from '#shared/contract/status-api.ts'

const status = {
  waiting: 12,
  attention: 2,
  oldestSeconds: 3700,
  reasons: [
    { code: 'dropbox_full', files: 10 },
    { code: 'name_taken', files: 2 },
  ],
  version: '0.1.0',
}

test('what is written is read again', () => {
  const text = 'waiting=12, attention=2, oldest=3700, reasons="dropbox_full:10 name_taken:2", version="0.1.0"'
  expect(formatStatus(status)).toBe(text)
  expect(parseStatus(text)).toEqual(status)
  expect(parseStatus(formatStatus({ ...status, reasons: [] }))).toEqual({ ...status, reasons: [] })
})

test('whatever numbers and codes there are, the header can be sent and is read', () => {
  const reasons = fc.array(fc.record({ code: fc.string(), files: fc.double() }))
  const any = { waiting: fc.double(), attention: fc.integer(), oldestSeconds: fc.double({ noNaN: true }), reasons }
  fc.assert(
    fc.property(fc.record({ ...any, version: fc.string() }), (said) => {
      const text = formatStatus(said)
      expect(text).toMatch(/^[\x20-\x7e]{1,500}$/)
      expect(parseStatus(text)).not.toBeNull()
    }),
  )
})

test.each([
  undefined,
  '',
  'waiting=1',
  'waiting=-1, attention=0, oldest=0, reasons="", version=""',
  'waiting=1, attention=0, oldest=0, reasons="Scans/a.pdf:1", version=""',
  'waiting=1, attention=0, oldest=0, reasons="a:1 a:1 a:1 a:1 a:1 a:1 a:1 a:1 a:1", version=""',
  'waiting=1, attention=0, oldest=0, reasons="a", version=""',
  'waiting=1, attention=0, oldest=0, reasons="", version="<b>"',
  `waiting=${'9'.repeat(30)}, attention=0, oldest=0, reasons="", version=""`,
])('%j is nothing', (text) => {
  expect(parseStatus(text)).toBeNull()
})
