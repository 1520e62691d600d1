import { describe, expect, test } from 'vitest'
import type { Device } from '#server/devices.ts'
import { placementRuleSchema, refusedBy, ruleFor, wordsOf } from '#server/rules/placement-rule.ts'
import { tryParse } from '#shared/try-parse.ts'

const person: Device = {
  name: 'kim 1a2b3c4d',
  base: '/People/kim',
  namespace: '',
  person: { issuer: 'https://id.example.com', subject: '7', groups: ['staff', 'finance'] },
}
const scanner: Device = { name: 'scanner-3', base: '/Scans/3', namespace: '' }
const rule = (change: object) => placementRuleSchema.parse({ base: '/Inbox', ...change })

describe('who a rule is for', () => {
  test.each([
    [{}, true, true],
    [{ groups: ['finance'] }, true, false],
    [{ groups: ['it'] }, false, false],
    [{ devices: ['scanner-*'] }, false, true],
    [{ devices: ['scanner-3'] }, false, true],
    [{ devices: ['scanner'] }, false, false],
    [{ groups: ['it', 'staff'], devices: ['kim *'] }, true, false],
    // A computer has no user, and no folder of one.
    [{ base: '/Inbox/{user}' }, true, false],
    [{ base: '/Inbox/{device}' }, true, true],
  ])('%o: a person %s, a computer %s', (change, isForPerson, isForComputer) => {
    expect(ruleFor([rule(change)], person) !== null).toBe(isForPerson)
    expect(ruleFor([rule(change)], scanner) !== null).toBe(isForComputer)
  })

  test('the first that fits counts', () => {
    const rules = [rule({ groups: ['finance'], base: '/Finance' }), rule({ base: '/All' })]
    expect([ruleFor(rules, person), ruleFor(rules, scanner)]).toEqual(rules)
  })

  test('the blanks are filled with the name of the folder and that of the computer', () => {
    expect(wordsOf(person)).toEqual({ user: 'kim', device: 'kim 1a2b3c4d' })
    expect(wordsOf(scanner)).toEqual({ user: null, device: 'scanner-3' })
  })
})

test.each([
  [{ onlyTypes: ['pdf', 'JPG'] }, 'a/b.PDF', 1, null],
  [{ onlyTypes: ['pdf'] }, 'a.pdf/b', 1, 'type'],
  [{ onlyTypes: ['pdf'] }, 'pdf', 1, 'type'],
  [{ refusedTypes: ['exe'] }, 'a.pdf.exe', 1, 'type'],
  [{ refusedTypes: ['exe'] }, 'a.exe.pdf', 1, null],
  [{ maxBytes: 10 }, 'a', 10, null],
  [{ maxBytes: 10 }, 'a', 11, 'size'],
])('%o: %s of %i bytes is refused for its %s', (change, path, size, because) => {
  expect(refusedBy(rule(change), { path, size })).toBe(because)
})

test.each([
  { base: 'Inbox' },
  { base: '/{name}' },
  { base: '/a', onlyTypes: ['.pdf'] },
  { base: '/a', groups: [] },
  { base: '/a', more: 1 },
])('%o is no rule', (text) => expect(tryParse(placementRuleSchema, text).success).toBe(false))
