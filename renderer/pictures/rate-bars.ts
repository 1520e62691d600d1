// The last hour's speed as bars: one a minute, the newest at the right. Pure.
import { mostRates } from '#shared/contract/ipc-channels.ts'

export type RateBar = { readonly x: number; readonly height: number }

/** A minute in which little was sent is seen, too. */
const leastHeight = 0.06

/** Where each minute's bar stands, in minutes from the left, and how high it is, from 0 to 1; minutes without a byte have none. */
export function rateBarsOf(rates: readonly number[]): readonly RateBar[] {
  const most = Math.max(...rates, 0)
  if (most === 0) return []
  return rates.flatMap((rate, at) =>
    rate <= 0 ? [] : [{ x: mostRates - rates.length + at, height: Math.max(rate / most, leastHeight) }],
  )
}

/** What the picture shows, in numbers; null where nothing was sent. */
export function rateFacts(
  rates: readonly number[],
): { readonly mean: number; readonly most: number; readonly minutes: number } | null {
  const most = Math.max(...rates, 0)
  if (most === 0) return null
  return { mean: rates.reduce((sum, rate) => sum + rate, 0) / rates.length, most, minutes: rates.length }
}
