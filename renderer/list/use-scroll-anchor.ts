// Keeps the rows in sight where they are when others come or go above them, and begins another list at its top.
import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { lineAt, lineOfOffset } from '../model/list-layout.ts'
import type { ListState } from '../model/list-state.ts'
import { offsetOf } from '../model/row-cache.ts'

type Anchor = { readonly id: number; readonly line: number; readonly version: number; readonly generation: number }

/** `rowPx` is the height of a line. */
export function useScrollAnchor(scroller: RefObject<HTMLElement | null>, state: ListState, rowPx: number): void {
  const anchor = useRef<Anchor | null>(null)
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const last = anchor.current
    const { cache, lines, generation } = state
    if (last !== null && last.generation !== generation) element.scrollTop = 0
    else if (last !== null && last.version !== cache.version && element.scrollTop >= rowPx) {
      const offset = offsetOf(cache, last.id)
      const line = offset === null ? null : lineOfOffset(lines, offset)
      if (line !== null) element.scrollTop += (line - last.line) * rowPx
    }
    anchor.current = anchorAt(state, Math.ceil(element.scrollTop / rowPx))
  })
}

/** The first row at or below this line. */
function anchorAt({ cache, lines, generation }: ListState, fromLine: number): Anchor {
  for (let line = fromLine; line < Math.min(lines.count, fromLine + 3); line += 1) {
    const at = lineAt(lines, line)
    const row = at?.kind === 'row' ? cache.rows.get(at.offset) : undefined
    if (row !== undefined) return { id: row.id, line, version: cache.version, generation }
  }
  return { id: 0, line: fromLine, version: cache.version, generation }
}
