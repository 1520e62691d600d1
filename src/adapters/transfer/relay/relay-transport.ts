// Sends through relays over HTTP: one file at a time for each send, with the device's token. It shares no connection with the
// link client, for a piece may take minutes.
import { createHash } from 'node:crypto'
import { pieceContentType, tusVersion } from '#shared/contract/relay-api.ts'
import type { ChecksumAlgorithm } from '#shared/contract/relay-api.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import type { Fingerprint, SendAnswer } from '#shared/upload.ts'
import type { RelayGrant } from '#shared/grant.ts'
import type { OnSendProgress } from '#shared/rows/send-progress.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { Source } from '../../files/source.ts'
import { delay } from '../../system/clock.ts'
import { createBlockPool } from '../../hashing/block-pool.ts'
import type { Hashing } from '../../hashing/hashing-thread.ts'
import { createHttpClient, httpLimits } from '../../http/client.ts'
import type { Bandwidth } from '../../http/bandwidth.ts'
import type { AgentFor } from '../../http/connections.ts'
import { isUnreachable } from '../../http/network-failure.ts'
import { createTokenInUse, identifying } from '../../http/token-in-use.ts'
import type { TokenInUse } from '../../http/token-in-use.ts'
import type { Body, ExchangeResult, HttpAnswer, HttpLimits, HttpRequest } from '../../http/types.ts'
import type { RelayTrouble } from './answers.ts'
import { readFinishAnswer, readLookAnswer, readPieceAnswer } from './read-relay-answers.ts'
import { openRelayFile } from './relay-file.ts'
import type { PieceBytes } from './relay-file.ts'
import { sendRelay } from './send-relay.ts'
import type { Piece, RelayCalls } from './send-relay.ts'

export type RelayTransportOptions = {
  /** As for the link client. */
  readonly serverUrl: URL
  readonly token: string | TokenInUse
  readonly renewToken?: () => Promise<string | null>
  readonly source: Source
  readonly hashing: Hashing
  readonly now: () => number
  readonly agentFor?: AgentFor
  readonly limits?: HttpLimits
  /** Shared by all ways to send; left out: as fast as can be. */
  readonly bandwidth?: Bandwidth
  /** How the time between two tries passes; left out: as it does. */
  readonly sleep?: (ms: number, signal: CancelSignal) => Promise<void>
}

export interface RelayTransport {
  /** Sends what is missing of the file through the relay; see the engine's transport. */
  send(
    ask: { readonly grant: RelayGrant; readonly path: string; readonly fingerprint: Fingerprint },
    onBytes: OnSendProgress,
    signal: CancelSignal,
  ): Promise<SendAnswer>
  /** Closes connections at rest and waits until no file is held open by an ended send. */
  close(): Promise<void>
}

/** So much memory is kept for the next pieces: that of two of 16 MiB. */
const maxIdleBlocks = 8

/** How long giving up a relay may take; the server lets it go by itself later. */
const giveUpMs = 3_000

/** Makes the transport. Failures are answers; none of them contains the token. */
export function createRelayTransport(options: RelayTransportOptions): RelayTransport {
  const { hashing, now, sleep = delay, source } = options
  const questions = createQuestions(options)
  const pool = createBlockPool(hashing, maxIdleBlocks)
  const ending = new Set<Promise<void>>()

  /** Done beside everything else; only `close` waits for it. */
  function beside(work: Promise<unknown>): void {
    const done = work
      .then(
        () => undefined,
        () => undefined, // the answer is given; what fails here has nothing to add
      )
      .finally(() => ending.delete(done))
    ending.add(done)
  }

  function callsFor({ checksum, offset }: RelayGrant, sizeBytes: number): RelayCalls<PieceBytes> {
    return {
      append: (id, piece, onBytes, signal) => {
        // Who took one piece takes the next: asking each time costs a way there and back.
        const asksFirst = piece.start === offset
        const request = { ...pieceRequest(id, piece, checksum, onBytes), asksFirst }
        return questions.ask(request, (answer) => readPieceAnswer(answer, now()), signal)
      },
      look: (id, signal) =>
        questions.ask({ method: 'HEAD', path: id }, (answer) => readLookAnswer(answer, sizeBytes, now()), signal),
      finish: (id, signal) =>
        questions.ask({ method: 'POST', path: `${id}/finish` }, (answer) => readFinishAnswer(answer, now()), signal),
      giveUp: (id) => beside(questions.exchange({ method: 'DELETE', path: id }, AbortSignal.timeout(giveUpMs))),
    }
  }

  return {
    async send({ fingerprint, grant, path }, onBytes, signal) {
      const calls = callsFor(grant, fingerprint.stat.sizeBytes)
      const file = await openRelayFile({ source, hashing, pool }, path, fingerprint)
      if ('kind' in file) {
        if (file.because.kind === 'source') calls.giveUp(grant.id)
        return { kind: 'withheld', because: file.because }
      }
      const world = { calls, file, now, sleep }
      try {
        return await sendRelay(world, grant, fingerprint.stat.sizeBytes, onBytes, signal)
      } finally {
        beside(file.close())
      }
    },
    async close() {
      await Promise.allSettled(ending)
      questions.close()
    },
  }
}

type Questions = {
  exchange(request: Ask, signal: CancelSignal): Promise<ExchangeResult<never>>
  ask<Answer>(request: Ask, read: (answer: HttpAnswer) => Answer, signal: CancelSignal): Promise<Answer | RelayTrouble>
  close(): void
}

/** Requests below /v1/relays, with the token. */
function createQuestions(options: RelayTransportOptions): Questions {
  const { agentFor = () => null, bandwidth, limits = httpLimits } = options
  const http = createHttpClient({ agentFor, bandwidth, limits })
  const { token: given } = options
  const tokenInUse = typeof given === 'string' ? createTokenInUse(given, options.renewToken ?? null) : given

  async function exchange(request: Ask, signal: CancelSignal): Promise<ExchangeResult<never>> {
    const { asksFirst = true, body, headers = {}, method, onBytes = null, path } = request
    const url = new URL(`/v1/relays/${path}`, options.serverUrl)
    const token = await tokenInUse.current()
    // The relay stays where it is. The next question for a link finds the reason, and tells it.
    if (typeof token !== 'string') return { kind: 'failed', failure: 'unreachable', left: 'nothing', wasStale: false }
    const all = {
      accept: 'application/json',
      ...identifying(token, tokenInUse),
      'tus-resumable': tusVersion,
      ...headers,
    }
    const sent = { url, method, headers: all, body: body?.() ?? null, onBytes, asksFirst }
    const result = await http.exchange<never>(sent, signal)
    const isRefused = result.kind === 'answered' && result.answer.status === 401
    tokenInUse.heard(isRefused ? { kind: 'later', reason: 'sign_in_needed' } : { kind: 'heard' })
    return result
  }

  async function ask<Answer>(
    request: Ask,
    read: (answer: HttpAnswer) => Answer,
    signal: CancelSignal,
  ): Promise<Answer | RelayTrouble> {
    const first = await exchange(request, signal)
    // A kept connection may have died unnoticed. What may be asked twice is asked again.
    const isAskedAgain = request.method !== 'POST' && first.kind === 'failed' && first.wasStale
    const result = isAskedAgain ? await exchange(request, signal) : first
    return result.kind === 'answered' ? read(result.answer) : troubleOf(result)
  }

  return { exchange, ask, close: () => http.close() }
}

type Ask = {
  readonly method: HttpRequest<never>['method']
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** Makes the body anew for each try. */
  readonly body?: () => Body<never>
  readonly onBytes?: (sentBytes: number) => void
  readonly asksFirst?: boolean
}

function pieceRequest(
  id: string,
  piece: Piece<PieceBytes>,
  algorithm: ChecksumAlgorithm,
  onBytes: (sent: number) => void,
): Ask {
  const headers = {
    'content-type': pieceContentType,
    'upload-offset': String(piece.start),
    'upload-checksum': `${algorithm} ${checksumOf(piece.bytes, algorithm)}`,
  }
  return { method: 'PATCH', path: id, headers, body: () => bodyOf(piece), onBytes }
}

/** In Base64. The digests of the blocks are known, so that the content hash takes no time. */
function checksumOf({ blocks, digests }: PieceBytes, algorithm: ChecksumAlgorithm): string {
  const checksum = createHash('sha256')
  for (const part of algorithm === 'content-hash' ? digests : blocks) checksum.update(part)
  return checksum.digest('base64')
}

function bodyOf({ bytes: { blocks }, end, start }: Piece<PieceBytes>): Body<never> {
  let index = 0
  return {
    sizeBytes: end - start,
    async next() {
      const block = blocks[index] ?? new Uint8Array(0)
      index += 1
      return { kind: 'block', bytes: block, last: index >= blocks.length }
    },
  }
}

function troubleOf(result: Exclude<ExchangeResult<never>, { kind: 'answered' }>): RelayTrouble {
  switch (result.kind) {
    case 'failed': {
      const unreachable = isUnreachable(result.failure)
      const reason: WaitingReason = result.failure === 'unreachable' ? 'server_unreachable' : result.failure
      return { kind: 'failed', reason, unreachable, hasLeft: result.left === 'all' }
    }
    case 'cancelled':
    case 'stopped':
      return { kind: 'cancelled', hasLeft: result.left === 'all' }
  }
}
