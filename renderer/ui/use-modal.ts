// A dialog that is opened when it is drawn, and gives the keyboard back to where it was.
import { useEffect } from 'react'
import type { RefObject } from 'react'

/** `focus`: where the keyboard is first; 'first' leaves that to the browser, which takes the first button. */
export function useModal(dialog: RefObject<HTMLDialogElement | null>, focus: 'primary' | 'first'): void {
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    if (focus === 'primary') dialog.current?.querySelector<HTMLElement>('.is-primary')?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
}
