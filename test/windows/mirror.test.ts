// The archive to install from, out of source lists in both of their forms.
import { expect, it } from 'vitest'
import { mirrorIn } from './mirror.ts'

const security = 'deb [signed-by=/x.gpg] http://example.org/debian-security bookworm-security main'

it.each<[string, readonly string[], string]>([
  ['the new form', ['Types: deb\nURIs: http://mirror.example/debian/\nSuites: x\n'], 'http://mirror.example/debian'],
  [
    'the old form',
    [`# deb http://no.example/debian\n${security}\ndeb https://a.example/debian x main`],
    'https://a.example/debian',
  ],
  ['other archives only', [security, 'deb https://packages.example/tools x main'], 'http://deb.debian.org/debian'],
  ['none', [], 'http://deb.debian.org/debian'],
])('%s', (_, lists, mirror) => {
  expect(mirrorIn(lists)).toBe(mirror)
})
