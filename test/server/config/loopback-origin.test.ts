// Where a local stand-in for Dropbox may be.
import { expect, test } from 'vitest'
import { parseLoopbackOrigin } from '#server/config/loopback-origin.ts'

test('only a bare local origin is taken as the address of a stand-in', () => {
  expect(parseLoopbackOrigin('http://127.0.0.1:8081')).toBe('http://127.0.0.1:8081')
  expect(parseLoopbackOrigin('https://localhost:8081/')).toBe('https://localhost:8081')
  const refused = [
    '',
    'x',
    'ftp://127.0.0.1',
    'http://api.dropboxapi.com',
    'http://a@127.0.0.1',
    'http://127.0.0.1/x',
    'http://127.0.0.1@evil.example',
  ]
  for (const text of refused) expect(parseLoopbackOrigin(text)).toBeNull()
})
