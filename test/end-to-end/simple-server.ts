// A company server in a few lines, to be as simple or as wrong as a test wants.
import http from 'node:http'
import { once } from 'node:events'

export interface SimpleServer extends AsyncDisposable {
  readonly url: string
  /** `METHOD /path` of each request. */
  readonly asked: readonly string[]
}

/** Answers every request with `answer`, and with 500 where that fails. */
export async function aServer(
  answer: (request: http.IncomingMessage, body: string, response: http.ServerResponse) => void | Promise<void>,
): Promise<SimpleServer> {
  const asked: string[] = []
  async function handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    let body = ''
    for await (const chunk of request) body += String(chunk)
    try {
      await answer(request, body, response)
    } catch {
      json(response, 500, { code: 'internal' })
    }
  }
  const server = http.createServer((request, response) => void handle(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Answers JSON. */
export function json(response: http.ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
