// What is no HTTP: a head that proxies read in different ways, or one that never ends. It reaches no route, is answered, and the
// connection ends with it, so that nothing behind it is taken for another request.
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { refuse, toProblem } from '../problems.ts'

/** A person's token is what makes a head long. */
const tooLong = 'the head of the request is longer than 16 KiB; a token with fewer groups in it is shorter'

/** Answers what Node could not read with a problem like any other, 400 or 431; one that came too slowly with 408 alone. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n', () => socket.destroy())
    return
  }
  const isLong = error.code === 'HPE_HEADER_OVERFLOW'
  const refusal = isLong ? refuse('head_too_long', tooLong) : refuse('bad_request', 'this is no HTTP/1.1')
  const { body, headers, status } = toProblem(refusal, randomUUID(), null)
  const told = {
    ...headers,
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  const lines = Object.entries(told).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`, () => socket.destroy())
}
