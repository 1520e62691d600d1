// Speaks the DevTools protocol with a Chromium over its pipe. The pipe is also the leash: it closes when this process ends,
// however it ends, and Chromium ends with it.
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { CDPSession } from 'playwright-core'
import { z } from 'zod'

const messageSchema = z.object({
  id: z.number().optional(),
  sessionId: z.string().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
})
type Message = z.infer<typeof messageSchema>

type Waiting = { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }

/** Commands and events of the browser as a whole, or of one page. */
export class CdpSession {
  readonly #events = new EventEmitter()
  readonly #post: (method: string, params: unknown) => Promise<unknown>

  constructor(post: (method: string, params: unknown) => Promise<unknown>) {
    this.#post = post
    this.#events.setMaxListeners(0)
  }

  // What a command answers and what comes with an event is the protocol's matter: Playwright's types describe it.
  readonly send = ((method: string, params: unknown = {}) => this.#post(method, params)) as CDPSession['send']

  readonly on = ((name: string, listener: (params: unknown) => void) => {
    this.#events.on(name, listener)
  }) as Pick<CDPSession, 'on'>['on']

  /** Called by the connection. */
  notify(name: string, params: unknown): void {
    this.#events.emit(name, params)
  }
}

export class CdpConnection {
  readonly browser: CdpSession
  readonly #sessions = new Map<string, CdpSession>()
  readonly #waiting = new Map<number, Waiting>()
  readonly #writable: Writable
  #nextId = 1
  #rest = ''

  constructor(writable: Writable, readable: Readable) {
    this.#writable = writable
    this.browser = new CdpSession((method, params) => this.#post(method, params))
    readable.setEncoding('utf8')
    readable.on('data', (text: string) => this.#read(text))
    readable.on('close', () => this.#end())
    readable.on('error', () => this.#end())
    writable.on('error', () => this.#end())
  }

  /** A session of its own for one page. */
  async attach(targetId: string): Promise<CdpSession> {
    const { sessionId } = await this.browser.send('Target.attachToTarget', { targetId, flatten: true })
    const session = new CdpSession((method, params) => this.#post(method, params, sessionId))
    this.#sessions.set(sessionId, session)
    return session
  }

  #post(method: string, params: unknown, sessionId?: string): Promise<unknown> {
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      if (!this.#writable.writable) return reject(new Error(`${method}: Chromium is gone`))
      this.#waiting.set(id, { resolve, reject })
      this.#writable.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  #read(text: string): void {
    const parts = (this.#rest + text).split('\0')
    this.#rest = parts.pop() ?? ''
    for (const part of parts) this.#handle(messageSchema.parse(JSON.parse(part)))
  }

  #handle(message: Message): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id)
      this.#waiting.delete(message.id)
      if (message.error === undefined) waiting?.resolve(message.result)
      else waiting?.reject(new Error(message.error.message))
      return
    }
    const session = message.sessionId === undefined ? this.browser : this.#sessions.get(message.sessionId)
    if (message.method !== undefined) session?.notify(message.method, message.params)
  }

  #end(): void {
    for (const waiting of this.#waiting.values()) waiting.reject(new Error('Chromium is gone'))
    this.#waiting.clear()
  }
}
