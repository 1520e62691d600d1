// The API routes that find files by their names. What is in files is not searched: the emulator does not read them.
import { ok, routeError, type ApiAnswer } from './api-answer.ts'
import { rpc, type Route } from './api-route.ts'
import { continueArgument } from './arguments.ts'
import { anything, flag, list, nullable, optional, required, struct, text, union, whole } from './check-argument.ts'
import type { Emulator } from '../context.ts'
import { metadataJson } from './metadata-json.ts'
import type { SearchHow } from '../../model/search.ts'

const fileStatus = union<boolean>({}, { active: false, deleted: true })

const defaultResults = 100

const optionsArgument = struct({
  path: optional(nullable(text()), null),
  max_results: optional(whole(1, 1_000), defaultResults),
  order_by: optional(nullable(anything), null),
  file_status: optional<boolean>(fileStatus, false),
  filename_only: optional(flag, false),
  file_extensions: optional(nullable(list(text(), 0, 1_000)), null),
  file_categories: optional(nullable(list(anything, 0, 1_000)), null),
  account_id: optional(nullable(text()), null),
})

const searchArgument = struct({
  query: required(text({ minLength: 1 })),
  options: optional(nullable(optionsArgument), null),
  match_field_options: optional(nullable(anything), null),
  include_highlights: optional(nullable(flag), null),
})

/** Routes by name. */
export const searchRoutes: Readonly<Record<string, Route>> = {
  'files/search_v2': rpc(searchArgument, 'files.metadata.read', (emulator, { options, query }) => {
    const how: SearchHow = {
      path: options?.path ?? '',
      maxResults: options?.max_results ?? defaultResults,
      extensions: (options?.file_extensions ?? []).map((one) => one.toLowerCase()),
      deleted: options?.file_status ?? false,
    }
    return found(emulator, { query, how, skipped: 0 })
  }),

  'files/search/continue_v2': rpc(continueArgument, 'files.metadata.read', (emulator, { cursor }) => {
    const search = parseCursor(cursor)
    return search === null ? { kind: 'bad_input', why: 'Invalid "cursor" parameter' } : found(emulator, search)
  }),
}

type Search = { readonly query: string; readonly how: SearchHow; readonly skipped: number }

function found(emulator: Emulator, search: Search): ApiAnswer {
  const answer = emulator.model.search(search.query, search.how, search.skipped, emulator.nowMs())
  if (answer.kind === 'failed') return routeError(`path/${answer.failure}`)
  const matches = answer.facts.map((fact) => ({
    metadata: { '.tag': 'metadata', metadata: metadataJson(fact) },
    match_type: { '.tag': 'filename' },
  }))
  const next = { ...search, skipped: search.skipped + answer.facts.length }
  return ok({ matches, has_more: answer.more, ...(answer.more ? { cursor: writeCursor(next) } : {}) })
}

const cursorArgument = struct({
  query: required(text()),
  how: required(
    struct({
      path: required(text()),
      maxResults: required(whole(1, 1_000)),
      extensions: required(list(text(), 0, 1_000)),
      deleted: required(flag),
    }),
  ),
  skipped: required(whole(0, Number.MAX_SAFE_INTEGER)),
})

function writeCursor(search: Search): string {
  return `AS${Buffer.from(JSON.stringify(search)).toString('base64url')}`
}

function parseCursor(cursor: string): Search | null {
  if (!cursor.startsWith('AS')) return null
  try {
    const checked = cursorArgument(JSON.parse(Buffer.from(cursor.slice(2), 'base64url').toString()))
    return checked.kind === 'fits' ? checked.value : null
  } catch {
    return null
  }
}
