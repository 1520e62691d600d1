// What goes out over HTTP and what comes back: a request, its body, its limits and its one outcome.
import type { IncomingHttpHeaders } from 'node:http'
import type { NetworkFailure } from './network-failure.ts'

/**
 * How much of the request's body was handed to a connection that was up (for https: with a trusted certificate).
 * `part` never includes the last byte: a server that counts bytes cannot have taken such a body for whole.
 */
export type BodyLeft = 'nothing' | 'part' | 'all'

export type BodyPart<Stop> =
  | { readonly kind: 'block'; readonly bytes: Uint8Array; readonly last: boolean }
  /** The body must not be completed: nothing more is written and the connection is destroyed. */
  | { readonly kind: 'stop'; readonly because: Stop }

/** The body of a request, pulled block by block. */
export interface Body<Stop> {
  /** Sent as Content-Length. Exactly so many bytes come, the last ones with `last`; a body of none is one empty block. */
  readonly sizeBytes: number
  /** The next block. Its memory may be reused once `next` is called again, or after the exchange. */
  next(): Promise<BodyPart<Stop>>
}

export type HttpRequest<Stop> = {
  readonly url: URL
  readonly method: 'GET' | 'POST' | 'HEAD' | 'PATCH' | 'DELETE'
  /** Sent as they are; Host, Connection, Accept-Encoding, Content-Length and Expect are added. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body<Stop> | null
  /** False: a large body leaves without asking whether it may come. For the next of many bodies that were taken. */
  readonly asksFirst?: boolean
  /** Told how many bytes of the body the system has taken so far. Decides nothing. */
  readonly onBytes: ((sentBytes: number) => void) | null
  /** True for an answer after which the connection must not serve again; asked about clean answers only. */
  readonly distrusts?: (answer: HttpAnswer) => boolean
}

export type HttpAnswer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Whole, within the cap, without any compression. */
  readonly body: Buffer
}

export type ExchangeResult<Stop> =
  | { readonly kind: 'answered'; readonly answer: HttpAnswer; readonly left: BodyLeft }
  | {
      readonly kind: 'failed'
      readonly failure: NetworkFailure
      readonly left: BodyLeft
      /** The connection had served before and no byte of an answer came: it may have been dead already. */
      readonly wasStale: boolean
    }
  /** The body said stop before its last byte. */
  | { readonly kind: 'stopped'; readonly because: Stop; readonly left: 'nothing' | 'part' }
  | { readonly kind: 'cancelled'; readonly left: BodyLeft }

export type HttpLimits = {
  /** Name resolution, connection and TLS handshake together. */
  readonly connectMs: number
  /** Longest time without the system taking more of the body. */
  readonly stallMs: number
  /** From the last byte of the request to the head of the answer. */
  readonly headMs: number
  /** From the head of the answer to its end. */
  readonly answerMs: number
  /** How long a server may take to invite a large body (100 Continue) before it is sent without invitation. */
  readonly inviteMs: number
}
