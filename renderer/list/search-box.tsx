// The search of the list: finds names and folders while it is typed.
import type { ReactElement } from 'react'
import { list as labels } from '../words/labels.ts'
import { useModel } from '../model/use-model.ts'
import { SearchField } from '../ui/controls/search-field.tsx'
import { useStore } from '../ui/use-store.ts'

export const searchBoxId = 'search'

export function SearchBox(): ReactElement {
  const model = useModel()
  const { search } = useStore(model.list).query
  return (
    <SearchField
      id={searchBoxId}
      search={search}
      label={labels.searchHint}
      placeholder={labels.search}
      clearLabel={labels.clearSearch}
      onSearch={(text) => model.list.show({ search: text })}
    />
  )
}
