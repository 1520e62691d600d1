// Shapes of Dropbox's API that this server works with.

/** A file as Dropbox holds it. `contentHash` is null for the few kinds that have none. */
export type StoredFile = { readonly path: string; readonly rev: string; readonly contentHash: string | null }

/** The argument of Dropbox's link route, whole: no client field reaches Dropbox unnamed. */
export type CommitInfo = {
  readonly path: string
  readonly mode: { readonly '.tag': 'add' } | { readonly '.tag': 'update'; readonly update: string }
  readonly autorename: false
  readonly strict_conflict: false
  readonly mute: boolean
  readonly client_modified?: string
}
