// The search of the list: finds names and folders while it is typed.
import type { ReactElement } from 'react'
import { useModel } from '../model/use-model.ts'
import { SearchField } from '../ui/controls/search-field.tsx'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'

export const searchBoxId = 'search'

export function SearchBox(): ReactElement {
  const model = useModel()
  const { search } = useStore(model.list).query
  return (
    <SearchField
      id={searchBoxId}
      search={search}
      label={say('list.searchHint')}
      placeholder={say('list.search')}
      clearLabel={say('list.clearSearch')}
      onSearch={(text) => model.list.show({ search: text })}
    />
  )
}
