// The ledger on SQLite: what every upload last rested in, and its history. What `save` acknowledged survives a power cut.
import fs from 'node:fs'
import path from 'node:path'
import { failureOf, reasonOfFailure, wordsOfError, type UnusableReason } from './records/sqlite-errors.ts'
import { examineLedger, type Damage, type LedgerFinding } from './integrity-check.ts'
import { connectLedger, type Connection } from './connection.ts'
import type { LedgerContent } from './schema/formats.ts'
import { createHistoryWriter, defaultKeptMs } from '../history/file-rows.ts'
import { createFilePlace, type FilePlace } from './file-place.ts'
import { createFiling, type Filing } from './filing.ts'
import { takeOverLedger } from './schema/migration.ts'
import { packedRow, uploadInScope, type LedgerScope } from './records/places.ts'
import { renewLedger } from './recovery.ts'
import type { RelianceAsk } from './records/reliance.ts'
import { rowsOfBatch } from './scope.ts'
import { ledgerPath, ledgerVersion, openKey, sentinelKey } from './records/ledger-file.ts'
import { currentTargetKey, targetEntries, targetsKey, type Targets } from './records/targets.ts'
import { assert, assertNever } from '#shared/assert.ts'
import type { Batch, Ledger, Log, SaveAnswer } from '#engine/ports.ts'
import type { Target } from '#shared/target.ts'
import type { LoadedUpload } from '#shared/packed/packed-upload.ts'

export type OpenedLedger =
  | { readonly kind: 'opened'; readonly ledger: DurableLedger; readonly recovered: Recovered | null }
  /** A newer version of Outbox wrote it. Not a byte of it was changed. */
  | { readonly kind: 'newer_data'; readonly version: number }
  /** It can be neither read nor made now. */
  | { readonly kind: 'unusable'; readonly reason: UnusableReason }

/** A damaged ledger was set aside as `keptAs` in the data folder (null: nothing was left); `carriedOver` uploads were whole. */
export type Recovered = { readonly because: Damage; readonly keptAs: string | null; readonly carriedOver: number }

/** The records of all runs: the engine's ledger for each, and what the uploader keeps beside it. To be closed. */
export interface DurableLedger {
  /** The ledger as a run about some files sees it. The rows of other places stay as they are. */
  scoped(scope: LedgerScope): Ledger
  /**
   * Absolute paths of files of other places that are done by the very same bytes at the very same destination: what is
   * there must not be replaced by another version of this one. A file that was also sent by name may itself be among them.
   * Null when it cannot be read now.
   */
  reliedOnElsewhere(ask: RelianceAsk): readonly string[] | null
  /** Lets the rows at `from` go on at `to`, which stands at `root`; where both have a row, that at `to` stays. */
  renamePlace(from: string, to: string, root: string): Promise<SaveAnswer>
  /** The remembered targets; damaged ones are none. A number that any row names is never free. */
  readTargets(): Promise<Targets>
  writeTargets(targets: readonly Target[], currentId: number): Promise<SaveAnswer>
  /** The last written value of `key`; null when there is none or it is damaged. */
  readMeta(key: string): Promise<string | null>
  /** Writes `value` like a batch: when it answers `saved`, it survives a power cut. Never a secret. */
  writeMeta(key: string, value: string): Promise<SaveAnswer>
  /** Says that nothing is missing from the file, and lets go of it. */
  close(): Promise<void>
  /** The same at once, for a process that is ended the moment this returns. What comes later is not written. */
  closeNow(): void
}

export type LedgerOptions = {
  /** The data folder, held by `openDataFolder` as long as the ledger is open. */
  readonly dataDir: string
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** How long a file that was sent stays in the history, in milliseconds; two years when it is left out. */
  readonly historyKeptMs?: number
}

/**
 * Opens the ledger in the data folder, makes it when there is none, and starts anew when it is damaged (the damaged one is
 * kept under another name, whole rows are carried over). Never throws for anything a disk can do.
 */
export async function openLedger(options: LedgerOptions): Promise<OpenedLedger> {
  const prepared = prepareLedger(options, 'start')
  if (prepared.kind !== 'ready') return prepared
  try {
    const connection = connectLedger(ledgerPath(options.dataDir))
    const ledger = new SqliteLedger(options, connection, prepared.content)
    return { kind: 'opened', ledger, recovered: prepared.recovered }
  } catch (error) {
    return unusable(error, options)
  }
}

type Content = Pick<LedgerContent, 'rows' | 'places'>

type Prepared =
  | { readonly kind: 'ready'; readonly content: Content; readonly recovered: Recovered | null }
  | Exclude<OpenedLedger, { kind: 'opened' }>

/** Leaves a whole ledger at its place, and says what is in it. */
function prepareLedger({ dataDir, log, now }: LedgerOptions, look: LedgerFinding): Prepared {
  const file = ledgerPath(dataDir)
  try {
    const verdict = examineLedger(file, look)
    switch (verdict.kind) {
      case 'healthy':
        if ((fs.statSync(file).mode & 0o077) !== 0) fs.chmodSync(file, 0o600)
        if (verdict.content.version < ledgerVersion) takeOverLedger(file, verdict.content, now())
        return { kind: 'ready', content: verdict.content, recovered: null }
      case 'absent':
        renewLedger(dataDir, null, now())
        return { kind: 'ready', content: { rows: [], places: new Map() }, recovered: null }
      case 'newer':
        return { kind: 'newer_data', version: verdict.version }
      case 'damaged': {
        const { because, salvage } = verdict
        const keptAs = renewLedger(dataDir, salvage, now())
        const content = salvage ?? { rows: [], places: new Map() }
        const carriedOver = content.rows.length
        log.alarm(`ledger damaged (${because}); kept as ${keptAs ?? 'nothing'}, carried over ${carriedOver}`)
        return { kind: 'ready', content, recovered: { because, keptAs, carriedOver } }
      }
      default:
        return assertNever(verdict)
    }
  } catch (error) {
    return unusable(error, { dataDir, log })
  }
}

function unusable(error: unknown, { dataDir, log }: Pick<LedgerOptions, 'dataDir' | 'log'>): OpenedLedger & Prepared {
  const failure = failureOf(error, dataDir)
  if (failure === null) throw error
  log.alarm(`ledger cannot be opened: ${wordsOfError(error)}`)
  return { kind: 'unusable', reason: reasonOfFailure(failure) }
}

const ownKeys: ReadonlySet<string> = new Set([sentinelKey, openKey, targetsKey, currentTargetKey])

type Use<T> = { readonly kind: 'did'; readonly value: T } | Extract<SaveAnswer, { kind: 'failed' }>

class SqliteLedger implements DurableLedger {
  readonly #options: LedgerOptions
  /** Null after an error that leaves the connection untrusted, and after closing. */
  #connection: Connection | null
  /** Read while the ledger was examined, kept for the first `load` only. */
  #examined: Content['rows'] | null
  /** Where the file says that each place was seen; what is missing here is written once more. */
  readonly #roots: Map<string, string>
  readonly #filing: Filing
  readonly #place: FilePlace
  #isClosed = false
  #isCutOff = false

  constructor(options: LedgerOptions, connection: Connection, { rows, places }: Content) {
    this.#options = options
    this.#connection = connection
    this.#examined = rows
    this.#roots = new Map(places)
    const { dataDir, log, historyKeptMs: keptMs = defaultKeptMs } = options
    this.#filing = createFiling(createHistoryWriter({ dataDir, keptMs, alarm: (text) => log.alarm(text) }))
    this.#place = createFilePlace(ledgerPath(dataDir), () =>
      log.alarm('ledger: its file was taken away; nothing is written before it is there again, or the next start'),
    )
  }

  scoped(scope: LedgerScope): Ledger {
    return {
      load: async () => this.#load(scope),
      save: async (batch) => this.#save(scope, batch),
    }
  }

  #load(scope: LedgerScope): readonly LoadedUpload[] {
    const examined = this.#examined
    this.#examined = null
    if (examined !== null) return uploadsOf(scope, examined)
    const read = this.#use((connection) => connection.readScope(scope))
    if (read.kind === 'failed') throw new Error(`the ledger cannot be read: ${read.reason}`)
    // They stay in the file: the next start sets it aside.
    if (read.value.bad > 0) this.#options.log.alarm(`ledger: ${read.value.bad} damaged rows left out`)
    return uploadsOf(scope, read.value.whole.map(packedRow))
  }

  #save(scope: LedgerScope, batch: Batch): SaveAnswer {
    this.#examined = null
    const nowMs = this.#options.now()
    const rows = rowsOfBatch(scope, batch, nowMs, (place, root) => this.#roots.get(place) === root)
    const answer = answerOf(this.#use((connection) => connection.save(rows, nowMs)))
    if (answer.kind === 'failed') return answer
    for (const [place, root] of rows.roots) this.#roots.set(place, root)
    if (this.#filing.isDue(batch.sent.length, nowMs)) this.#file(nowMs)
    return answer
  }

  /** Moves rows that wait into the history: on disk there before they go here. What fails waits for the next time. */
  #file(nowMs: number): void {
    this.#use((connection) => this.#filing.file(connection, nowMs))
  }

  reliedOnElsewhere(ask: RelianceAsk): readonly string[] | null {
    const read = this.#use((connection) => connection.readReliance(ask))
    return read.kind === 'did' ? read.value : null
  }

  async renamePlace(from: string, to: string, root: string): Promise<SaveAnswer> {
    // At nearly every start there is nothing to move; then what was examined need not be read again.
    if (this.#examined?.every(({ place }) => place !== from) === true) return { kind: 'saved' }
    this.#examined = null
    this.#roots.clear()
    const absolute = path.resolve(root)
    return answerOf(this.#use((connection) => connection.renamePlace(from, to, absolute, this.#options.now())))
  }

  async readTargets(): Promise<Targets> {
    const read = this.#use((connection) => connection.readTargets())
    return read.kind === 'did' ? read.value : { targets: [], currentId: null }
  }

  async writeTargets(targets: readonly Target[], currentId: number): Promise<SaveAnswer> {
    return answerOf(this.#use((connection) => connection.writeMeta(targetEntries({ targets, currentId }))))
  }

  async readMeta(key: string): Promise<string | null> {
    const read = this.#use((connection) => connection.readMeta(key))
    return read.kind === 'did' ? read.value : null
  }

  async writeMeta(key: string, value: string): Promise<SaveAnswer> {
    assert(!ownKeys.has(key), 'the ledger keeps these rows itself')
    return answerOf(this.#use((connection) => connection.writeMeta([[key, value]])))
  }

  async close(): Promise<void> {
    if (this.#connection !== null) this.#file(this.#options.now())
    this.closeNow()
    this.#isClosed = true
  }

  closeNow(): void {
    this.#isCutOff = true
    this.#connection?.closeCleanly()
    this.#filing.close()
    this.#connection = null
  }

  /** Works on the connection; after a disk error once more on a fresh one, never on the one that failed. */
  #use<T>(work: (connection: Connection) => T): Use<T> {
    assert(!this.#isClosed, 'the ledger is not used after it is closed')
    if (this.#isCutOff) return { kind: 'failed', reason: 'store_unwritable' }
    if (this.#connection === null) return this.#useFresh(work)
    if (this.#place.isTakenAway()) return { kind: 'failed', reason: 'store_unwritable' }
    try {
      return { kind: 'did', value: work(this.#connection) }
    } catch (error) {
      const failure = failureOf(error, this.#options.dataDir)
      const isRolledBack = this.#connection.rollBack()
      if (failure === null) throw error
      // No space: nothing was written, and the connection is as good as before.
      if (failure.kind === 'full' && isRolledBack) return { kind: 'failed', reason: 'disk_full' }
      this.#options.log.alarm(`ledger failed, reopening it: ${wordsOfError(error)}`)
      this.#disconnect()
      return this.#useFresh(work)
    }
  }

  #useFresh<T>(work: (connection: Connection) => T): Use<T> {
    const prepared = prepareLedger(this.#options, 'again')
    if (prepared.kind === 'newer_data') return { kind: 'failed', reason: 'store_unwritable' }
    if (prepared.kind === 'unusable') return { kind: 'failed', reason: prepared.reason }
    try {
      this.#connection = connectLedger(ledgerPath(this.#options.dataDir))
      this.#place.take()
      // What the failed connection left in its log may be in memory only. Moving it into the ledger syncs all of it.
      this.#connection.moveLogIn()
      return { kind: 'did', value: work(this.#connection) }
    } catch (error) {
      const failure = failureOf(error, this.#options.dataDir)
      this.#disconnect()
      if (failure === null) throw error
      this.#options.log.alarm(`ledger failed again: ${wordsOfError(error)}`)
      return { kind: 'failed', reason: reasonOfFailure(failure) }
    }
  }

  #disconnect(): void {
    this.#connection?.abandon()
    this.#connection = null
    this.#roots.clear()
  }
}

function uploadsOf(scope: LedgerScope, rows: Content['rows']): readonly LoadedUpload[] {
  return rows.map((placed) => uploadInScope(scope, placed)).filter((upload) => upload !== null)
}

function answerOf(use: Use<void>): SaveAnswer {
  return use.kind === 'did' ? { kind: 'saved' } : use
}
