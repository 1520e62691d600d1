// The queue as a whole, as it is shown: a pure projection.
import type { BatchSample } from '../progress/batch-progress.ts'
import type { OpenBatch, QueueStatus } from '#engine/events.ts'
import type { RootState } from '#shared/root-state.ts'
import type { PauseReason } from '#shared/reasons.ts'
import type { Progress } from '#shared/contract/ipc-app-state.ts'
import type { DegradedReason } from '#shared/degraded.ts'
import type { ShownSpeed } from '#shared/speed/speed.ts'
import type { StateKind, Upload } from '#shared/upload.ts'
import type { SendProgress, SendStep } from '#shared/rows/send-progress.ts'
import type { QueueFacts } from '#shared/words/upload-words.ts'

export type SendingRow = {
  readonly path: string
  readonly sizeBytes: number
  readonly sentBytes: number
  /** What is done while no byte leaves; null while bytes leave. */
  readonly step: SendStep | null
}

export type WatchedState = { readonly into: string; readonly state: RootState }

export type AwayFolder = { readonly into: string; readonly isReplaced: boolean }

export type QueueSummary = {
  /** What the sentence about the queue is made from. Times are in the computer's clock. */
  readonly facts: QueueFacts
  readonly counts: Readonly<Record<StateKind, number>>
  /** How each watched folder is, by where in Dropbox its files go. */
  readonly folders: readonly WatchedState[]
  /** True while what was in a folder before it was watched is being told from what comes: a file saved now may be taken for either. */
  readonly isFirstLook: boolean
  /** Watched folders that are away while others are there, by where in Dropbox their files go ('' for the top). */
  readonly awayFolders: readonly AwayFolder[]
  /** Files kept out by a rule. */
  readonly excluded: number
  /** Folders whose files nobody knows, because they cannot be read. */
  readonly unreadableFolders: number
  /** Files under way, at most a handful. */
  readonly sending: readonly SendingRow[]
  /** Why not all changes are heard at once, so that the folder is scanned every minute; null: all are. */
  readonly degraded: DegradedReason | null
  /** How fast may be sent. */
  readonly speed: ShownSpeed
  /** What came together last and can be taken back yet; null for nothing. */
  readonly batch: OpenBatch | null
  /** Bytes a second in each minute of the last hour, the newest last. */
  readonly rates: readonly number[]
  /** How far all files are together; null while nothing is on its way. */
  readonly progress: Progress | null
}

/** What the report is made from. */
export type QueueSummaryParts = {
  readonly status: QueueStatus
  /** Why everything is paused; null while it is not. */
  readonly pauseReason: PauseReason | null
  /** When the pause ends, in the computer's clock; null when it does not end by itself. */
  readonly pausedUntilMs: number | null
  readonly wallMs: (atMs: number) => number
  readonly isFirstLook: boolean
  readonly excluded: number
  readonly unreadableFolders: number
  readonly degraded: DegradedReason | null
  readonly speed: ShownSpeed
  readonly progress: Progress | null
  /** Its time is in the engine's clock. */
  readonly batch: OpenBatch | null
  readonly rates: readonly number[]
  readonly sends: ReadonlyMap<string, SendProgress>
  readonly uploadOf: (path: string) => Upload | null
}

export function queueSummaryOf(parts: QueueSummaryParts): QueueSummary {
  const { status } = parts
  const { counts, hold } = status
  return {
    facts: {
      paused: parts.pauseReason,
      pausedUntilMs: parts.pausedUntilMs,
      folder: status.folder,
      ledgerTrouble: status.ledgerTrouble,
      hold: hold === null ? null : { reason: hold.reason, untilMs: parts.wallMs(hold.untilMs) },
      waiting: waitingCount(counts) - status.leftOut.waiting - status.heldBack - status.asked.files,
      heldBack: status.heldBack,
      asked: status.asked,
      // A send that a pause stops takes a moment to let go of its connection, and is paused all the same.
      sending: parts.pauseReason !== null ? 0 : counts.sending,
      ...(isReconnecting(parts.sends) ? { isReconnecting: true } : {}),
      blocked: counts.blocked - status.leftOut.blocked,
      done: counts.done + counts.moving,
    },
    counts,
    folders: [...status.folders].map(([into, state]) => ({ into, state })),
    isFirstLook: parts.isFirstLook,
    awayFolders: awayFolders(status),
    excluded: parts.excluded,
    unreadableFolders: parts.unreadableFolders,
    sending:
      parts.pauseReason !== null
        ? []
        : [...parts.sends].flatMap(([path, progress]) => sendingRow(parts.uploadOf(path), progress)),
    degraded: parts.degraded,
    speed: parts.speed,
    progress: parts.progress,
    rates: parts.rates,
    batch: parts.batch === null ? null : { ...parts.batch, untilMs: parts.wallMs(parts.batch.untilMs) },
  }
}

function awayFolders({ folder, folders }: QueueStatus): readonly AwayFolder[] {
  if (folder !== 'there') return []
  return [...folders].flatMap(([into, state]) =>
    state === 'there' ? [] : [{ into, isReplaced: state === 'replaced' }],
  )
}

/** No send under way has a connection just now. */
function isReconnecting(sends: QueueSummaryParts['sends']): boolean {
  return sends.size > 0 && [...sends.values()].every(({ step }) => step?.kind === 'reconnecting')
}

/** Uploads that go on by themselves: all but the done, the blocked and the gone. */
export function waitingCount(counts: QueueStatus['counts']): number {
  return counts.settling + counts.hashing + counts.waiting + counts.linking + counts.sending + counts.checking
}

function sendingRow(upload: Upload | null, { sentBytes, step }: SendProgress): readonly SendingRow[] {
  if (upload === null || upload.state.kind !== 'sending') return []
  return [{ path: upload.path, sizeBytes: upload.state.fingerprint.stat.sizeBytes, sentBytes, step }]
}

/** Whether anything is done for the files just now. */
export function workOf({ facts, counts }: Pick<QueueSummary, 'facts' | 'counts'>): BatchSample['work'] {
  if (facts.paused !== null) return 'halted'
  return counts.hashing + counts.linking + counts.sending + counts.checking > 0 ? 'going' : 'idle'
}
