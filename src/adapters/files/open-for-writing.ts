// Which files programs have open for writing. Linux tells it of the programs of one's own user (of all, to root), in
// /proc/PID/fd and fdinfo. Nothing tells it of other users' programs, of other computers and of containers.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

export interface OpenFiles {
  /**
   * True when a program has the file at `absolute`, which lies in the folder `root`, open for writing. Both are real paths.
   * False where the system cannot tell.
   */
  isOpenForWriting(root: string, absolute: string): Promise<boolean>
}

export type OpenFilesOptions = {
  /** Where the system tells of processes; null: it tells nothing. */
  readonly processes?: string | null
  /** Our own process, which writes nothing in a watched folder. */
  readonly ownPid?: number
}

/** What one look costs at most; a computer with more descriptors than this is looked at in part. */
const mostDescriptors = 50_000
const longestLookMs = 500

const sliceMs = 8 // of work at a time, then others have their turn

/** A look is believed so many times as long as it took, so that looking takes a twentieth of one core at most. */
const restFactor = 20
const leastBeliefMs = 100

const accessMode = 0o3 // O_ACCMODE: 0 is reading only

type Look = { readonly root: string; readonly paths: Promise<ReadonlySet<string>>; untilMs: number }

/** Looks are made when somebody asks, and shared by all who ask at about the same moment. */
export function createOpenFiles(options: OpenFilesOptions = {}): OpenFiles {
  const { ownPid = process.pid, processes = process.platform === 'linux' ? '/proc' : null } = options
  let last: Look | null = null

  function look(folder: string, root: string): Promise<ReadonlySet<string>> {
    if (last !== null && last.root === root && performance.now() < last.untilMs) return last.paths
    const startMs = performance.now()
    const made: Look = { root, paths: openBelow(folder, root, ownPid), untilMs: Infinity }
    last = made
    void made.paths.then(() => {
      const tookMs = performance.now() - startMs
      made.untilMs = performance.now() + Math.max(leastBeliefMs, restFactor * tookMs)
    })
    return made.paths
  }

  return {
    async isOpenForWriting(root, absolute) {
      if (processes === null) return false
      const paths = await look(processes, root)
      return paths.has(absolute) && !(await isKeptOpenByOffice(absolute))
    },
  }
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

/** The files below `root` that some process has open for writing. Never fails: what may not be looked at is not seen. */
async function openBelow(processes: string, root: string, ownPid: number): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const prefix = `${root}/`
  const startMs = performance.now()
  let sliceStartMs = startMs
  let descriptors = 0
  for (const pid of namesIn(processes)) {
    if (!/^[0-9]+$/.test(pid) || pid === String(ownPid)) continue
    for (const descriptor of namesIn(`${processes}/${pid}/fd`)) {
      descriptors += 1
      const path = targetOf(`${processes}/${pid}/fd/${descriptor}`)
      if (path?.startsWith(prefix) !== true || found.has(path)) continue
      if (isWriting(`${processes}/${pid}/fdinfo/${descriptor}`)) found.add(path)
    }
    const nowMs = performance.now()
    if (descriptors > mostDescriptors || nowMs - startMs > longestLookMs) break
    if (nowMs - sliceStartMs < sliceMs) continue
    await setImmediate()
    sliceStartMs = performance.now()
  }
  return found
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
  try {
    const flags = /^flags:\s*([0-7]+)$/m.exec(readFileSync(info, 'latin1'))?.[1]
    return flags !== undefined && (Number.parseInt(flags, 8) & accessMode) !== 0
  } catch {
    return false
  }
}
