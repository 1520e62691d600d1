// Sends by links over HTTP: posts one file's bytes to one link, once. Besides the link client the only file that
// sees a link.
import { tryParse } from '#shared/try-parse.ts'
import { assertNever } from '#shared/assert.ts'
import { contentHashSchema } from '#shared/contract/link-api.ts'
import { createVerifiedBody } from './withhold-last-block.ts'
import { createHttpClient, httpLimits } from '../http/client.ts'
import { jsonOf } from './answer-json.ts'
import { isHtml, retryAfterOf } from './parse-replies.ts'
import { isUnreachable } from '../http/network-failure.ts'
import { parseUploadLink } from '../http/allowed-urls.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { OnSendProgress } from '#shared/rows/send-progress.ts'
import type { Fingerprint, SendAnswer } from '#shared/upload.ts'
import type { Bandwidth } from '../http/bandwidth.ts'
import type { AgentFor } from '../http/connections.ts'
import type { VerifiedBody, VerifiedBodyOptions, VerifiedBodyStop } from './withhold-last-block.ts'
import type { BodyLeft, HttpAnswer, HttpLimits, ExchangeResult } from '../http/types.ts'
import type { NetworkFailure } from '../http/network-failure.ts'
import type { LinkRules } from '../http/allowed-urls.ts'

export type DropboxTransportOptions = VerifiedBodyOptions & {
  readonly linkRules: LinkRules
  /** The engine's clock, in milliseconds since 1970. */
  readonly now: () => number
  readonly agentFor?: AgentFor
  readonly limits?: HttpLimits
  /** Shared by all ways to send; left out: as fast as can be. */
  readonly bandwidth?: Bandwidth
}

export interface DropboxTransport {
  /** Posts the file to the link, once; see the engine's transport. */
  send(
    ask: { readonly url: string; readonly path: string; readonly fingerprint: Fingerprint },
    onProgress: OnSendProgress,
    signal: CancelSignal,
  ): Promise<SendAnswer>
  /** Closes connections at rest and waits until no file is held open by an ended send. */
  close(): Promise<void>
}

/** Makes the transport. It shares no connection and no header with the link client. */
export function createDropboxTransport(options: DropboxTransportOptions): DropboxTransport {
  const http = createHttpClient({
    agentFor: options.agentFor ?? (() => null),
    limits: options.limits ?? httpLimits,
    bandwidth: options.bandwidth,
  })
  const verifiedBody = createVerifiedBody(options)
  const closing = new Set<Promise<void>>()

  /** A read that hangs must not delay the answer, so nobody waits for it but `close`. */
  function closeBeside(body: VerifiedBody): void {
    const closed = body
      .close()
      .catch(() => undefined) // the answer is given; a handle that does not close has nothing to add
      .finally(() => closing.delete(closed))
    closing.add(closed)
  }

  return {
    async send(ask, onProgress, signal) {
      const link = parseUploadLink(ask.url, options.linkRules)
      if (link.kind === 'refused') return withheldByNetwork('link_rejected', false)
      const body = verifiedBody(ask.path, ask.fingerprint)
      const onBytes = (sentBytes: number): void =>
        onProgress(sentBytes, sentBytes === body.sizeBytes ? { kind: 'answer_awaited' } : undefined)
      try {
        const request = { url: link.url, method: 'POST', headers, body, onBytes } as const
        return sendAnswer(await http.exchange<VerifiedBodyStop>(request, signal), options.now())
      } finally {
        closeBeside(body)
      }
    },
    async close() {
      http.close()
      await Promise.allSettled(closing)
    },
  }
}

const headers = { accept: 'application/json', 'content-type': 'application/octet-stream' }

function sendAnswer(outcome: ExchangeResult<VerifiedBodyStop>, nowMs: number): SendAnswer {
  switch (outcome.kind) {
    case 'answered':
      return answered(outcome.answer, outcome.left, nowMs)
    case 'failed':
      return notAnswered(reasonOf(outcome.failure, outcome.left), outcome.left, isUnreachable(outcome.failure))
    case 'stopped':
      return { kind: 'withheld', because: outcome.because }
    case 'cancelled':
      if (outcome.left === 'all') return { kind: 'unanswered', reason: 'outcome_unknown', wasCancelled: true }
      return { kind: 'withheld', because: { kind: 'cancelled' } }
    default:
      return assertNever(outcome)
  }
}

function answered(answer: HttpAnswer, left: BodyLeft, nowMs: number): SendAnswer {
  const { status } = answer
  switch (status) {
    case 200:
      return readSuccess(answer, left)
    case 409:
      return { kind: 'unavailable' }
    case 410:
      return { kind: 'spent' }
    case 407:
      return notAnswered('proxy_auth_required', left, true)
    case 408: // proxies say so on connections that were quiet too long
      return notAnswered('timed_out', left, false)
    case 511:
      return notAnswered('captive_portal', left, true)
    default:
      if (status >= 300 && status < 400) return notAnswered('unexpected_redirect', left, false)
      if (status < 300) return notAnswered('dropbox_bad_answer', left, false)
      if (status < 500 && status !== 429) return { kind: 'rejected', status }
      return overloaded(answer, nowMs)
  }
}

function overloaded(answer: HttpAnswer, nowMs: number): SendAnswer {
  const isBusy = answer.status === 429 || answer.status === 503
  return { kind: 'overloaded', reason: isBusy ? 'dropbox_busy' : 'dropbox_error', afterMs: retryAfterOf(answer, nowMs) }
}

/** Only JSON with a whole hash is a yes. Upper case is not Dropbox's writing, so somebody else may have written it. */
function readSuccess(answer: HttpAnswer, left: BodyLeft): SendAnswer {
  if (isHtml(answer)) return notAnswered('captive_portal', left, false)
  const json = jsonOf(answer)
  const written = typeof json === 'object' && json !== null && 'content-hash' in json ? json['content-hash'] : null
  const hash = tryParse(contentHashSchema, written)
  // A yes before the last byte left is nobody's who has read the file.
  if (!hash.success || left !== 'all') return notAnswered('dropbox_bad_answer', left, false)
  return { kind: 'stored', contentHash: hash.data }
}

function notAnswered(reason: WaitingReason, left: BodyLeft, unreachable: boolean): SendAnswer {
  if (left === 'all') return { kind: 'unanswered', reason }
  return withheldByNetwork(reason, unreachable && left === 'nothing')
}

function withheldByNetwork(reason: WaitingReason, unreachable: boolean): SendAnswer {
  return { kind: 'withheld', because: { kind: 'network', reason, unreachable } }
}

function reasonOf(failure: NetworkFailure, left: BodyLeft): WaitingReason {
  if (failure === 'unreachable') return 'dropbox_unreachable'
  if (failure === 'bad_answer') return 'dropbox_bad_answer'
  return failure === 'connection_lost' && left === 'all' ? 'outcome_unknown' : failure
}
