// Pausing everything: for an hour, until tomorrow, or until the person resumes it.
import { useEffect, useRef } from 'react'
import type { ReactElement, RefObject } from 'react'
import { pauseLengths } from '#shared/rows/queue-actions.ts'
import { PauseIcon, PlayIcon } from '../ui/icons.tsx'
import { MenuButton } from '../ui/controls/menu-button.tsx'
import { useModel } from '../model/use-model.ts'
import { say } from '../words/say.ts'

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
      aria-label={say('queueAction.resume')}
      onClick={() => {
        onUsed()
        model.attempt(model.bridge.resumeAll())
      }}
    >
      <PlayIcon />
      <span className="button-words">{say('queueAction.resume')}</span>
    </button>
  )
}

function LengthMenu({ isFollowed, onUsed }: ButtonProps): ReactElement {
  const model = useModel()
  const opener = useRef<HTMLButtonElement>(null)
  useFollowedFocus(opener, isFollowed)
  const items = pauseLengths.map((length) => ({
    key: length,
    label: say(`pause.${length}`),
    act: () => {
      onUsed()
      model.attempt(model.bridge.pauseAll(length))
    },
  }))
  return <MenuButton label={say('queueAction.pause')} icon={<PauseIcon />} items={items} opener={opener} />
}
