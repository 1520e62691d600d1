// This folder: the routes of Dropbox’s API.

// What an API route can answer, before it becomes HTTP.
import type { Fact } from '../../model/lookups.ts'
import { errorReply, jsonReply, taggedError, textReply, type Reply } from '../reply.ts'

export type ApiAnswer =
  | { readonly kind: 'ok'; readonly value: unknown }
  /** 409: `summary` is the path of tags; `error` null means the tags alone are the error. */
  | { readonly kind: 'route_error'; readonly summary: string; readonly error: Record<string, unknown> | null }
  /** 400: in Dropbox's words. */
  | { readonly kind: 'bad_input'; readonly why: string }
  /** The bytes of a file. */
  | { readonly kind: 'download'; readonly fact: Extract<Fact, { kind: 'file' }> }
  | { readonly kind: 'throttled'; readonly reason: string; readonly retryAfterSeconds: number }

/** A good answer. */
export function ok(value: unknown): ApiAnswer {
  return { kind: 'ok', value }
}

/** A typed error made of nothing but tags. */
export function routeError(summary: string, error: Record<string, unknown> | null = null): ApiAnswer {
  return { kind: 'route_error', summary, error }
}

/** The answer as HTTP, with the status and shape its kind has. */
export function replyTo(route: string, answer: Exclude<ApiAnswer, { kind: 'download' }>): Reply {
  switch (answer.kind) {
    case 'ok':
      return jsonReply(200, answer.value)
    case 'route_error':
      return errorReply(409, answer.summary, answer.error ?? taggedError(answer.summary))
    case 'bad_input':
      return textReply(400, `Error in call to API function "${route}": ${answer.why}`)
    case 'throttled': {
      const { reason, retryAfterSeconds } = answer
      const error = { reason: { '.tag': reason }, retry_after: retryAfterSeconds }
      const reply = errorReply(429, reason, error)
      return { ...reply, headers: { 'retry-after': String(retryAfterSeconds) } }
    }
  }
}
