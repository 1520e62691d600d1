// How far the clocks of this server and of the identity provider are apart, by the Date of the provider's answers. It only explains why a
// token's times do not fit: a cache on the way may say an old Date, so that no token is good because of it.
import type { ServerClock } from '../clock.ts'
import type { Answer } from '../outbound/collect.ts'

export interface ProviderTime {
  /** Takes the time that an answer tells, where it tells one. */
  hear(answer: Pick<Answer, 'age' | 'date'>): void
  /** By how many milliseconds this server's clock is ahead, now; null where that is not known. */
  aheadMs(): number | null
}

/** Nothing is known until the first answer. From then on a clock that is set anew is noticed without another one. */
export function createProviderTime(clock: ServerClock): ProviderTime {
  /** What the provider's clock says when the steady one is at 0. */
  let startMs: number | null = null
  return {
    hear: ({ age, date }) => {
      const toldMs = Date.parse(date ?? '')
      const ageSeconds = Number(age ?? 0)
      if (Number.isNaN(toldMs) || !(ageSeconds >= 0)) return
      startMs = toldMs + ageSeconds * 1_000 - clock.steadyMs()
    },
    aheadMs: () => (startMs === null ? null : clock.wallMs() - clock.steadyMs() - startMs),
  }
}

/** "10 minutes ahead of", for a sentence about a clock that is so far from another one. */
export function distanceWords(aheadMs: number): string {
  const minutes = Math.round(Math.abs(aheadMs) / 60_000)
  return `${minutes === 1 ? '1 minute' : `${minutes} minutes`} ${aheadMs > 0 ? 'ahead of' : 'behind'}`
}
