// Moving to a trash that only the system knows: after the same look, by the path.
import type { PlaceInside } from '../files/folder-source.ts'
import { removeEmptied } from './empty-folders.ts'
import { isTaken } from './give-name.ts'
import { look, type OriginalsOptions, type SystemTrash } from './look.ts'
import type { MoveAnswer, MoveAsk } from '#engine/ports.ts'

export async function moveBySystem(
  options: OriginalsOptions,
  ask: MoveAsk,
  place: PlaceInside,
  trash: SystemTrash,
): Promise<MoveAnswer> {
  const otherwise = await look(options, ask)
  const isGone = otherwise?.kind === 'changed' && otherwise.observed.kind === 'absent'
  // Before the crash it was asked for, and now it is gone.
  if (ask.isBegun && isGone) return { kind: 'moved', where: null }
  if (otherwise !== null) return otherwise
  await options.onStep?.('looked')
  try {
    await trash(place.absolute)
  } catch {
    return { kind: 'stays', because: 'trash_missing' }
  }
  await options.onStep?.('finished')
  await removeEmptied(place.realPath, place.absolute)
  return (await isTaken(place.absolute).catch(() => true))
    ? { kind: 'later', because: 'in_use' }
    : { kind: 'moved', where: null }
}
