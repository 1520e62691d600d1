// How long a file must stay unchanged before it is read. Programs save in parts and pause between them; what a pause looks
// like nobody can know beforehand, so the wait grows with each time that a file deceived us.
import {
  calmAgainMs,
  emptyFileWait,
  fewBytes,
  fewBytesWait,
  longestUnrestMs,
  longestWait,
  mostWaitDoublings,
  temporaryNameWait,
} from '../limits.ts'
import { isOnlyTouched, isWorking, type NameKind, type Observed, type Stat, type Upload } from '#shared/upload.ts'

/** What a decision about a wait may know beside the upload. */
export type WaitContext = {
  readonly nowMs: number
  readonly quietMs: number
  readonly nameKindOf: (path: string) => NameKind
}

/** What is known of how the program at this path writes. */
export type Unrest = Pick<Upload, 'unrest' | 'changedAtMs'>

/**
 * The same once `observed` stands at the path: a file that changes after it had looked saved, because it was quiet for long
 * enough or because it is being read or sent, has another program than we thought.
 */
export function unrestAfter(before: Upload, observed: Observed, now: WaitContext): Unrest {
  const { unrest, changedAtMs } = before
  if (observed.kind !== 'file' || isOnlyTouched(before.observed, observed)) return { unrest, changedAtMs }
  const quietForMs = now.nowMs - changedAtMs
  const hadLookedSaved = quietForMs >= waitMs(before, now)
  const isSoon = quietForMs <= calmAgainMs || isWorking(before.state)
  const grown = isSoon ? Math.min(unrest + 1, mostWaitDoublings) : 0
  return { unrest: hadLookedSaved ? grown : unrest, changedAtMs: now.nowMs }
}

/** How long the file must stay as it is now. `changingSinceMs` is when its unrest began. */
export function quietTimeMs(upload: Upload, changingSinceMs: number, now: WaitContext): number {
  // A file that never rests is sent now and then all the same, as it stands.
  if (now.nowMs - changingSinceMs >= longestUnrestMs) return now.quietMs
  return waitMs(upload, now)
}

/** True when it is no reason to wait any more that a program has the file open: some keep their log open for ever. */
export function mayBeOpen({ changedAtMs }: Upload, changingSinceMs: number, now: WaitContext): boolean {
  const { nowMs, quietMs } = now
  return nowMs - changedAtMs >= quietMs * longestWait || nowMs - changingSinceMs >= longestUnrestMs
}

function waitMs({ observed, path, unrest }: Upload, now: WaitContext): number {
  const ofFile = observed.kind === 'file' ? waitOfStat(observed.stat) : 1
  const ofName = now.nameKindOf(path)
  const least = { named: 1, usual: ofFile, temporary: Math.max(ofFile, temporaryNameWait) }[ofName]
  return now.quietMs * Math.min(longestWait, Math.max(least, 2 ** unrest))
}

/**
 * A program that makes a file first and fills it later leaves nothing in it, or the first words of its format. rsync --partial gives a
 * file whose transfer broke off its name all the same, dated to the first second of 1970, and goes on with it if it is started again.
 */
function waitOfStat({ sizeBytes, mtimeMs }: Stat): number {
  if (mtimeMs === 0) return longestWait
  if (sizeBytes === 0) return emptyFileWait
  return sizeBytes <= fewBytes ? fewBytesWait : 1
}
