// Which files are shown: filters with counts, and the search.
import type { ReactElement } from 'react'
import { countWords } from '#shared/words/format.ts'
import { countOf, rowFilters } from '#shared/rows/row-groups.ts'
import type { GroupCounts } from '#shared/rows/row-groups.ts'
import { ColumnMenu } from '../columns/column-menu.tsx'
import { SearchBox } from './search-box.tsx'
import { useModel } from '../model/use-model.ts'
import { useStore } from '../ui/use-store.ts'
import { pageLanguage, say } from '../words/say.ts'

/** The counts are of all files there are, whatever is searched for. */
export function FilterBar({ counts }: { readonly counts: GroupCounts }): ReactElement {
  const model = useModel()
  const { query } = useStore(model.list)
  return (
    <nav className="filter-bar" aria-label={say('list.show')}>
      <div className="chips" role="group" aria-label={say('list.show')}>
        {rowFilters.map((filter) => (
          <button
            key={filter}
            type="button"
            className={`chip chip-${filter}${countOf(filter, counts) === 0 ? ' is-empty' : ''}`}
            aria-pressed={query.group === filter}
            onClick={() => model.list.show({ group: filter })}
          >
            {say(`group.${filter}`)}{' '}
            <span className="chip-count number">{countWords(countOf(filter, counts), pageLanguage())}</span>
          </button>
        ))}
      </div>
      <FilterChoice counts={counts} />
      <SearchBox />
      <ColumnMenu />
    </nav>
  )
}

/** The same filters as one field, for windows where the chips have no room. */
function FilterChoice({ counts }: { readonly counts: GroupCounts }): ReactElement {
  const model = useModel()
  const { query } = useStore(model.list)
  return (
    <select
      className="input filter-choice"
      aria-label={say('list.show')}
      value={query.group}
      onChange={(event) => {
        const chosen = rowFilters.find((filter) => filter === event.currentTarget.value)
        if (chosen !== undefined) model.list.show({ group: chosen })
      }}
    >
      {rowFilters.map((filter) => (
        <option key={filter} value={filter}>
          {`${say(`group.${filter}`)} (${countWords(countOf(filter, counts), pageLanguage())})`}
        </option>
      ))}
    </select>
  )
}
