// Pausing everything: for an hour, until tomorrow, or until the person resumes it.
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactElement, RefObject } from 'react'
import { pauseLabels, pauseLengths, queueActionLabels } from '#shared/rows/queue-actions.ts'
import { ChevronIcon, PauseIcon, PlayIcon } from '../ui/icons.tsx'
import { useModel } from '../model/use-model.ts'

/** One button while paused; a menu of lengths while not. */
export function PauseMenu({ isPaused }: { readonly isPaused: boolean }): ReactElement {
  // One button takes the place of the other: the keyboard goes with it when it was used here.
  const isFollowed = useRef(false)
  const follow = (): void => {
    isFollowed.current = true
  }
  return isPaused ? (
    <ResumeButton isFollowed={isFollowed} onUsed={follow} />
  ) : (
    <LengthMenu isFollowed={isFollowed} onUsed={follow} />
  )
}

type ButtonProps = {
  /** The keyboard was on the button that was here before. */
  readonly isFollowed: RefObject<boolean>
  readonly onUsed: () => void
}

function useFollowedFocus(button: RefObject<HTMLButtonElement | null>, isFollowed: RefObject<boolean>): void {
  useEffect(() => {
    if (isFollowed.current) button.current?.focus()
    isFollowed.current = false
  }, [button, isFollowed])
}

function ResumeButton({ isFollowed, onUsed }: ButtonProps): ReactElement {
  const model = useModel()
  const button = useRef<HTMLButtonElement>(null)
  useFollowedFocus(button, isFollowed)
  return (
    <button
      ref={button}
      type="button"
      className="button"
      aria-label={queueActionLabels.resume}
      onClick={() => {
        onUsed()
        model.attempt(model.bridge.resumeAll())
      }}
    >
      <PlayIcon />
      <span className="button-words">{queueActionLabels.resume}</span>
    </button>
  )
}

function LengthMenu({ isFollowed, onUsed }: ButtonProps): ReactElement {
  const model = useModel()
  const [isOpen, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useFollowedFocus(opener, isFollowed)
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
    opener.current?.focus()
  }
  return (
    <div ref={frame} className="menu-frame" onKeyDown={(event) => isOpen && steer(event, close)}>
      <button
        ref={opener}
        type="button"
        className="button"
        aria-label={queueActionLabels.pause}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <PauseIcon />
        <span className="button-words">{queueActionLabels.pause}</span>
        <ChevronIcon />
      </button>
      {isOpen ? (
        <div role="menu" className="menu" aria-label={queueActionLabels.pause}>
          {pauseLengths.map((length) => (
            <button
              key={length}
              type="button"
              role="menuitem"
              className="menu-item"
              tabIndex={-1}
              onClick={() => {
                close()
                onUsed()
                model.attempt(model.bridge.pauseAll(length))
              }}
            >
              {pauseLabels[length]}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

/** Arrows walk through the menu, Escape and Tab leave it. */
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
