// Ways out of this server: requests that are never redirected, capped and kept alive. They stand on undici's lowest layer, which takes
// less than half the processor time of node:http, and a fifth of that of `fetch`.
import type { Dispatcher } from 'undici'
import { collect } from './collect.ts'
import type { Answer } from './collect.ts'
import { createConnections } from './connections.ts'
import type { Asked } from './connections.ts'

export type OutboundInit = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | null
}

export interface HttpOut {
  /** One request. Rejects when no whole answer came: no connection, none within `deadlineMs`, cut off, or longer than the cap. */
  ask(origin: string, path: string, init: OutboundInit, deadlineMs: number): Promise<Answer>
  close(): void
}

export type HttpOutOptions = {
  readonly longestAnswerBytes: number
  /** May name the company's proxy in HTTPS_PROXY (else ALL_PROXY) and NO_PROXY; null: asked directly. */
  readonly environment: NodeJS.ProcessEnv | null
}

/** Makes a way out with connections of its own. Every request must be one that may be repeated. */
export function createHttpOut({ environment, longestAnswerBytes }: HttpOutOptions): HttpOut {
  const connections = createConnections(environment)
  return {
    close: () => void connections.then((each) => each.destroy()),
    ask: async (origin, path, init, deadlineMs) => {
      const limits = { untilMs: performance.now() + deadlineMs, longestAnswerBytes }
      const asked = askedOf(origin, path, init)
      const way = await connections
      const answer = await collect(way, asked, limits)
      // A kept-alive connection may have been closed by the other end just now. All our calls may be repeated.
      const again = answer === 'reset' && asked.connection.isUsed ? await collect(way, asked, limits) : answer
      if (again === 'reset') throw new Error('the connection was reset')
      return again
    },
  }
}

function askedOf(origin: string, path: string, { body = null, headers, method = 'GET' }: OutboundInit): Asked {
  return {
    origin,
    path,
    method: method as Dispatcher.HttpMethod, // undici refuses what is none
    // Said aloud, because without a word every encoding is allowed (RFC 9110).
    headers: { 'accept-encoding': 'identity', ...headers },
    body,
    connection: { isUsed: false },
  }
}
