import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { countedBytes } from '../http/counted-bytes.ts'
import { aSendingSide } from './faults/sending-side.ts'
import { never } from '../../rigs/cancel.ts'
import { brokenAnswers, emptyYeses, someHash, webPages } from '../../rigs/network/hostile-answers.ts'
import { hostileLinks } from '../../rigs/network/hostile-links.ts'
import { startOneShotLink } from '../../rigs/network/one-shot-link.ts'
import { answering, startRawServer } from '../../rigs/network/raw-server.ts'
import { watched } from '../../rigs/watched-source.ts'
import type { SendAnswer } from '#shared/upload.ts'
import type { OneShotLink } from '../../rigs/network/one-shot-link.ts'
import type { RawServer } from '../../rigs/network/raw-server.ts'
import type { Socket } from 'node:net'

const mebibyte = 1024 * 1024
const bytes = countedBytes(1_000)

async function aServer(serve: (socket: Socket) => void): Promise<RawServer> {
  const server = await startRawServer(serve)
  onTestFinished(() => server.close())
  return server
}

async function aLink(): Promise<OneShotLink> {
  const link = await startOneShotLink()
  onTestFinished(() => link.close())
  return link
}

/** Sends a small file to a server that answers these bytes. */
async function sendTo(answer: string): Promise<SendAnswer> {
  const { transport, save } = aSendingSide({})
  const server = await aServer(answering(answer))
  const ask = { url: `${server.url}/apitul/1/abc`, path: 'file', fingerprint: await save('file', bytes) }
  return transport.send(ask, () => undefined, never)
}

function anAnswer(status: number, headers: readonly string[] = [], body = ''): string {
  return [`HTTP/1.1 ${status} X`, ...headers, `Content-Length: ${body.length}`, '', body].join('\r\n')
}

describe('a send', () => {
  test.each([0, 1, 1_000, mebibyte, mebibyte + 1, 4 * mebibyte, 9 * mebibyte])(
    'of %i bytes arrives whole and once, and its hash comes back',
    async (sizeBytes) => {
      const link = await aLink()
      const { transport, save } = aSendingSide({})
      const fingerprint = await save('file', countedBytes(sizeBytes))
      const seen: (readonly [number, string | undefined])[] = []
      const ask = { url: link.link(), path: 'file', fingerprint }
      const answer = await transport.send(ask, (sentBytes, step) => seen.push([sentBytes, step?.kind]), never)
      expect(answer).toEqual({ kind: 'stored', contentHash: fingerprint.contentHash })
      expect(link.commits()).toEqual([{ id: '/apitul/1/link1', contentHash: fingerprint.contentHash, sizeBytes }])
      expect(seen.at(-1)).toEqual([sizeBytes, 'answer_awaited'])
      expect(seen.slice(0, -1).every(([, step]) => step === undefined)).toBe(true)
    },
  )

  test('carries no credential, no cookie and no referrer (S9)', async () => {
    const link = await aLink()
    const { transport, save } = aSendingSide({})
    await transport.send(
      { url: link.link(), path: 'file', fingerprint: await save('file', bytes) },
      () => undefined,
      never,
    )
    expect(Object.keys(link.headers() ?? {}).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'content-length',
      'content-type',
      'host',
    ])
    expect(link.headers()).toMatchObject({ 'content-type': 'application/octet-stream', 'content-length': '1000' })
  })

  test('to a link that was used meets 410 and says so', async () => {
    const link = await aLink()
    const { transport, save } = aSendingSide({})
    const ask = { url: link.link(), path: 'file', fingerprint: await save('file', bytes) }
    expect((await transport.send(ask, () => undefined, never)).kind).toBe('stored')
    expect(await transport.send(ask, () => undefined, never)).toEqual({ kind: 'spent' })
  })

  test('to anywhere but an upload host is refused before it connects (S9)', async () => {
    const server = await aServer(answering(anAnswer(200)))
    const { transport, save } = aSendingSide({})
    const fingerprint = await save('file', bytes)
    for (const url of [...hostileLinks, `${server.url}/elsewhere`, `${server.url}/apitul/1/abc?x`]) {
      if (/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\/apitul\/1\/[\w-]+$/.test(url)) continue
      const answer = await transport.send({ url, path: 'file', fingerprint }, () => undefined, never)
      expect(answer, url).toMatchObject({ kind: 'withheld', because: { kind: 'network', reason: 'link_rejected' } })
    }
    expect(server.connections()).toBe(0)
  })
})

describe('an answer', () => {
  test.each([
    [200, { kind: 'unanswered', reason: 'dropbox_bad_answer' }],
    [201, { kind: 'unanswered', reason: 'dropbox_bad_answer' }],
    [204, { kind: 'unanswered', reason: 'dropbox_bad_answer' }],
    [301, { kind: 'unanswered', reason: 'unexpected_redirect' }],
    [302, { kind: 'unanswered', reason: 'unexpected_redirect' }],
    [304, { kind: 'unanswered', reason: 'unexpected_redirect' }],
    [307, { kind: 'unanswered', reason: 'unexpected_redirect' }],
    [308, { kind: 'unanswered', reason: 'unexpected_redirect' }],
    [400, { kind: 'rejected', status: 400 }],
    [401, { kind: 'rejected', status: 401 }],
    [403, { kind: 'rejected', status: 403 }],
    [404, { kind: 'rejected', status: 404 }],
    [407, { kind: 'unanswered', reason: 'proxy_auth_required' }],
    [408, { kind: 'unanswered', reason: 'timed_out' }],
    [409, { kind: 'unavailable' }],
    [410, { kind: 'spent' }],
    [411, { kind: 'rejected', status: 411 }],
    [413, { kind: 'rejected', status: 413 }],
    [429, { kind: 'overloaded', reason: 'dropbox_busy', afterMs: null }],
    [500, { kind: 'overloaded', reason: 'dropbox_error', afterMs: null }],
    [502, { kind: 'overloaded', reason: 'dropbox_error', afterMs: null }],
    [503, { kind: 'overloaded', reason: 'dropbox_busy', afterMs: null }],
    [504, { kind: 'overloaded', reason: 'dropbox_error', afterMs: null }],
    [511, { kind: 'unanswered', reason: 'captive_portal' }],
  ])('%i is understood', async (status, expected) => {
    const headers = status > 300 && status < 400 ? ['Location: http://127.0.0.1:9/apitul/1/abc'] : []
    expect(await sendTo(anAnswer(status, headers))).toEqual(expected)
  })

  test('that asks us to wait is heard, within reason (F43)', async () => {
    for (const [header, afterMs] of [
      ['7', 7_000],
      ['0', 1_000],
      ['1000000000', 3_600_000],
      ['soon', null],
    ] as const) {
      expect(await sendTo(anAnswer(429, [`Retry-After: ${header}`]))).toMatchObject({ kind: 'overloaded', afterMs })
    }
  })

  test('with a whole hash is a yes, whichever hash it is: the engine compares', async () => {
    const yes = anAnswer(200, ['Content-Type: application/json'], JSON.stringify({ 'content-hash': someHash, more: 1 }))
    expect(await sendTo(yes)).toEqual({ kind: 'stored', contentHash: someHash })
  })

  test.each(Object.entries(emptyYeses))('of 200 with %s is no yes (F48)', async (_what, answer) => {
    expect(await sendTo(answer)).toEqual({ kind: 'unanswered', reason: 'dropbox_bad_answer' })
  })

  test.each(Object.entries(webPages))('of 200 with %s is a captive portal (F35)', async (_what, answer) => {
    expect(await sendTo(answer)).toEqual({ kind: 'unanswered', reason: 'captive_portal' })
  })

  test.each(Object.entries(brokenAnswers))(
    'of %s is no answer, so the bytes may have arrived (F34)',
    async (_what, answer) => {
      const answered = await sendTo(answer)
      expect(answered.kind).toBe('unanswered')
      expect(answered).toMatchObject({ reason: expect.stringMatching(/^(dropbox_bad_answer|outcome_unknown)$/) })
    },
  )

  test("of yes before the last byte left is nobody's who read the file", async () => {
    const yes = JSON.stringify({ 'content-hash': someHash })
    const server = await aServer(answering(anAnswer(200, ['Content-Type: application/json'], yes), 'keep'))
    const { transport, save } = aSendingSide({})
    const ask = {
      url: `${server.url}/apitul/1/abc`,
      path: 'file',
      fingerprint: await save('file', countedBytes(2 * mebibyte)),
    }
    expect(await transport.send(ask, () => undefined, never)).toEqual({
      kind: 'withheld',
      because: { kind: 'network', reason: 'dropbox_bad_answer', unreachable: false },
    })
  })
})

describe('a send that fails', () => {
  test('before anything left keeps other uploads from trying', async () => {
    const link = await startOneShotLink()
    await link.close()
    const { transport, save } = aSendingSide({})
    const ask = { url: link.link(), path: 'file', fingerprint: await save('file', bytes) }
    expect(await transport.send(ask, () => undefined, never)).toEqual({
      kind: 'withheld',
      because: { kind: 'network', reason: 'dropbox_unreachable', unreachable: true },
    })
  })

  test('after the last byte left is unanswered', async () => {
    const server = await aServer((socket) => socket.on('data', () => socket.resetAndDestroy()))
    const { transport, save } = aSendingSide({})
    const ask = { url: `${server.url}/apitul/1/abc`, path: 'file', fingerprint: await save('file', bytes) }
    expect(await transport.send(ask, () => undefined, never)).toEqual({ kind: 'unanswered', reason: 'outcome_unknown' })
  })

  test('by a stall in its middle is withheld and ends by itself (L6)', async () => {
    const server = await aServer((socket) => socket.pause())
    const { transport, save } = aSendingSide({ limits: { stallMs: 60, inviteMs: 1 } })
    const fingerprint = await save('file', countedBytes(40 * mebibyte))
    const ask = { url: `${server.url}/apitul/1/abc`, path: 'file', fingerprint }
    expect(await transport.send(ask, () => undefined, never)).toEqual({
      kind: 'withheld',
      because: { kind: 'network', reason: 'timed_out', unreachable: false },
    })
  })

  test('because the file is gone or cannot be read says what is there', async () => {
    const link = await aLink()
    const { transport, save, folder } = aSendingSide({})
    const fingerprint = await save('file', bytes)
    fs.rmSync(join(folder, 'file'))
    expect(await transport.send({ url: link.link(), path: 'file', fingerprint }, () => undefined, never)).toEqual({
      kind: 'withheld',
      because: { kind: 'source', observed: { kind: 'absent' } },
    })
    fs.rmSync(folder, { recursive: true })
    const answer = await transport.send({ url: link.link(), path: 'file', fingerprint }, () => undefined, never)
    fs.mkdirSync(folder)
    expect(answer).toEqual({ kind: 'withheld', because: { kind: 'unreadable', reason: 'folder_missing' } })
    expect(link.commits()).toEqual([])
    expect(link.bodyBytes()).toBe(0)
  })
})

describe('a request to stop', () => {
  test('in the middle withholds the rest', async () => {
    const link = await aLink()
    const { transport, save } = aSendingSide({})
    const controller = new AbortController()
    const ask = { url: link.link(), path: 'file', fingerprint: await save('file', countedBytes(20 * mebibyte)) }
    expect(await transport.send(ask, () => controller.abort(), controller.signal)).toEqual({
      kind: 'withheld',
      because: { kind: 'cancelled' },
    })
    expect(link.commits()).toEqual([])
  })

  test('after the last byte leaves the outcome open', async () => {
    const controller = new AbortController()
    const server = await aServer((socket) => socket.on('data', () => controller.abort()))
    const { transport, save } = aSendingSide({})
    const ask = { url: `${server.url}/apitul/1/abc`, path: 'file', fingerprint: await save('file', bytes) }
    expect(await transport.send(ask, () => undefined, controller.signal)).toEqual({
      kind: 'unanswered',
      reason: 'outcome_unknown',
      wasCancelled: true,
    })
  })

  test('is heard while the disk hangs', async () => {
    const link = await aLink()
    const controller = new AbortController()
    const hanging = Promise.withResolvers<void>()
    onTestFinished(() => hanging.resolve())
    const watch = {
      phase(name: string): void | Promise<void> {
        if (name !== 'before the first read') return
        setImmediate(() => controller.abort())
        return hanging.promise
      },
    }
    const { transport, save } = aSendingSide({ around: (source) => watched(source, watch) })
    const ask = { url: link.link(), path: 'file', fingerprint: await save('file', bytes) }
    expect(await transport.send(ask, () => undefined, controller.signal)).toEqual({
      kind: 'withheld',
      because: { kind: 'cancelled' },
    })
    hanging.resolve()
  })
})

test('no answer contains the link (S17)', async () => {
  const answers: SendAnswer[] = []
  for (const status of [200, 302, 400, 409, 500]) {
    answers.push(await sendTo(anAnswer(status, ['X-Echo: /apitul/1/abc'], 'http://127.0.0.1/apitul/1/abc')))
  }
  expect(JSON.stringify(answers)).not.toContain('apitul')
})
