// The real directory in which a person finds what Dropbox received.
import { hash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Incoming } from './receive-body.ts'

export type FileStore = {
  /** Holds the newest bytes of every file, under its Dropbox path. */
  readonly filesDir: string
  /** False: large bodies are not kept. */
  readonly keepBytes: boolean
  /** A name for a body on its way; nothing is there yet. */
  temporaryPath(): string
  /** Puts whole bytes at a Dropbox path, at once and whole. */
  place(path: string, incoming: Incoming): void
  discard(incoming: Incoming): void
  makeFolder(path: string): void
  remove(path: string): void
  /** Takes a file, or its bytes a second time, to another Dropbox path. Bytes that were not kept stay away. */
  relocate(how: 'move' | 'copy', from: string, to: string): void
  /** Where the bytes of a Dropbox path lie. */
  diskPath(path: string): string
}

/** Longest name most file systems keep, in bytes; Dropbox counts characters, so its names can be longer. */
const maxNameBytes = 255

/** Longest path kept as it is: Linux takes 4,096 bytes, some of which the data directory needs. */
const maxPathBytes = 3_000
const longPathsFolder = '~paths too long for a disk'

/** Opens the store in `dir`. Bodies an earlier run left unfinished are removed. */
export function openFileStore(dir: string, keepBytes: boolean): FileStore {
  const filesDir = join(dir, 'files')
  const incomingDir = join(dir, 'incoming')
  rmSync(incomingDir, { recursive: true, force: true })
  mkdirSync(incomingDir, { recursive: true })
  mkdirSync(filesDir, { recursive: true })
  const made = new Set<string>()
  let bodies = 0
  const diskPath = (path: string): string => {
    if (Buffer.byteLength(path) > maxPathBytes) return join(filesDir, longPathsFolder, hash('sha256', path, 'hex'))
    return join(filesDir, ...path.slice(1).split('/').map(diskName))
  }
  const temporaryPath = (): string => {
    bodies += 1
    return join(incomingDir, `body-${bodies}`)
  }
  const ensureDir = (path: string): void => {
    if (made.has(path)) return
    mkdirSync(path, { recursive: true })
    made.add(path)
  }
  return {
    filesDir,
    keepBytes,
    temporaryPath,
    diskPath,
    place: (path, incoming) => {
      if (incoming.kind === 'dropped') return
      const target = diskPath(path)
      ensureDir(dirname(target))
      const whole = incoming.kind === 'file' ? incoming.path : temporaryPath()
      if (incoming.kind === 'memory') writeFileSync(whole, incoming.bytes)
      renameSync(whole, target)
    },
    discard: (incoming) => {
      if (incoming.kind === 'file') rmSync(incoming.path, { force: true })
    },
    makeFolder: (path) => ensureDir(diskPath(path)),
    relocate: (how, from, to) => {
      const [source, target] = [diskPath(from), diskPath(to)]
      if (!existsSync(source)) return
      ensureDir(dirname(target))
      if (how === 'move') renameSync(source, target)
      else copyFileSync(source, target)
    },
    remove: (path) => {
      rmSync(diskPath(path), { recursive: true, force: true })
      made.clear()
    },
  }
}

/** A name the disk can keep: one that is too long loses its end and gets a mark that tells it from others. */
function diskName(name: string): string {
  if (Buffer.byteLength(name) <= maxNameBytes) return name
  return `${name.slice(0, 60)}~${hash('sha256', name, 'hex').slice(0, 16)}`
}
