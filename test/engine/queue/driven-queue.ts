// A queue in the hands of a test: time stands still until it is moved, and what was decided can be read as short lines.
import { Queue, type QueueOptions } from '#engine/queue/queue.ts'
import type { TurnResult } from '#engine/queue/turn-result.ts'
import type { Answer } from '#engine/upload/moves.ts'
import type { QueueEvent } from '#engine/events.ts'
import type { Observed, Upload } from '#shared/upload.ts'
import { aFile, aStat, hashOf, nowMs, targetId, terms, url } from '../builders.ts'

const options: QueueOptions = {
  quietMs: 2_000,
  sendSlots: 3,
  relaySlots: 2,
  limits: { directMaxBytes: 2 ** 40, relayMaxBytes: 0 },
  targetId,
  replacesByName: false,
  afterUpload: 'keep',
  nameKindOf: () => 'usual',
  guard: null,
  graceMs: 0,
}

export class DrivenQueue {
  readonly queue: Queue
  nowMs = nowMs
  /** What came of the last turn. */
  outcome: TurnResult

  constructor(change: Partial<QueueOptions> = {}, uploads: readonly Upload[] = []) {
    this.queue = new Queue({ ...options, ...change })
    this.queue.load(uploads, this.instant)
    this.outcome = this.queue.drain()
  }

  get instant() {
    return { nowMs: this.nowMs, jitter: 0.5 }
  }

  apply(event: QueueEvent): void {
    this.queue.apply(event, this.instant)
  }

  see(path: string, observed: Observed = aFile()): void {
    this.apply({ kind: 'observed', path, observed })
  }

  /** Lets time pass and starts what may start; answers it as lines like "hash a.txt". */
  turn(passedMs = 0): string[] {
    this.nowMs += passedMs
    this.queue.schedule(this.instant)
    this.outcome = this.queue.drain()
    return this.outcome.todos.map(({ upload, effect }) => `${effect.kind} ${upload.path}`)
  }

  answer(path: string, answer: Answer): void {
    this.queue.answer(path, answer, this.instant)
  }

  /** The file was read; its bytes are called by a letter. */
  hashed(path: string, letter = 'a', observed: Observed = aFile()): void {
    const stat = observed.kind === 'file' ? observed.stat : aStat()
    this.answer(path, { kind: 'hash', answer: { kind: 'hashed', fingerprint: { contentHash: hashOf(letter), stat } } })
  }

  granted(path: string): void {
    const grant = { url, ...terms, expiresAtMs: this.nowMs + 300_000 }
    this.answer(path, { kind: 'link', answer: { kind: 'granted', grant } })
  }

  /** The company server says "not now". */
  later(path: string, afterMs: number | null = null): void {
    this.answer(path, { kind: 'link', answer: { kind: 'later', reason: 'server_busy', afterMs } })
  }

  sent(path: string, letter = 'a'): void {
    this.answer(path, { kind: 'send', answer: { kind: 'stored', contentHash: hashOf(letter) } })
  }

  unanswered(path: string): void {
    this.answer(path, { kind: 'send', answer: { kind: 'unanswered', reason: 'timed_out' } })
  }

  present(path: string): void {
    this.answer(path, {
      kind: 'check',
      answer: { kind: 'present', destination: `/Team/${path}`, receipt: null, rev: null },
    })
  }

  upload(path: string): Upload {
    const upload = this.queue.upload(path)
    if (upload === null) throw new Error(`no upload is called ${path}`)
    return upload
  }

  state(path: string): string {
    return this.upload(path).state.kind
  }

  /** Brings new small files as far as a link is asked for. */
  untilAsked(...paths: string[]): string[] {
    for (const path of paths) this.see(path)
    this.turn(2_000)
    let asked: string[] = []
    while (paths.some((path) => this.state(path) === 'hashing')) {
      for (const path of paths) if (this.state(path) === 'hashing') this.hashed(path)
      asked = [...asked, ...this.turn().filter((line) => line.startsWith('link'))]
    }
    return asked
  }

  /** Sends one new file to its happy end. */
  untilDone(path: string, letter = 'a', observed: Observed = aFile()): void {
    this.see(path, observed)
    this.turn(2_000)
    this.hashed(path, letter, observed)
    this.turn()
    this.granted(path)
    this.turn()
    this.sent(path, letter)
    this.turn()
  }
}
