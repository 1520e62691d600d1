// Names of conflict copies: readable, always the same, and found again.
import { describe, expect, test } from 'vitest'
import { checkPath } from '#shared/names.ts'
import { conflictName, isConflictName, parseConflictName } from '#server/links/conflict-name.ts'

describe('a copy says whose it is and from when', () => {
  test.each([
    ['plan.pdf', 1, 'plan (from laptop-7, 2026-11-23).pdf'],
    ['plan.pdf', 2, 'plan (from laptop-7, 2026-11-23, 2).pdf'],
    ['a.tar.gz', 1, 'a.tar (from laptop-7, 2026-11-23).gz'],
    ['README', 1, 'README (from laptop-7, 2026-11-23)'],
    ['.bashrc', 1, '.bashrc (from laptop-7, 2026-11-23)'],
    ['Mr. Smith wrote a letter', 1, 'Mr. Smith wrote a letter (from laptop-7, 2026-11-23)'],
  ])('%s, copy %i: %s', (name, number, expected) => {
    expect(conflictName(name, { device: 'laptop-7' }, '2026-11-23', number)).toBe(expected)
  })
})

test('a copy of a name that fills Dropbox to the last character is still a name Dropbox takes', () => {
  for (const name of [`${'n'.repeat(251)}.pdf`, '🎉'.repeat(127), `x${'🎉'.repeat(125)}.pdf`, 'é'.repeat(255)]) {
    const copy = conflictName(name, { device: 'd'.repeat(64) }, '2026-11-23', 99)
    expect(checkPath(copy, { emoji: 'allow' })).toBeNull()
    expect(isConflictName(copy, name, 'd'.repeat(64))).toBe(true)
  }
})

describe('a copy is found again', () => {
  test.each([
    ['plan (from laptop-7, 2026-11-23).pdf', true],
    ['plan (from laptop-7, 2020-01-01, 12).pdf', true],
    ['PLAN (FROM LAPTOP-7, 2026-11-23).PDF', true],
    ['plan (from laptop-8, 2026-11-23).pdf', false],
    ['plan (from laptop-7, yesterday).pdf', false],
    ['plan (from laptop-7, 2026-11-23, 0).pdf', false],
    ['plan (from laptop-7, 2026-11-23).txt', false],
    ['other plan (from laptop-7, 2026-11-23).pdf', false],
    ['plan.pdf', false],
  ])('%s: %s', (candidate, expected) => {
    expect(isConflictName(candidate, 'plan.pdf', 'laptop-7')).toBe(expected)
  })
})

test('a copy that somebody names is spelled in our own way: nothing of the text is kept but its digits', () => {
  const ours = 'Plan (from Laptop-7, 2026-11-23, 2).pdf'
  expect(parseConflictName('PLAN (FROM LAPTOP-7, 2026-11-23, 2).PDF', 'Plan.pdf', 'Laptop-7')).toBe(ours)
  expect(parseConflictName(ours, 'Plan.pdf', 'Laptop-7')).toBe(ours)
  for (const other of ['Plan.pdf', '../Plan (from Laptop-7, 2026-11-23).pdf', 'Plan (from Laptop-7, /).pdf', '']) {
    expect(parseConflictName(other, 'Plan.pdf', 'Laptop-7')).toBeNull()
  }
})

describe('a copy of a person says their computer, and is found again by its id', () => {
  const device = 'kim d9934c7d'
  const name = 'plan.pdf'
  const copy = 'plan (from kim FRONTDESK-3 d9934c7d, 2026-11-23).pdf'

  test('whatever the computer is called by now', () => {
    expect(conflictName(name, { device, computer: 'FRONTDESK-3' }, '2026-11-23', 1)).toBe(copy)
    expect(conflictName(name, { device }, '2026-11-23', 1)).toBe('plan (from kim d9934c7d, 2026-11-23).pdf')
    for (const found of [
      copy,
      'plan (from kim d9934c7d, 2026-11-23).pdf',
      'plan (from kim 受付 d9934c7d, 2026-11-23).pdf',
    ])
      expect(parseConflictName(found, name, device)).toBe(found)
    expect(parseConflictName('PLAN (FROM KIM FRONTDESK-3 D9934C7D, 2026-11-23).PDF', name, device)).toBe(copy)
  })

  test.each([
    'plan (from kim FRONTDESK-3 00000000, 2026-11-23).pdf',
    'plan (from lee FRONTDESK-3 d9934c7d, 2026-11-23).pdf',
    'plan (from kim FRONT TILL d9934c7d, 2026-11-23).pdf',
    'plan (from kim FRONT.TILL d9934c7d, 2026-11-23).pdf',
    'plan (from kim -till- d9934c7d, 2026-11-23).pdf',
    'plan (from kim a (from kim b d9934c7d, 2026-11-23).pdf',
    'plan (from kim FRONTDESK-3 d9934c7d, 2026-11-23) (from kim d9934c7d, 2026-11-23).pdf',
  ])('%s is no copy of this computer', (other) => {
    expect(isConflictName(other, name, device)).toBe(false)
  })

  test('a computer with a token of its own has its name from IT, and no other', () => {
    expect(conflictName(name, { device: 'laptop-7', computer: 'x' }, '2026-11-23', 1)).toBe(
      'plan (from laptop-7, 2026-11-23).pdf',
    )
    expect(isConflictName('plan (from kim x d9934c7d, 2026-11-23).pdf', name, 'kim x')).toBe(false)
  })

  test('also where the name of the file has to give way to it, and is full of brackets', () => {
    for (const long of [
      `${'n'.repeat(251)}.pdf`,
      `${'a ('.repeat(84)}.b (c`,
      'x (from kim a d9934c7d, 2026-11-23).pdf',
    ]) {
      const made = conflictName(long, { device, computer: 'W'.repeat(32) }, '2026-11-23', 99)
      expect(checkPath(made, { emoji: 'allow' })).toBeNull()
      expect(parseConflictName(made, long, device)).toBe(made)
    }
  })
})
