// This folder: one engine with its world, begun again after a bug.

// The link service as the engine gets it: nothing is asked before the server was asked who it is, and nothing that another
// file of this computer relies on is named as what may be replaced.
import { onAbort, type CancelSignal } from '#engine/cancel.ts'
import type { LinkService } from '#engine/ports.ts'
import type { Stored } from '#shared/upload.ts'

export type CarefulLinksOptions = {
  readonly links: LinkService
  /** Settles when the server was asked who it is: what was agreed with another target must not be named. */
  readonly asked: Promise<void>
  /** True when another file of this computer, which is still there, was sent to the very same place with these bytes. */
  readonly isReliedOn: (path: string, stored: Stored) => Promise<boolean>
}

export function createCarefulLinks({ links, asked, isReliedOn }: CarefulLinksOptions): LinkService {
  return {
    async link(ask, signal) {
      await unlessAborted(asked, signal)
      const { path, replaces } = ask
      const isFree = replaces === null || !(await isReliedOn(path, replaces))
      return links.link({ ...ask, replaces: isFree ? replaces : null }, signal)
    },
    async check(ask, signal) {
      await unlessAborted(asked, signal)
      return links.check(ask, signal)
    },
  }
}

async function unlessAborted(asked: Promise<void>, signal: CancelSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const stopListening = onAbort(signal, resolve)
  void asked.then(resolve)
  await promise
  stopListening()
}
