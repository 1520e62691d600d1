// In place of the list of sent files: none yet, none that fits, or a history that cannot be read.
import type { ReactElement } from 'react'
import { visibleName } from '#shared/words/visible-name.ts'
import { askedFilter, noFilter, type HistoryFilter } from '../model/history/history-lines.ts'
import { useModel } from '../model/use-model.ts'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'

export function HistoryEmpty(): ReactElement {
  const model = useModel()
  const { filter, refusal } = useStore(model.history)
  const isFiltered = filter.search !== '' || filter.from !== '' || filter.to !== ''
  if (refusal !== null) {
    return (
      <div className="empty" role="alert">
        <h2 className="empty-title">{say('history.damagedTitle')}</h2>
        <p className="empty-text selectable">{refusal}</p>
        <button type="button" className="button" onClick={() => model.history.refresh()}>
          {say('history.again')}
        </button>
      </div>
    )
  }
  return (
    <div className="empty">
      <p className="empty-line" role="status">
        {emptyWords(filter)}
      </p>
      {isFiltered ? (
        <button type="button" className="button" onClick={() => model.history.show(noFilter)}>
          {say('history.showAll')}
        </button>
      ) : (
        <p className="quiet">{say('history.noneHint')}</p>
      )}
    </div>
  )
}

function emptyWords(filter: HistoryFilter): string {
  if (askedFilter(filter) === null) return say('history.wrongDays')
  const { from, search, to } = filter
  const hasDays = from !== '' || to !== ''
  if (search !== '')
    return hasDays
      ? say('history.noMatchOnDays', { search: visibleName(search) })
      : say('history.noMatch', { search: visibleName(search) })
  if (!hasDays) return say('history.none')
  return from === to ? say('history.noneOnDay') : say('history.noneOnDays')
}
