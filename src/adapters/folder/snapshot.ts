// What was last told of each path of the watched folder, folder by folder, so that only differences are told.
import { assertNever } from '#shared/assert.ts'
import { foldPath } from '#shared/names.ts'
import { pathIn, splitPath } from '../files/paths.ts'
import type { RelativePath } from '../files/paths.ts'
import { folderIdIn } from './read-folder.ts'
import type { Entry, FolderReading, KnownEntry, KnownFolder } from './read-folder.ts'
import { textOfStat } from './stat-text.ts'

/** What is at a path now: what a look showed, or nothing any more. Folders themselves are not told. */
export type Difference =
  | { readonly path: RelativePath; readonly entry: Exclude<Entry, { kind: 'folder' }> }
  | { readonly path: RelativePath; readonly entry: null }

type Folder = Map<string, KnownEntry>

const nothingKnown: Folder = new Map()

/** Everything known of one watched folder. */
export class FolderSnapshot {
  readonly #folders = new Map<RelativePath, Folder>()

  /** True when `path` was last seen as a folder that is looked into. */
  isFolder(path: RelativePath): boolean {
    return path === '' || this.#folders.has(path)
  }

  /** What is known of a folder, for the next reading of it. */
  knownFolder(folder: RelativePath): KnownFolder {
    const above = splitPath(folder)
    const folderId = folder === '' ? null : folderIdIn(this.#folders.get(above.folder)?.get(above.name))
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
    const { folder, entries, unchanged } = reading
    const known = this.#folders.get(folder)
    for (const name of known === undefined ? [] : [...known.keys()]) {
      if (!unchanged.has(name) && !entries.has(name)) yield* this.applyEntry(folder, name, null)
    }
    // An empty folder is remembered too: that it is known is what tells it from a new one.
    if (known === undefined) this.#folders.set(folder, new Map())
    for (const [name, entry] of entries) yield* this.applyEntry(folder, name, entry)
  }

  /** Takes over what one name stands for now (null: nothing) and yields what differs. */
  *applyEntry(folder: RelativePath, name: string, entry: Entry | null): Generator<Difference> {
    const path = pathIn(folder, name)
    const names = this.#folders.get(folder)
    const before = names?.get(name)
    const isSame = entry !== null && before !== undefined && isKnownAs(before, entry)
    if (entry === null) names?.delete(name)
    else if (!isSame) this.#set(folder, name, entry)
    const wasFolder = folderIdIn(before) !== null
    if (wasFolder && entry?.kind !== 'folder') yield* this.#forgetFolder(path)
    if (entry !== null && entry.kind !== 'folder') {
      if (!isSame) yield { path, entry }
    } else if (before !== undefined && !wasFolder) {
      yield { path, entry: null }
    }
  }

  /** Forgets what was told of one path, so that the next look at it is told again. Folders are kept. */
  forgetFile(path: RelativePath): void {
    const { folder, name } = splitPath(path)
    const names = this.#folders.get(folder)
    if (folderIdIn(names?.get(name)) === null) names?.delete(name)
  }

  #set(folder: RelativePath, name: string, entry: Entry): void {
    let names = this.#folders.get(folder)
    if (names === undefined) {
      names = new Map()
      this.#folders.set(folder, names)
    }
    names.set(name, entry.kind === 'file' ? textOfStat(entry.stat) : entry)
  }

  *#forgetFolder(folder: RelativePath): Generator<Difference> {
    const names = this.#folders.get(folder)
    this.#folders.delete(folder)
    for (const [name, entry] of names ?? []) {
      const path = pathIn(folder, name)
      if (folderIdIn(entry) !== null) yield* this.#forgetFolder(path)
      else yield { path, entry: null }
    }
  }
}

function isKnownAs(known: KnownEntry, entry: Entry): boolean {
  if (typeof known === 'string') return entry.kind === 'file' && known === textOfStat(entry.stat)
  switch (known.kind) {
    case 'unfit':
      return entry.kind === 'unfit' && known.reason === entry.reason
    case 'excluded':
      return (
        entry.kind === 'excluded' && known.rule.name === entry.rule.name && known.rule.pattern === entry.rule.pattern
      )
    case 'folder':
      return entry.kind === 'folder' && known.folderId === entry.folderId
    default:
      return assertNever(known)
  }
}
