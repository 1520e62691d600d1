// Where a device's file lands in Dropbox. Only this file makes a Dropbox path out of something a client said.
import { assert } from '#shared/assert.ts'
import { checkPath, foldPath, toDropboxName } from '#shared/names.ts'
import type { NamePolicy, NameProblem } from '#shared/names.ts'

export type Destination =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'refused'; readonly problem: NameProblem }

/**
 * The Dropbox path of `relativePath` under `base`, or why there is none. `base` is the device's folder: '' for the
 * top, else '/a/b'. A path is always below `base`: Dropbox would take `id:` and `ns:` paths that lead anywhere.
 */
export function composeDestination(base: string, relativePath: string, policy: NamePolicy): Destination {
  const problem = checkPath(relativePath, policy)
  if (problem !== null) return { kind: 'refused', problem }
  const path = `${base}/${toDropboxName(relativePath)}`
  assert(foldPath(path).startsWith(`${foldPath(base)}/`), 'a destination is below its base')
  return { kind: 'path', path }
}

/** A device's folder as this server keeps it: composed, '' for the top; null when it is not a folder path. */
export function parseBase(text: string): string | null {
  if (text === '' || text === '/') return ''
  if (!text.startsWith('/')) return null
  if (checkPath(text.slice(1), { emoji: 'allow' }) !== null) return null
  return toDropboxName(text)
}

const oldestModifiedMs = Date.UTC(1980, 0, 1) // zip's and FAT's first day; older ones are somebody's default value

/** `text` as whole seconds within 1980..now, the only form Dropbox takes; null stays null. */
export function clampModified(text: string | null, nowMs: number): string | null {
  if (text === null) return null
  const askedMs = Date.parse(text)
  if (Number.isNaN(askedMs)) return null
  return wholeSeconds(Math.min(Math.max(askedMs, oldestModifiedMs), nowMs))
}

/** UTC with whole seconds and a literal Z; Dropbox refuses fractions. */
export function wholeSeconds(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`
}
