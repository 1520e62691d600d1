// How a computer signs in, as it is written.
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { parseSignIn } from '#cli/arguments/sign-in-arguments.ts'

const reach = { server: 'https://a.example', 'token-file': 'key' }

test('the code is given or asked for, and never empty', () => {
  const command = { kind: 'sign-in', server: 'https://a.example', tokenFile: 'key', allowLoopback: false, json: false }
  expect(parseSignIn(reach, english.say)).toEqual({ ...command, code: null })
  expect(parseSignIn({ ...reach, code: 'x', json: true }, english.say)).toEqual({ ...command, code: 'x', json: true })
  expect(parseSignIn({ ...reach, code: '' }, english.say)).toMatch(/^The code is empty/)
})
