import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { mayBeSameTarget, rememberTarget, shownDevice, type Target } from '#shared/target.ts'

const facts = { server: 'https://a.example', device: 'laptop', base: '/A', accountId: 'one' }
const bare = { server: 'https://a.example', device: null, base: null, accountId: null }

describe('two targets', () => {
  it.each(['server', 'device', 'base', 'accountId'] as const)('differ in their %s', (name) => {
    expect(mayBeSameTarget(facts, { ...facts, [name]: 'other' })).toBe(false)
  })

  it('may be the same where one tells nothing', () => {
    expect(mayBeSameTarget(facts, bare)).toBe(true)
  })
})

describe('remembering', () => {
  it('never gives one number to two targets', () => {
    const someFacts = fc.record({
      server: fc.constantFrom('https://a.example', 'https://b.example'),
      device: fc.constantFrom(null, 'tower', 'lap'),
      base: fc.constantFrom(null, '/A', '/B'),
      accountId: fc.constantFrom(null, 'one', 'two'),
    })
    fc.assert(
      fc.property(fc.array(someFacts, { maxLength: 30 }), (seen) => {
        let targets: readonly Target[] = []
        let currentId: number | null = null
        for (const told of seen) {
          const before: Target | undefined = targets.find(({ id }) => id === currentId)
          const remembered = rememberTarget(targets, currentId, told)
          targets = remembered.targets
          currentId = remembered.current.id
          expect(mayBeSameTarget(remembered.current, told)).toBe(true)
          // A contradiction is never the same number.
          if (before !== undefined && !mayBeSameTarget(before, told)) expect(currentId).not.toBe(before.id)
          expect(new Set(targets.map(({ id }) => id)).size).toBe(targets.length)
        }
      }),
    )
  })

  it('goes on with the present one where several fit', () => {
    const first = rememberTarget([], null, facts)
    const second = rememberTarget(first.targets, 1, { ...facts, base: '/B' })
    expect(rememberTarget(second.targets, 2, bare).current).toMatchObject({ id: 2, base: '/B' })
  })

  it('takes no name that people have for a device for another target, and forgets it when it is told no more', () => {
    const first = rememberTarget([], null, { ...facts, shownAs: 'kim (TILL)' })
    const renamed = rememberTarget(first.targets, 1, { ...facts, shownAs: 'kim (RECEPTION)' })
    expect(renamed.current).toEqual({ ...facts, id: 1, shownAs: 'kim (RECEPTION)' })
    expect(shownDevice(renamed.current)).toBe('kim (RECEPTION)')
    expect(rememberTarget(renamed.targets, 1, bare).current).toEqual(renamed.current)
    const untold = rememberTarget(renamed.targets, 1, facts).current
    expect(untold).toEqual({ ...facts, id: 1 })
    expect(shownDevice(untold)).toBe('laptop')
  })

  it('is bounded, and numbers are never used again', () => {
    let targets: readonly Target[] = []
    let currentId: number | null = null
    for (let index = 0; index < 60; index++) {
      const remembered = rememberTarget(targets, currentId, { ...facts, base: `/${index}` })
      targets = remembered.targets
      currentId = remembered.current.id
    }
    expect([targets.length, currentId]).toEqual([50, 60])
  })
})
