// Tells a screen reader politely how the queue stands, and not more often than it can be heard.
import { useEffect, useRef, useState } from 'react'
import type { ReactElement } from 'react'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import type { Pace } from '../ui/throttle.ts'
import { pace } from '../ui/throttle.ts'
import { speakEveryMs, spokenWords } from './live-text.ts'

export function SpokenLine({ overview }: { readonly overview: Overview }): ReactElement {
  const [spoken, setSpoken] = useState('')
  const words = useRef('')
  const speak = useRef<Pace | null>(null)
  const text = spokenWords(overview, { nowMs: Date.now(), timeZone: null })
  useEffect(() => {
    speak.current = pace(speakEveryMs, () => setSpoken(words.current))
    return () => speak.current?.stop()
  }, [])
  useEffect(() => {
    words.current = text
    speak.current?.ask()
  }, [text])
  return (
    <div className="unseen" aria-live="polite" data-spoken="">
      {spoken}
    </div>
  )
}
