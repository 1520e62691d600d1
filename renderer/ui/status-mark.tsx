// The state of one file as an icon and a few words: never by colour alone.
import type { ReactElement } from 'react'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import {
  AttentionIcon,
  BusyIcon,
  CheckIcon,
  ClockIcon,
  LeftOutIcon,
  PauseIcon,
  RingIcon,
  SendingIcon,
} from './icons.tsx'
import { hintOf, nextTryMsOf, nextTryWords, statusOf } from '../words/row-words.ts'
import { useViewer } from './use-now.ts'

/** The icon of a row's state. */
export function StatusIcon({ row: { row, group, intent } }: { readonly row: WindowRow }): ReactElement {
  if (intent === 'pause' || (row.state !== 'excluded' && row.reason === 'paused')) return <PauseIcon />
  if (group === 'attention') return <AttentionIcon />
  if (group === 'sent') return <CheckIcon />
  if (group === 'left_out' || row.state === 'excluded') return <LeftOutIcon />
  if (group === 'waiting') return <ClockIcon />
  const share = row.sizeBytes === null || row.sizeBytes === 0 ? 0 : (row.sentBytes ?? 0) / row.sizeBytes
  if (row.state !== 'sending') return <BusyIcon />
  // A ring with less than this in it looks empty.
  return share < 0.01 ? <SendingIcon /> : <RingIcon share={Math.min(share, 1)} />
}

/** Icon and words; the time of the next try counts down. */
export function StatusMark({ row }: { readonly row: WindowRow }): ReactElement {
  const viewer = useViewer(nextTryMsOf(row) === null ? 'minute' : 'second')
  const status = statusOf(row, viewer)
  const next = nextTryWords(row, viewer)
  return (
    <span className="status" title={hintOf(row, viewer)}>
      <StatusIcon row={row} />
      <span className="status-words">
        {status}
        {next === '' ? null : <span className="quiet"> · {next}</span>}
      </span>
    </span>
  )
}
