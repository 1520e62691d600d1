// What the queue is made of, in one bar under the filters that name its parts.
import type { ReactElement } from 'react'
import { listWords } from '#shared/words/format.ts'
import { countOf } from '#shared/rows/row-groups.ts'
import type { GroupCounts } from '#shared/rows/row-groups.ts'
import { segmentsOf } from './make-up.ts'
import { pageLanguage, say } from '../words/say.ts'

/** The bar is drawn this wide and stretched to the window's width. */
const width = 1_000

/** Spoken as one sentence; the parts differ in place and pattern as well as in colour. */
export function MakeUpBar({ counts }: { readonly counts: GroupCounts }): ReactElement {
  const segments = segmentsOf(counts)
  const language = pageLanguage()
  const parts = segments.map(({ group }) =>
    say('list.makeUpPart', { group: say(`group.${group}`), count: countOf(group, counts) }),
  )
  return (
    <svg
      className="make-up"
      role="img"
      aria-label={say('list.makeUp', { parts: listWords(parts, language) })}
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
