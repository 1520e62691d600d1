// A field that searches while it is typed.
import { useEffect, useRef, useState } from 'react'
import type { ReactElement } from 'react'
import { longestSearch } from '#shared/contract/ipc-channels.ts'
import { CloseIcon, SearchIcon } from '../icons.tsx'

/** A pause in typing that is long enough to look for what was typed. */
const typedMs = 120

type Props = {
  readonly id: string
  /** What is searched for now. */
  readonly search: string
  readonly label: string
  readonly placeholder: string
  readonly clearLabel: string
  readonly onSearch: (text: string) => void
}

export function SearchField({ id, search, label, placeholder, clearLabel, onSearch }: Props): ReactElement {
  const [text, setText] = useState(search)
  const typed = useRef(search)
  const latest = useRef({ search, onSearch })
  latest.current = { search, onSearch }
  // Somebody else cleared or set the search.
  useEffect(() => {
    if (search === typed.current) return
    typed.current = search
    setText(search)
  }, [search])
  useEffect(() => {
    if (text === latest.current.search) return
    const timer = setTimeout(() => {
      typed.current = text
      latest.current.onSearch(text)
    }, typedMs)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <div className="search-frame" role="search">
      <SearchIcon />
      <input
        id={id}
        className="search"
        type="text"
        value={text}
        maxLength={longestSearch}
        placeholder={placeholder}
        aria-label={label}
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
          aria-label={clearLabel}
          title={clearLabel}
          onClick={() => setText('')}
        >
          <CloseIcon />
        </button>
      )}
    </div>
  )
}
