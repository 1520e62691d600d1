// A code becomes this computer's token: one question to the company's server, which answers it once.
import { tryParse } from '#shared/try-parse.ts'
import { enrolmentReplySchema } from '#shared/contract/enrolment-api.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import { jsonOf } from './answer-json.ts'
import { isTrouble } from './parse-replies.ts'
import { bodyOf, createHttpClient, httpLimits } from '../http/client.ts'
import type { AgentFor } from '../http/connections.ts'
import type { HttpAnswer } from '../http/types.ts'
import type { NetworkFailure } from '../http/network-failure.ts'

export type EnrolAnswer =
  /** The token is told once: whoever drops it needs another code. */
  | { readonly kind: 'enrolled'; readonly token: string; readonly device: string }
  /** Not known, used already, or too old. */
  | { readonly kind: 'not_valid' }
  /** A server whose computers do not come by codes. */
  | { readonly kind: 'not_offered' }
  /** Asked too often: `afterMs` later it may be asked again. */
  | { readonly kind: 'too_often'; readonly afterMs: number | null }
  /** It cannot now: its disk or its database cannot be written. The code is still good, as far as anybody knows. */
  | { readonly kind: 'trouble' }
  | { readonly kind: 'unreached'; readonly failure: NetworkFailure | 'cancelled' }

/** `code` is from `readEnrolmentCode`. Never repeated by itself: an answer that got lost has spent the code. */
export async function enrol(
  serverUrl: URL,
  code: string,
  agentFor: AgentFor,
  signal: CancelSignal,
): Promise<EnrolAnswer> {
  const http = createHttpClient({ agentFor, limits: { ...httpLimits, headMs: patienceMs } })
  try {
    const headers = { accept: 'application/json', 'content-type': 'application/json' }
    const body = bodyOf(Buffer.from(JSON.stringify({ code })))
    const url = new URL('/v1/enrolments', serverUrl)
    const outcome = await http.exchange<never>({ url, method: 'POST', headers, body, onBytes: null }, signal)
    if (outcome.kind === 'answered') return readEnrolAnswer(outcome.answer)
    return { kind: 'unreached', failure: outcome.kind === 'failed' ? outcome.failure : 'cancelled' }
  } finally {
    http.close()
  }
}

/** Somebody is watching. */
const patienceMs = 15_000

/** What the server's answer means. An answer of another shape is that of a server that does not offer it. */
export function readEnrolAnswer(answer: HttpAnswer): EnrolAnswer {
  const json = jsonOf(answer)
  if (answer.status === 201) {
    const reply = tryParse(enrolmentReplySchema, json)
    return reply.success
      ? { kind: 'enrolled', token: reply.data.token, device: reply.data.device }
      : { kind: 'not_offered' }
  }
  if (answer.status === 403 && isRecord(json) && json['code'] === 'code_not_valid') return { kind: 'not_valid' }
  if (answer.status === 429) {
    const seconds = Number(answer.headers['retry-after'])
    return { kind: 'too_often', afterMs: Number.isFinite(seconds) ? seconds * 1_000 : null }
  }
  return { kind: isTrouble(answer) ? 'trouble' : 'not_offered' }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
