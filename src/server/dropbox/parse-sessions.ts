// Reads what Dropbox answers about upload sessions. As in `parse-answers.ts`, nothing is believed before it has its shape.
import { tryParse } from '#shared/try-parse.ts'
import { z } from 'zod'
import type { Trouble } from './failures.ts'

export type Stored = {
  readonly kind: 'stored'
  readonly path: string
  readonly rev: string
  readonly contentHash: string
}

/** Why bytes were not added, or the session did not become a file. */
export type SessionRefusal =
  /** The session has another length than the call said. */
  | { readonly kind: 'other_offset'; readonly correctOffset: number }
  /** There is no such session any more, or it takes no bytes. */
  | { readonly kind: 'session_lost' }
  /** The bytes of the call were damaged on their way. */
  | { readonly kind: 'damaged' }

export type AppendRefusal = SessionRefusal

/** Why a whole session may not become a file at its path. It keeps its bytes. */
export type FinishRefusal =
  | SessionRefusal
  | {
      readonly kind: 'not_here'
      readonly because: 'name_taken' | 'name_not_allowed' | 'folder_read_only' | 'dropbox_full' | 'dropbox_busy'
    }

const unusable = { kind: 'error' } as const

const startedSchema = z.object({ session_id: z.string().min(1).max(1024) })
const fileSchema = z.object({
  path_display: z.string().min(1).optional(),
  rev: z.string().regex(/^[0-9a-f]{9,}$/),
  content_hash: z.string().regex(/^[0-9a-f]{64}$/),
})
const sessionErrorSchema = z.object({ '.tag': z.string(), correct_offset: z.int().min(0).optional() })
const appendErrorSchema = z.object({ error: sessionErrorSchema })
const writeErrorSchema = z.object({ '.tag': z.string() })
const finishErrorSchema = z.object({
  error: z.object({
    '.tag': z.string(),
    lookup_failed: sessionErrorSchema.optional(),
    path: writeErrorSchema.optional(),
  }),
})

/** Reads the answer to a start. */
export function readSessionId(result: unknown): { readonly kind: 'started'; readonly sessionId: string } | Trouble {
  const parsed = tryParse(startedSchema, result)
  return parsed.success ? { kind: 'started', sessionId: parsed.data.session_id } : unusable
}

/** Reads the metadata of what a finish stored; `path` is where it was to go. */
export function readStored(result: unknown, path: string): Stored | Trouble {
  const parsed = tryParse(fileSchema, result)
  if (!parsed.success) return unusable
  const { content_hash: contentHash, path_display: shown, rev } = parsed.data
  return { kind: 'stored', path: shown ?? path, rev, contentHash }
}

/** Reads the 409 of an append. */
export function readAppendRefusal(body: unknown): AppendRefusal | Trouble {
  const parsed = tryParse(appendErrorSchema, body)
  return parsed.success ? readSessionError(parsed.data.error) : unusable
}

/** Reads the 409 of a finish. */
export function readFinishRefusal(body: unknown): FinishRefusal | Trouble {
  const parsed = tryParse(finishErrorSchema, body)
  if (!parsed.success) return unusable
  const { error } = parsed.data
  switch (error['.tag']) {
    case 'lookup_failed':
      return error.lookup_failed === undefined ? unusable : readSessionError(error.lookup_failed)
    case 'path':
      return readWriteError(error.path?.['.tag'] ?? '')
    case 'too_many_write_operations':
      return { kind: 'not_here', because: 'dropbox_busy' }
    default:
      return readSessionError(error)
  }
}

function readSessionError(error: z.infer<typeof sessionErrorSchema>): SessionRefusal | Trouble {
  switch (error['.tag']) {
    case 'incorrect_offset':
      return error.correct_offset === undefined
        ? unusable
        : { kind: 'other_offset', correctOffset: error.correct_offset }
    case 'not_found':
    case 'closed':
    case 'too_large':
      return { kind: 'session_lost' }
    case 'content_hash_mismatch':
      return { kind: 'damaged' }
    default:
      return unusable
  }
}

function readWriteError(tag: string): FinishRefusal | Trouble {
  switch (tag) {
    case 'conflict':
      return { kind: 'not_here', because: 'name_taken' }
    case 'malformed_path':
    case 'disallowed_name':
      return { kind: 'not_here', because: 'name_not_allowed' }
    case 'no_write_permission':
    case 'team_folder':
    case 'access_restricted':
      return { kind: 'not_here', because: 'folder_read_only' }
    case 'insufficient_space':
      return { kind: 'not_here', because: 'dropbox_full' }
    case 'too_many_write_operations':
    case 'operation_suppressed':
      return { kind: 'not_here', because: 'dropbox_busy' }
    default:
      return unusable
  }
}
