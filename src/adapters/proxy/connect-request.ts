// One CONNECT to an HTTP proxy, and its answer.
import https from 'node:https'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { errorCodeOf } from '#shared/error-code.ts'
import { tlsRules } from '../http/connections.ts'
import { createDeadline } from '../http/deadline.ts'
import { http } from '../http/node-http.ts'
import { ProxyError } from '../http/network-failure.ts'
import { readChallenges, type Challenge } from './challenges.ts'

export type ConnectRequest = {
  /** "http://" or "https://"; what else it holds is not looked at. */
  readonly proxy: URL
  /** Host and port. */
  readonly destination: string
  /** What "Proxy-Authorization" says; null: nothing. */
  readonly authorization: string | null
  /** A connection over which the proxy was asked before; null: a new one. */
  readonly over: Socket | null
}

export type ConnectAnswer =
  /** From now on the host is at the other end. */
  | { readonly kind: 'open'; readonly socket: Socket }
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly challenges: readonly Challenge[]
      /** The same connection for another question; null where it serves no more. */
      again(): Promise<Socket | null>
      close(): void
    }

/** How long a proxy may take until it has connected to the host. */
export const tunnelMs = 20_000

/** What a proxy writes for people beside its refusal is read to its end only where it is not longer. */
const mostPageBytes = 256 * 1024

/** Asks once. Rejects with what kept the proxy from being reached, or with a ProxyError where it said nothing that can be read. */
export function askForTunnel({ authorization, destination, over, proxy }: ConnectRequest): Promise<ConnectAnswer> {
  const { promise, reject, resolve } = Promise.withResolvers<ConnectAnswer>()
  const isSecure = proxy.protocol === 'https:'
  const request = (isSecure ? https : http).request({
    method: 'CONNECT',
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port === '' ? (isSecure ? 443 : 80) : Number(proxy.port),
    path: destination,
    headers: {
      host: destination,
      connection: 'keep-alive',
      'proxy-connection': 'keep-alive',
      ...(authorization === null ? {} : { 'proxy-authorization': authorization }),
    },
    ...(isSecure ? tlsRules : {}),
    ...(over === null ? { agent: false } : { createConnection: () => over }),
  })
  const deadline = createDeadline(() => request.destroy(new ProxyError('the proxy does not answer')))
  deadline.arm('connect', tunnelMs)
  request.once('connect', (answer, stream, head) => {
    deadline.clear()
    // The connection was made by Node's own agent, or by this function.
    resolve(read(answer, stream as Socket, head))
  })
  request.once('error', (error) => {
    deadline.clear()
    reject(isUnsaid(error) ? new ProxyError(error.message) : error)
  })
  request.end()
  return promise
}

/** The proxy took the connection, and closed it or wrote something that is not HTTP. */
function isUnsaid(error: Error): boolean {
  const code = errorCodeOf(error) ?? ''
  return code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_')
}

function read(answer: IncomingMessage, socket: Socket, head: Buffer): ConnectAnswer {
  const status = answer.statusCode ?? 0
  if (status >= 200 && status < 300) {
    if (head.byteLength > 0) socket.unshift(head)
    return { kind: 'open', socket }
  }
  // Between two questions nobody else listens.
  socket.on('error', () => socket.destroy())
  return {
    kind: 'refused',
    status,
    challenges: readChallenges(answer.headersDistinct['proxy-authenticate'] ?? []),
    again: () => emptied(socket, answer.headers, head.byteLength),
    close: () => socket.destroy(),
  }
}

/** Reads what the proxy wrote beside its refusal, so that the next answer begins where it should. */
async function emptied(socket: Socket, headers: IncomingMessage['headers'], read: number): Promise<Socket | null> {
  const bytes = Number(headers['content-length'] ?? Number.NaN)
  const isClosing = [headers.connection, headers['proxy-connection']].some((said) => /close/i.test(String(said)))
  const isWhole = bytes >= read && bytes <= mostPageBytes && headers['transfer-encoding'] === undefined
  if (isClosing || !isWhole) {
    socket.destroy()
    return null
  }
  return (await isSkipped(socket, bytes - read)) ? socket : null
}

function isSkipped(socket: Socket, bytes: number): Promise<boolean> {
  if (bytes === 0) return Promise.resolve(true)
  return new Promise((resolve) => {
    let left = bytes
    const end = (isWhole: boolean): void => {
      deadline.clear()
      socket.off('data', skip).off('close', closed)
      if (!isWhole) socket.destroy()
      resolve(isWhole)
    }
    const skip = (chunk: Buffer): void => {
      left -= chunk.byteLength
      // More than was announced would be read as the answer to a question that was not asked yet.
      if (left <= 0) end(left === 0)
    }
    const closed = (): void => end(false)
    const deadline = createDeadline(closed)
    deadline.arm('answer', tunnelMs)
    socket.on('data', skip).once('close', closed)
  })
}
