import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { keepPort, keptPort } from '#demo/server-port.ts'

test('a port that was kept is used again while it is free', async () => {
  const file = join(temporaryFolder(), 'port')
  expect(await keptPort(file)).toBe(0)
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await keepPort(file, `http://127.0.0.1:${port}`)
  expect(await keptPort(file)).toBe(0)
  await new Promise((resolve) => other.close(resolve))
  expect(await keptPort(file)).toBe(port)
})

test.each(['', 'x', '-1', '70000', '80.5'])('%j is no port', async (text) => {
  const file = join(temporaryFolder(), 'port')
  await writeFile(file, text)
  expect(await keptPort(file)).toBe(0)
})
