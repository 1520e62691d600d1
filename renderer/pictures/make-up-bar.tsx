// What the queue is made of, in one bar under the filters that name its parts.
import type { ReactElement } from 'react'
import { countWords } from '#shared/words/format.ts'
import { countOf } from '#shared/rows/row-groups.ts'
import type { GroupCounts } from '#shared/rows/row-groups.ts'
import { filterLabels, list } from '../words/labels.ts'
import { segmentsOf } from './make-up.ts'

/** The bar is drawn this wide and stretched to the window's width. */
const width = 1_000

/** Spoken as one sentence; the parts differ in place and pattern as well as in colour. */
export function MakeUpBar({ counts }: { readonly counts: GroupCounts }): ReactElement {
  const segments = segmentsOf(counts)
  const parts = segments.map(({ group }) => `${filterLabels[group]} ${countWords(countOf(group, counts))}`)
  return (
    <svg
      className="make-up"
      role="img"
      aria-label={list.makeUp(parts)}
      viewBox={`0 0 ${width} 4`}
      preserveAspectRatio="none"
      focusable="false"
    >
      {segments.map(({ group, from, share }) => (
        <rect key={group} className={`make-up-${group}`} x={from * width} y="0" width={share * width} height="4" />
      ))}
    </svg>
  )
}
