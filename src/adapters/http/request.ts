// One request on one connection, from opening it to its one outcome. The events of Node come in, `finish` goes out.
import type { Agent, ClientRequest, IncomingMessage } from 'node:http'
import https from 'node:https'
import { TLSSocket } from 'node:tls'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { assert } from '#shared/assert.ts'
import type { Bandwidth } from './bandwidth.ts'
import { identityFor } from './client-certificate.ts'
import { tlsRules } from './connections.ts'
import { createDeadline } from './deadline.ts'
import { decompress } from './decompress.ts'
import { failureOf } from './network-failure.ts'
import { http } from './node-http.ts'
import { onAbort, type CancelSignal } from '#engine/cancel.ts'
import type { Socket } from 'node:net'
import type { Deadline, Phase } from './deadline.ts'
import type { BodyLeft, HttpLimits, HttpRequest, ExchangeResult } from './types.ts'
import type { NetworkFailure } from './network-failure.ts'

/** What all requests of a client share. */
type Line = { readonly limits: HttpLimits; readonly bandwidth?: Bandwidth | undefined }

/** Sends `request` over `agent` and answers what came of it. `asks`: the body waits until the server invites it. */
export async function runCall<Stop>(
  request: HttpRequest<Stop>,
  agent: Agent,
  line: Line,
  asks: boolean,
  signal: CancelSignal,
): Promise<ExchangeResult<Stop>> {
  const call = new Call(request, agent, line, asks)
  const stopListening = onAbort(signal, () => call.cancel())
  try {
    return await call.outcome
  } finally {
    stopListening()
  }
}

const headerBytes = 16 * 1024
const answerBytes = 64 * 1024
const maxInterimAnswers = 10 // 1xx answers; one invitation is normal

/**
 * The system reports progress slice by slice. A slice that left at once is followed by a large one, a slice that took
 * its time by a small one, so that a slow line is not taken for a stalled one.
 */
const largeSliceBytes = 512 * 1024
const smallSliceBytes = 64 * 1024
const promptMs = 200

class Call<Stop> {
  readonly outcome: Promise<ExchangeResult<Stop>>
  readonly #resolve: (outcome: ExchangeResult<Stop>) => void
  readonly #reject: (bug: unknown) => void
  readonly #request: HttpRequest<Stop>
  readonly #limits: HttpLimits
  readonly #bandwidth: Bandwidth | null
  /** Whether "Expect: 100-continue" goes out. */
  readonly #asks: boolean
  readonly #deadline: Deadline
  readonly #message: ClientRequest
  #socket: Socket | null = null
  #connected = false
  #left: BodyLeft = 'nothing'
  /** An answer has begun: nothing more is written. */
  #answered = false
  #over = false
  #interimAnswers = 0
  /** Ends the wait of the writer, which may wait for a flush that never comes. */
  #wakeWriter: () => void = () => undefined

  constructor(ask: HttpRequest<Stop>, agent: Agent, line: Line, asks: boolean) {
    const { promise, resolve, reject } = Promise.withResolvers<ExchangeResult<Stop>>()
    this.outcome = promise
    this.#resolve = resolve
    this.#reject = reject
    this.#request = ask
    this.#limits = line.limits
    this.#bandwidth = line.bandwidth ?? null
    this.#asks = asks
    this.#deadline = createDeadline((phase) => this.#expire(phase))
    this.#deadline.arm('connect', this.#limits.connectMs)
    this.#message = openMessage(ask, agent, asks)
    this.#message
      .once('socket', (socket) => this.#watchConnection(socket))
      .once('response', (answer) => this.#readAnswer(answer))
      .on('information', () => this.#countInterimAnswer())
      .once('upgrade', (_answer, socket) => {
        socket.destroy()
        this.#fail('bad_answer')
      })
      // Stays on after the outcome: a late error of a connection must not end the process.
      .on('error', (error) => this.#fail(failureOf(error, this.#connected)))
      .once('close', () => {
        if (!this.#answered) this.#fail(this.#connected ? 'connection_lost' : 'unreachable')
      })
  }

  cancel(): void {
    this.#finish({ kind: 'cancelled', left: this.#left })
  }

  /** Nothing is written before the connection is up, so that `left` counts only bytes that could leave. */
  #watchConnection(socket: Socket): void {
    this.#socket = socket
    const isUp = socket instanceof TLSSocket ? socket.authorized : !socket.connecting
    if (isUp) this.#start()
    else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => this.#start())
  }

  #start(): void {
    if (this.#over) return
    this.#connected = true
    this.#deadline.arm('stall', this.#limits.stallMs)
    this.#write().catch((bug: unknown) => {
      this.#reject(bug)
      this.cancel()
    })
  }

  async #write(): Promise<void> {
    const body = this.#request.body
    if (body === null) {
      this.#left = 'all'
      this.#message.end()
      this.#deadline.arm('head', this.#limits.headMs)
      return
    }
    if (this.#asks) await this.#awaitInvitation()
    let sentBytes = 0
    while (!this.#isSilent()) {
      const part = await body.next()
      if (this.#isSilent()) return
      if (part.kind === 'stop') {
        assert(this.#left !== 'all', 'a body stops before its last byte')
        return this.#finish({ kind: 'stopped', because: part.because, left: this.#left })
      }
      const sentBefore = sentBytes
      sentBytes += part.bytes.byteLength
      assert(part.last ? sentBytes === body.sizeBytes : sentBytes < body.sizeBytes, 'a body has its announced size')
      await this.#writeBlock(part.bytes, part.last, sentBefore)
      if (part.last) return
    }
  }

  async #writeBlock(block: Uint8Array, last: boolean, sentBefore: number): Promise<void> {
    let sliceBytes = largeSliceBytes
    let from = 0
    do {
      const slice = block.subarray(from, from + Math.min(sliceBytes, this.#bandwidth?.sliceBytes() ?? sliceBytes))
      from += slice.byteLength
      await this.#awaitBandwidth(slice.byteLength)
      if (this.#isSilent()) return
      const isFinal = last && from === block.byteLength
      const startedMs = performance.now()
      await this.#flush(slice, isFinal)
      if (this.#isSilent()) return
      this.#bandwidth?.count(slice.byteLength)
      sliceBytes = performance.now() - startedMs < promptMs ? largeSliceBytes : smallSliceBytes
      this.#deadline.arm(isFinal ? 'head' : 'stall', isFinal ? this.#limits.headMs : this.#limits.stallMs)
      this.#request.onBytes?.(sentBefore + from)
      // An early refusal must be read before a write to the closed connection throws it away.
      if (!isFinal) await nextTurn()
    } while (from < block.byteLength && !this.#isSilent())
  }

  /** Waits for this slice's turn, or until the call needs no more. The wait is ours: nothing has stalled. */
  async #awaitBandwidth(bytes: number): Promise<void> {
    if (this.#bandwidth === null || this.#bandwidth.sliceBytes() === null) return
    this.#deadline.clear()
    const { promise, resolve } = Promise.withResolvers<void>()
    const takeBack = this.#bandwidth.request(bytes, resolve)
    this.#wakeWriter = () => {
      takeBack()
      resolve()
    }
    await promise
    if (!this.#isSilent()) this.#deadline.arm('stall', this.#limits.stallMs)
  }

  /** Hands one slice to the connection and waits until the system took it, or until the call needs no more. */
  #flush(slice: Uint8Array, isFinal: boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#wakeWriter = resolve
      this.#left = isFinal ? 'all' : 'part'
      const taken = () => resolve()
      if (!isFinal) this.#message.write(slice, taken)
      else if (slice.byteLength === 0) this.#message.end(taken)
      else this.#message.end(slice, taken)
    })
  }

  /** Sends the head alone and waits for "100 Continue", for an answer, or for as long as a server may hesitate. */
  async #awaitInvitation(): Promise<void> {
    const { promise, resolve: invited } = Promise.withResolvers<void>()
    const resolve = () => invited()
    this.#wakeWriter = resolve
    this.#message.once('continue', resolve)
    this.#message.flushHeaders()
    const hesitation = createDeadline(resolve)
    hesitation.arm('invitation', this.#limits.inviteMs)
    await promise
    hesitation.clear()
  }

  #isSilent(): boolean {
    return this.#over || this.#answered
  }

  #countInterimAnswer(): void {
    this.#interimAnswers += 1
    if (this.#interimAnswers > maxInterimAnswers) this.#fail('bad_answer')
  }

  #readAnswer(answer: IncomingMessage): void {
    this.#answered = true
    this.#wakeWriter()
    this.#deadline.arm('answer', this.#limits.answerMs)
    const chunks: Buffer[] = []
    let length = 0
    answer.on('error', (error) => this.#fail(failureOf(error, true)))
    answer.once('close', () => this.#fail('connection_lost'))
    answer.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      length += chunk.byteLength
      if (length > answerBytes) this.#fail('bad_answer')
    })
    answer.once('end', () => {
      const bytes = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)
      const body = decompress(bytes, answer.headers['content-encoding'], answerBytes)
      if (body === null) return this.#fail('bad_answer')
      const status = answer.statusCode ?? 0
      this.#finish({ kind: 'answered', answer: { status, headers: answer.headers, body }, left: this.#left })
    })
  }

  #expire(phase: Phase): void {
    this.#fail(phase === 'connect' ? 'unreachable' : 'timed_out')
  }

  #fail(failure: NetworkFailure): void {
    const wasStale = this.#message.reusedSocket && !this.#answered && failure === 'connection_lost'
    this.#finish({ kind: 'failed', failure, left: this.#left, wasStale })
  }

  #finish(outcome: ExchangeResult<Stop>): void {
    if (this.#over) return
    this.#over = true
    this.#deadline.clear()
    this.#wakeWriter()
    if (!this.#mayKeepConnection(outcome)) {
      this.#message.destroy()
      // After a whole answer Node has already marked the message as done and would keep the connection.
      this.#socket?.destroy()
    }
    this.#resolve(outcome)
  }

  /** After anything but a clean yes the server may not have read the whole request: that connection is not used again. */
  #mayKeepConnection(outcome: ExchangeResult<Stop>): boolean {
    if (outcome.kind !== 'answered' || !this.#message.writableFinished) return false
    const { answer } = outcome
    return answer.status >= 200 && answer.status < 300 && this.#request.distrusts?.(answer) !== true
  }
}

function openMessage<Stop>(ask: HttpRequest<Stop>, agent: Agent, asks: boolean): ClientRequest {
  // Said aloud, because without a word every encoding is allowed (RFC 9110).
  const headers: Record<string, string> = { 'accept-encoding': 'identity', ...ask.headers }
  if (ask.body !== null) headers['content-length'] = String(ask.body.sizeBytes)
  if (asks) headers['expect'] = '100-continue'
  const options = { method: ask.method, headers, agent, maxHeaderSize: headerBytes, insecureHTTPParser: false }
  return ask.url.protocol === 'https:'
    ? https.request(ask.url, { ...options, ...identityFor(ask.url), ...tlsRules })
    : http.request(ask.url, options)
}
