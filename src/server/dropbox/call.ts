// One call to Dropbox through its SDK, with a good token: what it answered, or what went wrong. The only file that makes the SDK.
import { Dropbox, DropboxResponseError } from 'dropbox'
import type { AccessToken } from './access-token.ts'
import type { ServerClock } from '../clock.ts'
import { busyTrouble } from './failures.ts'
import type { Trouble } from './failures.ts'
import type { Outbound } from './fetch.ts'
import { isMissingScope, isStaleToken } from './parse-answers.ts'

export type Act = (sdk: Dropbox) => Promise<{ result: unknown }>
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
    const fetch: Outbound['fetch'] = (url, init) => outbound.fetch(url, init)
    client = { token: accessToken, sdk: new Dropbox({ accessToken, fetch, ...root }) }
    return client.sdk
  }

  async function callOnce(act: Act, mayRenew: boolean): Promise<Called> {
    const access = await token.get()
    if (access.kind !== 'token') return access
    try {
      const { result } = await act(sdkFor(access.token))
      return { kind: 'result', result }
    } catch (error) {
      // Anything else is the network's failure, the deadline, or an answer beyond the cap.
      if (!(error instanceof DropboxResponseError)) return { kind: 'unreachable' }
      if (error.status !== 401 || !mayRenew || !isStaleToken(error.error)) return readFailure(error, clock.wallMs())
      token.drop(access.token)
      return callOnce(act, false)
    }
  }

  return (act) => callOnce(act, true)
}

function readFailure(error: DropboxResponseError<unknown>, nowMs: number): Called {
  if (error.status === 409) return { kind: 'conflict', body: error.error }
  if (error.status === 401) {
    return isMissingScope(error.error) ? { kind: 'signed_out', refused: 'permission' } : { kind: 'signed_out' }
  }
  if (error.status !== 429) return { kind: 'error' }
  const headers: unknown = error.headers
  const asked = headers instanceof Headers ? headers.get('retry-after') : null
  return busyTrouble(asked, { nowMs, fallbackMs: busyFallbackMs })
}
