// The settings of sign-in: defaults, and what is refused; what is unsafe is in the table of safety-check.test.ts.
import { expect, test } from 'vitest'
import { tryParse } from '#shared/try-parse.ts'
import { findUnsafeSignIn, signInSchema } from '#server/sign-in/sign-in-settings.ts'

const least = { issuer: 'https://login.example.com', audience: 'api://uploads', clientId: 'outbox' }

test('three words are enough', () => {
  expect(signInSchema.parse(least)).toEqual({
    ...least,
    scopes: ['openid', 'offline_access'],
    resource: null,
    algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
    userClaim: 'sub',
    groupsClaim: null,
    requiredGroup: null,
    base: '/People',
  })
})

test.each([{ base: 'People' }, { base: '/a/../b' }, { scopes: ['two words'] }, { algorithms: [] }, { secret: 'x' }])(
  '%j is refused',
  (change) => expect(tryParse(signInSchema, { ...least, ...change }).success).toBe(false),
)

test('plain http is for a provider on this computer, in a trial', () => {
  const local = signInSchema.parse({ ...least, issuer: 'http://127.0.0.1:90' })
  expect(findUnsafeSignIn(local, true)).toBeNull()
  expect(findUnsafeSignIn(local, false)).toContain('https')
  expect(findUnsafeSignIn({ ...local, issuer: 'http://10.0.0.1' }, true)).toContain('https')
})
