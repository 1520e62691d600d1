// Turns one effect into one call of a port, and whatever comes of it into an answer.
import type { CancelSignal } from './cancel.ts'
import type { Ports } from './ports.ts'
import type { Answer, Effect } from './upload/moves.ts'
import { assertNever } from '#shared/assert.ts'
import type { Upload } from '#shared/upload.ts'
import type { OnSendProgress } from '#shared/rows/send-progress.ts'

export type EffectRun = { readonly path: string; readonly answer: Answer }

type Work = Exclude<Effect, { kind: 'cancel' }>

/** Never rejects: a port that throws is a bug, which is said aloud and answered as mildly as possible. */
export async function runEffect(
  ports: Ports,
  upload: Upload,
  effect: Work,
  onBytes: OnSendProgress,
  signal: CancelSignal,
): Promise<EffectRun> {
  const { path } = upload
  try {
    return { path, answer: await ask(ports, path, effect, onBytes, signal) }
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown error'
    ports.log.alarm(`a port failed during ${effect.kind}: ${name}`)
    return { path, answer: mildest(effect) }
  }
}

async function ask(
  ports: Ports,
  path: string,
  effect: Work,
  onBytes: OnSendProgress,
  signal: CancelSignal,
): Promise<Answer> {
  switch (effect.kind) {
    case 'hash': {
      const { mayBeOpen, stat } = effect
      return { kind: 'hash', answer: await ports.hasher.hash({ path, stat, mayBeOpen }, signal) }
    }
    case 'link': {
      const { fingerprint, replaces } = effect
      return { kind: 'link', answer: await ports.links.link({ path, fingerprint, replaces }, signal) }
    }
    case 'send': {
      const { grant, fingerprint } = effect
      return { kind: 'send', answer: await ports.transport.send({ grant, path, fingerprint }, onBytes, signal) }
    }
    case 'check': {
      const { contentHash, sizeBytes } = effect
      return { kind: 'check', answer: await ports.links.check({ path, contentHash, sizeBytes }, signal) }
    }
    case 'move':
      return { kind: 'move', answer: await ports.originals.move(effect.ask, signal) }
    default:
      return assertNever(effect)
  }
}

/** The answer that claims least. */
function mildest(effect: Work): Answer {
  switch (effect.kind) {
    case 'hash':
      return { kind: 'hash', answer: { kind: 'unreadable', reason: 'read_error' } }
    case 'link':
      return { kind: 'link', answer: { kind: 'later', reason: 'bad_answer', afterMs: null } }
    case 'send':
      return { kind: 'send', answer: { kind: 'unanswered', reason: 'outcome_unknown' } }
    case 'check':
      return { kind: 'check', answer: { kind: 'later', reason: 'bad_answer', afterMs: null } }
    case 'move':
      return { kind: 'move', answer: { kind: 'later', because: 'unfinished' } }
    default:
      return assertNever(effect)
  }
}
