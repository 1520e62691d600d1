// Text in the ledger: how names become keys, how damage is noticed, and how JSON of unknown content is read.
import type { SQLOutputValue } from 'node:sqlite'
import { crc32 } from 'node:zlib'

/**
 * The key a path or place is stored under. SQLite keeps text as UTF-8, which has no place for half a surrogate pair
 * (Windows allows such names): those are kept escaped and in quotes, which no name on Windows can contain.
 */
export function keyOfPath(path: string): string {
  return path.isWellFormed() ? path : JSON.stringify(path)
}

/** What stands for "nothing" under a checksum. */
export const nothing = '\0'

/** CRC-32 over the values: it finds every run of up to 32 changed bits and all but one in 4 billion other damages. */
export function checksumOf(values: readonly SQLOutputValue[], nullText: string = nothing): number {
  return crc32(values.map((value) => (value === null ? nullText : textOf(value))).join('\n'))
}

/** No column of ours holds bytes: those that spell what stood there are another value all the same. */
function textOf(value: Exclude<SQLOutputValue, null>): string {
  return value instanceof Uint8Array ? `bytes ${value.join()}` : String(value)
}

/** True when the last of the row's values is the checksum of the others. The row is read with big integers. */
export function isWholeRow(row: Readonly<Record<string, SQLOutputValue>>, nullText: string = nothing): boolean {
  return areWhole(Object.values(row), nullText)
}

/** The same for a row that is read as a list of its values. */
export function areWhole(values: readonly SQLOutputValue[], nullText: string = nothing): boolean {
  return values.at(-1) === BigInt(checksumOf(values.slice(0, -1), nullText))
}

/** JSON as unknown; null when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
