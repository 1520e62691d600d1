// Which sent files are shown: a search, and the days from one to another.
import type { ReactElement } from 'react'
import { askedFilter } from '../model/history/history-lines.ts'
import { useModel } from '../model/use-model.ts'
import { SearchField } from '../ui/controls/search-field.tsx'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'

export const historySearchId = 'history-search'

/** Beyond it no day is typed by somebody who means it. */
const lastDay = '9999-12-31'

export function HistoryTools(): ReactElement {
  const model = useModel()
  const { filter } = useStore(model.history)
  const isWrong = askedFilter(filter) === null
  return (
    <nav className="filter-bar history-tools" aria-label={say('history.tools')}>
      <DayField
        label={say('history.from')}
        day={filter.from}
        isWrong={isWrong}
        onDay={(from) => model.history.show({ from })}
      />
      <DayField
        label={say('history.to')}
        day={filter.to}
        isWrong={isWrong}
        onDay={(to) => model.history.show({ to })}
      />
      {filter.from === '' && filter.to === '' ? null : (
        <button type="button" className="link-button" onClick={() => model.history.show({ from: '', to: '' })}>
          {say('history.allDays')}
        </button>
      )}
      <SearchField
        id={historySearchId}
        search={filter.search}
        label={say('history.searchHint')}
        placeholder={say('history.search')}
        clearLabel={say('list.clearSearch')}
        onSearch={(search) => model.history.show({ search })}
      />
    </nav>
  )
}

type DayProps = {
  readonly label: string
  readonly day: string
  readonly isWrong: boolean
  readonly onDay: (day: string) => void
}

/** Chromium writes the day as the system's language does: it heeds no `lang` here. What is found below is written in ours. */
function DayField({ label, day, isWrong, onDay }: DayProps): ReactElement {
  return (
    <label className="day-field" title={label}>
      <span className="quiet">{label}</span>
      <input
        className="input day-input"
        type="date"
        max={lastDay}
        value={day}
        aria-invalid={isWrong}
        onChange={(event) => onDay(event.currentTarget.value)}
      />
    </label>
  )
}
