// How fast was sent in the last hour, as a small picture beside the numbers.
import type { ReactElement } from 'react'
import { mostRates } from '#shared/contract/ipc-channels.ts'
import { rateWords } from '#shared/words/format.ts'
import { pageLanguage, say } from '../words/say.ts'
import { rateBarsOf, rateFacts } from './rate-bars.ts'

const height = 20

/** Spoken as one sentence, which a pointer that rests on it shows, too. */
export function RateChart({ rates }: { readonly rates: readonly number[] }): ReactElement | null {
  const facts = rateFacts(rates)
  if (facts === null) return null
  const { minutes } = facts
  const [mean, most] = [facts.mean, facts.most].map((rate) => rateWords(Math.round(rate), pageLanguage()))
  const said = { mean: mean ?? '', most: most ?? '' }
  const sentence = minutes === mostRates ? say('charts.ratesHour', said) : say('charts.rates', { minutes, ...said })
  return (
    <svg
      className="rate-chart"
      role="img"
      aria-label={sentence}
      viewBox={`0 0 ${mostRates} ${height}`}
      preserveAspectRatio="none"
      focusable="false"
    >
      <title>{sentence}</title>
      {rateBarsOf(rates).map((bar) => (
        <rect key={bar.x} x={bar.x} y={(1 - bar.height) * height} width="0.7" height={bar.height * height} />
      ))}
      <rect className="rate-chart-ground" x="0" y={height - 0.6} width={mostRates} height="0.6" />
    </svg>
  )
}
