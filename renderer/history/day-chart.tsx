// What was sent in the last 30 days, a bar a day: files upwards, their size downwards. A click shows the files of that day alone.
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactElement } from 'react'
import { daysShown } from '#shared/contract/ipc-channels.ts'
import { dayOf } from '#shared/words/day-bound.ts'
import { filesWords, fullDayWords, sizeWords } from '#shared/words/format.ts'
import { useModel } from '../model/use-model.ts'
import { dayAfterKey, dayBarsOf, sumOf, type Day } from '../pictures/day-bars.ts'
import { isRightToLeft } from '../words/is-right-to-left.ts'
import { useViewer } from '../ui/use-now.ts'
import { useStore } from '../ui/use-store.ts'
import { pageLanguage, say } from '../words/say.ts'

/** A day is so wide, and each half of the picture so high. */
const [dayWidth, half] = [10, 20]

export function DayChart(): ReactElement | null {
  const model = useModel()
  const viewer = useViewer('minute')
  const { filter, generation } = useStore(model.history)
  const [days, setDays] = useState<readonly Day[]>([])
  const [shown, setShown] = useState<number | null>(null)
  const [cursor, setCursor] = useState<number | null>(null)
  const frame = useRef<SVGSVGElement>(null)
  useEffect(() => model.attempt(model.bridge.readSentDays().then(setDays)), [model, generation])
  const sum = sumOf(days)
  if (sum.files === 0) return null
  const wordsOf = ({ bytes, files, startMs }: Day): string =>
    say('charts.day', { day: fullDayWords(startMs, viewer), ...sizesOf({ files, bytes }) })
  const chosen = days.findIndex(({ startMs }) => isChosen(filter, startMs))
  const at = cursor ?? (chosen === -1 ? days.length - 1 : chosen)
  const named = shown === null ? undefined : days[shown]
  const choose = (index: number): void => {
    const day = days[index]
    if (day === undefined) return
    const bound = index === chosen ? '' : dayOf(day.startMs)
    model.history.show({ from: bound, to: bound })
  }
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>): void => {
    const next = dayAfterKey(event.key, at, days.length, isRightToLeft(event.currentTarget))
    if (next === null && event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    if (next === null) return choose(at)
    setCursor(next)
    frame.current?.querySelectorAll<SVGGElement>('.day-bar')[next]?.focus()
  }
  return (
    <section className="day-chart" aria-label={say('charts.lastDays', { days: daysShown })}>
      <p className="quiet">
        {named === undefined ? say('charts.sum', { days: daysShown, ...sizesOf(sum) }) : wordsOf(named)}
      </p>
      <div className="day-chart-body">
        <div className="day-chart-axis quiet" aria-hidden="true">
          <span>{say('charts.files')}</span>
          <span>{say('charts.size')}</span>
        </div>
        <svg
          ref={frame}
          className="day-chart-bars"
          role="group"
          aria-label={say('charts.days', { days: daysShown })}
          viewBox={`0 0 ${days.length * dayWidth} ${2 * half}`}
          preserveAspectRatio="none"
          onKeyDown={onKeyDown}
        >
          {dayBarsOf(days).map(({ bytes, files, startMs }, index) => (
            <g
              key={startMs}
              className="day-bar"
              role="button"
              tabIndex={index === at ? 0 : -1}
              aria-label={wordsOf(days[index] ?? { startMs, files: 0, bytes: 0 })}
              aria-pressed={index === chosen}
              onClick={() => {
                setCursor(index)
                choose(index)
              }}
              onMouseEnter={() => setShown(index)}
              onMouseLeave={() => setShown(null)}
              onFocus={() => setShown(index)}
              onBlur={() => setShown(null)}
            >
              <rect className="day-bar-ground" x={index * dayWidth} y={0} width={dayWidth} height={2 * half} />
              <rect
                className="day-bar-files"
                x={index * dayWidth + 2}
                y={half - files * (half - 1)}
                width={dayWidth - 4}
                height={files * (half - 1)}
              />
              <rect
                className="day-bar-bytes"
                x={index * dayWidth + 2}
                y={half + 1}
                width={dayWidth - 4}
                height={bytes * (half - 1)}
              />
            </g>
          ))}
          <rect className="day-chart-line" x={0} y={half} width={days.length * dayWidth} height={1} />
        </svg>
      </div>
    </section>
  )
}

function isChosen({ from, to }: { readonly from: string; readonly to: string }, startMs: number): boolean {
  return from === to && from === dayOf(startMs)
}

function sizesOf({ bytes, files }: { readonly bytes: number; readonly files: number }): {
  readonly files: string
  readonly size: string
} {
  return { files: filesWords(files, pageLanguage()), size: sizeWords(bytes, pageLanguage()) }
}
