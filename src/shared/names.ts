// Which names Dropbox can keep, and when two names are one name for Dropbox. Pure; used on both sides of the link API.
import type { Language } from './messages/language.ts'

/** Dropbox takes 255 UTF-16 units in one segment; a longer one is refused after the whole body was sent. */
export const longestSegmentUnits = 255

/** The link API takes no longer path. */
export const longestPathUnits = 4096

export type NamePolicy = {
  /** Characters outside the Basic Multilingual Plane. Dropbox has refused them for years and may still do so. */
  readonly emoji: 'allow' | 'refuse'
}

/** Why a path cannot be kept in Dropbox. `segment` is the part of the path that is at fault. */
export type NameProblem = {
  readonly kind:
    | 'empty_segment' // "a//b", "/a", "a/", ""
    | 'dot_segment' // "." or ".."
    | 'control_character' // NUL, line breaks, DEL and the like
    | 'backslash'
    | 'segment_too_long'
    | 'path_too_long'
    | 'space_at_the_edge' // a space first or last
    | 'dot_at_the_end'
    | 'invalid_unicode' // half of a surrogate pair
    | 'reserved_prefix' // "id:", "ns:", "rev:" mean something else than a name
    | 'ignored_by_dropbox' // system and temporary files that Dropbox never keeps
    | 'emoji' // only when the policy refuses them
  readonly segment: string
}

/**
 * Finds the first reason why Dropbox cannot keep `relativePath` (with `/` between segments), or null.
 * Judged in Dropbox's own spelling, so a name that is too long only after composition is found too. Names that only
 * Windows dislikes (`<`, `:`, `nul`) are fine: Dropbox takes them.
 */
export function checkPath(relativePath: string, policy: NamePolicy): NameProblem | null {
  if (!relativePath.isWellFormed()) return { kind: 'invalid_unicode', segment: relativePath.toWellFormed() }
  const path = toDropboxName(relativePath)
  if (path.length > longestPathUnits) return { kind: 'path_too_long', segment: path }
  const segments = path.split('/')
  const [first = ''] = segments
  if (/^(id|ns|rev):/i.test(first)) return { kind: 'reserved_prefix', segment: first }
  for (const segment of segments) {
    const kind = problemOf(segment, policy)
    if (kind !== null) return { kind, segment }
  }
  return null
}

function problemOf(segment: string, policy: NamePolicy): NameProblem['kind'] | null {
  if (segment === '') return 'empty_segment'
  if (segment === '.' || segment === '..') return 'dot_segment'
  if (segment.length > longestSegmentUnits) return 'segment_too_long'
  if (isIgnoredByDropbox(segment)) return 'ignored_by_dropbox'
  if (/\p{Cc}/u.test(segment)) return 'control_character'
  if (segment.includes('\\')) return 'backslash'
  if (segment.startsWith(' ') || segment.endsWith(' ')) return 'space_at_the_edge'
  if (segment.endsWith('.')) return 'dot_at_the_end'
  if (policy.emoji === 'refuse' && /[\u{10000}-\u{10FFFF}]/u.test(segment)) return 'emoji'
  return null
}

const systemNames: ReadonlySet<string> = new Set([
  'desktop.ini',
  'thumbs.db',
  '.ds_store',
  'icon\r',
  '.dropbox',
  '.dropbox.attr',
  '.dropbox.cache',
])

/** True for names Dropbox itself leaves out: system files and the temporary files of office programs. */
export function isIgnoredByDropbox(segment: string): boolean {
  const name = segment.toLowerCase()
  if (systemNames.has(name)) return true
  return name.startsWith('~$') || name.startsWith('.~') || (name.startsWith('~') && name.endsWith('.tmp'))
}

/** The spelling Dropbox stores: composed (NFC). macOS hands out decomposed names. */
export function toDropboxName(name: string): string {
  return name.normalize('NFC')
}

// oxlint-disable-next-line no-control-regex -- all of ASCII is meant
const isAscii = /^[\0-\x7f]*$/

/**
 * The key under which Dropbox takes two paths for one: composed and lower-case, letter by letter. Good for finding
 * collisions; Dropbox's own table differs for a few rare letters, so it is never used as a path.
 */
export function foldPath(path: string): string {
  // Nearly all paths; the rest would change nothing of them.
  if (isAscii.test(path)) return path.toLowerCase()
  // JavaScript lower-cases a capital sigma by its neighbours; Dropbox does not.
  const lower = toDropboxName(path).replaceAll('Σ', 'σ').toLowerCase()
  return toDropboxName(lower)
}

/** Says in plain words what is wrong with the name; for a log line or a person. Holds no part of the name. */
export function describeNameProblem(kind: NameProblem['kind'], { say }: Language): string {
  const most = kind === 'segment_too_long' ? longestSegmentUnits : longestPathUnits
  return say(`nameProblem.${kind}`, { most })
}
