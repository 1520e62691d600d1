// What a person is asked about before it is sent, made small enough to read: by folder and by type, with counts and bytes. Pure.

export type AskedPart = { readonly name: string; readonly files: number; readonly bytes: number }

export type AskedFiles = {
  readonly files: number
  readonly bytes: number
  /** By the first folder of their paths, '' for files that lie in none; the most files first. */
  readonly folders: readonly AskedPart[]
  /** By what follows the last dot of their names, in small letters, '' for nothing; the most files first. */
  readonly types: readonly AskedPart[]
  /** Parts that are not listed, for there are too many. */
  readonly moreFolders: number
  readonly moreTypes: number
}

/** What a person can say about them. */
export const askedAnswers = ['send', 'leave_out'] as const
export type AskedAnswer = (typeof askedAnswers)[number]

export const mostAskedParts = 12

/** A longer ending is a part of the name. */
const longestType = 10

export function askedFilesOf(
  all: Iterable<{ readonly path: string; readonly sizeBytes: number }>,
  most = mostAskedParts,
): AskedFiles {
  const folders = new Map<string, AskedPart>()
  const types = new Map<string, AskedPart>()
  let [files, bytes] = [0, 0]
  for (const { path, sizeBytes } of all) {
    files += 1
    bytes += sizeBytes
    add(folders, path.slice(0, Math.max(0, path.indexOf('/'))), sizeBytes)
    add(types, typeOf(path), sizeBytes)
  }
  return {
    files,
    bytes,
    folders: largest(folders, most),
    types: largest(types, most),
    moreFolders: Math.max(0, folders.size - most),
    moreTypes: Math.max(0, types.size - most),
  }
}

function add(parts: Map<string, AskedPart>, name: string, sizeBytes: number): void {
  const part = parts.get(name) ?? { name, files: 0, bytes: 0 }
  parts.set(name, { name, files: part.files + 1, bytes: part.bytes + sizeBytes })
}

function largest(parts: ReadonlyMap<string, AskedPart>, most: number): readonly AskedPart[] {
  return [...parts.values()]
    .toSorted((one, other) => other.files - one.files || other.bytes - one.bytes || (one.name < other.name ? -1 : 1))
    .slice(0, most)
}

function typeOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
  return ending.length > longestType ? '' : ending
}
