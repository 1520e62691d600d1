// The model of Dropbox: pure and deterministic. It knows bytes by their size and content hash only.
import { commit, withoutLink, type Bytes, type CommitAnswer } from './commit.ts'
import type { Happening, JournalEntry, WriteCause } from './journal.ts'
import type { CommitInfo } from './links.ts'
import { createFolder, deletePath, getMetadata, listRevisions, spaceUsage } from './lookups.ts'
import { continueListing, latestCursor, listFolder, type ListFolderHow } from './listing.ts'
import { relocate, type Relocation } from './relocate.ts'
import { search, type SearchHow } from './search.ts'
import { newModelState, record, type Limits, type ModelOptions } from './model-state.ts'
import { abortPost, beginPost, failPost, finishPost, issueLink, type LinkArgument, type Post } from './posts.ts'
import { restoreEntry } from './restore.ts'
import type { Switches } from './switches.ts'

export type DropboxModel = ReturnType<typeof createDropboxModel>

/** A Dropbox with one account and one namespace. Every method takes the time it happens at; nothing is read from outside. */
export function createDropboxModel(options: ModelOptions) {
  const state = newModelState(options)
  return {
    /** Append-only. */
    journal: state.journal as readonly JournalEntry[], // narrowed, so that nobody outside writes it
    switches: (): Switches => state.switches,
    setSwitches: (switches: Partial<Switches>): void => {
      state.switches = { ...state.switches, ...switches }
    },
    limits: (): Limits => state.limits,
    setLimits: (limits: Partial<Limits>): void => {
      state.limits = { ...state.limits, ...limits }
    },
    issueLink: (argument: LinkArgument, nowMs: number) => issueLink(state, argument, nowMs),
    beginPost: (linkId: string, nowMs: number) => beginPost(state, linkId, nowMs),
    abortPost: (post: Post, nowMs: number): void => abortPost(state, post, nowMs),
    finishPost: (post: Post, bytes: Bytes, nowMs: number) => finishPost(state, post, bytes, nowMs),
    failPost: (post: Post, bytes: Bytes, cause: WriteCause, nowMs: number) =>
      failPost(state, post, bytes, cause, nowMs),
    upload: (info: CommitInfo, bytes: Bytes, nowMs: number): CommitAnswer =>
      commit(state, info, bytes, withoutLink, nowMs),
    getMetadata: (path: string, nowMs: number, includeDeleted = false) =>
      getMetadata(state, path, nowMs, includeDeleted),
    /** What is to be downloaded. */
    download: (path: string, nowMs: number) => getMetadata(state, path, nowMs, false, 'files/download'),
    listRevisions: (path: string, limit: number, nowMs: number) => listRevisions(state, path, limit, nowMs),
    listFolder: (path: string, how: ListFolderHow, nowMs: number) => listFolder(state, path, how, nowMs),
    continueListing: (cursor: string, nowMs: number) => continueListing(state, cursor, nowMs),
    createFolder: (path: string, nowMs: number) => createFolder(state, path, nowMs),
    delete: (path: string, nowMs: number, parentRev: string | null = null) => deletePath(state, path, nowMs, parentRev),
    relocate: (asked: Relocation, nowMs: number) => relocate(state, asked, nowMs),
    search: (query: string, how: SearchHow, skipped: number, nowMs: number) =>
      search(state, query, how, skipped, nowMs),
    latestCursor: (path: string, how: ListFolderHow, nowMs: number) => latestCursor(state, path, how, nowMs),
    spaceUsage: () => spaceUsage(state),
    /** Adds a line to the journal about something that happened around the model. */
    note: (happening: Happening, nowMs: number): void => record(state, happening, nowMs),
    /** Takes over a line of an earlier run's journal: files, revisions, folders and deletions are as they were. */
    restore: (entry: JournalEntry): void => restoreEntry(state, entry),
  }
}

/** A commit in its usual form: no autorename, no strict conflict, no time. */
export function commitTo(path: string, changes: Partial<CommitInfo> = {}): CommitInfo {
  return { path, mode: { kind: 'add' }, autorename: false, clientModified: null, strictConflict: false, ...changes }
}
