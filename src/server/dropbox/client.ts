// What this server asks of Dropbox. Every call has a deadline; a failure is a value.
import { createCall } from './call.ts'
import type { Act, Call, Called, CallOptions } from './call.ts'
import { CircuitBreaker } from './circuit-breaker.ts'
import { readAccount, readLink, readLook, readLookError, readPage, readSpace } from './parse-answers.ts'
import type { Account, Link, PathFinding, Space } from './parse-answers.ts'
import { createUploadSessions } from './upload-sessions.ts'
import type { UploadSessions } from './upload-sessions.ts'
import type { CommitInfo, StoredFile } from './types.ts'
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

export type DropboxOptions = CallOptions & {
  /** Exact hosts a link may point to. Empty: hosts of this computer, for a local stand-in of Dropbox. */
  readonly linkHosts: readonly string[]
  /** Left out: one of its own. */
  readonly circuitBreaker?: CircuitBreaker
}

const mostPages = 20

/** Dropbox through its SDK, with deadlines, one renewal of an expired token, and a breaker. */
export function createDropbox(options: DropboxOptions): DropboxApi & { readonly sessions: UploadSessions } {
  const { circuitBreaker = new CircuitBreaker(), clock, linkHosts } = options
  const callOnce = createCall(options)

  async function call(act: Act): Promise<Called> {
    const holding = circuitBreaker.holding(clock.steadyMs())
    if (holding !== null) return holding
    const called = await callOnce(act)
    if (called.kind === 'result' || called.kind === 'conflict') circuitBreaker.succeeded()
    else circuitBreaker.failed(called, clock.steadyMs())
    return called
  }

  return {
    sessions: createUploadSessions(call),
    look: (path) => look(call, path),
    list: (folder) => list(call, folder),
    link: async (commit, linkSeconds) => {
      const ask = { commit_info: commit, duration: linkSeconds }
      const called = await call((sdk) => sdk.filesGetTemporaryUploadLink(ask))
      if (called.kind === 'conflict') return { kind: 'error' }
      return called.kind === 'result' ? readLink(called.result, linkHosts) : called
    },
    space: async () => {
      const called = await call((sdk) => sdk.usersGetSpaceUsage())
      if (called.kind === 'conflict') return { kind: 'error' }
      return called.kind === 'result' ? readSpace(called.result) : called
    },
    account: async () => {
      const holding = circuitBreaker.holding(clock.steadyMs())
      if (holding !== null) return holding
      const called = await callOnce((sdk) => sdk.usersGetCurrentAccount())
      if (called.kind === 'busy') circuitBreaker.failed(called, clock.steadyMs())
      if (called.kind === 'conflict') return { kind: 'error' }
      return called.kind === 'result' ? readAccount(called.result) : called
    },
    wasBusy: (withinMs) => circuitBreaker.wasBusy(clock.steadyMs(), withinMs),
  }
}

async function look(call: Call, path: string): Promise<PathFinding | Trouble> {
  if (path === '') return { kind: 'folder', readOnly: false } // Dropbox has no metadata of the top
  const called = await call((sdk) => sdk.filesGetMetadata({ path }))
  if (called.kind === 'conflict') return readLookError(called.body)
  return called.kind === 'result' ? readLook(called.result, path) : called
}

async function list(call: Call, folder: string): Promise<Files | Trouble> {
  const files: StoredFile[] = []
  let cursor: string | null = null
  for (let pages = 0; pages < mostPages; pages += 1) {
    const at: string | null = cursor
    const called = await call((sdk) =>
      at === null ? sdk.filesListFolder({ path: folder, limit: 2000 }) : sdk.filesListFolderContinue({ cursor: at }),
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
