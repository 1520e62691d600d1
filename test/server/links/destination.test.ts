// Nobody leaves the device's folder, whatever the path says.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldPath } from '#shared/names.ts'
import { clampModified, composeDestination, parseBase, wholeSeconds } from '#server/links/destination.ts'
import { amount } from '#test/rigs/amount.ts'

const lenient = { emoji: 'allow' } as const

test('100,000 paths: each lands below the base or is refused', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(
      '.',
      '..',
      '/',
      '\\',
      'a',
      'É',
      'e\u0301',
      '\u0338',
      ' ',
      '\0',
      'id:',
      'ns:1',
      '%2e',
      '🎉',
      'İ',
      'Σ',
      '\ud800',
    ),
    maxLength: 12,
  })
  const anything = fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 30 }))
  const bases = fc.constantFrom('', '/Scans', '/Scans/laptop-7', '/Büro/Straße', '/İ/ΟΔΟΣ')
  let composed = 0
  fc.assert(
    fc.property(bases, anything, (base, path) => {
      const destination = composeDestination(base, path, lenient)
      if (destination.kind === 'refused') return true
      composed += 1
      const segments = destination.path.split('/')
      return (
        foldPath(destination.path).startsWith(`${foldPath(base)}/`) &&
        destination.path === destination.path.normalize('NFC') &&
        segments.slice(1).every((segment) => segment !== '' && segment !== '.' && segment !== '..')
      )
    }),
    { numRuns: amount(40_000, 100_000) },
  )
  expect(composed).toBeGreaterThan(10_000)
})

test('a path is joined to the base in the spelling Dropbox stores', () => {
  expect(composeDestination('/Scans', 'e\u0301te\u0301/Plan.pdf', lenient)).toEqual({
    kind: 'path',
    path: '/Scans/été/Plan.pdf',
  })
})

test('a refused path says which part is at fault', () => {
  expect(composeDestination('/Scans', 'a/../../b', lenient)).toEqual({
    kind: 'refused',
    problem: { kind: 'dot_segment', segment: '..' },
  })
})

describe('a base is a folder path', () => {
  test.each([
    ['', ''],
    ['/', ''],
    ['/Scans', '/Scans'],
    ['/e\u0301', '/é'],
  ])('%j becomes %j', (text, base) => {
    expect(parseBase(text)).toBe(base)
  })

  test.each(['Scans', '/Scans/', '/a//b', '/a/..', 'id:abc', '/a\\b'])('%j is none', (text) => {
    expect(parseBase(text)).toBeNull()
  })
})

describe('the time of a file is brought into what Dropbox takes', () => {
  const nowMs = Date.UTC(2026, 10, 23, 12, 0, 0, 999)
  test.each([
    ['2026-11-23T10:00:00Z', '2026-11-23T10:00:00Z'],
    ['1601-01-01T00:00:00Z', '1980-01-01T00:00:00Z'],
    ['2099-01-01T00:00:00Z', '2026-11-23T12:00:00Z'],
    ['2026-99-99T00:00:00Z', null],
    [null, null],
  ])('%j becomes %j', (asked, expected) => {
    expect(clampModified(asked, nowMs)).toBe(expected)
  })

  test('fractions are cut off, never rounded up into the future', () => {
    expect(wholeSeconds(nowMs)).toBe('2026-11-23T12:00:00Z')
  })
})
