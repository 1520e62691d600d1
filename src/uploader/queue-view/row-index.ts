// All rows by group, and those of one list in their order, kept up to date change by change.
import { groupOf } from '../progress/row-group.ts'
import { belongs, matches, searchWords, sortValue, type Sortable, type SortValue } from './row-order.ts'
import { SortedRows, type SortedRow } from './sorted-rows.ts'
import type { Upload } from '#shared/upload.ts'
import { usualList } from '#shared/contract/ipc-channels.ts'
import { emptyCounts, rowGroups } from '#shared/rows/row-groups.ts'
import type { GroupCounts, RowGroup } from '#shared/rows/row-groups.ts'
import type { ListQuery } from '#shared/contract/ipc-rows.ts'

/** Before every moment a clock can name. */
const beforeAllMs = -(2 ** 50)

export class RowIndex {
  /** The group of every row there is, in the list or not. */
  readonly #groups = new Map<string, RowGroup>()
  readonly #allCounts: GroupCounts = { ...emptyCounts }
  #list: ListQuery = usualList
  #words: readonly string[] = []
  #sorted: Readonly<Record<RowGroup, SortedRows>> = emptyLists(false)
  /** Rows of the list by path, with the value they were put in by. */
  readonly #listed = new Map<string, SortedRow>()
  /** Files a person wants first, with the turn that puts them there; the last intent stands before the others. */
  readonly #firsts = new Map<string, number>()
  #firstTurnMs = beforeAllMs
  #version = 0

  /** Raised whenever a row of the list came, went or moved. */
  get version(): number {
    return this.#version
  }

  /** All rows there are, by group. */
  get allCounts(): GroupCounts {
    return { ...this.#allCounts }
  }

  /** Rows of the list, by group. */
  get counts(): GroupCounts {
    const counts = { ...emptyCounts }
    for (const group of rowGroups) counts[group] = this.#sorted[group].length
    return counts
  }

  isAbout(list: ListQuery): boolean {
    const { group, search, sort, descending } = this.#list
    return list.group === group && list.search === search && list.sort === sort && list.descending === descending
  }

  /** Begins with these rows. */
  begin(list: ListQuery, uploads: Iterable<Upload>, excluded: Iterable<string>): void {
    this.#groups.clear()
    for (const group of rowGroups) this.#allCounts[group] = 0
    this.#fill(list, this.#taken(uploads, excluded))
  }

  /** Another list of the rows there are. `rowOf` is asked for those of the list alone: with a search most need not be opened. */
  turnTo(list: ListQuery, rowOf: (path: string) => Sortable | null): void {
    this.#fill(list, this.#found(list, rowOf))
  }

  #fill(list: ListQuery, rows: Iterable<Sortable>): void {
    this.#list = list
    this.#words = searchWords(list.search)
    this.#listed.clear()
    const byGroup = Object.fromEntries(rowGroups.map((group) => [group, []])) as unknown as Record<
      RowGroup,
      SortedRow[]
    >
    for (const row of rows) {
      const sorted = this.#sortedRow(row)
      if (sorted === null) continue
      byGroup[row.group].push(sorted)
      this.#listed.set(row.path, sorted)
    }
    this.#sorted = Object.fromEntries(
      rowGroups.map((group) => [group, new SortedRows(byGroup[group], list.descending)]),
    ) as unknown as Record<RowGroup, SortedRows>
    this.#version++
  }

  /** Rows as they are taken up, all of them. */
  *#taken(uploads: Iterable<Upload>, excluded: Iterable<string>): Generator<Sortable> {
    for (const upload of uploads) {
      const group = groupOf(upload)
      if (group !== null) yield this.#noted({ path: upload.path, group, upload })
    }
    for (const path of excluded) {
      if (!this.#groups.has(path)) yield this.#noted({ path, group: 'left_out', upload: null })
    }
  }

  #noted(row: Sortable): Sortable {
    this.#regroup(row.path, this.groupAt(row.path), row.group)
    return row
  }

  *#found({ group: asked, search }: ListQuery, rowOf: (path: string) => Sortable | null): Generator<Sortable> {
    const words = searchWords(search)
    for (const [path, group] of this.#groups) {
      if (!belongs(group, asked) || !matches(path, words)) continue
      const row = rowOf(path)
      // It may have changed a moment ago, and the change is still to be told.
      if (row === null) this.#regroup(path, group, null)
      else yield this.#noted(row)
    }
  }

  /** The row of `path` is this now; null: there is none any more. */
  change(path: string, row: Sortable | null): void {
    const before = this.#groups.get(path) ?? null
    const listed = this.#listed.get(path) ?? null
    const after = row === null ? null : this.#sortedRow(row)
    this.#regroup(path, before, row?.group ?? null)
    if (listed !== null && after !== null && before === row?.group && listed.value === after.value) return
    if (listed === null && after === null) return
    if (listed !== null && before !== null) this.#sorted[before].remove(listed)
    if (after !== null && row !== null) this.#sorted[row.group].insert(after)
    if (after === null) this.#listed.delete(path)
    else this.#listed.set(path, after)
    this.#version++
  }

  /** These come first, in this order, as long as they wait or are on their way. */
  putFirst(rows: readonly Sortable[]): void {
    for (const row of rows.toReversed()) {
      this.#firsts.set(row.path, this.#firstTurnMs--)
      this.change(row.path, row)
    }
  }

  /** Paths of the list from `offset` on, one group after the other. */
  paths(offset: number, most: number): readonly string[] {
    const paths: string[] = []
    let start = 0
    for (const group of rowGroups) {
      const rows = this.#sorted[group]
      const from = Math.max(0, offset - start)
      const wanted = most - paths.length
      if (wanted > 0 && from < rows.length) paths.push(...rows.slice(from, from + wanted).map(({ path }) => path))
      start += rows.length
    }
    return paths
  }

  groupAt(path: string): RowGroup | null {
    return this.#groups.get(path) ?? null
  }

  #regroup(path: string, before: RowGroup | null, after: RowGroup | null): void {
    if (before === after) return
    if (before !== null) this.#allCounts[before]--
    if (after === null) {
      this.#groups.delete(path)
      this.#firsts.delete(path)
    } else {
      this.#groups.set(path, after)
      this.#allCounts[after]++
    }
  }

  #sortedRow(row: Sortable): SortedRow | null {
    if (!belongs(row.group, this.#list.group) || !matches(row.path, this.#words)) return null
    return { path: row.path, value: this.#valueOf(row) }
  }

  #valueOf(row: Sortable): SortValue {
    const { sort } = this.#list
    const hasTurn = sort === 'turn' && (row.group === 'active' || row.group === 'waiting')
    return (hasTurn ? this.#firsts.get(row.path) : undefined) ?? sortValue(row, sort)
  }
}

function emptyLists(descending: boolean): Record<RowGroup, SortedRows> {
  const none = (): SortedRows => new SortedRows([], descending)
  return { attention: none(), active: none(), waiting: none(), sent: none(), left_out: none() }
}
