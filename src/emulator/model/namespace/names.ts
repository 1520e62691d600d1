// This folder: names and folders as Dropbox sees them.

// Which names Dropbox keeps. A link never says which rule was broken; the typed routes do.

export type NameFault = 'malformed_path' | 'disallowed_name'

/** Longest name, in UTF-16 units: Dropbox counts characters, and an emoji as two. */
const maxNameUnits = 255

const neverSynced = new Set([
  'desktop.ini',
  'thumbs.db',
  '.ds_store',
  'icon\r',
  '.dropbox',
  '.dropbox.attr',
  '.dropbox.cache',
])

/** The rule a single name breaks, or null. */
export function faultOfName(name: string, nonBmp: 'refuse' | 'accept'): NameFault | null {
  if (name === '' || name === '.' || name === '..') return 'malformed_path'
  if (name.length > maxNameUnits || name.endsWith(' ')) return 'malformed_path'
  // oxlint-disable-next-line no-control-regex -- NUL and DEL are what Dropbox refuses
  if (/[\\\u0000\u007f]/.test(name) || !name.isWellFormed()) return 'malformed_path'
  if (nonBmp === 'refuse' && /[\ud800-\udbff]/.test(name)) return 'malformed_path'
  return isNeverSynced(name) ? 'disallowed_name' : null
}

function isNeverSynced(name: string): boolean {
  const lower = name.toLowerCase()
  if (neverSynced.has(lower)) return true
  return lower.startsWith('~$') || lower.startsWith('.~') || (lower.startsWith('~') && lower.endsWith('.tmp'))
}
