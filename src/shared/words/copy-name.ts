// Whether a file is in Dropbox under another name than its own: it was sent as a copy, beside something that had its name.
import { foldPath } from '../names.ts'
import { countWords, plural } from './format.ts'

/** The name in Dropbox of a file that was sent as a copy; null for one that has its own name, or whose place nobody told. */
export function copyName(path: string, destination: string | null): string | null {
  if (destination === null) return null
  const name = lastSegment(destination)
  // Dropbox takes two spellings for one name: capitals and the way accents are written make no copy.
  return foldPath(name) === foldPath(lastSegment(path)) ? null : name
}

/** "3 files are in Dropbox, 1 of them as a copy": without a dot at the end. */
export function inDropboxWords(files: number, copies: number): string {
  const sentence = `${plural(files, 'file')} ${files === 1 ? 'is' : 'are'} in Dropbox`
  if (copies === 0) return sentence
  if (copies === files) return files === 1 ? `${sentence} as a copy` : `${sentence}, all of them as copies`
  return `${sentence}, ${countWords(copies)} of them as ${copies === 1 ? 'a copy' : 'copies'}`
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
