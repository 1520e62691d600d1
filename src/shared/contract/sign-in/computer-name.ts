// This folder: how people get in at a company's server with their account.

// What a computer calls itself: a word for people, in names of copies and in the record. Whoever asks may say any word, so nothing is
// recognised by it: which computer asks, its id says.

/** Beside the header that says which computer of a person asks: its name, percent-encoded. */
export const computerNameHeader = 'outbox-computer'

/** Names of computers in Windows have 15 characters, those of the network 63: enough to tell one from the other. */
export const longestComputerNameUnits = 32
const longestBytes = 64

/** What a client may send before it is cut. */
export const longestHeaderCharacters = 600

/** Names of devices in Windows, and what a computer is called that has no name. */
const saysNothing = /^(?:con|prn|aux|nul|com\d|lpt\d|localhost|unknown)$/i

/** What becomes a hyphen: all but letters, their accents, digits, "-" and "_", and whatever Dropbox may refuse. */
const notPlain = /[^\p{L}\p{M}\p{N}_-]|[\u{10000}-\u{10FFFF}]/gu
const isEdge = /[\p{M}_-]/u

/**
 * The name as it may stand in the name of a file and in a line of a log: one word of letters, digits, "-" and "_", of 32 UTF-16 units and 64
 * bytes at most, without the domain. Null for what is no name. A clean name stays as it is.
 */
export function cleanComputerName(text: string): string | null {
  // Composed first: some ideographs are others then, which Dropbox may refuse.
  const [first = ''] = text.slice(0, longestHeaderCharacters).toWellFormed().normalize('NFC').split('.')
  const visible = first.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  const name = withoutEdges(shorten(withoutEdges(visible.replace(notPlain, '-').normalize('NFC'))))
  return name === '' || saysNothing.test(name) ? null : name
}

/** Begins and ends with a letter or digit, an end also with the accents of one. */
function withoutEdges(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && isEdge.test(text.charAt(from))) from += 1
  while (from < to && /[_-]/.test(text.charAt(to - 1))) to -= 1
  return text.slice(from, to)
}

function shorten(text: string): string {
  let end = Math.min(text.length, longestComputerNameUnits)
  while (bytesIn(text.slice(0, end)) > longestBytes) end -= 1
  return text.slice(0, end)
}

function bytesIn(text: string): number {
  return encodeURIComponent(text).replaceAll(/%../g, '_').length
}

/** The value of the header for a clean name. */
export function formatComputerName(name: string): string {
  return encodeURIComponent(name)
}

/** The name that a header says; null for none, and for what cannot be read: that is no reason to refuse a question. */
export function parseComputerName(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > longestHeaderCharacters) return null
  try {
    return cleanComputerName(decodeURIComponent(value))
  } catch {
    return null
  }
}
