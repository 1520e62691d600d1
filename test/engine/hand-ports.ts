// Ports in the hands of a test: each call waits until the test answers it, each write until the test lets it through.
import { startEngine } from '#engine/engine.ts'
import type { Engine, EngineOptions } from '#engine/events.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import type { Batch, Ports, SaveAnswer } from '#engine/ports.ts'
import type { Answer } from '#engine/upload/moves.ts'
import type { MoveAnswer } from '#engine/ports.ts'
import type { CheckAnswer, HashAnswer, LinkAnswer, SendAnswer, Upload } from '#shared/upload.ts'
import { aFile, aFingerprint, hashOf, nowMs, targetId, terms, url } from './builders.ts'

type Call = {
  readonly name: string
  readonly signal: CancelSignal
  readonly onBytes: (sentBytes: number) => void
  readonly answer: (to: Answer) => void
  readonly fail: (error: Error) => void
}

export class Hand {
  nowMs = nowMs
  /** What the engine asked of its ports and was told by its ledger, in order: "hash a", "save", "saved", "send a". */
  readonly story: string[] = []
  readonly open = new Map<string, Call>()
  readonly batches: Batch[] = []
  readonly alarms: string[] = []
  /** Uploads as they were shown, as "path state". */
  readonly shown: string[] = []
  queueNews = 0
  /** How often the alarm clock was set. */
  wakesSet = 0
  failures = 0
  /** While true, a write waits for `letSave`. */
  holdsSaves = false
  saveAnswer: SaveAnswer = { kind: 'saved' }
  /** Thrown by the next write, for once: a ledger with a bug. */
  saveError: Error | null = null
  onShown: (upload: Upload) => void = () => {}
  #letSave: (() => void) | null = null
  #wake: { readonly atMs: number; readonly wake: () => void } | null = null

  readonly ports: Ports = {
    clock: {
      now: () => this.nowMs,
      jitter: () => 0.5,
      wakeAt: (atMs, wake) => {
        this.wakesSet++
        this.#wake = { atMs, wake }
      },
    },
    hasher: {
      hash: ({ path }, signal) => this.#call<HashAnswer>(`hash ${path}`, signal),
    },
    links: {
      link: ({ path }, signal) => this.#call<LinkAnswer>(`link ${path}`, signal),
      check: ({ path }, signal) => this.#call<CheckAnswer>(`check ${path}`, signal),
    },
    transport: {
      send: ({ path }, onBytes, signal) => this.#call<SendAnswer>(`send ${path}`, signal, onBytes),
    },
    originals: {
      move: ({ path, turn }, signal) => this.#call<MoveAnswer>(`move ${path} ${turn}`, signal),
    },
    ledger: {
      load: () => Promise.resolve([]),
      save: (batch) => this.#save(batch),
    },
    log: { alarm: (text) => void this.alarms.push(text) },
  }

  /** Starts an engine on these ports, on what a ledger kept. */
  async start(uploads: readonly Upload[] = [], change: Partial<EngineOptions> = {}): Promise<Engine> {
    const ledger = { ...this.ports.ledger, load: () => Promise.resolve(uploads) }
    const engine = await startEngine(
      { ...this.ports, ledger },
      {
        quietMs: 2_000,
        sendSlots: 2,
        relaySlots: 1,
        limits: { directMaxBytes: 1_000_000, relayMaxBytes: 0 },
        targetId,
        replacesByName: false,
        afterUpload: 'keep',
        nameKindOf: () => 'usual',
        guard: null,
        graceMs: 0,
        onUpload: (upload) => {
          this.shown.push(`${upload.path} ${upload.state.kind}`)
          this.onShown(upload)
        },
        onQueue: () => this.queueNews++,
        onFailed: () => this.failures++,
        ...change,
      },
    )
    await settled()
    return engine
  }

  /** When the engine wants to be woken. */
  get wakeAtMs(): number | null {
    return this.#wake?.atMs ?? null
  }

  /** Lets time pass and wakes the engine whenever it asked for it. */
  async pass(ms: number): Promise<void> {
    const endMs = this.nowMs + ms
    for (let turns = 0; this.#wake !== null && this.#wake.atMs <= endMs; turns++) {
      if (turns > 10_000) throw new Error('the engine wakes without end')
      const { atMs, wake } = this.#wake
      this.#wake = null
      this.nowMs = Math.max(this.nowMs, atMs)
      wake()
      await settled()
    }
    this.nowMs = endMs
  }

  call(name: string): Call {
    const call = this.open.get(name)
    if (call === undefined) throw new Error(`no call is called ${name}; there are: ${[...this.open.keys()].join(', ')}`)
    return call
  }

  async answer(name: string, to: Answer): Promise<void> {
    this.call(name).answer(to)
    await settled()
  }

  hashed(path: string): Promise<void> {
    return this.answer(`hash ${path}`, { kind: 'hash', answer: { kind: 'hashed', fingerprint: aFingerprint() } })
  }

  granted(path: string): Promise<void> {
    const grant = { url, ...terms, expiresAtMs: this.nowMs + 300_000 }
    return this.answer(`link ${path}`, { kind: 'link', answer: { kind: 'granted', grant } })
  }

  sent(path: string): Promise<void> {
    return this.answer(`send ${path}`, { kind: 'send', answer: { kind: 'stored', contentHash: hashOf('a') } })
  }

  /** Brings one new file as far as its send. */
  async untilGranted(engine: Engine, path: string): Promise<void> {
    engine.dispatch({ kind: 'observed', path, observed: aFile() })
    await settled()
    await this.pass(2_000)
    await this.hashed(path)
    await this.granted(path)
  }

  /** Lets the write that waits go through. */
  async letSave(): Promise<void> {
    if (this.#letSave === null) throw new Error('no write waits')
    this.#letSave()
    await settled()
  }

  /** The story since the last call. */
  takeStory(): string[] {
    return this.story.splice(0)
  }

  async #save(batch: Batch): Promise<SaveAnswer> {
    this.story.push('save')
    this.batches.push(structuredClone(batch))
    if (this.holdsSaves) await new Promise<void>((resolve) => (this.#letSave = resolve))
    this.#letSave = null
    const error = this.saveError
    this.saveError = null
    if (error !== null) throw error
    this.story.push(this.saveAnswer.kind)
    return this.saveAnswer
  }

  #call<T>(name: string, signal: CancelSignal, onBytes: (sentBytes: number) => void = () => {}): Promise<T> {
    this.story.push(name)
    return new Promise((resolve, reject) => {
      const end = (): void => void this.open.delete(name)
      this.open.set(name, {
        name,
        signal,
        onBytes,
        // The test names the kind of answer; it is the one this port gives.
        answer: (to) => (end(), resolve(to.answer as T)),
        fail: (error) => (end(), reject(error)),
      })
    })
  }
}

/** Everything that can happen now has happened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** An engine that sends one file, `a`, whose story so far was taken. */
export async function aSending() {
  const hand = new Hand()
  const engine = await hand.start()
  await hand.untilGranted(engine, 'a')
  hand.takeStory()
  return { hand, engine }
}
