// This folder: what becomes of the file on this computer after it was sent (docs/decisions/0025).

// The guard of a move: the file is taken to a name of ours in one step, looked at again there, and given back when it is not the one.
import { lstat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isNothingThere, statOf } from '../files/file-stat.ts'
import type { PlaceInside } from '../files/folder-source.ts'
import { childOf, parentOf } from '../files/paths.ts'
import { giveName, isTaken, takeAside, type Link } from './give-name.ts'
import { asideName, nameOfTurn } from './names.ts'
import { isSameSave, type Fingerprint, type Stat } from '#shared/upload.ts'

/** Where the file of a place is while it is moved. */
export function asideOf(place: PlaceInside, path: string, { contentHash }: Fingerprint): string {
  return childOf(parentOf(place.absolute), asideName(path, contentHash))
}

/** What lies aside; null for nothing. Throws where nobody may look. */
export async function lookAside(aside: string, place: PlaceInside): Promise<Stat | null> {
  try {
    const stats = await lstat(aside, { bigint: true })
    return stats.isFile() ? statOf(stats, place.fileId) : null
  } catch (error) {
    if (isNothingThere(error)) return null
    throw error
  }
}

export type Taken =
  | { readonly kind: 'taken' }
  /** Something else was at the path; it is there again. */
  | { readonly kind: 'other' }

/**
 * Takes what is at the place aside. Only the file of `stat` stays there: whatever else is taken in the last moment, goes back. Throws the
 * system's error; then nothing was taken.
 */
export async function take(place: PlaceInside, aside: string, stat: Stat, makeLink: Link): Promise<Taken> {
  // What an earlier life left aside that nobody remembers: it is no name to rename over.
  if (await isTaken(aside)) await giveBack(aside, place, makeLink)
  await takeAside(place.absolute, aside)
  const now = await lookAside(aside, place)
  // Ctime moved with the name; all the rest is as it was.
  if (now !== null && isSameSave(now, stat)) return { kind: 'taken' }
  await giveBack(aside, place, makeLink)
  return { kind: 'other' }
}

/**
 * Back to its name, or beside who took that meanwhile, as "name (2)". Answers the stat it has at its own name now; null where it is beside.
 * Throws the system's error; then it is aside.
 */
export async function giveBack(aside: string, place: PlaceInside, makeLink: Link): Promise<Stat | null> {
  const folder = dirname(place.absolute)
  for (let turn = 1; ; turn += 1) {
    const name = turn === 1 ? place.absolute : join(folder, nameOfTurn(basename(place.absolute), turn))
    if (!(await giveName(aside, name, makeLink))) continue
    if (turn > 1) return null
    const stats = await lstat(name, { bigint: true }).catch(() => null)
    return stats === null ? null : statOf(stats, place.fileId)
  }
}
