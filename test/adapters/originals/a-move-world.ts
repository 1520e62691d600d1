// A watched folder with one file that was sent, and what stands around it.
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createFolderSource } from '#adapters/files/folder-source.ts'
import { contentHashOf } from '#adapters/hashing/content-hash.ts'
import type { OriginalsOptions } from '#adapters/originals/look.ts'
import { createOriginals } from '#adapters/originals/move-original.ts'
import { createSentFolder } from '#adapters/originals/sent-folder.ts'
import type { MoveAsk } from '#engine/ports.ts'
import { makeFolder, removeFolderSoon } from '#test/rigs/made-folder.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

export const never = new AbortController().signal
export const path = 'Invoices/2026/report.pdf'
export const text = 'the very bytes that were sent'

/** A watched folder with one file that was sent, at `sentPath`. */
export function aWorld(
  options: Partial<OriginalsOptions> = {},
  root = join(temporaryFolder(), 'work'),
  sentPath = path,
) {
  const file = join(root, sentPath)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  const source = createFolderSource({ root, identity: () => null })
  const originals = createOriginals({ source, sent: createSentFolder(), trash: null, ...options })
  async function ask(change: Partial<MoveAsk> = {}): Promise<MoveAsk> {
    const seen = await source.observe(sentPath)
    if (seen?.kind !== 'file') throw new Error('it is not there')
    const fingerprint = { contentHash: contentHashOf(Buffer.from(text)), stat: seen.stat }
    return { path: sentPath, fingerprint, to: 'sent', turn: 1, isBegun: false, ...change }
  }
  return {
    root,
    file,
    source,
    originals,
    ask,
    move: async (change: Partial<MoveAsk> = {}) => originals.move(await ask(change), never),
  }
}

export function sentFile(root: string, name = 'report.pdf'): string {
  return join(root, 'Sent/Invoices/2026', name)
}

/** All files below the folder with their texts, but for the mark. */
export function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => lstatSync(join(folder, name)).isFile() && basename(name) !== '.outbox-sent')
  return Object.fromEntries(files.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]))
}

/** A folder on another disk than the usual temporary one; null where there is none. */
export function folderElsewhere(): string | null {
  if (!existsSync('/dev/shm')) return null
  const folder = makeFolder('/dev/shm')
  onTestFinished(() => removeFolderSoon(folder))
  return lstatSync(folder).dev === lstatSync(temporaryFolder()).dev ? null : folder
}

/** "Sent" on another disk, as a mount point would be. */
export function sentOn(folder: string): OriginalsOptions['sent'] {
  const own = createSentFolder()
  return {
    ...own,
    spot: (ask) => own.spot({ ...ask, root: folder }),
    freeTurn: (ask) => own.freeTurn({ ...ask, root: folder }),
  }
}
