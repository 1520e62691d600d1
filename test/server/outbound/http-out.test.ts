// A way out: capped, and never led elsewhere. Proxies, stale connections and the rest are in dropbox/fetch.test.ts.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createHttpOut } from '#server/outbound/http-out.ts'

test('an answer above the cap rejects, and a redirect is an answer', async () => {
  const asked: unknown[] = []
  const server = createServer((request, response) => {
    asked.push(request.url)
    if (request.url === '/long') response.end('x'.repeat(101))
    else response.writeHead(302, { location: '/long' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const out = createHttpOut({ longestAnswerBytes: 100, environment: null })
  onTestFinished(() => {
    out.close()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await expect(out.ask(origin, '/long', {}, 5_000)).rejects.toThrow('too long')
  expect((await out.ask(origin, '/', {}, 5_000)).status).toBe(302)
  expect(asked).toEqual(['/long', '/'])
})
