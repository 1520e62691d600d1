// The plain facts of one file: where it goes, how large it is, when it came and went.
import type { ReactElement } from 'react'
import { sizeWords } from '#shared/words/format.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { PathText } from '../ui/paths/path-text.tsx'
import { Fact } from '../ui/fact.tsx'
import { timelineWords } from '../words/format-time.ts'
import { useViewer } from '../ui/use-now.ts'
import { pageLanguage, say } from '../words/say.ts'

type Props = {
  readonly row: WindowRow
  /** The watched folder it is of, as it is shown, where there are several. */
  readonly watched: string | null
}

export function DetailFacts({ row, watched }: Props): ReactElement {
  const viewer = useViewer('minute')
  const upload = row.row.state === 'excluded' ? null : row.row
  const isProved = upload !== null && upload.state === 'done' && upload.contentHash !== null
  return (
    <>
      <dl className="facts">
        {upload === null || upload.state !== 'done' ? null : (
          <Fact label={say('detail.destination')}>
            {upload.destination === null ? (
              say('detail.noDestination')
            ) : (
              <PathText className="selectable" path={upload.destination} />
            )}
          </Fact>
        )}
        {watched === null ? null : (
          <Fact label={say('folders.of')}>
            <PathText className="selectable" path={watched} />
          </Fact>
        )}
        {upload === null || upload.sizeBytes === null ? null : (
          <Fact label={say('detail.size')}>{sizeWords(upload.sizeBytes, pageLanguage())}</Fact>
        )}
        {row.addedAtMs === null ? null : (
          <Fact label={say('detail.added')}>{timelineWords(row.addedAtMs, viewer)}</Fact>
        )}
        {row.finishedAtMs === null ? null : (
          <Fact label={say('detail.sent')}>{timelineWords(row.finishedAtMs, viewer)}</Fact>
        )}
        {row.failures === 0 ? null : <Fact label={say('detail.tries')}>{row.failures}</Fact>}
      </dl>
      {isProved ? <p className="quiet proof">{say('detail.proof')}</p> : null}
      {row.row.state === 'excluded' ? (
        <p className="quiet proof">{say(row.row.isByPolicy === true ? 'detail.ruleByPolicy' : 'detail.ruleHint')}</p>
      ) : null}
    </>
  )
}
