// This folder: fields and buttons that take more than one element.

// A button that opens a small menu. Arrows walk through it, Escape and Tab leave it.
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactElement, ReactNode, RefObject } from 'react'
import { ChevronIcon } from '../icons.tsx'

type Props = {
  readonly label: string
  readonly icon: ReactNode
  readonly items: readonly { readonly key: string; readonly label: string; readonly act: () => void }[]
  readonly isDisabled?: boolean
  /** The button, for whoever gives it the keyboard. */
  readonly opener?: RefObject<HTMLButtonElement | null>
}

export function MenuButton({ label, icon, items, isDisabled = false, opener }: Props): ReactElement {
  const [isOpen, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const own = useRef<HTMLButtonElement>(null)
  const button = opener ?? own
  useEffect(() => {
    if (!isOpen) return
    frame.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const closeOutside = (event: Event): void => {
      if (event.target instanceof Node && frame.current?.contains(event.target) === false) setOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [isOpen])
  function close(): void {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <div ref={frame} className="menu-frame" onKeyDown={(event) => isOpen && steer(event, close)}>
      <button
        ref={button}
        type="button"
        className="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        disabled={isDisabled}
        onClick={() => setOpen(!isOpen)}
      >
        {icon}
        <span className="button-words">{label}</span>
        <ChevronIcon />
      </button>
      {isOpen ? (
        <div role="menu" className="menu" aria-label={label}>
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              role="menuitem"
              className="menu-item"
              tabIndex={-1}
              onClick={() => {
                close()
                item.act()
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

function steer(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.stopPropagation()
    if (event.key === 'Escape') event.preventDefault()
    close()
    return
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const at = items.findIndex((item) => item === document.activeElement)
  items[(at + step + items.length) % items.length]?.focus()
}
