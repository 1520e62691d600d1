// This folder: where a file goes, and the link that leads there.

// Which question an answer answers. HTTP promises the order of answers, and a proxy that mixes up its connections breaks
// it: then one file's link goes to another file. So each answer repeats the question, and a client compares.
import type { FastifyRequest } from 'fastify'
import type { Asked, CheckRequest, LinkRequest } from '#shared/contract/link-api.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'

const questions = new WeakMap<FastifyRequest, Asked>()

/** Notes what `request` asks, so that whatever it is answered says so; also when the server fails half way. */
export function noteAsked(request: FastifyRequest, { contentHash, path }: LinkRequest | CheckRequest): void {
  const key = keyOf(request)
  questions.set(request, { path, contentHash, key: typeof key === 'string' ? key : null })
}

/** What `request` asked; null when that was not understood, or not looked at yet. */
export function askedIn(request: FastifyRequest): Asked | null {
  return questions.get(request) ?? null
}

/** The Idempotency-Key of `request`; null for none, so that a person with curl gets along. */
export function keyOf(request: FastifyRequest): string | null | Refusal {
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return key
  return refuse('bad_request', 'the Idempotency-Key is not 1 to 255 visible characters')
}
