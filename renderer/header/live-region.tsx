// Tells a screen reader politely how the queue stands, and not more often than it can be heard.
import { useEffect, useRef, useState } from 'react'
import type { ReactElement } from 'react'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import type { Throttle } from '../ui/throttle.ts'
import { throttle } from '../ui/throttle.ts'
import { pageLanguage } from '../words/say.ts'
import { speakEveryMs, spokenWords } from './live-text.ts'

export function LiveRegion({ overview }: { readonly overview: Overview }): ReactElement {
  const [spoken, setSpoken] = useState('')
  const words = useRef('')
  const speak = useRef<Throttle | null>(null)
  const text = spokenWords(overview, { nowMs: Date.now(), timeZone: null, language: pageLanguage() })
  useEffect(() => {
    speak.current = throttle(speakEveryMs, () => setSpoken(words.current))
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
