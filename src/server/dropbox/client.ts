// What this server asks of Dropbox. The only file that knows the SDK. Every call has a deadline; a failure is a value.
import { Dropbox, DropboxResponseError } from 'dropbox'
import { CircuitBreaker } from './circuit-breaker.ts'
import type { ServerClock } from '../clock.ts'
import {
  isMissingScope,
  isStaleToken,
  readAccount,
  readLink,
  readLook,
  readLookError,
  readPage,
  readSpace,
} from './parse-answers.ts'
import type { Account, Link, PathFinding, Space } from './parse-answers.ts'
import type { Outbound } from './fetch.ts'
import type { CommitInfo, StoredFile } from './types.ts'
import type { AccessToken } from './access-token.ts'
import { busyTrouble } from './failures.ts'
import type { Trouble } from './failures.ts'

export type Files = { readonly kind: 'files'; readonly files: readonly StoredFile[] }

export interface DropboxApi {
  look(path: string): Promise<PathFinding | Trouble>
  /** The files (not folders) of a folder, at most 40,000. */
  list(folder: string): Promise<Files | Trouble>
  link(commit: CommitInfo, linkSeconds: number): Promise<Link | Trouble>
  space(): Promise<Space | Trouble>
  /** Whose account the files go to. Its failure is no sign of trouble: the app may lack the permission. */
  account(): Promise<Account | Trouble>
  /** True when Dropbox asked to slow down within the last `withinMs`. */
  wasBusy(withinMs: number): boolean
}

export type DropboxOptions = {
  readonly outbound: Outbound
  readonly token: Pick<AccessToken, 'get' | 'drop'>
  readonly clock: ServerClock
  /** Exact hosts a link may point to. Empty: hosts of this computer, for a local stand-in of Dropbox. */
  readonly linkHosts: readonly string[]
  /** `{".tag":"root","root":"<id>"}` as JSON, for a team space; null for the account's own. */
  readonly pathRoot: string | null
}

const deadline = { timeout: 15_000 } // the SDK has none of its own
const busyFallbackMs = 1_000 // Dropbox's own default where it names no time
const mostPages = 20

/** Dropbox through its SDK, with deadlines, one renewal of an expired token, and a breaker. */
export function createDropbox(options: DropboxOptions): DropboxApi {
  const { clock, linkHosts } = options
  const circuitBreaker = new CircuitBreaker()
  const callOnce = createCall(options)

  async function call(act: Act): Promise<Called> {
    const holding = circuitBreaker.holding(clock.steadyMs())
    if (holding !== null) return holding
    const called = await callOnce(act, true)
    if (called.kind === 'result' || called.kind === 'conflict') circuitBreaker.succeeded()
    else circuitBreaker.failed(called, clock.steadyMs())
    return called
  }

  return {
    look: (path) => look(call, path),
    list: (folder) => list(call, folder),
    link: async (commit, linkSeconds) => {
      const ask = { commit_info: commit, duration: linkSeconds }
      const called = await call((sdk) => sdk.filesGetTemporaryUploadLink(ask, deadline))
      if (called.kind === 'conflict') return { kind: 'error' }
      return called.kind === 'result' ? readLink(called.result, linkHosts) : called
    },
    space: async () => {
      const called = await call((sdk) => sdk.usersGetSpaceUsage(deadline))
      if (called.kind === 'conflict') return { kind: 'error' }
      return called.kind === 'result' ? readSpace(called.result) : called
    },
    account: async () => {
      const holding = circuitBreaker.holding(clock.steadyMs())
      if (holding !== null) return holding
      const called = await callOnce((sdk) => sdk.usersGetCurrentAccount(deadline), true)
      if (called.kind === 'busy') circuitBreaker.failed(called, clock.steadyMs())
      if (called.kind === 'conflict') return { kind: 'error' }
      return called.kind === 'result' ? readAccount(called.result) : called
    },
    wasBusy: (withinMs) => circuitBreaker.wasBusy(clock.steadyMs(), withinMs),
  }
}

type Act = (sdk: Dropbox) => Promise<{ result: unknown }>
type Call = (act: Act) => Promise<Called>

type Called =
  | { readonly kind: 'result'; readonly result: unknown }
  /** 409: the route's own refusal. */
  | { readonly kind: 'conflict'; readonly body: unknown }
  | Trouble

/** One call with a good token: what the SDK answered, unchecked, or what went wrong. */
function createCall(options: DropboxOptions): (act: Act, mayRenew: boolean) => Promise<Called> {
  const { outbound, pathRoot, token, clock } = options
  let client: { readonly token: string; readonly sdk: Dropbox } | null = null

  function sdkFor(accessToken: string): Dropbox {
    if (client?.token === accessToken) return client.sdk
    const root = pathRoot === null ? {} : { pathRoot }
    const fetch: Outbound['fetch'] = (url, init) => outbound.fetch(url, init)
    client = { token: accessToken, sdk: new Dropbox({ accessToken, fetch, ...root }) }
    return client.sdk
  }

  return async function callOnce(act, mayRenew): Promise<Called> {
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
}

async function look(call: Call, path: string): Promise<PathFinding | Trouble> {
  if (path === '') return { kind: 'folder', readOnly: false } // Dropbox has no metadata of the top
  const called = await call((sdk) => sdk.filesGetMetadata({ path }, deadline))
  if (called.kind === 'conflict') return readLookError(called.body)
  return called.kind === 'result' ? readLook(called.result, path) : called
}

async function list(call: Call, folder: string): Promise<Files | Trouble> {
  const files: StoredFile[] = []
  let cursor: string | null = null
  for (let pages = 0; pages < mostPages; pages += 1) {
    const at: string | null = cursor
    const called = await call((sdk) =>
      at === null
        ? sdk.filesListFolder({ path: folder, limit: 2000 }, deadline)
        : sdk.filesListFolderContinue({ cursor: at }, deadline),
    )
    if (called.kind === 'conflict') return { kind: 'error' } // the folder went away, or the cursor did
    if (called.kind !== 'result') return called
    const page = readPage(called.result, folder)
    if (page.kind !== 'page') return page
    files.push(...page.files)
    cursor = page.cursor
    if (cursor === null) break
  }
  return { kind: 'files', files }
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
