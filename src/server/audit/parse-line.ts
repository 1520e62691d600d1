// Lines of the audit, read back: a file on disk is an edge like any other.
import { tryParse } from '#shared/try-parse.ts'
import { z } from 'zod'
import type { AuditRecord } from './audit.ts'

/** JSON, or null for what is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const recordSchema: z.ZodType<AuditRecord> = z.object({
  action: z.enum(['link', 'check', 'denied', 'landed', 'alarm', 'relay', 'relay_finish', 'relay_end', 'enrol']),
  requestId: z.string(),
  address: z.string(),
  device: z.string().nullable(),
  computer: z.string().exactOptional(),
  outcome: z.string(),
  path: z.string().nullable(),
  dropboxPath: z.string().nullable(),
  sizeBytes: z.number().nullable(),
  contentHash: z.string().nullable(),
  replacedRev: z.string().nullable(),
  repeated: z.boolean(),
})

/** The record of a line; null for the line of lost records and for one that is damaged. */
export function recordOfLine(line: string): AuditRecord | null {
  const parsed = tryParse(recordSchema, parseJson(line))
  return parsed.success ? parsed.data : null
}
