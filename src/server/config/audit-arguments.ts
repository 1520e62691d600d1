// What was written behind `npm run server -- audit`.
import { parseArgs } from 'node:util'
import { exportFormats, spanOfDay } from '../audit/export.ts'
import type { ExportFormat } from '../audit/export.ts'

export type AuditCommand = {
  readonly kind: 'audit'
  /** Where the database is: named itself, or by a settings file. */
  readonly place: { readonly kind: 'file' | 'config'; readonly path: string }
  readonly act:
    | { readonly act: 'verify' }
    | {
        readonly act: 'export'
        /** Null: all rows. */
        readonly span: { readonly fromMs: number; readonly toMs: number } | null
        readonly format: ExportFormat
      }
}

type Refused = { readonly kind: 'refused'; readonly because: string }

const options = {
  config: { type: 'string' },
  file: { type: 'string' },
  day: { type: 'string' },
  format: { type: 'string' },
} as const

/** Reads the words behind `audit`; anything unknown or contradictory is refused with a sentence. */
export function parseAuditArguments(words: readonly string[]): AuditCommand | Refused {
  const [act, ...rest] = words
  if (act !== 'verify' && act !== 'export') return refused('audit needs "verify" or "export" behind it.')
  const values = readOptions(rest)
  if (typeof values === 'string') return refused(values)
  const { config, day, file, format } = values
  if ((config === undefined) === (file === undefined)) {
    return refused(`audit ${act} needs --config FILE, the settings of the server, or --file FILE, its audit database.`)
  }
  const place = { kind: config === undefined ? 'file' : 'config', path: config ?? file ?? '' } as const
  if (act === 'verify') {
    if (day !== undefined || format !== undefined) return refused('--day and --format go with audit export only.')
    return { kind: 'audit', place, act: { act } }
  }
  const span = day === undefined ? null : spanOfDay(day)
  if (day !== undefined && span === null) return refused('--day needs a day like 2026-11-23; it is a day of UTC.')
  const found = exportFormats.find((one) => one === (format ?? 'jsonl'))
  if (found === undefined) return refused(`--format needs ${exportFormats.join(' or ')}.`)
  return { kind: 'audit', place, act: { act, span, format: found } }
}

function refused(because: string): Refused {
  return { kind: 'refused', because }
}

function readOptions(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, strict: true, allowPositionals: false }).values
  } catch (error) {
    return error instanceof Error ? `${error.message}.`.replace(/\.\.$/, '.') : 'The options cannot be read.'
  }
}
