// Sending in a run: the last-block check of the real transport over a network that cuts, loses, doubles and delays.
import type { Faults } from '../faults.ts'
import type { Random } from '#test/rigs/random.ts'
import { chunkBytes, simHash, type SimDisk } from './sim-disk.ts'
import type { Send } from '../checks/check-sends.ts'
import type { Landing, SimDropbox } from './sim-dropbox.ts'
import type { SimTargets } from './sim-targets.ts'
import type { Timeline } from '../timeline.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import { isSameSave, type Fingerprint, type SendAnswer } from '#shared/upload.ts'
import { type PostGrant } from '#shared/grant.ts'
import type { Post } from '#emulator/model/posts.ts'

export type TransportOptions = {
  readonly timeline: Timeline
  readonly random: Random
  readonly disk: SimDisk
  readonly targets: SimTargets
  readonly faults: () => Faults
  readonly isPoisoned: (path: string) => boolean
  /** False once the process that sends is dead: then nothing more leaves it. */
  readonly isAlive: () => boolean
  readonly onStart: (ask: Ask, signal: CancelSignal) => Send
  /** Nothing of the send can land any more. */
  readonly onEnd: (send: Send) => void
  readonly onSurprise: (path: string) => void
}

type Ask = { readonly grant: PostGrant; readonly path: string; readonly fingerprint: Fingerprint }

/** A POST under way. */
type Posting = { readonly ask: Ask; readonly send: Send; readonly dropbox: SimDropbox; readonly post: Post }

/** The way by links. */
export interface SimPosts {
  send(ask: Ask, onBytes: (sentBytes: number) => void, signal: CancelSignal): Promise<SendAnswer>
}

export function createSimTransport(options: TransportOptions): SimPosts {
  return {
    async send(ask, onBytes, signal) {
      // A dead process sends nothing more.
      if (!options.isAlive()) return new Promise<never>(() => undefined)
      const send = options.onStart(ask, signal)
      const stop = (answer: SendAnswer): SendAnswer => {
        options.onEnd(send)
        return answer
      }
      await connect(options)
      if (!options.isAlive() || signal.aborted) return stop({ kind: 'withheld', because: { kind: 'cancelled' } })
      if (options.random.chance(options.faults().unreachable)) {
        return stop({
          kind: 'withheld',
          because: { kind: 'network', reason: 'dropbox_unreachable', unreachable: true },
        })
      }
      const dropbox = options.targets.accountOf(ask.grant.url)
      const began = dropbox.begin(ask.grant.url)
      if (began.kind === 'refused') return stop({ kind: began.status === 410 ? 'spent' : 'unavailable' })
      return sendBody(options, { ask, send, dropbox, post: began.post }, onBytes, signal)
    },
  }
}

/** Names are looked up, proxies are asked: meanwhile a short link ends. */
async function connect({ faults, random, timeline }: TransportOptions): Promise<void> {
  if (random.chance(faults().slowNetwork * 0.5)) await timeline.sleep(random.pick(12_000))
}

async function sendBody(
  options: TransportOptions,
  posting: Posting,
  onBytes: (sentBytes: number) => void,
  signal: CancelSignal,
): Promise<SendAnswer> {
  const { disk, faults, random, timeline } = options
  const { ask, dropbox, post, send } = posting
  const { path, fingerprint } = ask
  const sent: string[] = []
  const length = fingerprint.stat.sizeBytes / chunkBytes
  const stop = (answer: SendAnswer): SendAnswer => {
    dropbox.cut(post)
    options.onEnd(send)
    return answer
  }
  for (let at = 0; at < length; at++) {
    await timeline.sleep(1 + random.pick(random.chance(faults().slowNetwork) ? 2_000 : 60))
    if (!options.isAlive()) return stop({ kind: 'withheld', because: { kind: 'cancelled' } })
    if (signal.aborted) return stop({ kind: 'withheld', because: { kind: 'cancelled' } })
    const poisoned = faults().poison === 'always_cut' && options.isPoisoned(path)
    if (poisoned || random.chance(faults().cut * 0.3)) {
      return stop({ kind: 'withheld', because: { kind: 'network', reason: 'connection_lost', unreachable: false } })
    }
    const chunk = disk.file(path)?.chunks[at]
    if (chunk !== undefined) sent.push(chunk)
    onBytes(at * chunkBytes)
  }
  const now = disk.file(path)
  if (simHash(sent) !== fingerprint.contentHash || now === null || !isSameSave(now.stat, fingerprint.stat)) {
    options.onSurprise(path)
    return stop({ kind: 'withheld', because: { kind: 'source', observed: disk.observe(path) } })
  }
  send.hasLeft = true
  return landBody(options, posting, simHash(sent), signal)
}

/** The last byte has left: from here on anything may be true. */
async function landBody(
  options: TransportOptions,
  posting: Posting,
  contentHash: string,
  signal: CancelSignal,
): Promise<SendAnswer> {
  const { faults, onEnd, random, timeline } = options
  const { ask, dropbox, post, send } = posting
  const bytes = { sizeBytes: ask.fingerprint.stat.sizeBytes, contentHash }
  if (random.chance(faults().lateLanding)) {
    dropbox.landLate(post, bytes, () => onEnd(send))
    await timeline.sleep(random.pick(60_000))
    return { kind: 'unanswered', reason: 'timed_out' }
  }
  if (faults().poison === 'always_409' && options.isPoisoned(ask.path)) {
    dropbox.cut(post)
    onEnd(send)
    return { kind: 'unavailable' }
  }
  if (random.chance(faults().unavailable)) {
    dropbox.cut(post)
    onEnd(send)
    await timeline.sleep(random.pick(500))
    return { kind: 'unavailable' }
  }
  if (random.chance(faults().overloaded)) {
    if (random.chance(0.5)) dropbox.land(post, bytes)
    else dropbox.cut(post)
    onEnd(send)
    return { kind: 'overloaded', reason: 'dropbox_error', afterMs: random.chance(0.3) ? random.pick(30_000) : null }
  }
  await timeline.sleep(random.pick(random.chance(faults().slowNetwork) ? 5_000 : 100))
  const arrives = random.chance(faults().wrongHash) ? { ...bytes, contentHash: `damaged ${bytes.contentHash}` } : bytes
  let landing: Landing = dropbox.land(post, arrives)
  if (random.chance(faults().doublePost)) landing = dropbox.again(ask.grant.url, bytes)
  if (random.chance(faults().falseSpent)) landing = { status: 410 }
  onEnd(send)
  await timeline.sleep(random.pick(random.chance(faults().slowNetwork) ? 5_000 : 100))
  if (random.chance(faults().lostAnswer)) return { kind: 'unanswered', reason: 'connection_lost' }
  if (signal.aborted && faults().isCutOffUnheard)
    return { kind: 'unanswered', reason: 'outcome_unknown', wasCancelled: true }
  if (landing.status === 200) return { kind: 'stored', contentHash: landing.contentHash }
  return { kind: landing.status === 409 ? 'unavailable' : 'spent' }
}
