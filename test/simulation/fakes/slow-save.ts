// A program that saves in parts, with pauses. What the file holds before the last part is no version anybody saved.
import { simHash, type SimDisk } from './sim-disk.ts'

export type SaveHabit = {
  /** Between two parts. */
  readonly pauseMs: number
  /** The system can tell that the file is open for writing, until it is closed. */
  readonly isHeldOpen: boolean
}

export class SlowSave {
  readonly habit: SaveHabit
  /** Contents of unfinished parts that were sent. */
  readonly sentParts = new Set<string>()
  /** How often our program started anew while this save went on. */
  restarts = 0
  readonly #disk: SimDisk
  readonly #path: string
  #parts = 0
  #lastHash: string | null = null
  #isOver = false

  constructor(disk: SimDisk, path: string, habit: SaveHabit) {
    this.#disk = disk
    this.#path = path
    this.habit = habit
  }

  writePart(): void {
    if (!this.#write()) return
    if (this.habit.isHeldOpen) this.#disk.openForWriting.add(this.#path)
    if (this.#lastHash !== null) this.#disk.unfinished.set(this.#lastHash, this)
  }

  /** The last part. */
  finish(isClosed: boolean): void {
    if (!this.#write()) return
    this.#isOver = true
    if (isClosed) this.#disk.openForWriting.delete(this.#path)
  }

  /** False when something else happened to the file meanwhile: then this save is over. */
  #write(): boolean {
    const file = this.#disk.file(this.#path)
    const isInterrupted = this.#lastHash !== null && (file === null || simHash(file.chunks) !== this.#lastHash)
    if (this.#isOver || isInterrupted) {
      if (!this.#isOver) this.#disk.openForWriting.delete(this.#path)
      this.#isOver = true
      return false
    }
    this.#disk.writePart(this.#path, this.#parts++)
    const written = this.#disk.file(this.#path)
    this.#lastHash = written === null ? null : simHash(written.chunks)
    return true
  }
}
