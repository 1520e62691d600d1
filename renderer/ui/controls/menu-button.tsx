// A button that opens a small menu. Arrows walk through it, Escape and Tab leave it.
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactElement, ReactNode, RefObject } from 'react'
import { ChevronIcon } from '../icons.tsx'

export type MenuEntry = {
  readonly key: string
  readonly label: string
  readonly act: () => void
  /** Left out: it is no choice that is on or off. */
  readonly isChecked?: boolean
}

type Props = {
  readonly id?: string
  /** The icon alone, without its name beside it. */
  readonly isIcon?: boolean
  readonly label: string
  readonly icon: ReactNode
  readonly items: readonly MenuEntry[]
  readonly isDisabled?: boolean
  /** The button, for whoever gives it the keyboard. */
  readonly opener?: RefObject<HTMLButtonElement | null>
}

/** All that can be chosen in a menu. */
const menuItems = '[role^=menuitem]'

export function MenuButton({
  id,
  label,
  icon,
  items,
  isDisabled = false,
  isIcon = false,
  opener,
}: Props): ReactElement {
  const [isOpen, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const own = useRef<HTMLButtonElement>(null)
  const button = opener ?? own
  useEffect(() => {
    if (!isOpen) return
    frame.current?.querySelector<HTMLElement>(menuItems)?.focus()
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
        id={id}
        type="button"
        className={isIcon ? 'icon-button' : 'button'}
        title={isIcon ? label : undefined}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        disabled={isDisabled}
        onClick={() => setOpen(!isOpen)}
      >
        {icon}
        {isIcon ? null : (
          <>
            <span className="button-words">{label}</span>
            <ChevronIcon />
          </>
        )}
      </button>
      {isOpen ? (
        <div role="menu" className="menu" aria-label={label}>
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              role={item.isChecked === undefined ? 'menuitem' : 'menuitemcheckbox'}
              aria-checked={item.isChecked}
              className="menu-item"
              tabIndex={-1}
              onClick={() => {
                // Several choices may be made one after the other.
                if (item.isChecked === undefined) close()
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
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(menuItems)]
  const at = items.findIndex((item) => item === document.activeElement)
  items[(at + step + items.length) % items.length]?.focus()
}
