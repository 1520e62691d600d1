// The audit's own file: appended line by line. A disk that is full or gone for a while costs records, never the audit:
// the file is opened again after a pause that grows, and what was lost meanwhile is written down as a number.
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { errorCodeOf } from '#shared/error-code.ts'
import { later } from '../clock.ts'
import type { ServerClock } from '../clock.ts'

/** Lines wait so long for others to be written with them: each write wakes a thread, which costs more than the line. */
const gatherMs = 5
const firstPauseMs = 1_000
const longestPauseMs = 30_000

/** So many lines may wait for a slow disk; more would only fill the memory. */
const mostWaiting = 10_000

export type AuditFileOptions = {
  readonly path: string
  readonly clock: ServerClock
  /** The line that tells how many records were lost. */
  readonly lostLine: (count: number) => string
  /** Hears once that records are being lost, and once that they are not any more. */
  readonly onFailure: (text: string) => void
}

export class AuditFile {
  readonly #options: AuditFileOptions
  #waiting: string[] = []
  #working: Promise<void> | null = null
  #stopGathering: (() => void) | null = null
  #file: FileHandle | null = null
  #lost = 0
  #failures = 0
  #retryAtMs = 0

  constructor(options: AuditFileOptions) {
    this.#options = options
  }

  /** Opens the file now, so that a bad place is told at the start and not with the first record. */
  async open(): Promise<void> {
    await this.#append([])
  }

  /** Takes one line, which ends in a line break. Never fails and never waits. */
  write(line: string): void {
    if (this.#waiting.length >= mostWaiting) {
      this.#lost += 1
      return
    }
    this.#waiting.push(line)
    this.#stopGathering ??= later(gatherMs, () => void this.flush())
  }

  /** Resolves when each line taken so far was written or counted as lost. */
  async flush(): Promise<void> {
    this.#stopGathering?.()
    this.#stopGathering = null
    this.#working ??= this.#work().finally(() => {
      this.#working = null
    })
    await this.#working
  }

  /** Writes what waits, tries once more to say what was lost, and closes the file. */
  async close(): Promise<void> {
    await this.flush()
    this.#retryAtMs = 0
    if (this.#lost > 0) await this.#append([])
    await this.#file?.close().catch(() => undefined)
    this.#file = null
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      const lines = this.#waiting
      this.#waiting = []
      if (!(await this.#append(lines))) this.#lost += lines.length
    }
  }

  /** True when all of `lines` are in the file. A part of lines that count as lost may be there all the same. */
  async #append(lines: readonly string[]): Promise<boolean> {
    const { clock, lostLine, path } = this.#options
    if (clock.steadyMs() < this.#retryAtMs) return false
    const lost = this.#lost
    try {
      this.#file ??= await openAtLineStart(path)
      const text = `${lost > 0 ? lostLine(lost) : ''}${lines.join('')}`
      if (text !== '') await this.#file.appendFile(text)
    } catch (error) {
      await this.#failed(error)
      return false
    }
    this.#lost -= lost
    if (this.#failures > 0) this.#options.onFailure(`the audit file is written again; ${lost} records were lost`)
    this.#failures = 0
    return true
  }

  async #failed(error: unknown): Promise<void> {
    const { clock, onFailure } = this.#options
    const code = errorCodeOf(error) ?? 'unknown error'
    if (this.#failures === 0) onFailure(`the audit file cannot be written (${code}); records are lost until it can`)
    // A file that failed once is not trusted again: it may have been replaced, or its disk taken away.
    await this.#file?.close().catch(() => undefined)
    this.#file = null
    this.#retryAtMs = clock.steadyMs() + Math.min(firstPauseMs * 2 ** this.#failures, longestPauseMs)
    this.#failures += 1
  }
}

/** Opens for appending. A line that was torn when the disk filled up is ended first, so that the next one is whole. */
async function openAtLineStart(path: string): Promise<FileHandle> {
  const file = await open(path, 'a+', 0o600)
  try {
    const { size } = await file.stat()
    if (size === 0) return file
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
    if (buffer.toString() !== '\n') await file.appendFile('\n')
    return file
  } catch (error) {
    await file.close().catch(() => undefined)
    throw error
  }
}
