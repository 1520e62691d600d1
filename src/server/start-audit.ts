// Puts the audit together: where its lines and rows go, and who looks after the links that went out.
import { open } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { createAudit, lostLine } from './audit/audit.ts'
import type { Audit, AuditListener } from './audit/audit.ts'
import { faultOf, lastTimeOf, openForReading, readRows } from './audit/audit-database.ts'
import { AuditFile } from './audit/audit-file.ts'
import { AuditStore } from './audit/audit-store.ts'
import { recordOfLine } from './audit/parse-line.ts'
import { every } from './clock.ts'
import type { ServerClock } from './clock.ts'
import { ConfirmLinks } from './confirm/confirm-links.ts'
import type { DropboxApi } from './dropbox/client.ts'

export type AuditPlaces = {
  /** Where lines are appended; null: to the stream. */
  readonly file: string | null
  /** Where rows are kept; null: nowhere. */
  readonly database: string | null
  /** So old is a link when it is an alarm that nothing came of it; 0: nobody looks. */
  readonly linkAlarmMinutes: number
}

export type AuditOutputs = {
  readonly stream: Writable | null
  readonly onFailure: (text: string) => void
}

export type RunningAudit = {
  readonly audit: Audit
  /** Null: nobody looks after links. */
  readonly confirm: ConfirmLinks | null
  readonly store: AuditStore | null
  close(): Promise<void>
}

const roundMs = 10_000

/** Opens what the audit is written to. A sentence where its database cannot be used; a file may come later. */
export async function startAudit(
  { database, file, linkAlarmMinutes }: AuditPlaces,
  { onFailure, stream }: AuditOutputs,
  clock: ServerClock,
  dropbox: Pick<DropboxApi, 'look'>,
  others: readonly AuditListener[],
): Promise<RunningAudit | string> {
  const told = { clock, lostLine: (count: number) => lostLine(count, clock), onFailure }
  const store = database === null ? null : new AuditStore({ ...told, path: database })
  if (store !== null && database !== null) {
    try {
      // Made beforehand, so that nobody else can read it.
      await (await open(database, 'a', 0o600)).close()
      store.open()
    } catch (error) {
      const because = `The audit database ${database} cannot be used (${faultOf(error)}).`
      return `${because} If it is damaged, move it away and keep it: a new one is begun.`
    }
  }
  const lines = file === null ? null : new AuditFile({ ...told, path: file })
  await lines?.open()
  const confirm: ConfirmLinks | null =
    linkAlarmMinutes === 0
      ? null
      : new ConfirmLinks({
          dropbox,
          clock,
          alarmMs: linkAlarmMinutes * 60_000,
          audit: () => audit,
          onAlarm: (_kind, text) => onFailure(text),
        })
  if (confirm !== null && database !== null) replay(confirm, database, linkAlarmMinutes * 60_000)
  const listeners: AuditListener[] = [...others]
  if (store !== null) listeners.push((_record, atMs, line) => store.write(line, atMs))
  if (confirm !== null) listeners.push(confirm.hear)
  const audit = createAudit(lines ?? stream, clock, listeners)
  const round = () => {
    store?.retry()
    return confirm?.look()
  }
  const stop = every(roundMs, round, onFailure)
  return {
    audit,
    confirm,
    store,
    close: async () => {
      stop()
      store?.close()
      await lines?.close()
    },
  }
}

/** Hands over the last records of the server that ran before: links of which nothing was known when it ended. */
function replay(confirm: ConfirmLinks, database: string, alarmMs: number): void {
  using db = openForReading(database)
  const lastMs = lastTimeOf(db)
  if (lastMs === null) return
  for (const { atMs, line } of readRows(db, lastMs - alarmMs - roundMs, lastMs + 1)) {
    const record = recordOfLine(line)
    if (record !== null) confirm.replay(record, atMs)
  }
}
