// Everything a client of relays can do wrong.
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { problemCodes } from '#shared/contract/link-api.ts'
import { relayProblemCodes } from '#shared/contract/relay-api.ts'
import { amount } from '#test/rigs/amount.ts'
import { until } from '#test/rigs/until.ts'
import { laptopToken, officeToken } from '../company.ts'
import {
  anAsk,
  aRelayCompany,
  ask,
  checksumOf,
  commitsOf,
  finish,
  head,
  idOf,
  open,
  patch,
  pieceBytes,
  sendRest,
  someBytes,
} from '../relays/relay-rig.ts'
import type { RelayCompany } from '../relays/relay-rig.ts'

const film = someBytes(2 * pieceBytes + 1000)

describe('bad input has its code, nothing gets to Dropbox, and the relay goes on', () => {
  const piece = film.subarray(0, pieceBytes)
  const huge = '9'.repeat(40)
  const otherContentHash = `content-hash ${Buffer.alloc(32, 7).toString('base64')}`

  const badPieces = [
    ['a negative offset', '-1', piece, {}, 'bad_request'],
    ['a huge offset', huge, piece, {}, 'bad_request'],
    ['an offset beyond the end', '9007199254740991', piece, {}, 'offset_mismatch'],
    ['an offset that is no number', 'soon', piece, {}, 'bad_request'],
    ['a fraction', '0.5', piece, {}, 'bad_request'],
    ['another offset', String(pieceBytes), piece, {}, 'offset_mismatch'],
    ['a piece that is longer', '0', film.subarray(0, pieceBytes + 1), {}, 'wrong_piece_size'],
    ['a piece that is shorter', '0', film.subarray(0, pieceBytes - 1), {}, 'wrong_piece_size'],
    ['no bytes', '0', Buffer.alloc(0), {}, 'wrong_piece_size'],
    ['a piece of another hash', '0', piece, { 'upload-checksum': checksumOf(Buffer.from('x')) }, 'checksum_mismatch'],
    ['a piece of another content hash', '0', piece, { 'upload-checksum': otherContentHash }, 'checksum_mismatch'],
    ['another algorithm', '0', piece, { 'upload-checksum': 'md5 1B2M2Y8AsgTpgAmY7PhCfg==' }, 'bad_request'],
    ['no checksum', '0', piece, { 'upload-checksum': '' }, 'bad_request'],
    ['another type', '0', piece, { 'content-type': 'application/octet-stream' }, 'unsupported_media_type'],
    ['a type of JSON', '0', piece, { 'content-type': 'application/json' }, 'unsupported_media_type'],
    ['another tus', '0', piece, { 'tus-resumable': '0.2.2' }, 'tus_version'],
  ] as const

  test('a piece with anything wrong about it', async () => {
    const limits = { requestsPerDevice: { perSecond: 1000, burst: 1000 } }
    const company = await aRelayCompany({ limits })
    const id = await idOf(company, anAsk(film))
    for (const [name, offset, body, headers, code] of badPieces) {
      const answer = await patch(company, id, offset, body, headers)
      expect(answer.body, name).toMatchObject({ code, status: answer.status })
      const status = new Map<string, number>(Object.entries({ ...problemCodes, ...relayProblemCodes })).get(code)
      expect(answer.status, name).toBe(status)
      if (code === 'offset_mismatch') expect(answer.headers.get('upload-offset'), name).toBe('0')
      expect([company.dropbox.sessionCount(), commitsOf(company), company.failures], name).toEqual([0, [], []])
    }
    expect((await patch(company, id, 0, piece)).status).toBe(204)
  })

  test('a piece of unknown length that goes on behind its end', async () => {
    const company = await aRelayCompany()
    const id = await idOf(company, anAsk(film))
    const headers = {
      'upload-offset': '0',
      'upload-checksum': checksumOf(piece),
      'content-type': 'application/offset+octet-stream',
    }
    const body = new Blob([film]).stream()
    const init = {
      method: 'PATCH',
      headers: { ...headers, authorization: `Bearer ${laptopToken}`, 'tus-resumable': '1.0.0' },
    }
    const answer = await fetch(`${company.url}/v1/relays/${id}`, { ...init, body, duplex: 'half' } as RequestInit)
    expect(await answer.json()).toMatchObject({ code: 'wrong_piece_size' })
    expect(company.dropbox.sessionCount()).toBe(0)
  })

  test.each([
    ['a size that is negative', { size: -1 }, 400, 'bad_request'],
    ['a size above what relays take', { size: 350_000_000_001 }, 413, 'too_large'],
    ['a path that leads out', { path: '../x' }, 422, 'name_not_allowed'],
    ['an unknown field', { mode: 'overwrite' }, 400, 'bad_request'],
  ])('a question with %s', async (_name, changes, status, code) => {
    const company = await aRelayCompany()
    const answer = await open(company, anAsk(film, changes))
    expect([answer.status, answer.body['code']]).toEqual([status, code])
    expect(company.dropbox.sessionCount()).toBe(0)
  })

  test("another device's relay is not told from none", async () => {
    const company = await aRelayCompany()
    const id = await idOf(company, anAsk(film))
    await patch(company, id, 0, piece)
    const path = `/v1/relays/${id}`
    const asks = [
      { method: 'HEAD', path },
      { method: 'DELETE', path },
      { method: 'POST', path: `${path}/finish` },
      { method: 'HEAD', path: `/v1/relays/${'a'.repeat(22)}` },
      { method: 'DELETE', path: '/v1/relays/x' },
    ]
    const answers = await Promise.all(asks.map((one) => ask(company, { ...one, token: officeToken })))
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    const wrong = await patch(company, id, pieceBytes, piece, { authorization: `Bearer ${officeToken}` })
    expect([wrong.status, wrong.body['code']]).toEqual([404, 'relay_not_found'])
    expect((await head(company, id)).headers.get('upload-offset')).toBe(String(pieceBytes))
  })

  test('hundreds of relays of one device: it gets its share, makes nothing at Dropbox, and keeps nobody out', async () => {
    const limits = { requestsPerDevice: { perSecond: 10_000, burst: 10_000 } }
    const company = await aRelayCompany({ limits })
    const answers: (readonly [number, unknown])[] = []
    const asked = anAsk(film)
    for (let round = 0; round < amount(6, 20); round += 1) {
      const paths = Array.from({ length: 50 }, (_, at) => `${round}/${at}`)
      const some = await Promise.all(paths.map((path) => open(company, { ...asked, path })))
      answers.push(...some.map(({ body, status }) => [status, body['code']] as const))
    }
    expect(answers.filter(([status]) => status === 200)).toHaveLength(20)
    const refused = answers.filter(([status]) => status !== 200)
    expect(refused.every(([status, code]) => status === 429 && code === 'too_many_requests')).toBe(true)
    expect(company.dropbox.sessionCount()).toBe(0)
    expect((await open(company, anAsk(film), officeToken)).body['kind']).toBe('relay')
    // One that was left for an hour makes room.
    company.clock.advance(3_600_000)
    expect((await open(company, anAsk(film, { path: 'new' }))).body['kind']).toBe('relay')
  })

  test('finish before the first piece, after the relay was given up, and after its day', async () => {
    const company = await aRelayCompany()
    const id = await idOf(company, anAsk(film))
    expect((await finish(company, id)).body).toMatchObject({ code: 'relay_incomplete' })
    expect((await ask(company, { method: 'DELETE', path: `/v1/relays/${id}` })).status).toBe(204)
    expect((await finish(company, id)).body).toMatchObject({ code: 'relay_gone' })
    const late = await idOf(company, anAsk(film))
    await sendRest(company, late, film)
    company.clock.advance(24 * 3_600_000)
    expect((await finish(company, late)).body).toMatchObject({ code: 'relay_gone', status: 410 })
    expect(commitsOf(company)).toEqual([])
    expect((await open(company, anAsk(film))).body).toMatchObject({ kind: 'relay', offset: 0 })
  })

  test('a file that is not the announced one is never stored', async () => {
    const company = await aRelayCompany()
    const changed = someBytes(film.length, 9)
    const id = await idOf(company, anAsk(film))
    await sendRest(company, id, changed)
    const answer = await finish(company, id)
    expect([answer.status, answer.body['code']]).toEqual([422, 'content_mismatch'])
    expect((await finish(company, id)).body).toMatchObject({ code: 'relay_gone' })
    expect(commitsOf(company)).toEqual([])
  })

  test('a byte a second is too slow, and a piece that is cut leaves the relay as it was', async () => {
    const limits = { relayGraceMs: 300, requestMs: 500, requestsPerDevice: { perSecond: 1000, burst: 1000 } }
    const company = await aRelayCompany({ limits })
    const id = await idOf(company, anAsk(film))
    const slow = openPatch(company, id, piece)
    const timer = setInterval(() => {
      company.clock.advance(1_000)
      slow.socket.write('x')
    }, 50)
    const told: string = await new Promise((resolve) =>
      slow.socket.once('data', (data: Buffer) => resolve(data.toString())),
    )
    clearInterval(timer)
    expect(told).toMatch(/^HTTP\/1\.1 408 [^]*"code":"too_slow"/)
    const cut = openPatch(company, id, piece)
    await cut.comesIn(100_000)
    cut.socket.resetAndDestroy()
    await until('the server sees the cut', () => cut.isSeenCut())
    expect((await head(company, id)).headers.get('upload-offset')).toBe('0')
    expect((await patch(company, id, 0, piece)).status).toBe(204)
  })

  test('a piece that finds no memory is asked for later, and nobody loses anything', async () => {
    const limits = { relayMemoryBytes: pieceBytes, relayGraceMs: 300 }
    const company = await aRelayCompany({ limits })
    const id = await idOf(company, anAsk(film))
    const other = await idOf(company, anAsk(film, { path: 'other' }))
    const holding = openPatch(company, other, piece)
    await holding.comesIn(100_000)
    const answer = await patch(company, id, 0, piece)
    expect([answer.status, answer.body['code'], answer.headers.get('retry-after')]).toEqual([503, 'server_busy', '5'])
    holding.socket.destroy()
    expect((await patch(company, id, 0, piece)).status).toBe(204)
  })

  test('a file of no bytes needs no piece: nothing is taken for it, and its finish stores it', async () => {
    const company = await aRelayCompany()
    const empty = Buffer.alloc(0)
    const id = await idOf(company, anAsk(empty))
    expect((await patch(company, id, 0, piece)).body).toMatchObject({ code: 'wrong_piece_size' })
    expect((await finish(company, id)).status).toBe(200)
    expect((await finish(company, id)).status).toBe(200)
    expect(commitsOf(company)).toHaveLength(1)
  })

  test('a new piece takes the place of one whose connection died silently', async () => {
    const company = await aRelayCompany()
    const id = await idOf(company, anAsk(film))
    const dead = openPatch(company, id, piece)
    await dead.comesIn(100_000)
    company.clock.advance(3_000)
    expect((await patch(company, id, 0, piece)).status).toBe(204)
    dead.socket.destroy()
  })

  test('a piece that is still coming in is not disturbed by another client: it is told when to come again', async () => {
    const company = await aRelayCompany()
    const id = await idOf(company, anAsk(film))
    const slow = openPatch(company, id, piece)
    await slow.comesIn(100_000)
    company.clock.advance(1_000)
    const other = await patch(company, id, 0, piece)
    expect([other.status, other.body['code'], other.headers.get('retry-after')]).toEqual([423, 'relay_busy', '2'])
    const told = once(slow.socket, 'data')
    slow.socket.write(piece.subarray(100_000))
    expect(String((await told)[0])).toMatch(/^HTTP\/1\.1 204 /)
    expect((await patch(company, id, 0, piece)).status).toBe(409)
    slow.socket.destroy()
  })

  test('a question whose body comes too slowly is cut off as ever', async () => {
    const company = await aRelayCompany({ limits: { requestMs: 300 } })
    const { host, port } = new URL(company.url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      `POST /v1/links HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${laptopToken}\r\n` +
        'Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{',
    )
    socket.on('error', () => undefined)
    await new Promise((resolve) => socket.once('close', resolve))
  })
})

type OpenPatch = {
  readonly socket: Socket
  /** Sends the first bytes of the piece, and resolves when the server has taken them in. */
  readonly comesIn: (bytes: number) => Promise<void>
  readonly isSeenCut: () => boolean
}

/** A connection that sent the head of a right PATCH. */
function openPatch({ app, url }: RelayCompany, id: string, piece: Uint8Array): OpenPatch {
  const { host, port } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => undefined)
  const lines = [
    `PATCH /v1/relays/${id} HTTP/1.1`,
    `Host: ${host}`,
    `Authorization: Bearer ${laptopToken}`,
    'Tus-Resumable: 1.0.0',
    'Upload-Offset: 0',
    `Upload-Checksum: ${checksumOf(piece)}`,
    'Content-Type: application/offset+octet-stream',
    `Content-Length: ${piece.length}`,
  ]
  const head = `${lines.join('\r\n')}\r\n\r\n`
  let seen: IncomingMessage | null = null
  app.server.on('request', (request: IncomingMessage) => {
    if (request.socket.remotePort === socket.localPort) seen = request
  })
  socket.write(head)
  const hasTaken = (request: IncomingMessage | null, bytes: number): boolean =>
    request?.readableFlowing === true && request.readableLength === 0 && request.socket.bytesRead >= head.length + bytes
  return {
    socket,
    comesIn: async (bytes) => {
      socket.write(piece.subarray(0, bytes))
      await until('the server takes the first bytes in', () => hasTaken(seen, bytes))
    },
    isSeenCut: () => seen?.destroyed === true,
  }
}
