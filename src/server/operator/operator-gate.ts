// Who is an operator: whoever has the operator's token; and for the numbers, where there is none, this computer itself.
import { timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { isLoopbackHost } from '#shared/http/loopback.ts'
import { hashToken } from '../devices.ts'

/** The routes of operators; a device's token does not open them. */
export const operatorRoutes: ReadonlySet<string> = new Set(['/metrics', '/v1/fleet', '/fleet'])

/** Whether this request may read the operator's route `url`. `tokenHash`: the SHA-256 of the operator's token; null where there is none. */
export function isOperator(request: FastifyRequest, url: string, tokenHash: string | null): boolean {
  if (tokenHash !== null) {
    const presented = tokenIn(request.headers.authorization)
    return presented !== null && timingSafeEqual(Buffer.from(hashToken(presented)), Buffer.from(tokenHash))
  }
  return url === '/metrics' && comesFromHere(request)
}

/** `Bearer TOKEN`, or `Basic` with the token for a password, which browsers ask for. */
function tokenIn(authorization: string | undefined): string | null {
  const [, scheme = '', value = ''] = /^(Bearer|Basic) ([\w.~+/=-]{1,1024})$/i.exec(authorization ?? '') ?? []
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme.toLowerCase() !== 'basic') return null
  const text = Buffer.from(value, 'base64').toString()
  return text.includes(':') ? text.slice(text.indexOf(':') + 1) : null
}

/** A proxy on this computer speaks for others: what says that it was handed on does not come from here. */
function comesFromHere({ headers, socket }: FastifyRequest): boolean {
  const isHandedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined)
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  return !isHandedOn && isIP(address) !== 0 && isLoopbackHost(address)
}
