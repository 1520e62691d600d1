// In place of the list of sent files: none yet, none that fits, or a history that cannot be read.
import type { ReactElement } from 'react'
import { visibleName } from '#shared/words/visible-name.ts'
import { askedFilter, noFilter, type HistoryFilter } from '../model/history/history-lines.ts'
import { useModel } from '../model/use-model.ts'
import { useStore } from '../ui/use-store.ts'
import { history as labels } from '../words/history-labels.ts'

export function HistoryEmpty(): ReactElement {
  const model = useModel()
  const { filter, refusal } = useStore(model.history)
  const isFiltered = filter.search !== '' || filter.from !== '' || filter.to !== ''
  if (refusal !== null) {
    return (
      <div className="empty" role="alert">
        <h2 className="empty-title">{labels.damagedTitle}</h2>
        <p className="empty-text selectable">{refusal}</p>
        <button type="button" className="button" onClick={() => model.history.refresh()}>
          {labels.again}
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
          {labels.showAll}
        </button>
      ) : (
        <p className="quiet">{labels.noneHint}</p>
      )}
    </div>
  )
}

function emptyWords(filter: HistoryFilter): string {
  if (askedFilter(filter) === null) return labels.wrongDays
  const { from, search, to } = filter
  const hasDays = from !== '' || to !== ''
  if (search !== '') return hasDays ? labels.noMatchOnDays(visibleName(search)) : labels.noMatch(visibleName(search))
  if (!hasDays) return labels.none
  return from === to ? labels.noneOnDay : labels.noneOnDays
}
