// Whether a file is in Dropbox under another name than its own: it was sent as a copy, beside something that had its name.
import { foldPath } from '../names.ts'
import type { Language } from '../messages/language.ts'

/** The name in Dropbox of a file that was sent as a copy; null for one that has its own name, or whose place nobody told. */
export function copyName(path: string, destination: string | null): string | null {
  if (destination === null) return null
  const name = lastSegment(destination)
  const ownName = lastSegment(path)
  // Dropbox takes two spellings for one name: capitals and the way accents are written make no copy.
  return name === ownName || foldPath(name) === foldPath(ownName) ? null : name
}

/** "3 files are in Dropbox, 1 of them as a copy": without a dot at the end. */
export function inDropboxWords(files: number, copies: number, { say }: Language): string {
  if (copies === 0) return say('inDropbox.files', { count: files })
  if (copies === files) return say('inDropbox.allCopies', { count: files })
  return say('inDropbox.someCopies', { count: files, copies })
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
