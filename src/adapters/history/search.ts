// What a search in the history means. Pure: texts in, texts out.
import { foldPath } from '#shared/names.ts'
import type { SentRow } from '#shared/rows/sent-file.ts'

/**
 * The text that is searched in a row: its path, and its place in Dropbox where that has another name. Each name in it begins with
 * `//`, so that also one or two letters can be looked up by pieces of three: they find names that begin with them.
 */
export function searchTextOf({ path, destination }: Pick<SentRow, 'path' | 'destination'>): string {
  const name = folded(path)
  const place = destination === null ? '' : folded(destination)
  const text = place === '' || place.endsWith(name) ? name : `${name}\n${place}`
  return text.replaceAll(/^\/*|\/+/gm, '//')
}

export type Search = {
  /** Found where it stands in a row's text (see `searchTextOf`). */
  readonly text: string
  /** All rows with the text have each of these pieces of three characters; some rows without it may have them, too. */
  readonly pieces: readonly string[]
  /** The start of a content hash; null where the text is none. */
  readonly hash: string | null
}

/** The index knows pieces of three characters. */
const pieceLength = 3
/** Shorter ones are names: "cafe", "added". */
const shortestHash = 8
/** More say no more, and each costs a look. */
const mostPieces = 24

/** Reads what a person typed; null for nothing. */
export function parseSearch(typed: string): Search | null {
  const plain = folded(typed.trim())
  if (plain === '') return null
  const text = plain.replaceAll(/\/+/g, '//').padStart(pieceLength, '/')
  const letters = Array.from(text)
  const starts = Array.from({ length: letters.length - pieceLength + 1 }, (_, index) => index)
  const pieces = new Set(starts.map((start) => letters.slice(start, start + pieceLength).join('')))
  const isHash = /^[0-9a-f]+$/.test(plain) && plain.length >= shortestHash
  return { text, pieces: [...pieces].slice(0, mostPieces), hash: isHash ? plain : null }
}

/** The query that finds rows with all of these pieces. */
export function queryOf(pieces: readonly string[]): string {
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join(' AND ')
}

/** How rare a piece is, is told by where the so-many-th newest row with it is. */
export const probedRows = 500

/** Each piece that is asked for is a list to walk through; the last ones leave hardly anything out. */
const mostAsked = 5

/**
 * The rarest pieces: those are asked for, and what they find is looked at. `probe` tells the number of the row that is the
 * `probedRows`-th newest with a piece; 0 where there are not so many.
 */
export function piecesToAsk(pieces: readonly string[], probe: (piece: string) => number): readonly string[] {
  const probed = pieces.map((piece) => ({ piece, reach: probe(piece) }))
  return probed
    .toSorted((one, other) => one.reach - other.reach)
    .slice(0, mostAsked)
    .map(({ piece }) => piece)
}

function folded(text: string): string {
  return foldPath(text.toWellFormed())
}
