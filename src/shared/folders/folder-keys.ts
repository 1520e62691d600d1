// This folder: several watched folders, what keeps them apart and how they are named.

// Several watched folders as one tree: a file is known by the folder in Dropbox that the files of its folder go into, and by its path
// below that. So no two files have one key, and a key says where the file goes.
import { foldPath } from '../names.ts'

/** `into`: the folder in Dropbox, '' for the top. `path`: within the watched folder. */
export type FileInFolder = { readonly into: string; readonly path: string }

export interface FolderKeys {
  /** The key of a file; null where Dropbox has room for the files of another watched folder only. */
  keyOf(file: FileInFolder): string | null
  /** Whose file the key is. */
  split(key: string): FileInFolder
}

/** `intos`: one for each watched folder, no two alike; '' must be among them. */
export function createFolderKeys(intos: readonly string[]): FolderKeys {
  const folders = intos
    .map((into) => ({ into, folded: foldPath(into), depth: into === '' ? 0 : into.split('/').length }))
    .toSorted((one, other) => other.depth - one.depth)
  function ownerOf(key: string): (typeof folders)[number] | undefined {
    const folded = foldPath(key)
    return folders.find((folder) => folder.folded === '' || isAtOrBelow(folded, folder.folded))
  }
  return {
    keyOf({ into, path }) {
      const key = into === '' ? path : `${into}/${path}`
      const folded = foldPath(key)
      // A file cannot stand where a folder must.
      const isInTheWay = folders.some((folder) => isAtOrBelow(folder.folded, folded))
      return !isInTheWay && ownerOf(key)?.into === into ? key : null
    },
    split(key) {
      const owner = ownerOf(key)
      if (owner === undefined) return { into: '', path: key }
      return { into: owner.into, path: key.split('/').slice(owner.depth).join('/') }
    },
  }
}

/** True when two folders in Dropbox are one, whatever their letters. */
export function isSameInto(one: string, other: string): boolean {
  return foldPath(one) === foldPath(other)
}

function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}
