// What the engine shows of itself: a pure function of the uploads and the queue around them.
import type { QueueStatus } from './events.ts'
import type { Circumstances } from './queue/admission.ts'
import { beingSavedMs, stillChangingMs } from './limits.ts'
import { mayWork } from './upload/moves.ts'
import { unconfirmedForMs } from './unconfirmed.ts'
import { assertNever } from '#shared/assert.ts'
import { reasonOfIntent, type ReasonCode, type WaitingReason } from '#shared/reasons.ts'
import { folderReason } from '#shared/rows/attention.ts'
import { isWorking, type Upload } from '#shared/upload.ts'

/** The queue as a whole; `isIdle` says that no event and no write is pending. */
export function statusOf(now: Circumstances, isIdle: boolean): QueueStatus {
  const { counts, active, asked, heldBack, leftOut } = now.stateCounts
  const { paused, folder, ledgerTrouble, hold } = now
  return {
    paused,
    folder,
    folders: now.roots.all,
    ledgerTrouble,
    // Where no file is on its way, a hold keeps none, and only a file would find out that it is over.
    hold: active === 0 ? null : hold,
    counts: { ...counts },
    heldBack,
    asked: { ...asked },
    leftOut: { ...leftOut },
    atRest: isIdle && active === 0,
  }
}

/** Why an upload is not done; null for one that is done, gone or being worked on. */
export function reasonOf(upload: Upload, now: Circumstances): ReasonCode | null {
  const { state } = upload
  if (!mayWork(upload) && !isWorking(state)) return heldReason(upload)
  const folder = now.roots.areMany ? now.roots.of(upload.path) : now.folder
  switch (state.kind) {
    case 'settling':
      if (now.paused) return 'paused'
      if (folder !== 'there') return folderReason(folder)
      if (now.graceEndMs(upload.path) !== null) return 'in_grace'
      if (state.reason !== 'settling') return state.reason
      if (state.untilMs <= now.nowMs) return now.ledgerTrouble ?? 'queued'
      return unrestReason(upload, now.nowMs - state.changingSinceMs)
    case 'waiting':
      if (now.paused) return 'paused'
      if (folder !== 'there' && state.next === 'link') return folderReason(folder)
      if (state.next === 'link' && now.graceEndMs(upload.path) !== null) return 'in_grace'
      return now.ledgerTrouble ?? now.hold?.reason ?? state.reason
    case 'blocked':
      return state.reason
    case 'linking':
      return state.ready === null ? null : (now.ledgerTrouble ?? now.hold?.reason ?? 'queued')
    case 'hashing':
    case 'sending':
    case 'checking':
    case 'moving':
    case 'done':
    case 'gone':
      return null
    default:
      return assertNever(state)
  }
}

/** How a file is called that has not been quiet for `restlessMs`. */
function unrestReason({ unrest, state, changedAtMs }: Upload, restlessMs: number): WaitingReason {
  if (restlessMs > stillChangingMs) return 'still_changing'
  const changesAgain = state.kind === 'settling' && changedAtMs > state.changingSinceMs
  return unrest > 0 || (changesAgain && restlessMs > beingSavedMs) ? 'being_saved' : 'settling'
}

function heldReason({ state, intent }: Upload): ReasonCode | null {
  return state.kind === 'done' || state.kind === 'gone' ? null : reasonOfIntent(intent)
}

/** When the upload goes on by itself, in the engine's clock; null when it works, rests, waits for a person or its turn. */
export function nextTryAtMs(upload: Upload, now: Circumstances): number | null {
  const { state } = upload
  if (now.paused || !mayWork(upload)) return null
  switch (state.kind) {
    case 'settling':
      return Math.max(state.untilMs, now.graceEndMs(upload.path) ?? state.untilMs)
    case 'waiting': {
      if (now.ledgerTrouble !== null) return null
      // Checks in between may end it earlier; until then is what a person can count on.
      const isOpen = state.reason === 'earlier_send_open' && upload.unconfirmed !== null
      const ownMs = isOpen ? now.nowMs + unconfirmedForMs(upload.unconfirmed, now) : state.untilMs
      return now.hold === null ? ownMs : Math.max(ownMs, now.hold.untilMs)
    }
    case 'hashing':
    case 'linking':
    case 'sending':
    case 'checking':
    case 'moving':
    case 'done':
    case 'blocked':
    case 'gone':
      return null
    default:
      return assertNever(state)
  }
}
