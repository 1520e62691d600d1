// One call to Dropbox through its SDK, with a good token: what it answered, or what went wrong. The only file that makes the SDK.
import { Dropbox } from 'dropbox'
import type { DropboxResponse } from 'dropbox'
import type { AccessToken } from './access-token.ts'
import type { ServerClock } from '../clock.ts'
import { busyTrouble } from './failures.ts'
import type { Trouble } from './failures.ts'
import type { Outbound } from './fetch.ts'
import type { OutboundInit } from '../outbound/http-out.ts'
import { isMissingScope, isStaleToken } from './parse-answers.ts'

export type Act = (sdk: Dropbox) => Promise<DropboxResponse<unknown>>
export type Call = (act: Act) => Promise<Called>

export type Called =
  | { readonly kind: 'result'; readonly result: unknown }
  /** 409: the route's own refusal. */
  | { readonly kind: 'conflict'; readonly body: unknown }
  | Trouble

export type CallOptions = {
  readonly outbound: Outbound
  readonly token: Pick<AccessToken, 'get' | 'drop'>
  readonly clock: ServerClock
  /** `{".tag":"root","root":"<id>"}` as JSON, for a team space; null for the account's own. */
  readonly pathRoot: string | null
}

const busyFallbackMs = 1_000 // Dropbox's own default where it names no time

/** Calls once, and once more with a new token where the old one was refused. */
export function createCall(options: CallOptions): Call {
  const { outbound, pathRoot, token, clock } = options
  let client: { readonly token: string; readonly sdk: Dropbox } | null = null

  function sdkFor(accessToken: string): Dropbox {
    if (client?.token === accessToken) return client.sdk
    const root = pathRoot === null ? {} : { pathRoot }
    client = { token: accessToken, sdk: new Dropbox({ accessToken, fetch: fetchOver(outbound), ...root }) }
    return client.sdk
  }

  async function callOnce(act: Act, mayRenew: boolean): Promise<Called> {
    const access = await token.get()
    if (access.kind !== 'token') return access
    // A failure here is the network's, the deadline, or an answer beyond the cap.
    const answer = await act(sdkFor(access.token)).catch(() => null)
    if (answer === null) return { kind: 'unreachable' }
    if (answer.status >= 200 && answer.status < 300) return { kind: 'result', result: answer.result }
    if (answer.status !== 401 || !mayRenew || !isStaleToken(answer.result)) return readFailure(answer, clock.wallMs())
    token.drop(access.token)
    return callOnce(act, false)
  }

  return (act) => callOnce(act, true)
}

/**
 * `fetch` as the SDK uses it. To the SDK every answer is a good one: of each other one it would make an error with its stack, and "there is
 * no such file" is what is answered most.
 */
function fetchOver(outbound: Outbound) {
  return async (url: string, init: OutboundInit) => {
    const { retryAfter, status, text } = await outbound.fetch(url, init)
    return { ok: true, status, headers: { retryAfter }, text: () => Promise.resolve(text) }
  }
}

function readFailure({ headers, result, status }: DropboxResponse<unknown>, nowMs: number): Called {
  if (status === 409) return { kind: 'conflict', body: result }
  if (status === 401)
    return isMissingScope(result) ? { kind: 'signed_out', refused: 'permission' } : { kind: 'signed_out' }
  if (status !== 429) return { kind: 'error' }
  const { retryAfter } = headers as { readonly retryAfter: string | null } // as `fetchOver` gave them to the SDK
  return busyTrouble(retryAfter, { nowMs, fallbackMs: busyFallbackMs })
}
