// The geometry of the list: group headers and rows as lines of equal height, with groups that are folded away.
import { rowGroups } from '#shared/rows/row-groups.ts'
import type { GroupCounts, RowGroup } from '#shared/rows/row-groups.ts'
import type { Span } from './row-cache.ts'

export type Section = {
  readonly group: RowGroup
  readonly count: number
  readonly isFolded: boolean
  /** Line of the header, or of the first row when there are no headers. */
  readonly firstLine: number
  /** Place of its first row in the whole list, folded or not. */
  readonly firstOffset: number
}

export type Lines = { readonly sections: readonly Section[]; readonly hasHeaders: boolean; readonly count: number }

export type Line =
  | { readonly kind: 'group'; readonly section: Section }
  | { readonly kind: 'row'; readonly offset: number; readonly group: RowGroup }

/** Lays the groups out one after the other. Empty groups take no line. */
export function linesOf(counts: GroupCounts, folded: ReadonlySet<RowGroup>, hasHeaders: boolean): Lines {
  const sections: Section[] = []
  let line = 0
  let offset = 0
  for (const group of rowGroups) {
    const count = counts[group]
    if (count === 0) continue
    const isFolded = hasHeaders && folded.has(group)
    sections.push({ group, count, isFolded, firstLine: line, firstOffset: offset })
    line += (hasHeaders ? 1 : 0) + (isFolded ? 0 : count)
    offset += count
  }
  return { sections, hasHeaders, count: line }
}

/** What is on a line; null beyond the last. */
export function lineAt(lines: Lines, index: number): Line | null {
  if (index < 0 || index >= lines.count) return null
  const section = lines.sections.findLast(({ firstLine }) => firstLine <= index)
  if (section === undefined) return null
  const below = index - section.firstLine - (lines.hasHeaders ? 1 : 0)
  if (below < 0) return { kind: 'group', section }
  return { kind: 'row', offset: section.firstOffset + below, group: section.group }
}

/** The line of a row; null when its group is folded away or it is not in the list. */
export function lineOfOffset(lines: Lines, offset: number): number | null {
  const section = lines.sections.findLast(({ firstOffset }) => firstOffset <= offset)
  if (section === undefined || section.isFolded || offset >= section.firstOffset + section.count) return null
  return section.firstLine + (lines.hasHeaders ? 1 : 0) + offset - section.firstOffset
}

/** The line of a group's header; null when there is none. */
export function lineOfGroup(lines: Lines, group: RowGroup): number | null {
  if (!lines.hasHeaders) return null
  return lines.sections.find((section) => section.group === group)?.firstLine ?? null
}

/** The rows between two lines (both included), as spans of places in the list: folded groups leave holes. */
export function spansBetween(lines: Lines, firstLine: number, lastLine: number): readonly Span[] {
  const spans: Span[] = []
  for (const section of lines.sections) {
    if (section.isFolded) continue
    const firstRowLine = section.firstLine + (lines.hasHeaders ? 1 : 0)
    const from = Math.max(firstLine, firstRowLine) - firstRowLine
    const to = Math.min(lastLine + 1, firstRowLine + section.count) - firstRowLine
    if (to <= from) continue
    const span = { from: section.firstOffset + from, to: section.firstOffset + to }
    const last = spans.at(-1)
    if (last !== undefined && last.to === span.from) spans[spans.length - 1] = { from: last.from, to: span.to }
    else spans.push(span)
  }
  return spans
}
