// How long a body may take, by what it is of.
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { BodyDeadlines } from '#server/http/body-deadlines.ts'

test('a body that does not come is cut off, one that may take its time is waited for until it is answered', async () => {
  const app = fastify()
  const deadlines = new BodyDeadlines(200)
  deadlines.addTo(app)
  app.addContentTypeParser('x/stream', (_request, body, next) => next(null, body))
  app.post('/quick', (_request, reply) => reply.send())
  app.post('/patient', async (request, reply) => {
    deadlines.lift(request, reply)
    await new Promise((resolve) => setTimeout(resolve, 600))
    return reply.send({ isConnected: !request.raw.socket.destroyed })
  })
  onTestFinished(() => app.close())
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo // a server that listens has one

  const send = (path: string, type: string): Promise<string> =>
    new Promise((resolve) => {
      let said = ''
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 99\r\n\r\n{`),
      )
      socket.on('data', (data: Buffer) => (said += data.toString()))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(said))
    })
  const [quick, patient] = await Promise.all([send('/quick', 'application/json'), send('/patient', 'x/stream')])
  expect(quick).not.toContain('200 OK')
  expect(patient).toContain('{"isConnected":true}')
})
