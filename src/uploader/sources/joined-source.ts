// Several watched folders as one source: each tells of its own paths, and the engine hears of their keys.
import type { FolderScope } from '#adapters/ledger/records/places.ts'
import { assert } from '#shared/assert.ts'
import type { DegradedReason } from '#shared/degraded.ts'
import { createFolderKeys, type FolderKeys } from '#shared/folders/folder-keys.ts'
import type { UploadSource, RunningSource, SourceListener } from './source.ts'

export type FolderToJoin = {
  /** The folder in Dropbox that its files go into; '' for the top. */
  readonly into: string
  /** Absolute. */
  readonly root: string
  readonly source: UploadSource & { readonly scope: FolderScope }
}

/** What goes where another folder's files go is shown under this, which is no path of a file. */
const elsewhere = '.'

/** `takenWords` says in words that a name belongs to the files of another folder. */
export function joinSources(
  folders: readonly FolderToJoin[],
  takenWords: (root: string) => string,
): UploadSource & { readonly keys: FolderKeys } {
  const keys = createFolderKeys(folders.map(({ into }) => into))
  const byInto = new Map(folders.map((folder) => [folder.into, folder]))
  const find = (key: string): { readonly folder: FolderToJoin; readonly path: string } => {
    const { into, path } = keys.split(key)
    const folder = byInto.get(into)
    assert(folder !== undefined, 'a key is of one of the folders')
    return { folder, path }
  }
  const quietMs = folders.map(({ source }) => source.quietMs ?? 0)
  return {
    keys,
    source: {
      open(key, wasRead) {
        const { folder, path } = find(key)
        return folder.source.source.open(path, wasRead)
      },
    },
    scope: { kind: 'folders', keys, folders: new Map(folders.map(({ into, source }) => [into, source.scope])) },
    whyHeld(key, stat) {
      const { folder, path } = find(key)
      return folder.source.whyHeld(path, stat)
    },
    nameKindOf(key) {
      const { folder, path } = find(key)
      return folder.source.nameKindOf(path)
    },
    quietMs: Math.max(...quietMs) || null,
    originals: {
      move(ask, signal) {
        const { folder, path } = find(ask.path)
        return folder.source.originals.move({ ...ask, path }, signal)
      },
    },
    observe(key) {
      const { folder, path } = find(key)
      return folder.source.observe(path)
    },
    fileOf(key) {
      const { folder, path } = find(key.startsWith(`${elsewhere}/`) ? key.slice(2) : key)
      return folder.source.fileOf(path)
    },
    begin(listener, knownPaths) {
      const degraded = new Map<string, DegradedReason | null>()
      const runs = folders.map((folder) => {
        const known = (): Iterable<string> => pathsIn(keys, folder.into, knownPaths())
        const taken = (): string => takenWords(folder.root)
        const heard = listenTo({ folder, keys, listener, degraded, takenWords: taken })
        return { folder, isAway: heard.isAway, running: folder.source.begin(heard.listener, known) }
      })
      return new JoinedRun(runs, (key) => find(key))
    },
  }
}

function* pathsIn(keys: FolderKeys, into: string, known: Iterable<string>): Iterable<string> {
  for (const key of known) {
    const file = keys.split(key)
    if (file.into === into) yield file.path
  }
}

type Listening = {
  readonly folder: FolderToJoin
  readonly keys: FolderKeys
  readonly listener: SourceListener
  readonly degraded: Map<string, DegradedReason | null>
  readonly takenWords: () => string
}

type Heard = {
  readonly listener: SourceListener
  /** Settles when the folder is away, so that nobody waits for its first look. */
  readonly isAway: Promise<void>
}

/** Hears one folder, and passes on what it tells under the keys of all. */
function listenTo({ degraded, folder, keys, listener, takenWords }: Listening): Heard {
  const { into } = folder
  const { promise, resolve } = Promise.withResolvers<void>()
  const below = (path: string): string => [into, path].filter((part) => part !== '').join('/')
  const shownOf = (path: string): string => `${elsewhere}/${below(path)}`
  const joined: SourceListener = {
    observed(path, observed) {
      const key = keys.keyOf({ into, path })
      if (key !== null) listener.observed(key, observed)
      else if (observed.kind === 'absent') listener.observed(shownOf(path), observed)
      else listener.excluded(shownOf(path), takenWords())
    },
    excluded: (path, rule) => listener.excluded(keys.keyOf({ into, path }) ?? shownOf(path), rule),
    unreadableFolder: (path, reason) => listener.unreadableFolder(below(path), reason),
    root(state) {
      if (state !== 'there') resolve()
      listener.root(state, into)
    },
    degraded(reason) {
      degraded.set(into, reason)
      listener.degraded([...degraded.values()].find((one) => one !== null) ?? null)
    },
  }
  return { listener: joined, isAway: promise }
}

type Run = { readonly folder: FolderToJoin; readonly isAway: Promise<void>; readonly running: RunningSource }

class JoinedRun implements RunningSource {
  readonly firstLook: Promise<void>
  readonly #runs: readonly Run[]
  readonly #find: (key: string) => { readonly folder: FolderToJoin; readonly path: string }

  constructor(runs: readonly Run[], find: (key: string) => { readonly folder: FolderToJoin; readonly path: string }) {
    this.#runs = runs
    this.#find = find
    // One that is away holds up none of the others.
    const looks = runs.map(({ isAway, running }) => Promise.race([running.firstLook, isAway]))
    this.firstLook = Promise.all(looks).then(() => undefined)
  }

  async rescan(): Promise<void> {
    await Promise.all(this.#runs.map(({ running }) => running.rescan()))
  }

  lookAgain(key: string): void {
    const { folder, path } = this.#find(key)
    this.#runs.find((run) => run.folder === folder)?.running.lookAgain(path)
  }

  async close(): Promise<void> {
    await Promise.all(this.#runs.map(({ running }) => running.close()))
  }
}
