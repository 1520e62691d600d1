// Rows of the audit as others read them: JSON Lines and CSV. Pure.
import { tryParse } from '#shared/try-parse.ts'
import { z } from 'zod'
import { csvField } from '#shared/export/csv-field.ts'
import { parseJson } from './parse-line.ts'
import type { ChainedRow } from './chain.ts'

export const exportFormats = ['jsonl', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

const columns = [
  'at',
  'action',
  'outcome',
  'device',
  'path',
  'dropboxPath',
  'sizeBytes',
  'contentHash',
  'replacedRev',
  'repeated',
  'requestId',
  'address',
  'count',
  'computer',
] as const

const factsSchema = z.record(z.string(), z.unknown())

/** How a file of this format begins, and what each row becomes. */
export const exportWriters = {
  csv: { head: `number,${columns.join(',')},link\r\n`, line: csvLine },
  jsonl: { head: '', line: jsonLine },
} as const satisfies Record<ExportFormat, { head: string; line: (row: ChainedRow) => string }>

/** The line as it was written, with its number and its link before and behind it. */
function jsonLine({ id, line, link }: ChainedRow): string {
  const facts = tryParse(factsSchema, parseJson(line))
  const inner = facts.success ? line.slice(1, -1) : `"damaged":${JSON.stringify(line)}`
  return `{"number":${id},${inner},"link":${JSON.stringify(link)}}\n`
}

function csvLine({ id, line, link }: ChainedRow): string {
  const parsed = tryParse(factsSchema, parseJson(line))
  const facts = parsed.success ? parsed.data : {}
  return `${[csvField(id), ...columns.map((name) => csvField(fieldOf(facts[name]))), csvField(link)].join(',')}\r\n`
}

function fieldOf(value: unknown): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value
  return typeof value === 'boolean' ? String(value) : ''
}

/** From which moment to which (not included) a day of UTC, `2026-11-23`, lasts; null when there is no such day. */
export function spanOfDay(day: string): { readonly fromMs: number; readonly toMs: number } | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const fromMs = Date.parse(`${day}T00:00:00Z`)
  // "2026-02-30" is read as a day of March by some.
  if (Number.isNaN(fromMs) || new Date(fromMs).toISOString().slice(0, 10) !== day) return null
  return { fromMs, toMs: fromMs + 86_400_000 }
}
