// Between handing the last bytes over and hearing that the system took them, they may leave at any moment. Whatever ends a
// send in between, it must be told as one that may have arrived: else the bytes would be sent a second time unasked.
import { Duplex } from 'node:stream'
import { expect, test } from 'vitest'
import { countedBytes } from '../counted-bytes.ts'
import { aSendingSide } from '../../transfer/faults/sending-side.ts'
import type { HttpLimits } from '#adapters/http/types.ts'
import type { SendAnswer } from '#shared/upload.ts'

const mebibyte = 1024 * 1024

/** What comes before the system says that it took the last bytes. It never says so. */
type Interruption = { readonly abort: () => void; readonly socket: Duplex }

/** A connection that takes everything but the end of `sizeBytes`; when the last byte is written it is `interrupted`. */
function reluctantSocket(sizeBytes: number, interrupted: (socket: Duplex) => void): Duplex {
  let bodyBytes = 0
  let isHeadOver = false
  return new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, taken) {
      const headBytes = isHeadOver ? 0 : chunk.indexOf('\r\n\r\n') + 4
      isHeadOver = true
      bodyBytes += chunk.byteLength - headBytes
      if (bodyBytes < sizeBytes) return taken()
      setImmediate(() => interrupted(this))
    },
  })
}

async function sendUntil(
  interrupt: (at: Interruption) => void,
  sizeBytes: number,
  limits: Partial<HttpLimits> = { inviteMs: 1 },
): Promise<SendAnswer> {
  const controller = new AbortController()
  const connection = (): Duplex =>
    reluctantSocket(sizeBytes, (socket) => interrupt({ abort: () => controller.abort(), socket }))
  const { transport, save } = aSendingSide({ connection, limits })
  const fingerprint = await save('file', countedBytes(sizeBytes))
  return transport.send(
    { url: 'http://127.0.0.1/apitul/1/abc', path: 'file', fingerprint },
    () => undefined,
    controller.signal,
  )
}

/** It may have arrived, and that nobody answered is no trouble of the connection. */
const cutOff = { kind: 'unanswered', reason: 'outcome_unknown', wasCancelled: true } as const

const sizes = [1, 1_000, mebibyte, 5 * mebibyte]

test.each(sizes)('a wish to stop while the end of %i bytes is on its way', async (sizeBytes) => {
  expect(await sendUntil(({ abort }) => abort(), sizeBytes)).toEqual(cutOff)
})

test.each(sizes)('a connection that breaks while the end of %i bytes is on its way', async (sizeBytes) => {
  const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  const answer = await sendUntil(({ socket }) => socket.destroy(reset), sizeBytes)
  expect(answer).toEqual({ kind: 'unanswered', reason: 'outcome_unknown' })
})

test('a line that stalls while the last bytes are on their way', async () => {
  // Long enough for a busy computer to come so far.
  const answer = await sendUntil(() => undefined, 1_000, { stallMs: 1_500 })
  expect(answer).toEqual({ kind: 'unanswered', reason: 'timed_out' })
})

test('an empty file has no last byte: its head may have arrived', async () => {
  const controller = new AbortController()
  const connection = (): Duplex =>
    new Duplex({ read: () => undefined, write: () => void setImmediate(() => controller.abort()) })
  const { transport, save } = aSendingSide({ connection })
  const ask = { url: 'http://127.0.0.1/apitul/1/abc', path: 'file', fingerprint: await save('file', new Uint8Array(0)) }
  expect(await transport.send(ask, () => undefined, controller.signal)).toEqual(cutOff)
})
