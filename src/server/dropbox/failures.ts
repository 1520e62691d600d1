// What can be wrong with Dropbox, in the few kinds that make a difference here, and how each is told to a client.
import { assertNever } from '#shared/assert.ts'
import { parseRetryAfter } from '#shared/http/retry-after.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'

/** What of the credential was refused, where Dropbox says so. */
export type RefusedPart = 'refresh_token' | 'app' | 'secret_file' | 'permission'

export type Trouble =
  /** 429: `afterMs` is what Dropbox asks for, in a sane range. */
  | { readonly kind: 'busy'; readonly afterMs: number }
  /** Dropbox does not accept the server's credential. A person of IT has to act. */
  | { readonly kind: 'signed_out'; readonly refused?: RefusedPart }
  /** No answer: no connection, or not in time. */
  | { readonly kind: 'unreachable' }
  /** An answer nobody can use: 5xx, HTML, a wrong shape, a refused plan. */
  | { readonly kind: 'error' }
  /** Dropbox itself calls the path impossible. */
  | { readonly kind: 'malformed_path' }
  /** We are waiting for Dropbox to recover and did not ask at all. */
  | {
      readonly kind: 'holding'
      readonly because: 'busy' | 'signed_out' | 'unreachable' | 'error'
      readonly afterMs: number
    }

const troubleKinds: ReadonlySet<string> = new Set<Trouble['kind']>([
  'busy',
  'signed_out',
  'unreachable',
  'error',
  'malformed_path',
  'holding',
])

/** Tells trouble from an answer. */
export function isTrouble(answer: { readonly kind: string }): answer is Trouble {
  return troubleKinds.has(answer.kind)
}

const signInPauseMs = 30_000

/** The refusal a client gets for it. */
export function refuseForTrouble(trouble: Trouble): Refusal {
  switch (trouble.kind) {
    case 'busy':
      return refuse('dropbox_busy', 'Dropbox asked to slow down', trouble.afterMs)
    case 'signed_out':
      return refuse('dropbox_sign_in', 'Dropbox does not accept the credential of this server', signInPauseMs)
    case 'unreachable':
      return refuse('dropbox_unreachable', 'Dropbox did not answer in time', null)
    case 'error':
      return refuse('dropbox_error', 'Dropbox gave an answer nobody can use', null)
    case 'malformed_path':
      return refuse('name_not_allowed', 'Dropbox does not take this name')
    case 'holding':
      return { ...refuseForTrouble(plain(trouble.because, trouble.afterMs)), afterMs: trouble.afterMs }
    default:
      return assertNever(trouble)
  }
}

function plain(because: 'busy' | 'signed_out' | 'unreachable' | 'error', afterMs: number): Trouble {
  return because === 'busy' ? { kind: 'busy', afterMs } : { kind: because }
}

const longestAskedMs = 300_000 // Dropbox has been seen asking for 300 s

/** 429: as long as Dropbox's Retry-After says, within reason; without a readable one, `fallbackMs`. */
export function busyTrouble(
  retryAfter: string | null,
  { nowMs, fallbackMs }: { readonly nowMs: number; readonly fallbackMs: number },
): Trouble {
  return { kind: 'busy', afterMs: parseRetryAfter(retryAfter, { nowMs, longestMs: longestAskedMs }) ?? fallbackMs }
}
