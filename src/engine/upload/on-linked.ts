// What follows when the company server answered the ask for a link.
import { leastLinkLifeMs } from '../limits.ts'
import {
  mayWork,
  enter,
  intercepted,
  complete,
  isCurrent,
  startOver,
  waitFor,
  waitForRoom,
  worldBackoffMs,
  type Context,
  type Step,
} from './moves.ts'
import { openElsewhere } from '../unconfirmed.ts'
import { assertNever } from '#shared/assert.ts'
import type { Fingerprint, LinkAnswer, Upload, UploadState } from '#shared/upload.ts'

const serverIsWell = { kind: 'well', side: 'server' } as const

type Later = Extract<LinkAnswer, { kind: 'later' }>

type Linking = Extract<UploadState, { kind: 'linking' }>

export function onLinked(upload: Upload, linking: Linking, answer: LinkAnswer, context: Context): Step {
  const { fingerprint } = linking
  switch (answer.kind) {
    case 'granted': {
      // A link for bytes that are no longer there is thrown away, never used for others.
      if (!isCurrent(upload, fingerprint)) return startOver(upload, context, {}, { signal: serverIsWell })
      if (!mayWork(upload) || context.paused)
        return waitFor(upload, context, {
          next: 'link',
          fingerprint,
          reason: 'queued',
          delayMs: 0,
          signal: serverIsWell,
        })
      // As good as none: asked for again, but not at once and forever.
      if (answer.grant.expiresAtMs - context.nowMs < leastLinkLifeMs) {
        const changes = { failures: upload.failures + 1 }
        return waitFor(upload, context, {
          next: 'link',
          fingerprint,
          reason: 'link_expired',
          delayMs: null,
          changes,
          signal: serverIsWell,
        })
      }
      const ready = { grant: answer.grant, sinceMs: context.nowMs }
      return enter(upload, { ...linking, ready }, {}, { signal: serverIsWell })
    }
    case 'stored': {
      const { contentHash } = fingerprint
      const note = { kind: 'already_there', contentHash, destination: answer.destination } as const
      const unconfirmed = openElsewhere(upload, answer.destination, context)
      return complete(upload, context, { fingerprint, agreed: answer, note, signal: serverIsWell, unconfirmed })
    }
    case 'refused': {
      const { reason } = answer
      if (!isCurrent(upload, fingerprint)) return startOver(upload, context, {}, { signal: serverIsWell })
      const note = { kind: 'link_refused', reason } as const
      return enter(upload, { kind: 'blocked', reason, atMs: context.nowMs }, {}, { note, signal: serverIsWell })
    }
    case 'intercepted':
      if (!isCurrent(upload, fingerprint)) return startOver(upload, context, {}, { signal: serverIsWell })
      return intercepted(upload, 'link', fingerprint, context)
    case 'no_room':
      if (!isCurrent(upload, fingerprint)) return startOver(upload, context, {}, { signal: serverIsWell })
      return waitForRoom(upload, context, fingerprint, answer)
    case 'later':
      return onLater(upload, fingerprint, answer, context)
    default:
      return assertNever(answer)
  }
}

function onLater(upload: Upload, fingerprint: Fingerprint, { afterMs, reason }: Later, context: Context): Step {
  const signal = { kind: 'down', side: 'server', reason, afterMs } as const
  if (!isCurrent(upload, fingerprint)) return startOver(upload, context, {}, { signal })
  const delayMs = worldBackoffMs(upload, context)
  const changes = { failures: upload.failures + 1 }
  return waitFor(upload, context, { next: 'link', fingerprint, reason, delayMs, changes, signal })
}
