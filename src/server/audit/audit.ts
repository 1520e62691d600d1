// Who asked for what, and what came of it: one JSON line each. No link and no token ever gets here.
import type { ServerClock } from '../clock.ts'

export type AuditRecord = {
  readonly action: 'link' | 'check' | 'denied' | 'landed' | 'alarm' | 'relay' | 'relay_finish' | 'relay_end' | 'enrol'
  readonly requestId: string
  readonly address: string
  /** Null when nobody is signed in; for `denied` the device that once had the refused token, where that is known. */
  readonly device: string | null
  /** What the computer of a person called itself: its own word, and no proof of anything. Left out where it told none. */
  readonly computer?: string
  /**
   * `issued`, `opened`, `resumed`, `given_up`, `stored`, `present`, `absent`, `other_bytes`, `unconfirmed`, `enrolled`, or the code of the
   * refusal.
   */
  readonly outcome: string
  /** As the client calls it, below its folder. */
  readonly path: string | null
  /** Where that is in Dropbox: for what was issued, stored, found present or landed. */
  readonly dropboxPath: string | null
  readonly sizeBytes: number | null
  readonly contentHash: string | null
  /** Of an issued link: the revision in Dropbox that it replaces; null for a new file, and for everything else. */
  readonly replacedRev: string | null
  /** True for a request that repeats an Idempotency-Key: the same try, not another upload. */
  readonly repeated: boolean
}

export interface Audit {
  write(record: AuditRecord): void
  /** Null where all is kept already; else resolves when it is, or when its database is away and rows wait for it. */
  written(): Promise<void> | null
  /** Whether all is kept; false where the database is away and rows wait in memory, which a crash would lose. */
  isKept(): boolean | Promise<boolean>
}

/** Where records are kept beside the lines: whether that is done yet, and whether it succeeded. */
export type Keeper = Pick<Audit, 'written' | 'isKept'>

const keptAtOnce: Keeper = { written: () => null, isKept: () => true }

/** Hears each record with the moment it was written, in milliseconds since 1970, and its line with the line break. */
export type AuditListener = (record: AuditRecord, atMs: number, line: string) => void

/** Characters that JSON leaves alone but a terminal, an editor or a log viewer acts on. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const active = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** Where lines go: a stream or a file. */
export interface AuditOut {
  write(line: string): unknown
}

/** Writes records to `out`, or nowhere when it is null, and hands each to the listeners. */
export function createAudit(
  out: AuditOut | null,
  clock: ServerClock,
  listeners: readonly AuditListener[] = [],
  keeper: Keeper = keptAtOnce,
): Audit {
  return {
    written: () => keeper.written(),
    isKept: () => keeper.isKept(),
    write: (record) => {
      const atMs = clock.wallMs()
      const line = lineOf(record, atMs)
      out?.write(line)
      for (const listener of listeners) listener(record, atMs, line)
    },
  }
}

/** The line that stands for `count` records that could not be written. */
export function lostLine(count: number, clock: ServerClock): string {
  return lineOf({ action: 'lost', count }, clock.wallMs())
}

function lineOf(facts: object, atMs: number): string {
  const line = JSON.stringify({ event: 'audit', at: new Date(atMs).toISOString(), ...facts })
  return `${line.replace(active, escape)}\n`
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
