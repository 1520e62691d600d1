// Relays in a run: the product's own course of a relay, over a network and a server that lose, damage, repeat and delay.
import { commitRelay, placeRelay } from '../fakes/sim-server.ts'
import { SimRelayFile, type Chunks } from './sim-relay-file.ts'
import { findRelay, goOnBeside, restartServer, takePiece, type SimRelay } from './sim-relays.ts'
import { chunkBytes, simHash, type SimDisk } from '../fakes/sim-disk.ts'
import type { SimTarget, SimTargets } from '../fakes/sim-targets.ts'
import type { Findings } from '../checks/invariants.ts'
import type { Send } from '../checks/check-sends.ts'
import type { Faults, RelayHouseFaults } from '../faults.ts'
import type { Timeline } from '../timeline.ts'
import type { Random } from '#test/rigs/random.ts'
import { sendRelay, type Piece, type RelayCalls } from '#adapters/transfer/relay/send-relay.ts'
import type { FinishAnswer, LookAnswer, PieceAnswer, RelayTrouble } from '#adapters/transfer/relay/answers.ts'
import { onAbort, type CancelSignal } from '#engine/cancel.ts'
import type { Fingerprint, SendAnswer } from '#shared/upload.ts'
import { type RelayGrant } from '#shared/grant.ts'

export type RelayTransportOptions = {
  readonly timeline: Timeline
  readonly random: Random
  readonly disk: SimDisk
  readonly targets: SimTargets
  readonly faults: () => Faults
  readonly isPoisoned: (path: string) => boolean
  readonly isAlive: () => boolean
  readonly offsetMs: number
  readonly findings: Findings
  readonly begin: (grant: RelayGrant, path: string, fingerprint: Fingerprint, signal: CancelSignal) => Send
  readonly onEnd: (send: Send) => void
  readonly onSurprise: (path: string) => void
}

type Ask = { readonly grant: RelayGrant; readonly path: string; readonly fingerprint: Fingerprint }

export interface SimRelayTransport {
  send(ask: Ask, onBytes: (sentBytes: number) => void, signal: CancelSignal): Promise<SendAnswer>
}

export function createSimRelayTransport(options: RelayTransportOptions): SimRelayTransport {
  const { onEnd, onSurprise, timeline } = options
  return {
    async send(ask, onBytes, signal) {
      if (!options.isAlive()) return deaf()
      const send = options.begin(ask.grant, ask.path, ask.fingerprint, signal)
      const file = new SimRelayFile(options, ask)
      const server = new RelayServer(options, ask, send, file)
      const now = (): number => timeline.nowMs + options.offsetMs
      const world = {
        calls: server,
        file,
        now,
        sleep: (ms: number, until: CancelSignal) => sleepUntil(timeline, ms, until),
      }
      const answer = await sendRelay(world, ask.grant, ask.fingerprint.stat.sizeBytes, onBytes, signal)
      if (!options.isAlive()) return server.dies()
      if (!server.mayLandYet) onEnd(send)
      if (answer.kind === 'withheld' && answer.because.kind === 'source') onSurprise(ask.path)
      return answer
    },
  }
}

async function sleepUntil(timeline: Timeline, ms: number, signal: CancelSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const stopListening = onAbort(signal, resolve)
  await Promise.race([timeline.sleep(ms), promise])
  stopListening()
}

/** A dead process asks for nothing more and hears nothing more. */
function deaf(): Promise<never> {
  return new Promise(() => undefined)
}

/** The way to the server and back. */
class RelayServer implements RelayCalls<Chunks> {
  /** A finish is on its way that nobody waits for. */
  mayLandYet = false
  readonly #options: RelayTransportOptions
  readonly #ask: Ask
  readonly #send: Send
  readonly #file: SimRelayFile
  #notBeforeMs = 0

  constructor(options: RelayTransportOptions, ask: Ask, send: Send, file: SimRelayFile) {
    this.#options = options
    this.#ask = ask
    this.#send = send
    this.#file = file
  }

  async append(id: string, piece: Piece<Chunks>, onBytes: (sent: number) => void): Promise<PieceAnswer> {
    const { disk, faults, random, timeline } = this.#options
    const trouble = await this.#goes()
    if (trouble !== null) return trouble
    onBytes(random.pick(piece.end - piece.start))
    if (random.chance(faults().relayBusy)) return this.#busy()
    const isDamaged = random.chance(faults().pieceDamaged)
    if (isDamaged && !faults().trustsPieces) return { kind: 'damaged' }
    const isLost = random.chance(faults().pieceLost)
    if (isLost && random.chance(0.5)) return lost
    const relay = this.#relay(id)
    if (relay === null) return isLost ? lost : { kind: 'gone' }
    if (random.chance(faults().relayBehind)) relay.chunks = relay.chunks.slice(0, -1)
    if (this.#happens('relayTwin')) goOnBeside(relay, disk.file(relay.path)?.chunks ?? [], random, timeline.nowMs)
    const bytes = isDamaged ? piece.bytes.map((chunk) => `damaged ${chunk}`) : piece.bytes
    const isTaken = takePiece(relay, piece.start, bytes, timeline.nowMs)
    const offset = relay.chunks.length * chunkBytes
    if (random.chance(faults().pieceAgain)) this.#repeat(id, piece)
    // Killed before it could answer.
    if (this.#happens('serverRestart')) return this.#restart(id)
    if (isLost) return lost
    return isTaken ? { kind: 'taken', offset } : { kind: 'elsewhere', offset }
  }

  async look(id: string): Promise<LookAnswer> {
    const trouble = await this.#goes()
    if (trouble !== null) return trouble
    const relay = this.#relay(id)
    return relay === null ? { kind: 'gone' } : { kind: 'at', offset: relay.chunks.length * chunkBytes }
  }

  async finish(id: string, signal: CancelSignal): Promise<FinishAnswer> {
    const { faults, isAlive, onEnd, random, timeline } = this.#options
    const trouble = await this.#goes()
    if (trouble !== null) return trouble
    if (signal.aborted) return { kind: 'cancelled', hasLeft: false }
    this.#send.hasLeft = true
    if (random.chance(faults().relayBusy)) return this.#busy()
    if (this.#happens('serverRestart')) return this.#dieInFinish(id)
    if (random.chance(faults().finishLate)) {
      this.mayLandYet = true
      timeline.after(random.pick(9 * 60_000), () => {
        onEnd(this.#send)
        this.#store(id)
      })
      await sleepUntil(timeline, random.pick(60_000), signal)
      if (signal.aborted) return { kind: 'cancelled', hasLeft: true }
      return { kind: 'failed', reason: 'timed_out', unreachable: false, hasLeft: true }
    }
    const answer = this.#store(id)
    await timeline.sleep(1 + random.pick(1_000))
    if (!isAlive()) return this.dies()
    if (signal.aborted) return { kind: 'cancelled', hasLeft: true }
    if (random.chance(faults().finishLost)) return lost
    return answer
  }

  /** The process is dead: of what it sent only a finish on its way can land. */
  dies(): Promise<never> {
    if (!this.mayLandYet) this.#options.onEnd(this.#send)
    return deaf()
  }

  giveUp(id: string): void {
    if (this.#options.random.chance(0.5)) this.#options.targets.serving.relays.delete(id)
  }

  /** A request goes out; null when it arrives. A server that asked for time is not asked before. */
  async #goes(): Promise<RelayTrouble | null> {
    const { faults, findings, isAlive, isPoisoned, random, timeline } = this.#options
    if (timeline.nowMs < this.#notBeforeMs) {
      findings.fail('nobody is asked before the time he gave', `a relay of ${this.#ask.path}`)
    }
    if (!isAlive()) return this.dies()
    await timeline.sleep(1 + random.pick(random.chance(faults().slowNetwork) ? 2_000 : 60))
    if (!isAlive()) return this.dies()
    const isAway = timeline.nowMs < this.#target().downUntilMs
    const isPoison = faults().poison === 'always_cut' && isPoisoned(this.#ask.path)
    if (isAway || isPoison || random.chance(faults().unreachable)) {
      return { kind: 'failed', reason: 'server_unreachable', unreachable: true, hasLeft: false }
    }
    return random.chance(faults().cut * 0.3) ? { ...lost, hasLeft: false } : null
  }

  #busy(): RelayTrouble {
    const afterMs = this.#options.random.chance(0.5) ? this.#options.random.pick(20_000) : null
    this.#notBeforeMs = this.#options.timeline.nowMs + (afterMs ?? 0)
    return { kind: 'busy', reason: 'server_busy', afterMs, isRoom: this.#options.random.chance(0.5) }
  }

  /** A fault that draws nothing in runs without it, so that they are the same as ever. */
  #happens(fault: keyof RelayHouseFaults): boolean {
    const weight = this.#options.faults()[fault]
    return weight > 0 && this.#options.random.chance(weight)
  }

  /** The server is killed while it has this request. A proxy before it may answer in its place. */
  #restart(id: string): RelayTrouble {
    const { random, timeline } = this.#options
    restartServer(this.#target(), timeline.nowMs + random.pick(8_000), this.#happens('rowLost') ? id : null)
    return random.chance(0.5) ? lost : { kind: 'busy', reason: 'server_busy', afterMs: null, isRoom: false }
  }

  /** Its commit may be on its way to Dropbox, and what it has written down of it may be lost. */
  #dieInFinish(id: string): RelayTrouble {
    const { onEnd, random, timeline } = this.#options
    const target = this.#target()
    const relay = this.#relay(id)
    const isWhole = relay !== null && relay.stored === null && simHash(relay.chunks) === relay.contentHash
    if (isWhole && random.chance(0.7)) {
      // Written down before it leaves, and not decided anew by a server that has forgotten it.
      const placed = placeRelay(this.#options, target, relay)
      this.mayLandYet = true
      timeline.after(random.pick(9 * 60_000), () => {
        onEnd(this.#send)
        if (relay.stored === null) this.#commit(target, relay, relay.contentHash, placed)
      })
    }
    return this.#restart(id)
  }

  /** The relay, unless it is lost just now. */
  #relay(id: string): SimRelay | null {
    const { faults, random, timeline } = this.#options
    const target = this.#target()
    if (random.chance(faults().relayLost)) target.relays.delete(id)
    return findRelay(target, id, timeline.nowMs)
  }

  #target = (): SimTarget => this.#options.targets.serving

  /** Something on the way sends the piece again, when everybody has forgotten it. */
  #repeat(id: string, piece: Piece<Chunks>): void {
    const { random, timeline } = this.#options
    timeline.after(random.pick(60_000), () => {
      const relay = findRelay(this.#target(), id, timeline.nowMs)
      if (relay !== null) takePiece(relay, piece.start, piece.bytes, timeline.nowMs)
    })
  }

  #store(id: string): FinishAnswer {
    const { faults } = this.#options
    const target = this.#target()
    const relay = this.#relay(id)
    if (relay === null) return { kind: 'not_stored' }
    if (relay.stored !== null) return { kind: 'stored', ...relay.stored }
    if (relay.chunks.length * chunkBytes !== relay.sizeBytes) return { kind: 'not_stored' }
    const joined = simHash(relay.chunks)
    // Who read the whole file and finished did right: that pieces of an earlier, given up send lie there only a server sees.
    const isLeftover = joined !== relay.contentHash && this.#file.wasRight
    const isDamaged = isLeftover || relay.chunks.some((chunk) => chunk.startsWith('damaged '))
    const contentHash = `${isDamaged ? 'damaged ' : ''}${joined}`
    if (contentHash !== relay.contentHash && !faults().trustsPieces) {
      target.relays.delete(id)
      return { kind: 'damaged' }
    }
    const stored = this.#commit(target, relay, contentHash)
    return stored === null ? { kind: 'not_stored' } : { kind: 'stored', ...stored }
  }

  /** Null: the place was taken meanwhile. */
  #commit(target: SimTarget, relay: SimRelay, contentHash: string, placed = placeRelay(this.#options, target, relay)) {
    const at = commitRelay(this.#options, target, placed, { sizeBytes: relay.sizeBytes, contentHash })
    relay.stored = at === null ? null : { at, contentHash }
    return relay.stored
  }
}

const lost = { kind: 'failed', reason: 'connection_lost', unreachable: false, hasLeft: true } as const
