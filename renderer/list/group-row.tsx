// The header of a group in the list: how many files are in it, folded away or not, and one action for all of them.
import type { CSSProperties, ReactElement } from 'react'
import { countWords } from '#shared/words/format.ts'
import { ChevronIcon } from '../ui/icons.tsx'
import type { Section } from '../model/list-layout.ts'
import { useModel } from '../model/use-model.ts'
import { useStore } from '../ui/use-store.ts'
import { pageLanguage, say } from '../words/say.ts'

type Props = {
  readonly section: Section
  readonly line: number
  readonly topPx: number
  readonly isCursor: boolean
  readonly columnCount: number
}

/** Always one line high, like a row. */
export function GroupRow({ section, line, topPx, isCursor, columnCount }: Props): ReactElement {
  const model = useModel()
  const app = useStore(model.app)
  const isFolderThere = app?.phase.kind === 'running' && app.phase.overview.facts.folder === 'there'
  const { group, count, isFolded } = section
  const label = say(`group.${group}`)
  const style: CSSProperties = { transform: `translateY(${topPx}px)` }
  return (
    <div
      role="row"
      id={`group-${group}`}
      className={`row group-row${isCursor ? ' is-cursor' : ''}`}
      aria-rowindex={line + 2}
      aria-label={say('list.groupCount', { group: label, count })}
      data-group-header={group}
      style={style}
    >
      <span role="gridcell" className="cell group-cell" aria-colspan={columnCount}>
        <button
          type="button"
          className="group-button"
          tabIndex={-1}
          aria-expanded={!isFolded}
          onClick={() => model.list.fold(group, !isFolded)}
        >
          <span className={isFolded ? 'chevron is-folded' : 'chevron'}>
            <ChevronIcon />
          </span>
          <span className="group-label">{label}</span>
          <span className="quiet number">{countWords(count, pageLanguage())}</span>
        </button>
        {group === 'attention' && count > 1 && isFolderThere ? (
          <button
            type="button"
            className="link-button"
            tabIndex={-1}
            onClick={() => model.attempt(model.bridge.act({ action: 'retry', rows: 'all' }))}
          >
            {say('queueAction.retryAll')}
          </button>
        ) : null}
      </span>
    </div>
  )
}
