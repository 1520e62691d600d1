// What was last told of each path of the watched folder, folder by folder, so that only differences are told.
import { assertNever } from '#shared/assert.ts'
import { foldPath } from '#shared/names.ts'
import { sameStat } from '#shared/upload.ts'
import { pathIn, splitPath } from '../files/paths.ts'
import type { RelativePath } from '../files/paths.ts'
import type { Entry, FolderReading, KnownFolder } from './read-folder.ts'

/** What is at a path now: what a look showed, or nothing any more. Folders themselves are not told. */
export type Difference =
  | { readonly path: RelativePath; readonly entry: Exclude<Entry, { kind: 'folder' }> }
  | { readonly path: RelativePath; readonly entry: null }

type Folder = Map<string, Entry>

const nothingKnown: Folder = new Map()

/** Everything known of one watched folder. Holds the objects it handed out, not copies of them. */
export class FolderSnapshot {
  readonly #folders = new Map<RelativePath, Folder>()

  /** True when `path` was last seen as a folder that is looked into. */
  isFolder(path: RelativePath): boolean {
    return path === '' || this.#folders.has(path)
  }

  /** What is known of a folder, for the next reading of it. */
  knownFolder(folder: RelativePath): KnownFolder {
    const above = splitPath(folder)
    const entry = folder === '' ? null : (this.#folders.get(above.folder)?.get(above.name) ?? null)
    const folderId = entry?.kind === 'folder' ? entry.folderId : null
    return { folderId, entries: this.#folders.get(folder) ?? nothingKnown }
  }

  /** The names known in a folder that are `name` in another spelling. */
  spellingsOf(folder: RelativePath, name: string): readonly string[] {
    const folded = foldPath(name)
    const names = this.#folders.get(folder)?.keys() ?? []
    return [...names].filter((each) => each !== name && foldPath(each) === folded)
  }

  /** Takes over a complete reading of a folder and yields what differs; names that are missing are gone. */
  *takeReading(reading: Extract<FolderReading, { kind: 'read' }>): Generator<Difference> {
    const { folder, entries } = reading
    const known = this.#folders.get(folder)
    for (const name of known === undefined ? [] : [...known.keys()]) {
      if (!entries.has(name)) yield* this.applyEntry(folder, name, null)
    }
    // An empty folder is remembered too: that it is known is what tells it from a new one.
    if (known === undefined) this.#folders.set(folder, new Map())
    for (const [name, entry] of entries) yield* this.applyEntry(folder, name, entry)
  }

  /** Takes over what one name stands for now (null: nothing) and yields what differs. */
  *applyEntry(folder: RelativePath, name: string, entry: Entry | null): Generator<Difference> {
    const path = pathIn(folder, name)
    const names = this.#folders.get(folder)
    const before = names?.get(name) ?? null
    if (entry === null) names?.delete(name)
    else if (before === null || !sameEntry(before, entry)) this.#set(folder, name, entry)
    if (before?.kind === 'folder' && entry?.kind !== 'folder') yield* this.#forgetFolder(path)
    if (entry !== null && entry.kind !== 'folder') {
      if (before === null || !sameEntry(before, entry)) yield { path, entry }
    } else if (before !== null && before.kind !== 'folder') {
      yield { path, entry: null }
    }
  }

  /** Forgets what was told of one path, so that the next look at it is told again. Folders are kept. */
  forgetFile(path: RelativePath): void {
    const { folder, name } = splitPath(path)
    const names = this.#folders.get(folder)
    if (names?.get(name)?.kind !== 'folder') names?.delete(name)
  }

  #set(folder: RelativePath, name: string, entry: Entry): void {
    let names = this.#folders.get(folder)
    if (names === undefined) {
      names = new Map()
      this.#folders.set(folder, names)
    }
    names.set(name, entry)
  }

  *#forgetFolder(folder: RelativePath): Generator<Difference> {
    const names = this.#folders.get(folder)
    this.#folders.delete(folder)
    for (const [name, entry] of names ?? []) {
      const path = pathIn(folder, name)
      if (entry.kind === 'folder') yield* this.#forgetFolder(path)
      else yield { path, entry: null }
    }
  }
}

function sameEntry(one: Entry, other: Entry): boolean {
  if (one === other) return true
  switch (one.kind) {
    case 'file':
      return other.kind === 'file' && sameStat(one.stat, other.stat)
    case 'unfit':
      return other.kind === 'unfit' && one.reason === other.reason
    case 'excluded':
      return other.kind === 'excluded' && one.rule.name === other.rule.name && one.rule.pattern === other.rule.pattern
    case 'folder':
      return other.kind === 'folder' && one.folderId === other.folderId
    default:
      return assertNever(one)
  }
}
