// The invariants, checked while a run goes on and when it has come to rest. The names are those of the promises.
import { chunkBytes, simHash, type SimDisk } from './sim-disk.ts'
import type { SimDropbox } from './sim-dropbox.ts'
import type { SimStore } from './sim-ledger.ts'
import type { Faults } from './faults.ts'
import type { Engine } from '#engine/events.ts'
import { foldPath } from '#shared/names.ts'
import { isWorking, type Fingerprint, type Upload } from '#shared/upload.ts'

export type ChecksOptions = {
  readonly disk: SimDisk
  readonly dropbox: SimDropbox
  readonly store: SimStore
  readonly faults: Faults
  readonly sendSlots: number
  readonly hashSlots: number
  readonly directMaxBytes: number
}

/** The engine waits at most this long: an hour a server may wish for, or the end of a loose send. */
const longestWaitMs = 61 * 60_000

/** Poisons that nobody gives up on by himself. */
const endless: readonly Faults['poison'][] = ['server_error', 'always_cut']

export class Checks {
  readonly problems = new Set<string>()
  readonly #options: ChecksOptions
  readonly #posted = new Set<string>()
  readonly #seen = new Map<string, Upload>()
  asks = 0
  sends = 0

  constructor(options: ChecksOptions) {
    this.#options = options
  }

  fail(text: string): void {
    this.problems.add(text)
  }

  /** A send begins: its intent is on disk, its link is fresh. */
  sendBegins(url: string, path: string, print: Fingerprint): void {
    this.sends++
    if (this.#posted.has(url)) this.fail(`S12 ${path}: a link was sent to twice`)
    this.#posted.add(url)
    const kept = this.#options.store.uploads.get(path)
    const written = kept?.loose?.print.contentHash === print.contentHash && kept.state.kind === 'waiting'
    if (!written) this.fail(`S10 ${path}: sent before it was written down`)
  }

  /** Every change of an upload. */
  uploadChanged(upload: Upload, engine: Engine, nowMs: number): void {
    const { state } = upload
    this.#checkHeld(upload)
    if (state.kind === 'done') this.#checkDone(upload)
    if (state.kind === 'settling' || state.kind === 'waiting' || state.kind === 'blocked') {
      if (engine.reasonOf(upload) === null) this.fail(`S16 ${upload.path} is ${state.kind} without a reason`)
    }
    const nextMs = engine.nextTryAtMs(upload)
    if (nextMs !== null && nextMs > nowMs + longestWaitMs) this.fail(`S15 ${upload.path} waits for ever`)
  }

  /** What a person holds back or leaves out does not begin to work. */
  #checkHeld(upload: Upload): void {
    const before = this.#seen.get(upload.path)
    this.#seen.set(upload.path, upload)
    if (before === undefined || before.wish === 'go' || upload.wish === 'go') return
    if (!isWorking(before.state) && isWorking(upload.state)) this.fail(`S19 ${upload.path} began although it was held`)
  }

  /** After every step. */
  slots(engine: Engine): void {
    const { counts } = engine.status()
    if (counts.sending > this.#options.sendSlots) this.fail('S13 more sends than slots')
    if (counts.linking > this.#options.sendSlots) this.fail('S13 more than one link ahead of each slot')
    if (counts.hashing > this.#options.hashSlots) this.fail('S13 more files are read than slots')
  }

  /** While a server has been down, few requests knock. */
  rate(asksInMinute: number, limit: number): void {
    if (asksInMinute > limit) this.fail(`S13 ${asksInMinute} requests in a minute of outage`)
  }

  /** The end of a run: everything rests, and what rests is true. */
  atEnd(engine: Engine, isPoisoned: (path: string) => boolean): void {
    const names = new Map<string, string>()
    for (const path of this.#options.disk.paths()) this.#checkFile(path, engine, isPoisoned, names)
    for (const path of this.#options.disk.allPaths()) {
      if (engine.upload(path) === null) this.fail(`S1 ${path} is on disk and nobody knows of it`)
    }
    for (const upload of engine.uploads()) {
      const { kind } = upload.state
      // A server that always fails for one file is tried for ever; a Dropbox that always refuses one is not.
      const mayGoOn = isPoisoned(upload.path) && endless.includes(this.#options.faults.poison)
      if (!['done', 'gone', 'blocked'].includes(kind) && !mayGoOn) this.fail(`L1 ${upload.path} ends ${kind}`)
    }
    this.#checkJournal()
  }

  #checkDone(upload: Upload): void {
    const { dropbox, faults } = this.#options
    const hash = upload.stored?.contentHash ?? null
    if (hash === null) return this.fail(`S5 ${upload.path} is done and nothing is known to be stored`)
    if (upload.loose !== null) this.fail(`S11 ${upload.path} is done while a send is unclear`)
    if (faults.rival > 0) return
    const held = dropbox.hashAt(upload.path)
    if (held !== hash && !this.#mayBeBeside(upload.path, hash)) {
      this.fail(`S5 ${upload.path} is done with ${hash} while Dropbox holds ${held}`)
    }
  }

  #checkFile(path: string, engine: Engine, isPoisoned: (path: string) => boolean, names: Map<string, string>): void {
    const { directMaxBytes, disk, dropbox, faults } = this.#options
    const file = disk.file(path)
    const upload = engine.upload(path)
    if (file === null || upload === null || isPoisoned(path)) return
    const { state } = upload
    if (state.kind === 'blocked') return this.#checkBlocked(upload, file.chunks.length * chunkBytes > directMaxBytes)
    if (state.kind !== 'done') return
    const twin = names.get(foldPath(path))
    if (twin !== undefined) this.fail(`S3 ${path} and ${twin} are one name for Dropbox and both done`)
    names.set(foldPath(path), path)
    const hash = simHash(file.chunks)
    const held = dropbox.hashAt(path)
    if (faults.rival > 0 && dropbox.everHeld(path, hash)) return
    if (held !== hash && !this.#mayBeBeside(path, hash)) {
      this.fail(`S1 ${path}: the disk holds ${hash}, Dropbox ${held}`)
    }
  }

  #checkBlocked(upload: Upload, isTooLarge: boolean): void {
    const { state } = upload
    if (state.kind !== 'blocked') return
    const honest: Record<string, boolean> = {
      too_large: isTooLarge,
      name_collision: true,
      dropbox_refused: upload.refusals > 0,
    }
    if (honest[state.reason] !== true) this.fail(`S16 ${upload.path} is blocked: ${state.reason}, for no reason`)
  }

  /**
   * A second file beside the first is right only where somebody else wrote, where we lost our memory or never had it,
   * or where the name had two spellings: then both are kept rather than one guessed away.
   */
  #mayBeBeside(path: string, hash: string): boolean {
    return this.#copiesAreRight(path) && this.#options.dropbox.copiesOf(path).includes(hash)
  }

  #copiesAreRight(path: string): boolean {
    const { disk, faults } = this.#options
    const othersWrote = faults.rival > 0 || faults.wrongHash > 0
    return othersWrote || faults.ledgerLost > 0 || faults.noChecks || disk.hadTwoSpellings(path)
  }

  #checkJournal(): void {
    const { disk, dropbox } = this.#options
    const held = new Map<string, { hash: string; ours: boolean }>()
    for (const entry of dropbox.model.journal) {
      if (entry.kind !== 'commit') continue
      const key = foldPath(entry.path)
      const ours = entry.linkId !== null
      const before = held.get(key)
      const path = entry.path.slice('/Outbox/'.length).replace(/ \(from laptop, [^)]*\)/, '')
      const isDamaged = entry.contentHash.startsWith('damaged ')
      if (ours && !isDamaged && !disk.wasEverWhole(path, entry.contentHash)) {
        this.fail(`S4 ${path}: torn bytes were committed`)
      }
      if (ours && before?.ours === false) this.fail(`S3 ${path}: bytes of another device were overwritten`)
      if (entry.path.includes('(from ') && !this.#copiesAreRight(path)) {
        this.fail(`S3 ${path}: a name nobody asked for`)
      }
      held.set(key, { hash: entry.contentHash, ours })
    }
  }
}
