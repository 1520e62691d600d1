import { expect, test } from 'vitest'
import { jsonLine, judge, rounded, tableHead, tableRow } from './verdict.ts'

const aRatio = { name: 'large-file', target: 1.5, unit: 'times', higher: false }
const aThroughput = { name: 'content-hash', target: 0.85, unit: 'times', higher: true }

function taken(values: readonly number[], beside = {}) {
  return { kind: 'taken', values, beside } as const
}

test('a value at its target is ok, above it is not', () => {
  expect(judge(aRatio, taken([1.5])).ok).toBe(true)
  expect(judge(aRatio, taken([1.51])).ok).toBe(false)
})

test('where higher is better, a value below its target is not ok', () => {
  expect(judge(aThroughput, taken([0.85])).ok).toBe(true)
  expect(judge(aThroughput, taken([0.84])).ok).toBe(false)
})

test('the median decides, not the best round and not the mean', () => {
  expect(judge(aRatio, taken([1.2, 1.6, 1.7])).ok).toBe(false)
  expect(judge(aRatio, taken([1.2, 1.3, 99])).ok).toBe(true)
})

test('a script reads name, value, target and ok, and what else helps to read them', () => {
  const verdict = judge(aRatio, taken([1.1, 1.23456, 1.4], { productSeconds: 2.580263878 }))
  expect(JSON.parse(jsonLine(verdict))).toEqual({
    name: 'large-file',
    value: 1.23,
    target: 1.5,
    ok: true,
    unit: 'times',
    min: 1.1,
    max: 1.4,
    rounds: 3,
    productSeconds: 2.58,
  })
  expect(jsonLine(verdict)).not.toContain('\n')
})

test('a script is told where higher is better', () => {
  expect(jsonLine(judge(aThroughput, taken([1])))).toContain('"ok":true,"higher":true')
})

test('a measure that could not be taken is not ok, and says why', () => {
  const verdict = judge(aRatio, { kind: 'not_taken', because: 'The program curl is missing on this system.' })
  expect(JSON.parse(jsonLine(verdict))).toEqual({
    name: 'large-file',
    value: null,
    target: 1.5,
    ok: false,
    unit: 'times',
    rounds: 0,
    because: 'The program curl is missing on this system.',
  })
  expect(tableRow(verdict)).toBe('NOT OK  large-file      The program curl is missing on this system.')
})

test('the numbers of a row stand under the words of the head', () => {
  const row = tableRow(judge(aRatio, taken([1.1, 1.2, 1.4], { productSeconds: 2.5 })))
  const [numbers = '', beside] = row.split('\n')
  const head = tableHead()
  expect(numbers).toMatch(/^ok {6}large-file/)
  expect(numbers.indexOf('1.2') + '1.2'.length).toBe(head.indexOf('median') + 'median'.length)
  expect(numbers.indexOf('(1.1 .. 1.4)')).toBe(head.indexOf('(min'))
  expect(numbers.indexOf('<= 1.5')).toBe(head.indexOf('target'))
  expect(numbers.indexOf('times')).toBe(head.indexOf('unit'))
  expect(beside?.trim()).toBe('productSeconds 2.5')
})

test('numbers are shown with the three digits that mean something', () => {
  expect([rounded(1.23456), rounded(1818.4), rounded(0.0123456), rounded(0)]).toEqual([1.23, 1820, 0.0123, 0])
})
