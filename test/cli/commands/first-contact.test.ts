import { createServer } from 'node:http'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { refuseHopeless, troubleWords } from '#cli/commands/first-contact.ts'
import { waitingReasons } from '#shared/reasons.ts'
import { never } from '#test/rigs/cancel.ts'

test.each(waitingReasons)('the trouble %s is told in whole sentences, without a wait that is not made', (reason) => {
  const { code, text } = troubleWords(reason, english)
  expect(code).toBe(reason)
  expect(text).toMatch(/^[A-Z].* Nothing was sent\.$/)
  expect(text).not.toContain('tries again now')
})

test('a server that is merely away is not hopeless', async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  server.close()
  await once(server, 'close')
  const options = { server: `http://127.0.0.1:${port}`, tokenFile: '', allowLoopback: true }
  expect(await refuseHopeless(options, 'token', never, english)).toBeNull()
})

test('an address that is none is hopeless', async () => {
  const options = { server: 'nowhere', tokenFile: '', allowLoopback: true }
  expect(await refuseHopeless(options, 'token', never, english)).toMatchObject({ code: 'server_address_wrong' })
})
