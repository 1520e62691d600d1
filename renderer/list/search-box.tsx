// The search: finds names and folders while it is typed.
import { useEffect, useRef, useState } from 'react'
import type { ReactElement } from 'react'
import { longestSearch } from '#shared/contract/ipc-channels.ts'
import { CloseIcon, SearchIcon } from '../ui/icons.tsx'
import { list as labels } from '../words/labels.ts'
import { useModel } from '../model/use-model.ts'
import { useStore } from '../ui/use-store.ts'

/** A pause in typing that is long enough to look for what was typed. */
const typedMs = 120

export const searchBoxId = 'search'

export function SearchBox(): ReactElement {
  const model = useModel()
  const { search } = useStore(model.list).query
  const [text, setText] = useState(search)
  const typed = useRef(search)
  // Somebody else cleared or set the search.
  useEffect(() => {
    if (search === typed.current) return
    typed.current = search
    setText(search)
  }, [search])
  useEffect(() => {
    if (text === model.list.get().query.search) return
    const timer = setTimeout(() => {
      typed.current = text
      model.list.show({ search: text })
    }, typedMs)
    return () => clearTimeout(timer)
  }, [text, model])
  return (
    <div className="search-frame" role="search">
      <SearchIcon />
      <input
        id={searchBoxId}
        className="search"
        type="text"
        value={text}
        maxLength={longestSearch}
        placeholder={labels.search}
        aria-label={labels.searchHint}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return
          event.stopPropagation()
          setText('')
        }}
      />
      {text === '' ? null : (
        <button
          type="button"
          className="clear-button"
          aria-label={labels.clearSearch}
          title={labels.clearSearch}
          onClick={() => setText('')}
        >
          <CloseIcon />
        </button>
      )}
    </div>
  )
}
