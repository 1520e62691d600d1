// The tus client that others wrote, unchanged, sends through a relay: its offsets, its retries, its way to go on.
import { expect, test } from 'vitest'
import { Upload } from 'tus-js-client'
import type { UploadOptions } from 'tus-js-client'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { laptopToken } from '../company.ts'
import {
  anAsk,
  aRelayCompany,
  ask,
  checksumOf,
  commitsOf,
  finish,
  head,
  idOf,
  pieceBytes,
  printOf,
  someBytes,
} from '../relays/relay-rig.ts'
import type { RelayCompany } from '../relays/relay-rig.ts'

const film = someBytes(2 * pieceBytes + 321)

type Outcome = {
  readonly kind: 'success' | 'error' | 'aborted'
  readonly requests: readonly string[]
  readonly error?: unknown
}

/** Sends with the client until it is done, fails, or `until` bytes were taken. */
async function upload(
  company: RelayCompany,
  id: string,
  until = Infinity,
  options: UploadOptions = {},
): Promise<Outcome> {
  const requests: string[] = []
  return new Promise((resolve) => {
    const client: Upload = new Upload(film, {
      uploadUrl: `${company.url}/v1/relays/${id}`,
      chunkSize: pieceBytes,
      retryDelays: [10, 50, 200],
      headers: { Authorization: `Bearer ${laptopToken}` },
      // The checksum extension is the one thing this client leaves to its user.
      onBeforeRequest: (request) => {
        if (request.getMethod() !== 'PATCH') return
        const offset = Number(request.getHeader('Upload-Offset'))
        request.setHeader('Upload-Checksum', checksumOf(film.subarray(offset, offset + pieceBytes)))
      },
      onAfterResponse: (request, response) => void requests.push(`${request.getMethod()} ${response.getStatus()}`),
      onChunkComplete: (_size, accepted) => {
        if (accepted >= until) void client.abort().then(() => resolve({ kind: 'aborted', requests }))
      },
      onSuccess: () => resolve({ kind: 'success', requests }),
      onError: (error) => resolve({ kind: 'error', requests, error }),
      ...options,
    })
    client.start()
  })
}

test('a whole file, then our own finish', async () => {
  const company = await aRelayCompany()
  const id = await idOf(company, anAsk(film))
  const sent = await upload(company, id)
  expect(sent).toEqual({ kind: 'success', requests: ['HEAD 200', 'PATCH 204', 'PATCH 204', 'PATCH 204'] })
  expect(commitsOf(company)).toEqual([])
  expect((await finish(company, id)).body).toMatchObject({ contentHash: contentHashOf(film) })
  expect(commitsOf(company)).toEqual([`add /Scans/laptop-7/film.mp4 ${printOf(film)}`])
})

test('stopped after the first piece, it goes on where the server stands', async () => {
  const company = await aRelayCompany()
  const id = await idOf(company, anAsk(film))
  expect((await upload(company, id, pieceBytes)).kind).toBe('aborted')
  const rest = await upload(company, id)
  expect(rest.kind).toBe('success')
  expect(rest.requests.filter((request) => request === 'PATCH 204').length).toBeLessThan(3)
  expect((await finish(company, id)).status).toBe(200)
})

test('a Dropbox in trouble makes it ask again where to go on, never begin anew', async () => {
  const company = await aRelayCompany()
  const id = await idOf(company, anAsk(film))
  const route = 'files/upload_session/append_v2'
  const effect = { kind: 'answer', status: 500, when: 'after_body' } as const
  company.dropbox.order({ kind: 'next', on: 'api', route, count: 2, effect })
  const sent = await upload(company, id)
  expect(sent.kind).toBe('success')
  expect(sent.requests).toEqual(['HEAD 200', 'PATCH 204', 'PATCH 502', 'HEAD 200', 'PATCH 204', 'PATCH 204'])
  expect((await finish(company, id)).status).toBe(200)
})

test('a piece that was damaged on its way is refused, and the right one goes on', async () => {
  const company = await aRelayCompany()
  const id = await idOf(company, anAsk(film))
  const sent = await upload(company, id, Infinity, {
    retryDelays: null,
    onBeforeRequest: (request) => {
      if (request.getMethod() === 'PATCH') request.setHeader('Upload-Checksum', checksumOf(Buffer.from('other')))
    },
  })
  expect([sent.kind, sent.requests]).toEqual(['error', ['HEAD 200', 'PATCH 460']])
  expect(company.dropbox.sessionCount()).toBe(0)
  expect((await upload(company, id)).kind).toBe('success')
})

test('it takes a relay away, and knows that it is gone', async () => {
  const company = await aRelayCompany()
  const id = await idOf(company, anAsk(film))
  await Upload.terminate(`${company.url}/v1/relays/${id}`, { headers: { Authorization: `Bearer ${laptopToken}` } })
  expect((await head(company, id)).status).toBe(410)
  const sent = await upload(company, id)
  expect([sent.kind, sent.requests]).toEqual(['error', ['HEAD 410']])
  expect((await ask(company, { method: 'DELETE', path: `/v1/relays/${id}` })).status).toBe(410)
})
