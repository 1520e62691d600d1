// This folder: files that a person drops on the window.

// Copies files into the watched folder: regular files only, links never followed, nothing ever written over.
import { constants } from 'node:fs'
import { lstat, mkdir, open, readdir, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { basename, isAbsolute, join, resolve, sep } from 'node:path'
import { isAtOrInside } from '#shared/at-or-inside.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import { mostFilesRefused } from '#shared/contract/ipc-channels.ts'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { copyNames } from './unique-name.ts'

/** A file we made, and what it looked like when it was complete. */
export type Copy = {
  /** Absolute. */
  readonly file: string
  /** What it was made from, absolute. */
  readonly source: string
  readonly sizeBytes: number
  readonly mtimeMs: number
  readonly fileId: string
}

export type CopyEnd = {
  readonly copies: readonly Copy[]
  /** Folders we made, outermost first. */
  readonly folders: readonly string[]
  /** Whole sentences about what was not copied. */
  readonly refused: readonly string[]
}

/**
 * More at once is no drop but a move of house, which the file manager does better. What is very much and still fewer is copied, and a
 * person is asked before it is sent.
 */
export const mostCopies = 100_000
const deepest = 32
const blockBytes = 1024 * 1024

const O_NOFOLLOW = constants.O_NOFOLLOW ?? 0
const O_NONBLOCK = constants.O_NONBLOCK ?? 0

/**
 * Copies each of `sources` (absolute) into `folder` (absolute), folders with all that is in them, up to `most` files. Never
 * throws for what is found. At most `mostFilesRefused` sentences tell what was not copied; that files were too many is always
 * among them.
 */
export async function copyIn(
  folder: string,
  sources: readonly string[],
  { signal, language }: { readonly signal: AbortSignal; readonly language: Language },
  most = mostCopies,
): Promise<CopyEnd> {
  const copying = new Copying(folder, signal, language, most)
  for (const source of sources) await copying.copyNamed(source)
  return copying.end()
}

type NotCopied = 'in_folder' | 'holds_folder' | 'unreadable' | 'no_file' | 'too_deep' | 'no_room' | 'not_whole'

class Copying {
  readonly #folder: string
  readonly #signal: AbortSignal
  readonly #language: Language
  readonly #copies: Copy[] = []
  readonly #folders: string[] = []
  readonly #refused: string[] = []
  readonly #most: number
  #isFull = false

  constructor(folder: string, signal: AbortSignal, language: Language, most: number) {
    this.#language = language
    this.#folder = resolve(folder)
    this.#signal = signal
    this.#most = most
  }

  async copyNamed(named: string): Promise<void> {
    if (!isAbsolute(named)) return
    const source = resolve(named)
    if (isAtOrInside(source, this.#folder, sep)) return this.#refuse(source, 'in_folder')
    if (isAtOrInside(this.#folder, source, sep)) return this.#refuse(source, 'holds_folder')
    await this.#copyInto(this.#folder, source, 0)
  }

  end(): CopyEnd {
    const refused = this.#isFull
      ? [...this.#refused.slice(0, mostFilesRefused - 1), this.#language.say('added.too_many', { count: this.#most })]
      : this.#refused
    return { copies: this.#copies, folders: this.#folders, refused }
  }

  async #copyInto(target: string, source: string, depth: number): Promise<void> {
    if (this.#signal.aborted || this.#isFull) return
    if (this.#copies.length >= this.#most) {
      this.#isFull = true
      return
    }
    const stat = await lstat(source).catch(() => null)
    if (stat === null) return this.#refuse(source, 'unreadable')
    if (stat.isFile()) return this.#copyFile(target, source)
    if (!stat.isDirectory()) return this.#refuse(source, 'no_file')
    if (depth >= deepest) return this.#refuse(source, 'too_deep')
    await this.#copyFolder(target, source, depth)
  }

  async #copyFolder(target: string, source: string, depth: number): Promise<void> {
    const names = await readdir(source).catch(() => null)
    if (names === null) return this.#refuse(source, 'unreadable')
    const made = await this.#makeFolder(target, basename(source))
    if (made === null) return this.#refuse(source, 'no_room')
    for (const name of names) await this.#copyInto(made, join(source, name), depth + 1)
  }

  async #makeFolder(target: string, name: string): Promise<string | null> {
    for (const free of copyNames(name)) {
      const folder = join(target, free)
      try {
        await mkdir(folder)
        this.#folders.push(folder)
        return folder
      } catch (error) {
        if (!isTaken(error)) return null
      }
    }
    return null
  }

  async #copyFile(target: string, source: string): Promise<void> {
    try {
      // Opened without following: what is read is what was looked at, and a pipe does not make us wait.
      await using from = await open(source, constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
      if (!(await from.stat()).isFile()) return this.#refuse(source, 'no_file')
      const made = await openFree(target, basename(source))
      if (made === null) return this.#refuse(source, 'no_room')
      await this.#fill(source, from, made)
    } catch {
      this.#refuse(source, 'unreadable')
    }
  }

  async #fill(
    source: string,
    from: FileHandle,
    made: { readonly file: string; readonly to: FileHandle },
  ): Promise<void> {
    const { file } = made
    await using to = made.to
    try {
      await pour(from, to, this.#signal)
      const { size, mtimeMs, dev, ino } = await to.stat()
      this.#copies.push({ file, source, sizeBytes: size, mtimeMs, fileId: `${dev}:${ino}` })
    } catch {
      // Half a copy must not be sent.
      await rm(file, { force: true }).catch(() => undefined)
      this.#refuse(source, 'not_whole')
    }
  }

  #refuse(source: string, why: NotCopied): void {
    if (this.#refused.length >= mostFilesRefused) return
    this.#refused.push(this.#language.say(`notAdded.${why}`, { name: visibleName(basename(source)) }))
  }
}

/** Copies to the end. Written down before it counts as whole. */
async function pour(from: FileHandle, to: FileHandle, signal: AbortSignal): Promise<void> {
  const block = Buffer.allocUnsafe(blockBytes)
  for (;;) {
    signal.throwIfAborted()
    const { bytesRead } = await from.read(block, 0, block.byteLength, null)
    if (bytesRead === 0) break
    await to.writeFile(block.subarray(0, bytesRead))
  }
  await to.sync()
}

/** Makes a file that was not there, under the first free name; null when the folder takes none. */
async function openFree(folder: string, name: string): Promise<{ file: string; to: FileHandle } | null> {
  for (const free of copyNames(name)) {
    const file = join(folder, free)
    try {
      return { file, to: await open(file, 'wx') }
    } catch (error) {
      if (!isTaken(error)) return null
    }
  }
  return null
}

function isTaken(error: unknown): boolean {
  return errorCodeOf(error) === 'EEXIST'
}
