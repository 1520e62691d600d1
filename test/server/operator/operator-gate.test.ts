// The numbers without an operator's token: this computer itself, and nobody for whom a proxy on it speaks.
import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { isOperator } from '#server/operator/operator-gate.ts'

async function ask(url: string, remoteAddress: string, headers: Record<string, string> = {}): Promise<boolean> {
  const app = fastify()
  app.get('/*', (request, reply) => reply.send({ is: isOperator(request, url, null) }))
  const answer = await app.inject({ url: '/x', remoteAddress, headers })
  return answer.json<{ is: boolean }>().is
}

test.each([
  ['/metrics', '127.0.0.1', {}, true],
  ['/metrics', '::1', {}, true],
  ['/metrics', '::ffff:127.0.0.1', {}, true],
  ['/metrics', '10.0.0.9', {}, false],
  ['/metrics', '127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, false],
  ['/metrics', '127.0.0.1', { forwarded: 'for=10.0.0.9' }, false],
  ['/metrics', '127.0.0.1', { via: '1.1 proxy' }, false],
  ['/v1/fleet', '127.0.0.1', {}, false],
  ['/fleet', '127.0.0.1', {}, false],
] as const)('%s from %s with %j: %s', async (url, address, headers, is) => {
  expect(await ask(url, address, headers)).toBe(is)
})
