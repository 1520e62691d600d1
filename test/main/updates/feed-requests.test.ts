// Who is asked: the feed's own host, over https, and nobody else.
import { createServer } from 'node:http'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { hasOpenssl } from '#test/rigs/network/certificates.ts'
import { aFeed, elsewhere, end, list, listOf, text } from './a-feed.ts'

it.skipIf(!hasOpenssl())('nobody else is asked: not over http, and no other computer', async () => {
  await using feed = await aFeed()
  const other = createServer((_request, response) => void response.end('MZ'))
  const asked: string[] = []
  other.on('request', ({ url }) => void asked.push(String(url)))
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const open = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  expect(await end(feed, { [list]: text(listOf({ url: `${open}/outbox-1.5.0.exe` })) })).toBe('not_https')
  expect(await end(feed, { [list]: elsewhere(`${open}/latest.yml`) })).toBe('redirected')
  other.close()
  expect(asked).toEqual([])
})
