// Sending in a run: the gate of the real transport over a network that cuts, loses, doubles and delays.
import type { Faults } from './faults.ts'
import type { Random } from './random.ts'
import { chunkBytes, simHash, type SimDisk } from './sim-disk.ts'
import type { Landing, SimDropbox } from './sim-dropbox.ts'
import type { Timeline } from './timeline.ts'
import type { Cancel, Transport } from '#engine/ports.ts'
import { sameStat, type Fingerprint, type SendAnswer } from '#shared/upload.ts'
import type { Post } from '#test/dropbox/posts.ts'

export type TransportOptions = {
  readonly timeline: Timeline
  readonly random: Random
  readonly disk: SimDisk
  readonly dropbox: SimDropbox
  readonly faults: () => Faults
  readonly isPoisoned: (path: string) => boolean
  /** False once the process that sends is dead: then nothing more leaves it. */
  readonly isAlive: () => boolean
  readonly onStart: (url: string, path: string, print: Fingerprint) => void
  readonly onSurprise: (path: string) => void
}

type Ask = { readonly url: string; readonly path: string; readonly print: Fingerprint }

export function createSimTransport(options: TransportOptions): Transport {
  return {
    async send(ask, onBytes, cancel) {
      // A dead process sends nothing more.
      if (!options.isAlive()) return new Promise<never>(() => undefined)
      options.onStart(ask.url, ask.path, ask.print)
      if (options.random.chance(options.faults().unreachable)) {
        return { kind: 'withheld', because: { kind: 'network', reason: 'dropbox_unreachable', unreachable: true } }
      }
      const began = options.dropbox.begin(ask.url)
      if (began.kind === 'refused') return { kind: began.status === 410 ? 'spent' : 'unavailable' }
      return sendBody(options, ask, began.post, onBytes, cancel)
    },
  }
}

async function sendBody(
  options: TransportOptions,
  { url, path, print }: Ask,
  post: Post,
  onBytes: (sentBytes: number) => void,
  cancel: Cancel,
): Promise<SendAnswer> {
  const { disk, dropbox, faults, random, timeline } = options
  const sent: string[] = []
  const length = print.stat.sizeBytes / chunkBytes
  const stop = (answer: SendAnswer): SendAnswer => {
    dropbox.cut(post)
    return answer
  }
  for (let at = 0; at < length; at++) {
    await timeline.sleep(1 + random.pick(random.chance(faults().slowNetwork) ? 2_000 : 60))
    if (!options.isAlive()) return stop({ kind: 'withheld', because: { kind: 'cancelled' } })
    if (cancel.cancelled) return stop({ kind: 'withheld', because: { kind: 'cancelled' } })
    const poisoned = faults().poison === 'always_cut' && options.isPoisoned(path)
    if (poisoned || random.chance(faults().cut * 0.3)) {
      return stop({ kind: 'withheld', because: { kind: 'network', reason: 'connection_lost', unreachable: false } })
    }
    const chunk = disk.file(path)?.chunks[at]
    if (chunk !== undefined) sent.push(chunk)
    onBytes(at * chunkBytes)
  }
  const now = disk.file(path)
  if (simHash(sent) !== print.contentHash || now === null || !sameStat(now.stat, print.stat)) {
    options.onSurprise(path)
    return stop({ kind: 'withheld', because: { kind: 'source', observed: disk.observe(path) } })
  }
  return landBody(options, { url, path, print }, post, simHash(sent))
}

/** The last byte has left: from here on anything may be true. */
async function landBody(
  options: TransportOptions,
  { url, path, print }: Ask,
  post: Post,
  contentHash: string,
): Promise<SendAnswer> {
  const { dropbox, faults, random, timeline } = options
  const bytes = { sizeBytes: print.stat.sizeBytes, contentHash }
  if (random.chance(faults().lateLanding)) {
    dropbox.landLate(post, bytes)
    await timeline.sleep(random.pick(60_000))
    return { kind: 'unanswered', reason: 'timed_out' }
  }
  if (faults().poison === 'always_409' && options.isPoisoned(path)) {
    dropbox.cut(post)
    return { kind: 'unavailable' }
  }
  if (random.chance(faults().unavailable)) {
    dropbox.cut(post)
    await timeline.sleep(random.pick(500))
    return { kind: 'unavailable' }
  }
  if (random.chance(faults().overloaded)) {
    if (random.chance(0.5)) dropbox.land(post, bytes)
    else dropbox.cut(post)
    return { kind: 'overloaded', reason: 'dropbox_error', afterMs: random.chance(0.3) ? random.pick(10_000) : null }
  }
  await timeline.sleep(random.pick(random.chance(faults().slowNetwork) ? 5_000 : 100))
  const arrives = random.chance(faults().wrongHash) ? { ...bytes, contentHash: `damaged ${bytes.contentHash}` } : bytes
  let landing: Landing = dropbox.land(post, arrives)
  if (random.chance(faults().doublePost)) landing = dropbox.again(url, bytes)
  if (random.chance(faults().falseSpent)) landing = { status: 410 }
  await timeline.sleep(random.pick(random.chance(faults().slowNetwork) ? 5_000 : 100))
  if (random.chance(faults().lostAnswer)) return { kind: 'unanswered', reason: 'connection_lost' }
  if (landing.status === 200) return { kind: 'stored', contentHash: landing.contentHash }
  return { kind: landing.status === 409 ? 'unavailable' : 'spent' }
}
