// This folder: parts that know nothing of uploads.

// A question or an answer over the window.
import { useEffect, useRef } from 'react'
import type { ReactElement, ReactNode } from 'react'

type Props = {
  /** The id of its title, and of its text where that is to be read out at once. */
  readonly titleId: string
  readonly textId?: string
  /** Beside `dialog`. */
  readonly className?: string
  /** Where the keyboard is first; 'first' leaves that to the browser, which takes the first button. */
  readonly focus: 'primary' | 'first'
  /** Draws it no more. It may be called twice for one Escape. */
  readonly close: () => void
  readonly children: ReactNode
}

/** Is open as long as it is drawn, and then gives the keyboard back to where it was. */
export function Dialog({ titleId, textId, className = '', focus, close, children }: Props): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    if (focus === 'primary') dialog.current?.querySelector<HTMLElement>('.is-primary')?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  // `cancel` is told before Escape has closed it, and `close` only a moment after: by then the next key may have asked anew.
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`.trimEnd()}
      aria-labelledby={titleId}
      aria-describedby={textId}
      onCancel={close}
      onClose={close}
    >
      {children}
    </dialog>
  )
}
