// People's folders: two people never have one, whatever their names are.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPath, foldPath } from '#shared/names.ts'
import { deviceOfPerson, folderName } from '#server/sign-in/person.ts'

const rules = { issuer: 'https://login.example.com', userClaim: 'sub', groupsClaim: null, base: '/People' }

describe('folderName', () => {
  test.each([
    ['kim', 'kim'],
    ['kim.lee@example.com', 'kim.lee@example.com'],
    ['248289761001', '248289761001'],
  ])('keeps %s', (user, folder) => expect(folderName(user)).toBe(folder))

  test.each(['Kim', 'KIM', 'kim lee', '../kim', '.kim', 'kim.', '김', 'desktop.ini', '~', '/', '', 'kim~1'])(
    'makes a plain name of "%s" that nobody else has',
    (user) => expect(folderName(user)).toMatch(/^[a-z0-9@.-]{1,32}~[0-9a-f]{20}$/),
  )

  test('two people have two folders, each a name that Dropbox keeps', () => {
    const name = fc.oneof(fc.string({ minLength: 1 }), fc.stringMatching(/^[a-zA-Z0-9.@~-]{1,6}$/))
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(checkPath(folderName(one), { emoji: 'refuse' })).toBeNull()
        if (one !== other) expect(foldPath(folderName(one))).not.toBe(foldPath(folderName(other)))
      }),
      { numRuns: 500 },
    )
  })
})

test('a person without a name is nobody, and groups are taken as providers write them', () => {
  const grouped = { ...rules, groupsClaim: 'groups' }
  const groupsOf = (groups: unknown) => deviceOfPerson({ sub: 'kim', groups }, 'x', grouped)?.person?.groups
  expect([groupsOf('one'), groupsOf(['one', 2, 'two']), groupsOf({}), groupsOf(undefined)]).toEqual([
    ['one'],
    ['one', 'two'],
    [],
    [],
  ])
  for (const claims of [{}, { sub: 7 }, { sub: 'kim', email: 3 }, { sub: 'kim' }]) {
    expect(deviceOfPerson(claims, 'x', { ...rules, userClaim: 'email' })).toBeNull()
  }
})
