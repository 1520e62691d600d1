// This folder: one engine with its world, begun again after a bug.

// The link service as the engine gets it: nothing is asked before the server was asked who it is, nothing by a program that is too old
// for it, and nothing that another file of this computer relies on is named as what may be replaced.
import { onAbort, type CancelSignal } from '#engine/cancel.ts'
import type { LinkService } from '#engine/ports.ts'
import type { LinkAnswer, Stored } from '#shared/upload.ts'
import { isOlderVersion } from '#shared/updates/version.ts'
import { defaultLimits } from './server-facts.ts'
import type { ServerFacts } from './server-facts.ts'

export type CarefulLinksOptions = {
  readonly links: LinkService
  /** Until the server was asked who it is, nothing is asked: what was agreed with another target must not be named. */
  readonly facts: Pick<ServerFacts, 'asked' | 'askAgain' | 'heard' | 'known'>
  /** Of this program; null: nobody is told. */
  readonly version: string | null
  /** True when another file of this computer, which is still there, was sent to the very same place with these bytes. */
  readonly isReliedOn: (path: string, stored: Stored) => Promise<boolean>
}

export function createCarefulLinks({ links, facts, isReliedOn, version }: CarefulLinksOptions): LinkService {
  const { asked } = facts

  /** The server is asked anew each time: an administrator may have changed their mind. */
  function tooOld(): Extract<LinkAnswer, { kind: 'later' }> | null {
    const minimum = facts.known()?.minimumVersion
    if (version === null || minimum === undefined || !isOlderVersion(version, minimum)) return null
    facts.askAgain()
    return { kind: 'later', reason: 'update_required', afterMs: null }
  }
  return {
    async link(ask, signal) {
      // How a large file goes depends on what the server told. Small ones do not wait for a second answer.
      const isLarge = ask.fingerprint.stat.sizeBytes > defaultLimits.directMaxBytes
      await unlessAborted(isLarge ? facts.heard() : asked, signal)
      const refusal = tooOld()
      if (refusal !== null) return refusal
      const { path, replaces } = ask
      const isFree = replaces === null || !(await isReliedOn(path, replaces))
      const answer = await links.link({ ...ask, replaces: isFree ? replaces : null }, signal)
      if (doubtsLimits(answer)) facts.askAgain()
      return answer
    },
    async check(ask, signal) {
      await unlessAborted(asked, signal)
      const refusal = tooOld()
      if (refusal !== null) return refusal
      return links.check(ask, signal)
    },
  }
}

/** Whether the server takes other sizes by now: it refuses one that it said it takes, or says no without a time. */
function doubtsLimits(answer: LinkAnswer): boolean {
  if (answer.kind === 'refused') return answer.reason === 'too_large'
  return answer.kind === 'no_room' && answer.afterMs === null
}

async function unlessAborted(asked: Promise<void>, signal: CancelSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const stopListening = onAbort(signal, resolve)
  void asked.then(resolve)
  await promise
  stopListening()
}
