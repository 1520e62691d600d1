// The trash of Linux desktops, as freedesktop.org's specification 1.0 has it: that of the home folder, or of the disk that the file is on.
import { lstat, open, readFile, stat, unlink } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import { errorCodeOf } from '#shared/error-code.ts'
import { isNothingThere } from '../files/file-stat.ts'
import type { StayReason } from '#shared/sent/original.ts'
import { isFull, isReadOnly, type Destination, type Spot, type SpotAnswer, type SpotAsk } from './destination.ts'
import { isTaken } from './give-name.ts'
import { makeFolders } from './make-folders.ts'
import { mostNameBytes, nameOfTurn } from './names.ts'

export type TrashOptions = {
  /** `$XDG_DATA_HOME`, or `~/.local/share`; null where there is no home. */
  readonly dataHome: string | null
  readonly uid: number
  /** The computer's clock, in milliseconds since 1970. */
  readonly wallMs: () => number
}

const infoEnding = '.trashinfo'
const sticky = 0o1000

/** One trash folder. `top`: what paths in it are relative to; null for the home trash, which has whole paths. */
type TrashFolder = { readonly folder: string; readonly top: string | null }

export function createXdgTrash(options: TrashOptions): Destination {
  async function find(absolute: string): Promise<TrashFolder> {
    // The folder itself may be gone: it was empty after a move that a crash cut short.
    const at = await nearest(dirname(absolute))
    const home = options.dataHome === null ? null : join(options.dataHome, 'Trash')
    if (home !== null && (await nearest(home))?.device === at?.device) return made({ folder: home, top: null })
    if (at === null) throw Object.assign(new Error('no folder'), { code: 'ENOENT' })
    const top = await topOf(at.folder, at.device)
    try {
      return await ofDisk(top, options.uid)
    } catch (error) {
      // A disk without a trash: that of the home folder takes a copy.
      if (home === null) throw error
      return made({ folder: home, top: null })
    }
  }

  return {
    async spot(ask): Promise<SpotAnswer> {
      if (options.dataHome !== null && !isAbsolute(options.dataHome)) return { kind: 'stays', because: 'trash_missing' }
      try {
        const trash = await find(ask.absolute)
        const { dev } = await stat(join(trash.folder, 'files'), { bigint: true })
        return { kind: 'spot', spot: spotIn(trash, ask, dev, options.wallMs) }
      } catch (error) {
        return { kind: 'stays', because: because(error) }
      }
    },
    async freeTurn(ask) {
      const { folder } = await find(ask.absolute)
      for (let turn = ask.turn; ; turn += 1) {
        const { file, info } = namesIn(folder, ask, turn)
        if (!(await isTaken(file)) && !(await isTaken(info))) return turn
      }
    },
    because,
  }
}

function because(error: unknown): StayReason {
  if (isFull(error)) return 'trash_full'
  return isReadOnly(error) ? 'trash_read_only' : 'trash_missing'
}

function namesIn(folder: string, { path }: SpotAsk, turn: number): { readonly file: string; readonly info: string } {
  const name = nameOfTurn(basename(path), turn, mostNameBytes - infoEnding.length)
  return { file: join(folder, 'files', name), info: join(folder, 'info', `${name}${infoEnding}`) }
}

function spotIn({ folder, top }: TrashFolder, ask: SpotAsk, device: bigint, wallMs: () => number): Spot {
  const { file, info } = namesIn(folder, ask, ask.turn)
  const path = top === null ? ask.absolute : relative(top, ask.absolute)
  const pathLine = `Path=${path.split('/').map(encodeURIComponent).join('/')}`
  return {
    target: file,
    where: file,
    device,
    async reserve(isBegun) {
      if (!isBegun && (await isTaken(file))) return 'taken'
      try {
        await writeWhole(info, `[Trash Info]\n${pathLine}\nDeletionDate=${localTime(wallMs())}\n`)
        return 'reserved'
      } catch (error) {
        if (errorCodeOf(error) !== 'EEXIST') throw error
        const isOurs = isBegun && (await readFile(info, 'utf8')).split('\n').includes(pathLine)
        return isOurs ? 'reserved' : 'taken'
      }
    },
    async release() {
      if (!(await isTaken(file))) await unlink(info).catch(() => undefined)
    },
  }
}

/** Makes the file with all of its text, or none: a full disk may take the name and not the text. */
async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(text)
  } catch (error) {
    await unlink(file).catch(() => undefined)
    throw error
  } finally {
    await handle.close()
  }
}

/** `2026-03-31T17:05:09`, by the clock on the wall, as the specification wants it. */
function localTime(ms: number): string {
  const date = new Date(ms)
  const two = (number: number): string => String(number).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

/** The folder, or the nearest one above it that is there, with its disk; null where that cannot be told. */
async function nearest(path: string): Promise<{ readonly folder: string; readonly device: bigint } | null> {
  for (let folder = path; ; folder = dirname(folder)) {
    try {
      return { folder, device: (await stat(folder, { bigint: true })).dev }
    } catch (error) {
      if (!isNothingThere(error) || dirname(folder) === folder) return null
    }
  }
}

/** The highest folder of the same disk. */
async function topOf(folder: string, device: bigint): Promise<string> {
  let top = folder
  while (dirname(top) !== top && (await stat(dirname(top), { bigint: true })).dev === device) top = dirname(top)
  return top
}

/** `.Trash` of the disk where an administrator made one as the specification wants it, else one of our own. */
async function ofDisk(top: string, uid: number): Promise<TrashFolder> {
  const shared = join(top, '.Trash')
  const stats = await lstat(shared).catch(() => null)
  if (stats?.isDirectory() === true && (stats.mode & sticky) !== 0) {
    const own = await made({ folder: join(shared, String(uid)), top }).catch(() => null)
    if (own !== null) return own
  }
  return made({ folder: join(top, `.Trash-${uid}`), top })
}

/** Makes the folders, for the user alone. Throws the system's error. */
async function made(trash: TrashFolder): Promise<TrashFolder> {
  await makeFolders(join(trash.folder, 'files'), 0o700)
  await makeFolders(join(trash.folder, 'info'), 0o700)
  // A link there is somebody else's doing.
  if (trash.top !== null && !(await lstat(trash.folder)).isDirectory())
    throw Object.assign(new Error('no folder'), { code: 'EACCES' })
  return trash
}
