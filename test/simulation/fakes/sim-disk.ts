// A watched folder of a run: files as lists of chunks, with every whole version that ever was.
import type { Random } from '#test/rigs/random.ts'
import type { SimFolders } from './sim-folders.ts'
import type { SavingDisk, SlowSave } from './slow-save.ts'
import type { Timeline } from '../timeline.ts'
import { foldPath } from '#shared/names.ts'
import type { RootState } from '#shared/root-state.ts'
import type { Observed, Stat } from '#shared/upload.ts'

export type SimFile = { readonly chunks: readonly string[]; readonly stat: Stat }

/** One chunk stands for 4 MiB, so that three chunks make a large file. */
export const chunkBytes = 4 * 1024 * 1024

/** The content hash of the simulation: readable, and different for different bytes. */
export function simHash(chunks: readonly string[]): string {
  return chunks.join('+')
}

export class SimDisk implements SavingDisk {
  readonly #files = new Map<string, SimFile>()
  /** Unfit things in place of files, links for example. */
  readonly #links = new Set<string>()
  readonly #past = new Map<string, (readonly string[])[]>()
  /** By name and contents: the files, as the disk calls them, that ever held them. */
  readonly #holders = new Map<string, Set<string>>()
  readonly #spellings = new Map<string, Set<string>>()
  readonly #timeline: Timeline
  readonly #random: Random
  readonly lockedUntilMs = new Map<string, number>()
  /** By contents: the saves that were not finished when the file held them. */
  readonly unfinished = new Map<string, SlowSave>()
  /** Paths a program has open for writing, as far as the system can tell. */
  readonly openForWriting = new Set<string>()
  readonly #saves = new Map<string, SlowSave>()
  readonly #roots = new Map<string, RootState>()
  readonly #folders: SimFolders
  readonly #freeInodes: number[] = []
  /** Files that were moved out of the folder, by the path they had. */
  readonly #elsewhere = new Map<string, SimFile>()
  readonly #name: string
  #versions = 0
  #inodes = 0
  #births = 0

  /** `name` begins each piece of contents, so that two folders never hold the same bytes by accident. */
  constructor(name: string, timeline: Timeline, random: Random, folders: SimFolders) {
    this.#name = name
    this.#folders = folders
    this.#timeline = timeline
    this.#random = random
  }

  /** How the folder is. While another stands at its path nothing of this one can be seen either. */
  stateOf(root: string): RootState {
    return this.#roots.get(root) ?? 'there'
  }

  get root(): RootState {
    return this.stateOf('')
  }

  get isAway(): boolean {
    return this.root !== 'there'
  }

  /** True when the folder of this path is away. */
  isAwayAt(path: string): boolean {
    return this.stateOf(this.#folders.rootOf(path)) !== 'there'
  }

  setRoot(state: RootState, root = ''): void {
    this.#roots.set(root, state)
  }

  /** Mounted anew, some disks call every file otherwise. */
  renumber(): void {
    for (const [path, { chunks, stat }] of this.#files) {
      const fileId = this.#newFileId()
      this.#files.set(path, { chunks, stat: { ...stat, fileId } })
      this.#holders.get(`${foldPath(path)}=${simHash(chunks)}`)?.add(fileId)
    }
  }

  paths(): string[] {
    return [...this.#files.keys()]
  }

  allPaths(): string[] {
    return [...this.#files.keys(), ...this.#links]
  }

  file(path: string): SimFile | null {
    return this.#files.get(path) ?? null
  }

  observe(path: string): Observed {
    if (this.#links.has(path)) return { kind: 'unfit', reason: 'symbolic_link' }
    const file = this.#files.get(path)
    return file === undefined ? { kind: 'absent' } : { kind: 'file', stat: file.stat }
  }

  /** The files that once held exactly these bytes under the path, whole. */
  holders(path: string, contentHash: string): ReadonlySet<string> {
    return this.#holders.get(`${foldPath(path)}=${contentHash}`) ?? new Set()
  }

  /** True when the path ever was there, in whatever spelling. */
  everHad(path: string): boolean {
    return this.#spellings.has(foldPath(path))
  }

  isLocked(path: string): boolean {
    return (this.lockedUntilMs.get(path) ?? 0) > this.#timeline.nowMs
  }

  /** True when the path was there in two spellings that are one for Dropbox, at whatever times. */
  hadTwoSpellings(path: string): boolean {
    return (this.#spellings.get(foldPath(path))?.size ?? 0) > 1
  }

  /** A new file by rename over the old one, as careful programs save. */
  replace(path: string, chunks: readonly string[] = this.#newChunks()): void {
    this.#interrupt(path)
    const fileId = this.#newFileId()
    this.#free(path)
    this.#put(path, chunks, fileId, null)
  }

  /** An edit in place: one chunk changes or is added; `keepsTime` puts mtime back afterwards. */
  edit(path: string, keepsTime: boolean): void {
    const file = this.#files.get(path)
    if (file === undefined) return this.replace(path)
    this.#interrupt(path)
    const chunks = [...file.chunks]
    const at = this.#random.pick(chunks.length + 1)
    chunks[at] = this.#newChunk()
    const grew = chunks.length !== file.chunks.length
    this.#put(path, chunks, file.stat.fileId, keepsTime && !grew ? file.stat.mtimeMs : null)
  }

  /** One more part in place: three chunks at most, then they are written over. */
  writePart(path: string, part: number, save: SlowSave): string {
    if (this.#saves.get(path) !== save) this.#interrupt(path)
    this.#saves.set(path, save)
    const file = this.#files.get(path)
    const chunks = part === 0 ? [] : [...(file?.chunks ?? [])]
    chunks[part % 3] = this.#newChunk()
    this.#put(path, chunks, file?.stat.fileId ?? this.#newFileId(), null)
    return simHash(chunks)
  }

  truncate(path: string): void {
    this.#interrupt(path)
    const file = this.#files.get(path)
    if (file !== undefined) this.#put(path, file.chunks.slice(0, -1), file.stat.fileId, null)
  }

  /** Back to bytes the path held before. */
  revert(path: string): void {
    const past = this.#past.get(path) ?? []
    const chunks = past[this.#random.pick(past.length)]
    if (chunks !== undefined) this.replace(path, chunks)
  }

  /** A changed mode or owner: ctime moves, nothing else. */
  touchMode(path: string): void {
    const file = this.#files.get(path)
    if (file !== undefined) this.#files.set(path, { ...file, stat: { ...file.stat, ctimeMs: this.#timeline.nowMs } })
  }

  remove(path: string): void {
    this.#interrupt(path)
    this.#free(path)
    this.#links.delete(path)
  }

  makeLink(path: string): void {
    this.#interrupt(path)
    this.#free(path)
    this.#links.add(path)
  }

  /** Out of the folder, from where it may come back. */
  moveAway(path: string): void {
    const file = this.#files.get(path)
    if (file === undefined) return
    this.#interrupt(path)
    this.#elsewhere.set(path, file)
    this.#files.delete(path)
  }

  /** The very file that was moved away, unless its name is taken by now. */
  moveBack(path: string): void {
    const file = this.#elsewhere.get(path)
    if (file === undefined || this.#files.has(path) || this.#links.has(path)) return
    this.#elsewhere.delete(path)
    this.#put(path, file.chunks, file.stat.fileId, file.stat.mtimeMs)
  }

  /** Whatever stands at the path is taken from there, in one step; null where no file is. */
  take(path: string): SimFile | null {
    const file = this.#files.get(path)
    if (file === undefined) return null
    this.#interrupt(path)
    this.#files.delete(path)
    return file
  }

  /** Back to its name, or beside who has that by now. Answers the name. */
  giveBack(path: string, file: SimFile): string {
    const isFree = !this.#files.has(path) && !this.#links.has(path)
    if (!isFree) return this.giveBack(`${path}.2`, file)
    this.#put(path, file.chunks, file.stat.fileId, file.stat.mtimeMs)
    return path
  }

  /** The same file under another spelling. */
  rename(path: string, to: string): void {
    const file = this.#files.get(path)
    if (file === undefined || this.#files.has(to)) return
    this.#interrupt(path)
    this.#files.delete(path)
    this.#put(to, file.chunks, file.stat.fileId, file.stat.mtimeMs)
  }

  #interrupt(path: string): void {
    this.#saves.get(path)?.interrupt()
    this.#saves.delete(path)
  }

  /** Systems give out an inode again as soon as it is free; the time of birth tells the files apart. */
  #newFileId(): string {
    return `i${this.#freeInodes.pop() ?? this.#inodes++}.${this.#births++}`
  }

  #free(path: string): void {
    const file = this.#files.get(path)
    if (file === undefined) return
    this.#freeInodes.push(Number.parseInt(file.stat.fileId.slice(1), 10))
    this.#files.delete(path)
  }

  #newChunk(): string {
    return `${this.#name}${this.#versions++}`
  }

  #newChunks(): string[] {
    return Array.from({ length: this.#random.pick(4) + (this.#random.chance(0.1) ? 0 : 1) }, () => this.#newChunk())
  }

  #put(path: string, chunks: readonly string[], fileId: string, keptMtimeMs: number | null): void {
    this.#past.set(path, [...(this.#past.get(path) ?? []).slice(-5), chunks])
    const { nowMs } = this.#timeline
    this.#links.delete(path)
    const stat = { sizeBytes: chunks.length * chunkBytes, mtimeMs: keptMtimeMs ?? nowMs, ctimeMs: nowMs, fileId }
    this.#files.set(path, { chunks, stat })
    // Contents that come back are no part of a save any more.
    this.unfinished.delete(simHash(chunks))
    const held = `${foldPath(path)}=${simHash(chunks)}`
    this.#holders.set(held, (this.#holders.get(held) ?? new Set<string>()).add(fileId))
    const spellings = this.#spellings.get(foldPath(path)) ?? new Set()
    this.#spellings.set(foldPath(path), spellings.add(path))
  }
}

/** What is not in the folder any more, and survives the process. */
export class SimAway {
  /** Taken by us, on its way. */
  readonly aside = new Map<string, SimFile>()
  /** By the names in "Sent" and in the trash. */
  readonly there = new Map<string, SimFile>()
}
