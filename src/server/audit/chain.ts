// Rows that are chained by hash: whoever changes, removes or adds one must make all later ones anew. Pure.
import { hash } from 'node:crypto'

/** A row as it is kept: its number, counted from 1 without gaps; its moment; the line that says what happened; its link. */
export type ChainedRow = {
  readonly id: number
  readonly atMs: number
  /** Without the line break. */
  readonly line: string
  readonly link: string
}

/** The link before the very first row. */
export const firstLink = '0'.repeat(64)

/** SHA-256 over the link before and all of this row, as 64 lower-case hex digits. */
export function linkOf(before: string, { atMs, id, line }: Omit<ChainedRow, 'link'>): string {
  return hash('sha256', JSON.stringify([before, id, atMs, line]))
}

export type ChainEnd = Pick<ChainedRow, 'id' | 'link'>

export type ChainFault =
  | { readonly kind: 'changed'; readonly id: number }
  /** Both are included. */
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  /** A row behind the end that was written down. */
  | { readonly kind: 'added'; readonly id: number }

export type ChainJudge = {
  /** The faults that the next row shows. */
  next(row: ChainedRow): readonly ChainFault[]
  /** The faults that only the end shows. */
  last(): readonly ChainFault[]
}

/** Compares rows, given in the order of their numbers, with their links, and the last one with `end`. */
export function judgeChain(end: ChainEnd): ChainJudge {
  let [id, link] = [0, firstLink]
  return {
    next: (row) => {
      if (row.id > end.id) return [{ kind: 'added', id: row.id }]
      const isNext = row.id === id + 1
      const faults: ChainFault[] = isNext ? [] : [{ kind: 'missing', from: id + 1, to: row.id - 1 }]
      // What came before a gap is not known, so that the first row behind it cannot be judged by the link before.
      if (isNext && linkOf(link, row) !== row.link) faults.push({ kind: 'changed', id: row.id })
      ;({ id, link } = row)
      return faults
    },
    last: () => {
      if (id < end.id) return [{ kind: 'missing', from: id + 1, to: end.id }]
      return link === end.link ? [] : [{ kind: 'changed', id }]
    },
  }
}

/** The same for all rows. Faults come as they are found. */
export function* findChainFaults(rows: Iterable<ChainedRow>, end: ChainEnd): Generator<ChainFault> {
  const judge = judgeChain(end)
  for (const row of rows) yield* judge.next(row)
  yield* judge.last()
}
