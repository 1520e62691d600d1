// Where an upload waits: in a queue for a slot, for a time, or for nothing but an event.
import type { WaitingPlace } from './ready-queues.ts'
import { mayWork } from '../upload/moves.ts'
import { assertNever } from '#shared/assert.ts'
import type { Upload } from '#shared/upload.ts'

export function waitingPlaceOf(upload: Upload, nowMs: number): WaitingPlace {
  if (!mayWork(upload)) return null
  const { state } = upload
  switch (state.kind) {
    case 'settling':
      return state.untilMs > nowMs ? { atMs: state.untilMs } : { queueName: 'hash' }
    case 'waiting':
      if (state.untilMs > nowMs) return { atMs: state.untilMs }
      return { queueName: state.next === 'link' ? 'link' : 'check' }
    case 'linking':
      return state.ready === null ? null : { queueName: 'send' }
    case 'hashing':
    case 'sending':
    case 'checking':
    case 'done':
    case 'blocked':
    case 'gone':
      return null
    default:
      return assertNever(state)
  }
}
