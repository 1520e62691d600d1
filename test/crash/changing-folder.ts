// A folder in which people work: files are saved, replaced, renamed and deleted, and every version is remembered.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FolderFacts } from './judge.ts'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import type { JournalEntry } from '#emulator/model/journal.ts'

export interface ChangingFolder extends FolderFacts {
  /** Saves the files of one more round. Some change again when Dropbox hears of them (see `heard`). */
  save(how: { readonly withFilm: boolean }): void
  /** Saves the film of one more round, and nothing beside it. */
  saveFilm(): void
  /** Tells what Dropbox just noted; to be called while it is noted, so that the change comes at the worst moment. */
  heard(entry: JournalEntry): void
}

/** Nine MiB: three blocks, and more than is kept in memory. */
const filmBytes = 9 * 1024 * 1024

/** Works in `home/folder`; files are made elsewhere in `home` and moved in, so that each version is whole at once. */
export function aChangingFolder(home: string): ChangingFolder {
  const folder = join(home, 'folder')
  const current = new Map<string, string>()
  const versions = new Map<string, Set<string>>()
  const film = Buffer.alloc(filmBytes, 'a moving picture ')
  let round = 0
  /** What to do when Dropbox issues the next link of this round. */
  let atFirstLink: (() => void) | null = null

  function remember(path: string, contentHash: string): void {
    current.set(path, contentHash)
    versions.set(path, (versions.get(path) ?? new Set()).add(contentHash))
  }
  function put(path: string, content: string | Buffer): void {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const staged = join(home, 'staged')
    writeFileSync(staged, bytes)
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    // Known before it can be seen.
    remember(path, contentHashOf(bytes))
    renameSync(staged, join(folder, path))
  }
  function rename(from: string, to: string): void {
    const contentHash = current.get(from)
    if (contentHash === undefined) throw new Error(`${from} is not there`)
    remember(to, contentHash)
    current.delete(from)
    renameSync(join(folder, from), join(folder, to))
  }
  function putFilm(): void {
    for (let at = 0; at < filmBytes; at += 1024 * 1024) film.write(`scene ${round} at ${at}`, at)
    put('film.bin', film)
  }
  function remove(path: string): void {
    current.delete(path)
    rmSync(join(folder, path))
  }

  return {
    current,
    versions,
    save({ withFilm }) {
      atFirstLink?.()
      round += 1
      const place = `round ${round}`
      if (withFilm) putFilm()
      for (const name of ['letter.txt', 'invoice.pdf', 'notes/plan.md']) put(name, `${name} of ${place}`)
      put('report.txt', `report, first version of ${place}`)
      put(`${place}/draft.txt`, `draft of ${place}`)
      put(`${place}/old name.txt`, `renamed in ${place}`)
      put(`${place}/empty.txt`, '')
      atFirstLink = () => {
        atFirstLink = null
        remove(`${place}/draft.txt`)
        rename(`${place}/old name.txt`, `${place}/new name.txt`)
      }
    },
    saveFilm() {
      round += 1
      putFilm()
    },
    heard(entry) {
      if (entry.kind === 'link_issued') atFirstLink?.()
      // Only once: the second version is left alone, so that everything can come to rest.
      const isFirstReport = entry.kind === 'commit' && entry.path === '/Outbox/report.txt'
      if (
        isFirstReport &&
        current.get('report.txt') === contentHashOf(Buffer.from(`report, first version of round ${round}`))
      ) {
        put('report.txt', `report, second version of round ${round}`)
      }
    },
  }
}

/** The content hashes of all files in the folder, by their paths, but for what Outbox wrote itself. */
export function filesBelow(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name !== '.outbox-sent')
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name)
      return [file.slice(folder.length + 1), contentHashOf(readFileSync(file))]
    }),
  )
}
