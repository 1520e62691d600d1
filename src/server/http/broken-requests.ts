// What is no HTTP: a head that proxies read in different ways, or one that never ends. It reaches no route, is answered, and the
// connection ends with it, so that nothing behind it is taken for another request.
import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { refuse, toProblem } from '../problems.ts'

/** Answers what Node could not read with a problem like any other, 400; one that came too slowly with 408 alone. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n', () => socket.destroy())
    return
  }
  const { body, headers, status } = toProblem(refuse('bad_request', 'this is no HTTP/1.1'), randomUUID(), null)
  const told = {
    ...headers,
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  const lines = Object.entries(told).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} Bad Request\r\n${lines.join('')}\r\n${body}`, () => socket.destroy())
}
