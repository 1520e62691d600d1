// The uploader's ports with a fuse around them: the process dies at one named point, at its n-th time there.
import type { InsidePoint } from './points.ts'
import type { MoveStep } from '#adapters/originals/look.ts'
import type { Batch, Ports } from '#engine/ports.ts'

export type Arming = { readonly point: InsidePoint; readonly hit: number }

export interface Fuse {
  /** From now on the `hit`-th pass of `point` is the last thing this process does. */
  arm(arming: Arming): void
  pass(point: InsidePoint): void
}

/** `die` must not return. */
export function createFuse(die: (point: InsidePoint) => void): Fuse {
  let armed: Arming | null = null
  let passes = 0
  return {
    arm(arming) {
      armed = arming
      passes = 0
    },
    pass(point) {
      if (armed?.point !== point) return
      passes += 1
      if (passes === armed.hit) die(point)
    },
  }
}

/** Files are sent in blocks of this many bytes, the last one held back until all is proven. */
const blockBytes = 4 * 1024 * 1024

/** The same ports, passing the points on the way in and out of each call. */
export function armPorts(ports: Ports, fuse: Fuse, isStopping: () => boolean): Ports {
  const { hasher: folder, links, originals, transport, ledger } = ports
  /**
   * Links that were asked for and whose intent is not on disk yet: path and content hash. The intent is written once the
   * link is asked for, and may be on disk before the answer.
   */
  const intended = new Map<string, string>()

  function isIntent(batch: Batch): boolean {
    const intents = batch.uploads.filter(
      ({ path, unconfirmed }) => unconfirmed !== null && intended.get(path) === unconfirmed.fingerprint.contentHash,
    )
    for (const { path } of intents) intended.delete(path)
    return intents.length > 0
  }

  return {
    ...ports,
    ledger: {
      async load() {
        fuse.pass('before the ledger is loaded')
        const uploads = await ledger.load()
        fuse.pass('after the ledger is loaded')
        return uploads
      },
      async save(batch) {
        const [before, after]: readonly [InsidePoint, InsidePoint] = isStopping()
          ? ['before the last save', 'after the last save']
          : isIntent(batch)
            ? ['before an intent is saved', 'after an intent is saved']
            : ['before anything else is saved', 'after anything else is saved']
        fuse.pass(before)
        const answer = await ledger.save(batch)
        fuse.pass(after)
        return answer
      },
    },
    hasher: {
      async hash(ask, signal) {
        fuse.pass('before a file is hashed')
        const answer = await folder.hash(ask, signal)
        fuse.pass('after a file is hashed')
        return answer
      },
    },
    originals: {
      async move(ask, signal) {
        fuse.pass('before a file is moved')
        const answer = await originals.move(ask, signal)
        fuse.pass('after a file is moved')
        return answer
      },
    },
    links: {
      async link(ask, signal) {
        fuse.pass('before a link is asked for')
        intended.set(ask.path, ask.fingerprint.contentHash)
        const answer = await links.link(ask, signal)
        fuse.pass('after a link is answered')
        if (answer.kind !== 'granted') intended.delete(ask.path)
        return answer
      },
      async check(ask, signal) {
        fuse.pass('before a check')
        const answer = await links.check(ask, signal)
        fuse.pass('after a check')
        return answer
      },
    },
    transport: {
      async send(ask, onBytes, signal) {
        fuse.pass('before the first body byte')
        const watched = passAsBytesLeave(fuse, ask.fingerprint.stat.sizeBytes)
        const answer = await transport.send(ask, (sentBytes) => (watched(sentBytes), onBytes(sentBytes)), signal)
        fuse.pass('after the answer to a send')
        return answer
      },
    },
  }
}

/** The points between the steps of a move. */
export function passMoveStep(fuse: Fuse, step: MoveStep): void {
  if (step === 'prepared') fuse.pass('when a move is prepared')
  if (step === 'taken') fuse.pass('when a file is taken aside')
  if (step === 'named') fuse.pass('when a file has its new name')
}

/** Passes each of the three points inside a body once a send. */
function passAsBytesLeave(fuse: Fuse, sizeBytes: number): (sentBytes: number) => void {
  const lastBlockStart = Math.floor(Math.max(0, sizeBytes - 1) / blockBytes) * blockBytes
  let [isBegun, isNearEnd] = [false, false]
  return (sentBytes) => {
    if (sentBytes >= sizeBytes) return fuse.pass('after the last body byte')
    if (!isBegun) fuse.pass('after some body bytes')
    isBegun = true
    if (!isNearEnd && sentBytes >= lastBlockStart) {
      isNearEnd = true
      fuse.pass('before the last block')
    }
  }
}
