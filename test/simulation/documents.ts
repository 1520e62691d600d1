// Which documents stood under a name, as far as the engine could know: it sees what it is told, and after a crash it
// knows what was written. A name that was free for longer than a save takes, and came back with a file that never was
// there, is another document.
import type { SimPlaces } from './fakes/sim-places.ts'
import { foldPath } from '#shared/names.ts'
import { isSameSave, type Observed, type Stat, type Upload } from '#shared/upload.ts'

export type DocumentRules = {
  readonly quietMs: number
  /** The engine may hear of things so much later than it is told of them. */
  readonly slackMs: number
  readonly replacesByName: boolean
  /** The engine's clock may stand anywhere after a restart. */
  readonly hasClockJumps: boolean
}

type Named = {
  /** The files, as the disk calls them, of each document that had the name, the latest at the end. */
  readonly documents: Set<string>[]
  /** What was told last, by spelling. */
  readonly told: Map<string, Observed>
  absentSinceMs: number | null
  /** The same for the last time that it was free: a crash may lead back there. */
  freedAtMs: number | null
  /** The file that was told last, and the one that was done last. */
  lastFileId: string | null
  doneFileId: string | null
  /** True when the link or folder that stood there last came to a name that had been free for longer than a save takes. */
  wasFreeAtUnfit: boolean
  /** When the latest document began, unless it is written for sure. */
  hasNewDocument: boolean
  /** True when nobody can say for how long the name has been free: the clock jumped meanwhile. */
  isFreeForUnknown: boolean
  /** True when the engine may have taken two files for two documents. */
  mayBeTwo: boolean
}

export class SimDocuments {
  readonly #names = new Map<string, Named>()
  readonly #places: SimPlaces
  readonly #rules: DocumentRules

  constructor(places: SimPlaces, rules: DocumentRules) {
    this.#places = places
    this.#rules = rules
  }

  /** The engine is told what stands at the path. */
  told(path: string, observed: Observed, nowMs: number): void {
    const named = this.#named(this.#places.watched.name, path)
    named.told.set(path, observed)
    if (observed.kind === 'file') return this.#toldFile(named, observed.stat.fileId, nowMs)
    if (observed.kind === 'unfit') return this.#toldUnfit(named, nowMs)
    const isFree = [...named.told.values()].every((seen) => isFreeAt(named, seen))
    named.absentSinceMs = isFree ? (named.absentSinceMs ?? nowMs) : null
    named.freedAtMs = named.absentSinceMs ?? named.freedAtMs
  }

  /** The file of this look was moved away: the name is free from now on, unless the engine was told of another there before. */
  moved(path: string, stat: Stat, nowMs: number): void {
    const seen = this.#named(this.#places.watched.name, path).told.get(path) ?? absent
    if (seen.kind === 'absent' || (seen.kind === 'file' && isSameSave(seen.stat, stat))) this.told(path, absent, nowMs)
  }

  /** Something that is no file: a name that was free for long stays free, one that was so for moments belongs to it. */
  #toldUnfit(named: Named, nowMs: number): void {
    const { quietMs, slackMs } = this.#rules
    const freeMs = named.absentSinceMs === null ? 0 : nowMs - named.absentSinceMs
    if (Math.abs(freeMs - quietMs) <= slackMs) named.mayBeTwo = true
    if (freeMs <= quietMs + slackMs) named.absentSinceMs = null
    named.wasFreeAtUnfit = named.absentSinceMs !== null
  }

  #toldFile(named: Named, fileId: string, nowMs: number): void {
    const { quietMs, replacesByName, slackMs } = this.#rules
    const freeMs = named.absentSinceMs === null ? 0 : nowMs - named.absentSinceMs
    const isSame = named.lastFileId === fileId && named.doneFileId === fileId
    named.absentSinceMs = null
    named.lastFileId = fileId
    const current = named.documents.at(-1)
    if (replacesByName || current === undefined) {
      if (current === undefined) named.documents.push(new Set([fileId]))
      else current.add(fileId)
      return
    }
    if ((freeMs > quietMs - slackMs || named.isFreeForUnknown) && !isSame) named.mayBeTwo = true
    named.isFreeForUnknown = false
    const isKnown = named.documents.some((document) => document.has(fileId))
    if (isKnown || freeMs <= quietMs + slackMs) return void current.add(fileId)
    named.documents.push(new Set([fileId]))
    named.hasNewDocument = true
  }

  /** The file at the path is in Dropbox, the engine says. */
  done(path: string, fileId: string): void {
    this.#named(this.#places.watched.name, path).doneFileId = fileId
  }

  /** The process died. From now on the engine knows what is written of the watched folder. */
  restarts(place: string, written: ReadonlyMap<string, Upload>): void {
    for (const [key, named] of this.#names) {
      if (!key.startsWith(`${place}:`)) continue
      const rows = [...named.told.keys()].map((path) => [path, written.get(path)?.observed ?? absent] as const)
      const latest = named.documents.at(-1)
      const knowsLatest = rows.some(([, seen]) => seen.kind === 'file' && latest?.has(seen.stat.fileId) === true)
      if (named.hasNewDocument && !knowsLatest) merge(named)
      named.hasNewDocument = false
      for (const [path, observed] of rows) named.told.set(path, observed)
      const isFree = rows.every(([, observed]) => isFreeAt(named, observed))
      named.absentSinceMs = isFree ? named.freedAtMs : null
      named.isFreeForUnknown = isFree && this.#rules.hasClockJumps
    }
  }

  /** True when one document held both, one after the other. */
  areOne(path: string, oneHash: string, otherHash: string): boolean {
    return this.#places.all.some(({ name, disk }) => {
      const one = disk.holders(path, oneHash)
      const other = disk.holders(path, otherHash)
      const documents = this.#names.get(keyOf(name, path))?.documents ?? []
      return documents.some((files) => !files.isDisjointFrom(one) && !files.isDisjointFrom(other))
    })
  }

  /** True when more than one document may have had the name, so that two files in Dropbox are right. */
  mayBeTwo(path: string): boolean {
    return this.#places.all.some(({ name }) => this.#names.get(keyOf(name, path))?.mayBeTwo === true)
  }

  #named(place: string, path: string): Named {
    const key = keyOf(place, path)
    const known = this.#names.get(key)
    if (known !== undefined) return known
    const named: Named = {
      documents: [],
      told: new Map(),
      absentSinceMs: null,
      freedAtMs: null,
      wasFreeAtUnfit: false,
      isFreeForUnknown: false,
      lastFileId: null,
      doneFileId: null,
      hasNewDocument: false,
      mayBeTwo: false,
    }
    this.#names.set(key, named)
    return named
  }
}

const absent: Observed = { kind: 'absent' }

function keyOf(place: string, path: string): string {
  return `${place}:${foldPath(path)}`
}

function isFreeAt({ wasFreeAtUnfit }: Named, { kind }: Observed): boolean {
  return kind === 'absent' || (kind === 'unfit' && wasFreeAtUnfit)
}

/** The engine forgot that the latest was another. */
function merge(named: Named): void {
  const latest = named.documents.pop()
  const before = named.documents.at(-1)
  if (latest === undefined) return
  if (before === undefined) named.documents.push(latest)
  else for (const fileId of latest) before.add(fileId)
}
