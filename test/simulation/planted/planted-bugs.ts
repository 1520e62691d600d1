// Bugs planted in the product's source, one at a time, to judge the judge: the simulation must find each. Nothing of
// this is in the product; the text is replaced while it is loaded, and must still be there word for word.
import { bugsOfArrival } from './planted-arrival.ts'
import type { PlantedBug } from './planted-bug.ts'
import { bugsOfDrops } from './planted-drops.ts'
import { bugsOfHistory } from './planted-history.ts'
import { bugsOfIdentity } from './planted-identity.ts'
import { bugsOfManners } from './planted-manners.ts'
import { bugsOfOriginals } from '../moves/planted-moves.ts'
import { bugsOfParts } from './planted-parts.ts'
import { bugsOfRelays } from './planted-relays.ts'
import { bugsOfFolders, bugsOfWaiting } from './planted-waiting.ts'

export const plantedBugs: readonly PlantedBug[] = [
  ...bugsOfArrival,
  ...bugsOfDrops,
  ...bugsOfFolders,
  ...bugsOfHistory,
  ...bugsOfIdentity,
  ...bugsOfManners,
  ...bugsOfOriginals,
  ...bugsOfParts,
  ...bugsOfRelays,
  ...bugsOfWaiting,
]
