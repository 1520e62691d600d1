// `server audit verify|export`: reads the audit database, beside a server that may go on writing to it.
import type { Writable } from 'node:stream'
import { once } from 'node:events'
import { assertNever } from '#shared/assert.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import { faultOf, openForReading, readAllRows, readEnd, readRows } from './audit/audit-database.ts'
import { findChainFaults } from './audit/chain.ts'
import type { ChainFault } from './audit/chain.ts'
import { exportWriters } from './audit/export.ts'
import type { AuditCommand } from './config/audit-arguments.ts'
import { readSettings } from './config/settings.ts'

export type AuditOuts = { readonly out: Writable; readonly complain: (text: string) => void }

/** Does it, and answers the exit status: 1 when rows are not as they were written, or cannot be read. */
export async function runAudit(
  place: AuditCommand['place'],
  act: AuditCommand['act'],
  outs: AuditOuts,
): Promise<0 | 1> {
  const path = place.kind === 'file' ? { kind: 'found' as const, path: place.path } : await findDatabase(place.path)
  if (path.kind === 'refused') {
    outs.complain(path.because)
    return 1
  }
  try {
    using db = openForReading(path.path)
    // One look for all: what the server writes meanwhile is in the next one.
    db.exec('BEGIN')
    if (act.act === 'verify') return await verify(db, outs.out)
    return await exportRows(db, act, outs.out)
  } catch (error) {
    // Whoever read this has seen enough, as "head" does.
    if (errorCodeOf(error) === 'EPIPE') return 1
    outs.complain(`The audit database ${path.path} cannot be read (${faultOf(error)}).`)
    return 1
  }
}

type Found = { readonly kind: 'found'; readonly path: string } | { readonly kind: 'refused'; readonly because: string }

async function findDatabase(config: string): Promise<Found> {
  const answer = await readSettings(config)
  if (answer.kind === 'refused') return answer
  const { auditDatabase } = answer.settings
  if (auditDatabase !== null) return { kind: 'found', path: auditDatabase }
  return { kind: 'refused', because: `${config} names no auditDatabase, so that there are no rows to read.` }
}

const mostFaultsTold = 100

async function verify(db: ReturnType<typeof openForReading>, out: Writable): Promise<0 | 1> {
  const end = readEnd(db)
  let faults = 0
  for (const fault of findChainFaults(readAllRows(db), end)) {
    faults += 1
    if (faults <= mostFaultsTold) await write(out, `${faultWords(fault)}\n`)
  }
  if (faults > mostFaultsTold) await write(out, `And ${faults - mostFaultsTold} more.\n`)
  const rows = end.id === 1 ? 'The only row is' : `All ${end.id} rows are`
  if (faults > 0) await write(out, 'The audit is not as the server wrote it.\n')
  else if (end.id === 0) await write(out, 'There are no rows yet.\n')
  else await write(out, `${rows} as they were written. Keep the last link elsewhere: ${end.id} ${end.link}\n`)
  return faults > 0 ? 1 : 0
}

function faultWords(fault: ChainFault): string {
  switch (fault.kind) {
    case 'changed':
      return `Row ${fault.id} is not as it was written, or the one before it is not.`
    case 'missing':
      return fault.from === fault.to
        ? `Row ${fault.from} is missing.`
        : `Rows ${fault.from} to ${fault.to} are missing.`
    case 'added':
      return `Row ${fault.id} was added behind the end.`
    default:
      return assertNever(fault)
  }
}

async function exportRows(
  db: ReturnType<typeof openForReading>,
  { format, span }: AuditCommand['act'] & { act: 'export' },
  out: Writable,
): Promise<0> {
  const { head, line } = exportWriters[format]
  await write(out, head)
  for (const row of span === null ? readAllRows(db) : readRows(db, span.fromMs, span.toMs)) await write(out, line(row))
  return 0
}

/** Waits for a slow reader. */
async function write(out: Writable, text: string): Promise<void> {
  if (text !== '' && !out.write(text)) await once(out, 'drain')
}
