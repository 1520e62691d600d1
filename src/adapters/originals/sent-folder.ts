// The folder "Sent": in the watched folder, or beside it where that cannot be. A mark in it says that it is ours.
import { lstat, mkdir, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { realPathOf } from '../files/paths.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import { isFull, isReadOnly, type Destination, type Spot, type SpotAnswer } from './destination.ts'
import { isTaken } from './give-name.ts'
import { makeFolders } from './make-folders.ts'
import { nameOfTurn, sentFolderName } from './names.ts'

const nothingAround: Pick<Spot, 'reserve' | 'release'> = {
  reserve: () => Promise.resolve('reserved'),
  release: () => Promise.resolve(),
}

const markName = '.outbox-sent'
const markText = 'Outbox moves files here after they were sent. What is in this folder is never sent again.\n'

/** True when Outbox made the folder "Sent" in `root`, so that it is not watched whatever the rule is by now. */
export async function isSentFolderOurs(root: string): Promise<boolean> {
  return isTaken(join(root, sentFolderName, markName)).catch(() => false)
}

/**
 * True where `folder` is one into which Outbox moved what was sent, or has a name by which it would for `root`: what lies there is never
 * sent. In the watched folder itself nothing else can be watched, so only what lies beside it is looked at.
 */
export async function isSentFolder(folder: string, root: string): Promise<boolean> {
  if (await isTaken(join(folder, markName)).catch(() => false)) return true
  const [real, rootReal] = await Promise.all([folder, root].map((path) => realPathOf(path).catch(() => path)))
  const names = [besideOf(rootReal ?? root), join(dirname(rootReal ?? root), sentFolderName)]
  return names.some((name) => spelled(name) === spelled(real ?? folder))
}

/** Some systems tell names apart neither by case nor by how an accent is written: then the two are one. */
function spelled(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

export function createSentFolder(): Destination {
  return {
    async spot(ask): Promise<SpotAnswer> {
      try {
        const base = await findBase(ask.root)
        const folder = join(base.folder, dirname(ask.path))
        await makeFolders(folder)
        // A link in "Sent" would lead the file to who knows where.
        if ((await realPathOf(folder)) !== folder) return { kind: 'stays', because: 'move_failed' }
        const name = nameOfTurn(basename(ask.path), ask.turn)
        const { dev } = await stat(folder, { bigint: true })
        const target = join(folder, name)
        const inside = [sentFolderName, ...ask.path.split('/').slice(0, -1), name].join('/')
        const where = base.isBeside ? target : inside
        return { kind: 'spot', spot: { target, where, device: dev, ...nothingAround } }
      } catch (error) {
        return { kind: 'stays', because: because(error) }
      }
    },
    async freeTurn(ask) {
      const base = await findBase(ask.root)
      const folder = join(base.folder, dirname(ask.path))
      for (let turn = ask.turn; ; turn += 1) {
        if (!(await isTaken(join(folder, nameOfTurn(basename(ask.path), turn))))) return turn
      }
    },
    because,
  }
}

function because(error: unknown) {
  if (isFull(error)) return 'sent_full'
  // Something that is no folder stands in the way.
  const isBlocked = errorCodeOf(error) === 'EEXIST' || errorCodeOf(error) === 'ENOTDIR'
  return isReadOnly(error) || isBlocked ? 'sent_read_only' : 'move_failed'
}

/**
 * Where the file of `sizeBytes` that was sent as `path` lies in "Sent", if it is there yet; null where it is not. Its history keeps no
 * name, so that the first of this size is taken for it.
 */
export async function findInSent(root: string, path: string, sizeBytes: number): Promise<string | null> {
  for (const base of [join(root, sentFolderName), besideOf(root)]) {
    for (let turn = 1; ; turn += 1) {
      const file = join(base, dirname(path), nameOfTurn(basename(path), turn))
      const stats = await lstat(file).catch(() => null)
      if (stats === null) break
      if (stats.isFile() && stats.size === sizeBytes) return file
    }
  }
  return null
}

function besideOf(root: string): string {
  return join(dirname(root), `${basename(root)} ${sentFolderName}`)
}

async function findBase(root: string): Promise<{ readonly folder: string; readonly isBeside: boolean }> {
  const below = join(root, sentFolderName)
  try {
    await claim(below)
    return { folder: below, isBeside: false }
  } catch (error) {
    if (isFull(error)) throw error
    const beside = besideOf(root)
    // The root of a drive has nothing beside it.
    if (dirname(root) === root) throw error
    await claim(beside)
    return { folder: beside, isBeside: true }
  }
}

/** Makes the folder and its mark, or finds both. Throws the system's error. */
async function claim(folder: string): Promise<void> {
  await mkdir(folder).catch((error: unknown) => {
    if (errorCodeOf(error) !== 'EEXIST') throw error
  })
  const stats = await lstat(folder)
  if (!stats.isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' })
  await writeFile(join(folder, markName), markText, { flag: 'wx' }).catch((error: unknown) => {
    if (errorCodeOf(error) !== 'EEXIST') throw error
  })
}
