// Requests that one reader ends elsewhere than another: none is taken for two, nothing gets to Dropbox, and the answer has its code.
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { aCompany, laptopToken } from '../company.ts'

const json = '{"path":"a","size":1}'
const smuggled = `POST /v1/links HTTP/1.1\r\nHost: x\r\n\r\n`
const head = (...lines: readonly string[]): string =>
  ['POST /v1/checks HTTP/1.1', `Authorization: Bearer ${laptopToken}`, 'Content-Type: application/json', ...lines].join(
    '\r\n',
  )
const whole = (lines: readonly string[], body: string): string => `${head('Host: x', ...lines)}\r\n\r\n${body}`
const chunked = `${json.length.toString(16)}\r\n${json}\r\n0\r\n\r\n`

/** All that comes back until the server hangs up, which it must. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
  })
}

const rows: readonly (readonly [string, string])[] = [
  ['a length and chunks', whole(['Content-Length: 5', 'Transfer-Encoding: chunked'], `${chunked}${smuggled}`)],
  ['chunks and a length', whole(['Transfer-Encoding: chunked', 'Content-Length: 5'], `${chunked}${smuggled}`)],
  ['two lengths', whole([`Content-Length: ${json.length}`, 'Content-Length: 0'], `${json}${smuggled}`)],
  [
    'the same length twice',
    whole([`Content-Length: ${json.length}`, `Content-Length: ${json.length}`], `${json}${smuggled}`),
  ],
  ['a list of lengths', whole([`Content-Length: ${json.length}, ${json.length}`], `${json}${smuggled}`)],
  ['a length with a sign', whole([`Content-Length: +${json.length}`], `${json}${smuggled}`)],
  ['a negative length', whole(['Content-Length: -1'], `${json}${smuggled}`)],
  ['a length in hexadecimal', whole(['Content-Length: 0x15'], `${json}${smuggled}`)],
  ['a length beyond all numbers', whole([`Content-Length: ${'9'.repeat(30)}`], json)],
  ['an unknown coding before chunks', whole(['Transfer-Encoding: chunked, identity'], `${chunked}${smuggled}`)],
  ['an unknown coding', whole(['Transfer-Encoding: xchunked'], `${chunked}${smuggled}`)],
  ['two codings', whole(['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], `${chunked}${smuggled}`)],
  ['a blank before the colon', whole(['Content-Length : 5'], `${json}${smuggled}`)],
  ['a name with a blank', whole(['Content Length: 5'], `${json}${smuggled}`)],
  ['a zero byte', whole(['X: a\0b', `Content-Length: ${json.length}`], json)],
  ['a lone carriage return', whole(['X: a\rTransfer-Encoding: chunked', `Content-Length: ${json.length}`], json)],
  ['lone line feeds', whole([`Content-Length: ${json.length}`], json).replaceAll('\r\n', '\n')],
  ['a size of a chunk that is no number', whole(['Transfer-Encoding: chunked'], `0x5\r\n{}\r\n0\r\n\r\n`)],
  [
    'a size of a chunk beyond all numbers',
    whole(['Transfer-Encoding: chunked'], `${'F'.repeat(17)}\r\n{}\r\n0\r\n\r\n`),
  ],
  ['a chunk that is longer than it says', whole(['Transfer-Encoding: chunked'], `2\r\n${json}\r\n0\r\n\r\n`)],
  [
    'an extension of a chunk without end',
    whole(['Transfer-Encoding: chunked'], `2;${'x'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`),
  ],
  ['no host', `${head('Content-Length: 2')}\r\n\r\n{}`],
  ['a head that is too long', whole([`X: ${'x'.repeat(17 * 1024)}`], '')],
  ['another version', whole([], '').replace('HTTP/1.1', 'HTTP/9.1')],
  ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00'],
]

test.each(rows)('%s ends the connection with 400', async (_name, bytes) => {
  const { app, failures, journal } = await aCompany()
  const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
  const answer = await exchange(port, bytes)
  expect(answer).toMatch(/^HTTP\/1\.1 (400|413|431) /)
  expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
  expect(answer).not.toMatch(/at .*\.(ts|js)|node:/)
  expect([failures, journal()]).toEqual([[], []])
})

test.each([
  ['a value that goes on in the next line', whole(['X: a\r\n b', 'Connection: close', `Content-Length: 2`], '{}')],
  [
    'extensions of chunks',
    whole(['Transfer-Encoding: chunked', 'Connection: close'], '2;name=value\r\n{}\r\n0\r\n\r\n'),
  ],
])('%s is read as one request, or refused', async (_name, bytes) => {
  const { app, journal } = await aCompany()
  const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
  const answer = await exchange(port, bytes)
  expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
  expect(answer).toMatch(/"code":"bad_request"/)
  expect(journal()).toEqual([])
})

test('what is no HTTP is refused as a problem like any other', async () => {
  const { app } = await aCompany()
  const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
  const [told = '', body = ''] = (await exchange(port, whole(['Content-Length: +1'], '{'))).split('\r\n\r\n')
  expect(told.toLowerCase()).toMatch(/content-type: application\/problem\+json[^]*cache-control: no-store/)
  expect(JSON.parse(body)).toMatchObject({ code: 'bad_request', status: 400, requestId: expect.any(String) })
})
