// A program that saves in parts, with pauses. What the file holds before the last part is no version anybody saved.

/** What a save does to its disk. */
export interface SavingDisk {
  readonly unfinished: Map<string, SlowSave>
  readonly openForWriting: Set<string>
  /** Answers the hash of what the file holds by then. */
  writePart(path: string, part: number, save: SlowSave): string
}

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
  /** How often our program started anew while this save went on, or a person asked for another try, which ends every wait. */
  excuses = 0
  readonly #disk: SavingDisk
  readonly #path: string
  #parts = 0
  #isOver = false

  constructor(disk: SavingDisk, path: string, habit: SaveHabit) {
    this.#disk = disk
    this.#path = path
    this.habit = habit
  }

  writePart(): void {
    if (this.#isOver) return
    const hash = this.#disk.writePart(this.#path, this.#parts++, this)
    if (this.habit.isHeldOpen) this.#disk.openForWriting.add(this.#path)
    this.#disk.unfinished.set(hash, this)
  }

  /** The last part. */
  finish(isClosed: boolean): void {
    if (this.#isOver) return
    this.#disk.writePart(this.#path, this.#parts, this)
    this.#isOver = true
    if (isClosed) this.#disk.openForWriting.delete(this.#path)
  }

  /** Something else happens to the file: what it holds by now is all there will ever be. */
  interrupt(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#disk.openForWriting.delete(this.#path)
    for (const [hash, save] of this.#disk.unfinished) if (save === this) this.#disk.unfinished.delete(hash)
  }
}
