// `server audit verify|export`: reads the audit database, beside a server that may go on writing to it.
import type { Writable } from 'node:stream'
import { once } from 'node:events'
import { assertNever } from '#shared/assert.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import { faultOf } from './audit/audit-database.ts'
import { judgeChain } from './audit/chain.ts'
import type { ChainFault } from './audit/chain.ts'
import { exportWriters } from './audit/export.ts'
import type { AuditCommand } from './config/audit-arguments.ts'
import { findAuditPlace, withAudit } from './stores/audit-source.ts'
import type { AuditSource } from './stores/audit-source.ts'

export type AuditOuts = { readonly out: Writable; readonly complain: (text: string) => void }

/** Does it, and answers the exit status: 1 when rows are not as they were written, or cannot be read. */
export async function runAudit(
  place: AuditCommand['place'],
  act: AuditCommand['act'],
  outs: AuditOuts,
): Promise<0 | 1> {
  const found = await findAuditPlace(place)
  if (found.kind === 'refused') {
    outs.complain(found.because)
    return 1
  }
  try {
    return await withAudit(found, (source) =>
      act.act === 'verify' ? verify(source, outs.out) : exportRows(source, act, outs.out),
    )
  } catch (error) {
    // Whoever read this has seen enough, as "head" does.
    if (errorCodeOf(error) === 'EPIPE') return 1
    const what = found.kind === 'file' ? `The audit database ${found.path}` : 'The audit in the database'
    outs.complain(`${what} cannot be read (${faultOf(error)}).`)
    return 1
  }
}

const mostFaultsTold = 100

async function verify(source: AuditSource, out: Writable): Promise<0 | 1> {
  const end = await source.end()
  let faults = 0
  const judge = judgeChain(end)
  const tell = async (found: readonly ChainFault[]): Promise<void> => {
    for (const fault of found) {
      faults += 1
      if (faults <= mostFaultsTold) await write(out, `${faultWords(fault)}\n`)
    }
  }
  for await (const row of source.rows(null)) await tell(judge.next(row))
  await tell(judge.last())
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
  source: AuditSource,
  { format, span }: AuditCommand['act'] & { act: 'export' },
  out: Writable,
): Promise<0> {
  const { head, line } = exportWriters[format]
  await write(out, head)
  for await (const row of source.rows(span)) await write(out, line(row))
  return 0
}

/** Waits for a slow reader. */
async function write(out: Writable, text: string): Promise<void> {
  if (text !== '' && !out.write(text)) await once(out, 'drain')
}
