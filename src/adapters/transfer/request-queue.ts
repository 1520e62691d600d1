// The line before the company server: each question waits until `request-order.ts` lets it begin, the oldest first.
import { afterBegin, afterEnd, firstOrder, isOneAtATime, mayBegin } from './request-order.ts'
import { onAbort, type CancelSignal } from '#engine/cancel.ts'
import type { Shown } from './request-order.ts'

/** One question's time at the server. */
export type Turn = {
  /** No other question is under way until this one ends. */
  readonly isAlone: boolean
  /** Must be called once, when nothing of the question is under way any more. */
  end(shown: Shown): void
}

export interface AskQueue {
  /** Waits for a turn; null when nobody wants it any more or the queue is closed. */
  enter(signal: CancelSignal): Promise<Turn | null>
  /** Sends away all who wait or come later. Turns that have begun go on. */
  close(): void
}

/** Makes the line before one server. */
export function createAskQueue(): AskQueue {
  let order = firstOrder
  let isClosed = false
  const waiting = new Set<(turn: Turn | null) => void>() // in the order they came

  function begin(): Turn {
    const isAlone = isOneAtATime(order)
    order = afterBegin(order)
    return {
      isAlone,
      end(shown) {
        order = afterEnd(order, isAlone, shown)
        callNext()
      },
    }
  }

  function callNext(): void {
    for (const called of waiting) {
      if (!mayBegin(order)) return
      waiting.delete(called)
      called(begin())
    }
  }

  return {
    enter(signal) {
      if (isClosed || signal.aborted) return Promise.resolve(null)
      if (mayBegin(order)) return Promise.resolve(begin())
      const { promise, resolve } = Promise.withResolvers<Turn | null>()
      const called = (turn: Turn | null): void => {
        stopListening()
        resolve(turn)
      }
      waiting.add(called)
      const stopListening = onAbort(signal, () => {
        if (waiting.delete(called)) resolve(null)
      })
      return promise
    },
    close() {
      isClosed = true
      for (const called of waiting) called(null)
      waiting.clear()
    },
  }
}
