// What counts as this computer.
import { expect, test } from 'vitest'
import { isLoopbackHost, parseLoopbackOrigin } from '#server/loopback.ts'

test.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.9.9.9', '::1', '[::1]'])('%s is this computer', (host) => {
  expect(isLoopbackHost(host)).toBe(true)
})

test.each(['0.0.0.0', '::', '10.0.0.1', 'localhost.example.com', '127.0.0.1.example.com', '1270.0.0.1', ''])(
  '%j is not',
  (host) => {
    expect(isLoopbackHost(host)).toBe(false)
  },
)

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
