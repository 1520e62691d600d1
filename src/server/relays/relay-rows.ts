// Rows of the relay file, parsed: a file on disk is an edge like any other.
import { tryParse } from '#shared/try-parse.ts'
import type { Tables } from '../database/tables.ts'
import { z } from 'zod'
import { linkRequestSchema } from '#shared/contract/link-api.ts'
import type { CommitInfo } from '../dropbox/types.ts'
import type { Piece, Relay } from './relay.ts'

const count = z.int().min(0)

const commitSchema: z.ZodType<CommitInfo> = z.object({
  path: z.string(),
  mode: z.discriminatedUnion('.tag', [
    z.object({ '.tag': z.literal('add') }),
    z.object({ '.tag': z.literal('update'), update: z.string() }),
  ]),
  autorename: z.literal(false),
  strict_conflict: z.literal(false),
  mute: z.boolean(),
  client_modified: z.string().exactOptional(),
})

function json<T>(schema: z.ZodType<T>): z.ZodType<T> {
  return z.string().transform((text, context) => {
    const value: unknown = JSON.parse(text)
    const parsed = tryParse(schema, value)
    if (parsed.success) return parsed.data
    context.addIssue({ code: 'custom', message: 'has another shape' })
    return z.NEVER
  })
}

const relaySchema = z.object({
  id: z.string(),
  device: z.string(),
  ask: json(linkRequestSchema),
  piece_bytes: count,
  session: z.string().nullable(),
  offset: count,
  opened_ms: z.number(),
  touched_ms: z.number(),
  state: z.enum(['open', 'stored', 'gone']),
  commit_info: json(commitSchema).nullable(),
  stored: json(z.object({ path: z.string(), rev: z.string() })).nullable(),
  version: count,
})

const pieceSchema = z.object({ offset: count, length: count, digests: z.instanceof(Uint8Array) })

/** A row of `relays`. Throws when it is none of ours. */
export function readRelay(row: Tables['relays']): Relay {
  const {
    commit_info: commit,
    opened_ms: openedMs,
    piece_bytes: pieceBytes,
    session,
    touched_ms,
    ...same
  } = relaySchema.parse(row)
  return { kind: 'relay_record', ...same, commit, openedMs, pieceBytes, sessionId: session, touchedMs: touched_ms }
}

/** A row of `pieces`. Throws when it is none of ours. */
export function readPiece(row: Tables['pieces']): Piece {
  const { digests, ...where } = pieceSchema.parse(row)
  return { ...where, digests: new Uint8Array(digests) }
}

/** Thrown where another request changed the relay since it was read: by another server, or because the relay is over. */
export class RelayMoved extends Error {}
