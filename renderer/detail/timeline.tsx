// What happened to one file, newest first.
import type { ReactElement } from 'react'
import type { TimelineEntry } from '#shared/contract/ipc-rows.ts'
import { useViewer } from '../ui/use-now.ts'
import { timelineWords } from '../words/format-time.ts'
import { say } from '../words/say.ts'

export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactElement {
  const viewer = useViewer('minute')
  return (
    <section className="timeline" aria-label={say('detail.history')}>
      <h3 className="section-title">{say('detail.history')}</h3>
      {entries.length === 0 ? <p className="quiet">{say('detail.noHistory')}</p> : null}
      <ol className="timeline-list">
        {entries.map((entry, at) => (
          <li key={`${entry.atMs} ${entries.length - at}`} className="timeline-entry">
            <time className="timeline-time quiet number" dateTime={new Date(entry.atMs).toISOString()}>
              {timelineWords(entry.atMs, viewer)}
            </time>
            <span className="timeline-text">{entry.text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
