// Finding files and folders by their names.
import { factsBelow, failureOf, type Fact, type LookupFailure } from './lookups.ts'
import { record, type ModelState } from './model-state.ts'
import { resolvePath } from './resolve-path.ts'

export type SearchHow = {
  /** Where to look; '' is everywhere. */
  readonly path: string
  readonly maxResults: number
  /** Lower-case, without a dot; empty for all. */
  readonly extensions: readonly string[]
  readonly deleted: boolean
}

export type SearchAnswer =
  | { readonly kind: 'found'; readonly facts: readonly Fact[]; readonly more: boolean }
  | { readonly kind: 'failed'; readonly failure: LookupFailure }

/** What has each word of `query` in its name, without regard to case, after the first `skipped` of them. */
export function search(state: ModelState, query: string, how: SearchHow, skipped: number, nowMs: number): SearchAnswer {
  const answer = trySearch(state, query, how, skipped)
  const outcome = answer.kind === 'failed' ? `path/${answer.failure}` : 'ok'
  record(state, { kind: 'api_call', route: 'files/search_v2', path: how.path, outcome }, nowMs)
  return answer
}

function trySearch(state: ModelState, query: string, how: SearchHow, skipped: number): SearchAnswer {
  const place = resolvePath(state, how.path)
  if (place.kind !== 'place') return { kind: 'failed', failure: failureOf(place) }
  const folder = state.tree.nodes.get(place.key)
  if (folder?.kind !== 'folder') return { kind: 'failed', failure: folder === undefined ? 'not_found' : 'not_folder' }
  const words = fold(query).split(/\s+/).filter(Boolean)
  const all = factsBelow(state, place.key, { recursive: true, includeDeleted: how.deleted }).filter((fact) => {
    const name = fold(fact.path.slice(fact.path.lastIndexOf('/') + 1))
    const isKind = (fact.kind === 'deleted') === how.deleted
    return isKind && hasExtension(name, how.extensions) && words.every((word) => name.includes(word))
  })
  const facts = all.slice(skipped, skipped + how.maxResults)
  return { kind: 'found', facts, more: skipped + facts.length < all.length }
}

function hasExtension(name: string, extensions: readonly string[]): boolean {
  return extensions.length === 0 || extensions.includes(name.slice(name.lastIndexOf('.') + 1))
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
