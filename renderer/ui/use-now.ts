// The time of now for words that depend on it: one clock for all components, ticking only while somebody looks.
import { useSyncExternalStore } from 'react'
import type { Viewer } from '#shared/words/format.ts'
import { pageLanguage } from '../words/say.ts'
import type { Store } from './store.ts'

type Ticker = Pick<Store<number>, 'get' | 'subscribe'>

function createTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>()
  let nowMs = Date.now()
  let timer: ReturnType<typeof setInterval> | null = null
  function tick(): void {
    nowMs = Date.now()
    for (const listener of listeners) listener()
  }
  return {
    get: () => nowMs,
    subscribe: (listener) => {
      listeners.add(listener)
      if (timer === null) {
        timer = setInterval(tick, everyMs)
        // The clock stood still while nobody listened.
        queueMicrotask(tick)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0 || timer === null) return
        clearInterval(timer)
        timer = null
      }
    },
  }
}

const tickers = { second: createTicker(1_000), minute: createTicker(20_000) }

/** Where and when the reader is; drawn again every second, or a few times a minute. */
export function useViewer(fineness: keyof typeof tickers): Viewer {
  const ticker = tickers[fineness]
  return { nowMs: useSyncExternalStore(ticker.subscribe, ticker.get), timeZone: null, language: pageLanguage() }
}
