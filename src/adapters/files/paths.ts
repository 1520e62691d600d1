// The two ways a file is named, and the one place where one becomes the other. Inside a watched folder names are joined by `/` on
// every system: so the records, the company server and Dropbox know them. The system's own paths have its own separator, which on
// Windows is `\`, while elsewhere `\` is a letter like any other. The compiler refuses to compare the two.
import { realpath as realpathByParts } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { dirname, isAbsolute, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { errorCodeOf } from '#shared/error-code.ts'

declare const spelling: unique symbol

/** A path inside a folder: `/` between the names on every system, '' for the folder itself. */
export type RelativePath = string & { readonly [spelling]: 'relative' }

/** An absolute path as this system spells it: no `.` or `..` in it, no separator at the end but that of a root. */
export type SystemPath = string & { readonly [spelling]: 'system' }

/** The folder itself. */
export const folderItself = '' as RelativePath

/** `folder/name`. `name` may be several names with `/` between them. */
export function pathIn(folder: RelativePath, name: string): RelativePath {
  return (folder === '' ? name : `${folder}/${name}`) as RelativePath
}

/** The folder that `path` is in, and its name there. The folder itself is in none: it answers itself, without a name. */
export function splitPath(path: RelativePath): { readonly folder: RelativePath; readonly name: string } {
  const slash = path.lastIndexOf('/')
  return { folder: path.slice(0, Math.max(0, slash)) as RelativePath, name: path.slice(slash + 1) }
}

/**
 * The path that `text` is; null for what would lead out of the folder or names nothing in it. Names that are no text (see
 * `file-name.ts`) pass: they are looked at, too.
 */
export function parseRelativePath(text: string): RelativePath | null {
  if (text.includes('\0')) return null
  const isPlain = text.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
  return isPlain ? (text as RelativePath) : null
}

/** The path that the system told as `text`, in its own spelling and relative to a folder; null for what is not in the folder. */
export function relativePathOf(text: string): RelativePath | null {
  return isAbsolute(text) ? null : parseRelativePath(sep === '/' ? text : text.replaceAll(sep, '/'))
}

/** Where the system finds `path` of the folder at `root`. */
export function systemPathOf(root: SystemPath, path: RelativePath): SystemPath {
  if (path === '') return root
  return childOf(root, sep === '/' ? path : path.replaceAll('/', sep))
}

/** The absolute path of `text`, which counts from the working folder where it is not absolute. Links stay in it. */
export function systemPathFrom(text: string): SystemPath {
  return resolve(text) as SystemPath
}

/** The folder that holds `path`. */
export function parentOf(path: SystemPath): SystemPath {
  return dirname(path) as SystemPath
}

/** What has the name `name` in `folder`. */
export function childOf(folder: SystemPath, name: string): SystemPath {
  return (folder.endsWith(sep) ? `${folder}${name}` : `${folder}${sep}${name}`) as SystemPath
}

const realpathInSteps = promisify(realpathByParts)

/** Drives that Windows knows no real path of: of virtual disks, of some clouds and networks. Longer paths than it takes, too. */
const noRealPathCodes: ReadonlySet<string> = new Set(['EISDIR', 'UNKNOWN'])

/**
 * The path without links, as the system itself spells it. Drives of which Windows cannot tell it are walked name by name, which
 * finds the links as well and keeps the spelling of `path`. Throws the system's error.
 */
export async function realPathOf(path: string): Promise<SystemPath> {
  try {
    return (await realpath(path)) as SystemPath
  } catch (error) {
    if (!noRealPathCodes.has(errorCodeOf(error) ?? '')) throw error
    return (await realpathInSteps(path)) as SystemPath
  }
}

/** True when no part of `path` is a link and it is spelled as the system spells it. Throws where it cannot be looked at. */
export async function isRealPath(path: SystemPath): Promise<boolean> {
  return (await realPathOf(path)) === path
}
