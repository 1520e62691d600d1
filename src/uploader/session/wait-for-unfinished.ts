// Keeps a file from being read while an unfinished form of it stands beside it.
import type { Ports } from '#engine/ports.ts'

/** The same ports; a file of which `isUnfinished` is true is answered as being saved. */
export function waitForUnfinished(ports: Ports, isUnfinished: (path: string) => Promise<boolean>): Ports {
  const { hasher } = ports
  return {
    ...ports,
    hasher: {
      async hash(ask, signal) {
        if (await isUnfinished(ask.path)) return { kind: 'unreadable', reason: 'being_saved' }
        return hasher.hash(ask, signal)
      },
    },
  }
}
