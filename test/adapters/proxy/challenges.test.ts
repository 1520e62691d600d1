import { describe, expect, test } from 'vitest'
import { readChallenges, refusalFor } from '#adapters/proxy/challenges.ts'
import type { ProxyRefusal } from '#adapters/http/network-failure.ts'

describe('what a proxy offers', () => {
  test.each<[readonly string[], readonly (readonly [string, string | null])[]]>([
    [[], []],
    [[''], []],
    [['Negotiate'], [['negotiate', null]]],
    [['NEGOTIATE YII/a+b=='], [['negotiate', 'YII/a+b==']]],
    [['Basic realm="a proxy"'], [['basic', null]]],
    [
      ['Basic realm="Negotiate, Digest", charset="UTF-8", NTLM', 'Kerberos'],
      [
        ['basic', null],
        ['ntlm', null],
        ['kerberos', null],
      ],
    ],
    [
      ['Digest realm="a \\"b, Basic\\"", qop="auth,auth-int", nonce=abc, stale = false,Negotiate'],
      [
        ['digest', null],
        ['negotiate', null],
      ],
    ],
    [['Bearer error=invalid_token'], [['bearer', null]]],
    [[', ,Basic realm=x,'], [['basic', null]]],
    [['"Negotiate"'], []],
  ])('%j', (lines, expected) => {
    expect(readChallenges(lines)).toEqual(expected.map(([scheme, token]) => ({ scheme, token })))
  })
})

test.each<[readonly string[], boolean, ProxyRefusal]>([
  [[], false, 'proxy_auth_required'],
  [['basic'], false, 'proxy_auth_required'],
  [['basic'], true, 'proxy_auth_required'],
  [['negotiate', 'basic'], false, 'proxy_auth_required'],
  // The account did not help, but a name and a password may.
  [['negotiate', 'basic'], true, 'proxy_auth_required'],
  [['negotiate', 'ntlm'], false, 'proxy_account_not_allowed'],
  [['negotiate', 'ntlm'], true, 'proxy_account_refused'],
  [['ntlm'], true, 'proxy_scheme_unknown'],
  [['digest', 'bearer'], false, 'proxy_scheme_unknown'],
])('%j, with the account allowed (%s), is told as %s', (offered, mayUseAccount, refusal) => {
  expect(refusalFor(offered, mayUseAccount)).toBe(refusal)
})
