// Whether the token file would be sent itself, to wherever everybody who reads that folder in Dropbox can read it.
import { sep } from 'node:path'
import { isAtOrInside } from '#shared/at-or-inside.ts'
import { realPathOf } from '../files/paths.ts'

/** True when `tokenFile` is one of, or lies in one of, `sent`: the folder or the files that are sent. Links are resolved first. */
export async function isAmongSent(tokenFile: string, sent: readonly string[]): Promise<boolean> {
  const token = await realOrSame(tokenFile)
  const places = await Promise.all(sent.map(realOrSame))
  return places.some((place) => isAtOrInside(token, place, sep))
}

/** What is not there is refused by others, in better words. */
async function realOrSame(path: string): Promise<string> {
  try {
    return await realPathOf(path)
  } catch {
    return path
  }
}
