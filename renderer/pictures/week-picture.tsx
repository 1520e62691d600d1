// The week as the timetable has it: a row a day, an hour every ten units. Said in full beside it in the words that are
// typed, so it is only a picture, in the person's words.
import type { ReactElement } from 'react'
import type { TimetableEntry } from '#shared/speed/speed.ts'
import { barsOf } from './week-bars.ts'
import { pageLanguage, say } from '../words/say.ts'
import { weekdayNames } from '../words/weekday-names.ts'

const rowHeight = 10
const left = 24
const hourWidth = 10

export function WeekPicture({ timetable }: { readonly timetable: readonly TimetableEntry[] }): ReactElement {
  return (
    <figure className="week">
      <svg viewBox={`0 0 ${left + 24 * hourWidth + 8} ${7 * rowHeight + 12}`} aria-hidden="true">
        {weekdayNames(pageLanguage().locale).map((day, row) => (
          <g key={day}>
            <text className="week-day" x={0} y={(row + 1) * rowHeight - 2}>
              {day}
            </text>
            <rect
              className="week-rest"
              x={left}
              y={row * rowHeight + 1}
              width={24 * hourWidth}
              height={rowHeight - 2}
            />
          </g>
        ))}
        {barsOf(timetable).map(({ day, fromMinute, kind, minutes }) => (
          <rect
            key={`${day} ${fromMinute}`}
            className={`week-bar is-${kind}`}
            x={left + (fromMinute / 60) * hourWidth}
            y={day * rowHeight + 1}
            width={(minutes / 60) * hourWidth}
            height={rowHeight - 2}
          />
        ))}
        {[0, 6, 12, 18, 24].map((hour) => (
          <text key={hour} className="week-hour" x={left + hour * hourWidth} y={7 * rowHeight + 9}>
            {hour}
          </text>
        ))}
      </svg>
      <figcaption className="quiet">{say('settings.weekLegend')}</figcaption>
    </figure>
  )
}
