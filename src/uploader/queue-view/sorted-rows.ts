// Rows in order, found again by halving: a row comes, goes or moves in a list of a hundred thousand without a new sort.
import { compareValues, type SortValue } from './row-order.ts'

export type SortedRow = { readonly path: string; readonly value: SortValue }

export class SortedRows {
  readonly #descending: boolean
  readonly #rows: SortedRow[]

  constructor(rows: SortedRow[], descending: boolean) {
    this.#descending = descending
    this.#rows = rows.sort((one, other) => this.#compare(one, other))
  }

  get length(): number {
    return this.#rows.length
  }

  insert(row: SortedRow): void {
    this.#rows.splice(this.#placeOf(row), 0, row)
  }

  /** Takes out exactly the row that was put in. */
  remove(row: SortedRow): void {
    const at = this.#placeOf(row)
    if (this.#rows[at]?.path === row.path) this.#rows.splice(at, 1)
  }

  slice(from: number, to: number): readonly SortedRow[] {
    return this.#rows.slice(from, to)
  }

  /** The first place whose row does not come before `row`. */
  #placeOf(row: SortedRow): number {
    let low = 0
    let high = this.#rows.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const there = this.#rows[middle]
      if (there !== undefined && this.#compare(there, row) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Paths are told apart in one direction only, so that turning a list around keeps equal rows in place. */
  #compare(one: SortedRow, other: SortedRow): number {
    const byValue = compareValues(one.value, other.value)
    if (byValue !== 0) return this.#descending ? -byValue : byValue
    return compareValues(one.path, other.path)
  }
}
