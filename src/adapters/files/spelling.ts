// Under which name a folder keeps a file. Windows, macOS and many drives find a file under each spelling of its name (other
// case, composed or decomposed letters), and the one they were asked for need not be the one they list. Only what is listed is
// a name; else one file would be two, and its old name would never be gone.
import { lstat, readdir } from 'node:fs/promises'
import { foldPath } from '#shared/names.ts'
import { nameOfBytes } from './file-name.ts'
import { childOf } from './paths.ts'
import type { RelativePath, SystemPath } from './paths.ts'

/**
 * The names under which `folder` (absolute) lists what is found under `name`; null when it is found under no other spelling,
 * so that the name is the listed one. Throws when the system does not let us look.
 */
export type ListedAs = (folder: SystemPath, name: string) => Promise<readonly string[] | null>

/** Lists each folder once at most, so make a new one for each group of looks. */
export function createListedAs(): ListedAs {
  const listings = new Map<SystemPath, Promise<readonly string[]>>()
  return async (folder, name) => {
    if (!(await isFoundOtherwise(folder, name))) return null
    const listing = listings.get(folder) ?? list(folder)
    listings.set(folder, listing)
    const folded = foldPath(name)
    return (await listing).filter((each) => foldPath(each) === folded)
  }
}

/** False when some part of `path` (relative, with `/`) is listed under another spelling only: then nothing has that name. */
export async function isSpelledSo(root: SystemPath, path: RelativePath): Promise<boolean> {
  const listedAs = createListedAs()
  let folder = root
  for (const name of path.split('/')) {
    const listed = await listedAs(folder, name)
    if (listed !== null && !listed.includes(name)) return false
    folder = childOf(folder, name)
  }
  return true
}

/** Another case and the two forms of accents; none for a name without letters. */
export function otherSpellings(name: string): readonly string[] {
  const all = [Array.from(name, otherCase).join(''), name.normalize('NFD')]
  return [...new Set(all)].filter((spelling) => spelling !== name)
}

function otherCase(letter: string): string {
  const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()]
  const other = letter === lower ? upper : lower
  // Some letters have no single partner: a sharp s would become two.
  return other.toLowerCase() === lower && other.length === letter.length ? other : letter
}

/** Also true for two hard links that differ in case only, which then costs one listing and no more. */
async function isFoundOtherwise(folder: SystemPath, name: string): Promise<boolean> {
  const spellings = otherSpellings(name)
  if (spellings.length === 0 || !name.isWellFormed()) return false
  const own = await identityAt(childOf(folder, name))
  if (own === null) return false
  const others = await Promise.all(spellings.map((spelling) => identityAt(childOf(folder, spelling))))
  return others.includes(own)
}

async function identityAt(absolute: SystemPath): Promise<string | null> {
  try {
    const { dev, ino } = await lstat(absolute, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    return null
  }
}

async function list(folder: SystemPath): Promise<readonly string[]> {
  return (await readdir(folder, { encoding: 'latin1' })).map(nameOfBytes)
}
