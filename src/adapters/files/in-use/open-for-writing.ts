// Which files programs have open for writing, or share as memory and write. Linux tells it of the programs of one's own user (of
// all, to root), in /proc/PID: fd, fdinfo and maps. Nothing tells it of other users, of other computers and of containers.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

export interface OpenFiles {
  /**
   * True when a program has the file at `absolute`, which lies in the folder `root` and changed last at `changedAtMs` of the
   * computer's clock, open for writing. Both are real paths. False where the system cannot tell.
   */
  isOpenForWriting(root: string, absolute: string, changedAtMs: number): Promise<boolean>
}

export type OpenFilesOptions = {
  /** Where the system tells of processes; null: it tells nothing. */
  readonly processes?: string | null
  /** Our own process, which writes nothing in a watched folder. */
  readonly ownPid?: number
  /** A computer with more descriptors than this is looked at in part: for its youngest programs. */
  readonly mostDescriptors?: number
}

/**
 * What one look works at most, in time of the processor: on a busy computer it takes twenty times as long by the clock, and would end
 * before it came to the program that saves.
 */
const longestWorkMs = 500

const longestSliceMs = 8 // at a time, then others have their turn

/** A look is believed so many times as long as it took, so that looks cost a twentieth of one core at most... */
const restFactor = 20
const leastBeliefMs = 100
/** ...but never for as long as a file has to be quiet. */
const mostBeliefMs = 1_000

/** Of a file that has not changed since, an older look is believed, too: who opened it meanwhile has not written yet. */
const mostBeliefOfUnchangedMs = 60_000
const clockGrainMs = 50

const accessMode = 0o3 // O_ACCMODE: 0 is reading only

type Look = {
  readonly root: string
  readonly startedMs: number
  readonly paths: Promise<ReadonlySet<string>>
  /** When it was over; null: it goes on. */
  endedMs: number | null
}

/** Looks are made when somebody asks, and shared by all who ask at about the same moment. */
export function createOpenFiles(options: OpenFilesOptions = {}): OpenFiles {
  const { ownPid = process.pid, processes = process.platform === 'linux' ? '/proc' : null } = options
  const { mostDescriptors = 50_000 } = options
  let last: Look | null = null

  function lookAnew(folder: string, root: string): Look {
    const look: Look = {
      root,
      startedMs: performance.now(),
      paths: openBelow({ folder, root, ownPid, mostDescriptors }),
      endedMs: null,
    }
    last = look
    void look.paths.then(() => (look.endedMs = performance.now()))
    return look
  }

  return {
    async isOpenForWriting(root, absolute, changedAtMs) {
      if (processes === null) return false
      const known = last?.root === root ? last : null
      if (known !== null && isOlderThan(changedAtMs, known) && !(await known.paths).has(absolute)) return false
      const look = known !== null && isFresh(known) ? known : lookAnew(processes, root)
      return (await look.paths).has(absolute) && !(await isKeptOpenByOffice(absolute))
    },
  }
}

function isFresh({ endedMs, startedMs }: Look): boolean {
  if (endedMs === null) return true
  const beliefMs = Math.max(leastBeliefMs, restFactor * (endedMs - startedMs))
  return performance.now() - endedMs < Math.min(beliefMs, mostBeliefMs)
}

/** True when what changed at that moment of the computer's clock had done so before the look began. */
function isOlderThan(changedAtMs: number, { startedMs }: Look): boolean {
  const isRecent = performance.now() - startedMs < mostBeliefOfUnchangedMs
  return isRecent && changedAtMs + clockGrainMs < performance.timeOrigin + startedMs
}

/**
 * LibreOffice has a document open for writing for as long as it is shown, and says so in a file beside it. It saves by putting
 * a whole new file in the place of the old one, so that there is nothing to wait for.
 */
async function isKeptOpenByOffice(absolute: string): Promise<boolean> {
  const lock = join(dirname(absolute), `.~lock.${basename(absolute)}#`)
  return lstat(lock).then(
    () => true,
    () => false,
  )
}

type LookAt = {
  /** Where the system tells of processes. */
  readonly folder: string
  readonly root: string
  readonly ownPid: number
  readonly mostDescriptors: number
}

/** The files below `root` that some process has open for writing. Never fails: what may not be looked at is not seen. */
async function openBelow({ folder, root, ownPid, mostDescriptors }: LookAt): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const prefix = `${root}/`
  let workedMs = 0
  let slice = sliceNow()
  let descriptors = 0
  for (const pid of youngestFirst(namesIn(folder))) {
    if (pid === String(ownPid)) continue
    for (const descriptor of namesIn(`${folder}/${pid}/fd`)) {
      descriptors += 1
      const path = targetOf(`${folder}/${pid}/fd/${descriptor}`)
      if (path?.startsWith(prefix) !== true || found.has(path)) continue
      if (isWriting(`${folder}/${pid}/fdinfo/${descriptor}`)) found.add(path)
    }
    for (const path of mappedBelow(prefix, textOf(`${folder}/${pid}/maps`))) found.add(path)
    if (descriptors >= mostDescriptors) break
    const now = sliceNow()
    if (now.clockMs - slice.clockMs < longestSliceMs) continue
    // The turns of others in between do not count.
    workedMs += now.processorMs - slice.processorMs
    if (workedMs > longestWorkMs) break
    await setImmediate()
    slice = sliceNow()
  }
  return found
}

/** The time, by the clock and as this thread used it of a processor. */
function sliceNow(): { readonly clockMs: number; readonly processorMs: number } {
  const { system, user } = process.threadCpuUsage()
  return { clockMs: performance.now(), processorMs: (user + system) / 1_000 }
}

/** The processes, those that were started last first: a program that saves is younger than the computer's services. */
function youngestFirst(names: readonly string[]): readonly string[] {
  return names.filter((name) => /^[0-9]+$/.test(name)).toSorted((one, other) => Number(other) - Number(one))
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function targetOf(link: string): string | null {
  try {
    return readlinkSync(link)
  } catch {
    return null
  }
}

function isWriting(info: string): boolean {
  const flags = /^flags:\s*([0-7]+)$/m.exec(textOf(info))?.[1]
  return flags !== undefined && (Number.parseInt(flags, 8) & accessMode) !== 0
}

/** The files whose bytes a process shares as memory that it may write, by its `maps`. A descriptor of theirs may be closed. */
function mappedBelow(prefix: string, maps: string): readonly string[] {
  if (!maps.includes(prefix)) return []
  const paths = maps.split('\n').map((line) => /^\S+ .w.s \S+ \S+ \S+ +(\/.*)$/.exec(line)?.[1] ?? '')
  return paths.filter((path) => path.startsWith(prefix))
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
