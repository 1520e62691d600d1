// What a person wants with one file: let it go, hold it back, or leave it out. An intent starts nothing and forgets nothing:
// it only decides whether a resting upload may begin to work.
import { enter, unchanged, waitFor, type Context, type Step } from './moves.ts'
import { assertNever } from '#shared/assert.ts'
import type { HistoryEntry } from '#shared/rows/history-entry.ts'
import { isOnlyTouched, type Observed, type Upload, type Intent } from '#shared/upload.ts'

/** Notes the intent; a send under way is asked to stop, a link in hand is thrown away. */
export function onIntent(upload: Upload, intent: Intent, context: Context): Step {
  if (upload.intent === intent) return unchanged(upload)
  const { state } = upload
  const note = noteOf(intent)
  switch (state.kind) {
    case 'gone':
      // Nothing is there to ask about any more.
      return upload.intent === 'ask' ? enter(upload, state, { intent }) : unchanged(upload)
    case 'done':
    case 'moving':
      return unchanged(upload)
    case 'linking':
      if (intent === 'go' || state.ready === null) return enter(upload, state, { intent }, { note })
      return waitFor(upload, context, {
        next: 'link',
        fingerprint: state.fingerprint,
        reason: 'queued',
        delayMs: 0,
        changes: { intent },
        note,
      })
    case 'sending':
      return enter(upload, state, { intent }, intent === 'go' ? { note } : { note, effect: { kind: 'cancel' } })
    case 'blocked':
      // What waits for a person anyway can be left out, but not be made to wait more.
      return intent === 'pause' || intent === 'ask' ? unchanged(upload) : enter(upload, state, { intent }, { note })
    case 'settling':
    case 'waiting':
    case 'hashing':
    case 'checking':
      return enter(upload, state, { intent }, { note })
    default:
      return assertNever(state)
  }
}

function noteOf(intent: Intent): HistoryEntry {
  switch (intent) {
    case 'go':
      return { kind: 'let_go' }
    case 'pause':
      return { kind: 'held_back' }
    case 'skip':
      return { kind: 'skipped' }
    case 'ask':
      return { kind: 'asked' }
    default:
      return assertNever(intent)
  }
}

/** The intent once `observed` is there: who left one version out said nothing of the next one. */
export function intentAfter(upload: Upload, observed: Observed): Intent {
  return upload.intent === 'skip' && !isOnlyTouched(upload.observed, observed) ? 'go' : upload.intent
}
