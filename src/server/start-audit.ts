// Puts the audit together: where its lines and rows go, and who looks after the links that went out.
import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import type { Writable } from 'node:stream'
import type { Kysely } from 'kysely'
import { createMemorySaving } from '#shared/memory/memory-saving.ts'
import { createAudit, lostLine } from './audit/audit.ts'
import type { Audit, AuditListener } from './audit/audit.ts'
import { faultOf, lastTimeOf, openForReading, readRows } from './audit/audit-database.ts'
import { AuditFile } from './audit/audit-file.ts'
import { AuditStore } from './audit/audit-store.ts'
import type { SharedAudit, SharedAuditOptions } from './audit/shared-audit.ts'
import { recordOfLine } from './audit/parse-line.ts'
import { every } from './clock.ts'
import type { ServerClock } from './clock.ts'
import { ConfirmLinks } from './confirm/confirm-links.ts'
import { DatabaseAway } from './database/database-away.ts'
import type { Tables } from './database/tables.ts'
import type { DropboxApi } from './dropbox/client.ts'

export type AuditPlaces = {
  /** Where lines are appended; null: to the stream. */
  readonly file: string | null
  /** The file where rows are kept; null: nowhere, or in the shared database. */
  readonly database: string | null
  /** Where several servers keep their rows together; null: this server has none or its own file. */
  readonly shared: Kysely<Tables> | null
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
  /** Rows that wait to be kept. */
  readonly waiting: () => number
  close(): Promise<void>
}

const roundMs = 10_000
/** With so many links of which nothing is known yet, speed counts less than the garbage that would pile up beside them. */
const manyLinks = 20_000

/** Opens what the audit is written to. A sentence where its database cannot be used; a file may come later. */
export async function startAudit(
  { database, file, linkAlarmMinutes, shared }: AuditPlaces,
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
  const sharedRows = shared === null ? null : await openShared({ ...told, db: shared })
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
  const saveMemory = createMemorySaving({ from: manyLinks, atFirst: false, setFlags: setFlagsFromString })
  if (confirm !== null && database !== null) replay(confirm, database, linkAlarmMinutes * 60_000)
  saveMemory(confirm?.open ?? 0)
  const listeners: AuditListener[] = [...others]
  if (store !== null) listeners.push((_record, atMs, line) => store.write(line, atMs))
  if (sharedRows !== null) listeners.push((_record, atMs, line) => sharedRows.write(line, atMs))
  if (confirm !== null) listeners.push(confirm.hear)
  const audit = createAudit(lines ?? stream, clock, listeners, sharedRows ?? store ?? undefined)
  const look = await lookAfterLinks(confirm, shared, linkAlarmMinutes * 60_000)
  const round = () => {
    saveMemory(confirm?.open ?? 0)
    store?.retry()
    sharedRows?.retry()
    return look()
  }
  const stop = every(roundMs, round, onFailure)
  return {
    audit,
    confirm,
    waiting: () => (store?.waiting ?? 0) + (sharedRows?.waiting ?? 0),
    close: async () => {
      stop()
      store?.close()
      await sharedRows?.close()
      await lines?.close()
    },
  }
}

async function openShared(options: SharedAuditOptions): Promise<SharedAudit> {
  const { SharedAudit: Audit } = await import('./audit/shared-audit.ts')
  return new Audit(options)
}

/** A round of looking: each server looks after its own links, or one of several after all. */
async function lookAfterLinks(
  confirm: ConfirmLinks | null,
  shared: Kysely<Tables> | null,
  alarmMs: number,
): Promise<() => Promise<unknown>> {
  if (confirm === null) return () => Promise.resolve()
  if (shared === null) return () => confirm.look()
  const { createSharedConfirm } = await import('./confirm/shared-confirm.ts')
  const round = createSharedConfirm({ db: shared, confirm, server: randomUUID(), alarmMs })
  return async () => {
    try {
      return await round()
    } catch (error) {
      // The database is away, which is told where it is looked after.
      if (!(error instanceof DatabaseAway)) throw error
      return false
    }
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
