// The port at which the application is asked: opened, named, and shut without losing an answer.
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { errorCodeOf } from '#shared/error-code.ts'

const drainMs = 8_000

/** Why nobody can be heard there, as a whole sentence, or null. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string | null> {
  try {
    await app.listen({ host, port })
    return null
  } catch (error) {
    return `Cannot listen on ${host}, port ${port} (${errorCodeOf(error) ?? 'unknown error'}).`
  }
}

/** Answers what is under way, then has all the rest closed by `leave`. */
export async function closeDoor(app: FastifyInstance, leave: () => Promise<void>): Promise<void> {
  // What has not been answered by then is cut off; its client asks again, which is safe at any moment.
  AbortSignal.timeout(drainMs).addEventListener('abort', () => app.server.closeAllConnections())
  await app.close()
  await leave()
}

/** Where a server that listens is asked: `http://127.0.0.1:8080`, with the port that was really taken. */
export function urlOf(app: FastifyInstance, host: string, isTls: boolean): string {
  // A server that listens on a port has an address with one.
  const { port } = app.server.address() as AddressInfo
  return `${isTls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`
}
