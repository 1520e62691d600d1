// The rows the window was told of last, so that a menu for some of them fits what they are. Bounded.
import type { WindowRow } from '#shared/contract/ipc-rows.ts'

/** Far more than fit on a screen. */
export const mostKnownRows = 5_000

export class RowCache {
  readonly #rows = new Map<number, WindowRow>()

  /** Remembers these rows as they are now. */
  note(rows: readonly WindowRow[]): void {
    for (const row of rows) {
      this.#rows.delete(row.id)
      this.#rows.set(row.id, row)
    }
    for (const oldest of this.#rows.keys()) {
      if (this.#rows.size <= mostKnownRows) break
      this.#rows.delete(oldest)
    }
  }

  /** The known ones of these rows. */
  find(ids: readonly number[]): readonly WindowRow[] {
    return ids.flatMap((id) => this.#rows.get(id) ?? [])
  }

  /** Numbers begin anew with each view of the queue. */
  clear(): void {
    this.#rows.clear()
  }
}
