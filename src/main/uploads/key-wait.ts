// Looks for a device key that the system does not open yet, again and again: soon at first, since a keyring is often opened
// moments after the person logged in, then each minute.
import type { ShellClock } from '../clock.ts'

/** How long to wait before the next look, in milliseconds. `looks`: how many there were. */
export function nextLookMs(looks: number): number {
  return [5_000, 30_000][looks] ?? 60_000
}

export class KeyWait {
  readonly #clock: ShellClock
  readonly #look: () => void
  #looks = 0
  #stop: (() => void) | null = null

  constructor(clock: ShellClock, look: () => void) {
    this.#clock = clock
    this.#look = look
  }

  /** The key is locked: the next look is planned, unless one is. */
  plan(): void {
    this.#stop ??= this.#clock.later(nextLookMs(this.#looks), () => {
      this.#stop = null
      this.#looks += 1
      this.#look()
    })
  }

  /** The wait is over. */
  end(): void {
    this.#stop?.()
    this.#stop = null
    this.#looks = 0
  }
}
