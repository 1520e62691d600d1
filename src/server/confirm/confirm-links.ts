// This folder: what became of the links that went out, which the server sees only by looking in Dropbox.

// Looks in Dropbox for what became of each link. A link can be bound neither to bytes nor to a sender, so finding out
// afterwards is the only control there is: a link that nothing came of, or other bytes than announced, is an alarm.
import { visibleName } from '#shared/words/visible-name.ts'
import type { Audit, AuditRecord } from '../audit/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { DropboxApi } from '../dropbox/client.ts'
import { isTrouble } from '../dropbox/failures.ts'
import { OpenLinks } from './open-links.ts'
import type { OpenLink } from './open-links.ts'

export type AlarmKind = 'unconfirmed' | 'other_bytes'

export type ConfirmOptions = {
  readonly dropbox: Pick<DropboxApi, 'look'>
  readonly clock: ServerClock
  /** So old is a link when it is an alarm that nothing came of it. */
  readonly alarmMs: number
  /** Where what was found is written down. */
  readonly audit: () => Audit
  readonly onAlarm: (kind: AlarmKind, text: string) => void
}

/** Most uploads are over by then: one look is enough for them. */
const firstLookMs = 120_000
const mostAtOnce = 4
/** So many in one round, so that looking never gets in the way of those who ask for links. */
const mostInARound = 80

export class ConfirmLinks {
  readonly #options: ConfirmOptions
  readonly #open = new OpenLinks()
  #round: Promise<void> | null = null

  constructor(options: ConfirmOptions) {
    this.#options = options
  }

  /** Links of which nothing is known yet. */
  get open(): number {
    return this.#open.size
  }

  /** Takes in what the audit held before the server was started. */
  replay(record: AuditRecord, atMs: number): void {
    this.#open.note(record, atMs)
  }

  /** Takes in a record as it is written; what it tells may be an alarm. */
  readonly hear = (record: AuditRecord, atMs: number): void => {
    this.#open.note(record, atMs)
    if (record.action === 'landed' && record.outcome === 'other_bytes') this.#raise('other_bytes', record)
  }

  /** Looks for what is due. A round that is under way is waited for instead. */
  look(): Promise<void> {
    this.#round ??= this.#lookForAll().finally(() => {
      this.#round = null
    })
    return this.#round
  }

  async #lookForAll(): Promise<void> {
    const { alarmMs, clock } = this.#options
    const due = [...this.#open.due(clock.wallMs(), Math.min(firstLookMs, alarmMs), alarmMs, mostInARound)]
    const work = async () => {
      for (let link = due.shift(); link !== undefined; link = due.shift()) {
        // A Dropbox in trouble is left alone until the next round.
        if (!(await this.#lookFor(link))) due.length = 0
      }
    }
    await Promise.all(Array.from({ length: mostAtOnce }, work))
  }

  /** False when Dropbox could not tell. */
  async #lookFor(link: OpenLink): Promise<boolean> {
    const { alarmMs, audit, clock, dropbox } = this.#options
    const there = await dropbox.look(link.dropboxPath)
    if (isTrouble(there) && there.kind !== 'malformed_path') return false
    if (!this.#open.isOpen(link)) return true
    const { contentHash, replacedRev } = link.record
    if (there.kind === 'file' && there.contentHash === contentHash) {
      audit().write({ ...link.record, action: 'landed', outcome: 'stored' })
    } else if (there.kind === 'file' && there.rev !== replacedRev) {
      audit().write({ ...link.record, action: 'landed', outcome: 'other_bytes' })
    } else if (clock.wallMs() - link.atMs >= alarmMs) this.#raise('unconfirmed', link.record)
    else this.#open.lookedFor(link)
    return true
  }

  #raise(kind: AlarmKind, record: AuditRecord): void {
    const { alarmMs, audit, onAlarm } = this.#options
    audit().write({ ...record, action: 'alarm', outcome: kind })
    const place = visibleName(record.dropboxPath ?? '')
    const device = record.device ?? ''
    const words: Readonly<Record<AlarmKind, string>> = {
      unconfirmed: `alarm: nothing came of the link of ${device} to ${place} within ${alarmMs / 60_000} minutes`,
      other_bytes: `alarm: other bytes than announced are at ${place}, to which ${device} had a link`,
    }
    onAlarm(kind, words[kind])
  }
}
