// One signal lives as long as the client and is handed to every question: nothing of a question may stay on it.
import { getEventListeners } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { createLinkClient } from '#adapters/transfer/link-client.ts'
import { startAskServer } from '../../../rigs/network/ask-server.ts'
import { limitsWith } from '../../../rigs/network/quick-limits.ts'
import type { LinkClient } from '#adapters/transfer/link-client.ts'

async function aClient(options: { echoes: boolean; answerMs?: number }): Promise<LinkClient> {
  const server = await startAskServer(options)
  onTestFinished(() => server.close())
  const client = createLinkClient({
    serverUrl: new URL(server.url),
    token: 'outbox_token',
    linkRules: { allowLoopback: true, hosts: [] },
    now: () => Date.now(),
    limits: limitsWith({ headMs: 2_000 }),
  })
  onTestFinished(() => client.close())
  return client
}

const listenersOf = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length

function asks(client: LinkClient, signal: AbortSignal): Promise<unknown>[] {
  const contentHash = 'ab'.repeat(32)
  return Array.from({ length: 30 }, (_, at) => client.check({ path: `${at}`, sizeBytes: 1, contentHash }, signal))
}

test.each([
  ['one at a time', false],
  ['side by side', true],
])('questions that go %s leave no listener behind', async (_how, echoes) => {
  const warnings: Error[] = []
  const onWarning = (warning: Error): void => void warnings.push(warning)
  process.on('warning', onWarning)
  onTestFinished(() => void process.off('warning', onWarning))
  const client = await aClient({ echoes })
  const { signal } = new AbortController()
  const answers = asks(client, signal)
  await new Promise(setImmediate)
  expect(listenersOf(signal)).toBeGreaterThan(0)
  await Promise.all(answers)
  await client.me(signal)
  expect(listenersOf(signal)).toBe(0)
  expect(warnings).toEqual([])
})

test('questions that wait when the client closes leave no listener behind', async () => {
  const client = await aClient({ echoes: false, answerMs: 30 })
  const { signal } = new AbortController()
  const answers = asks(client, signal)
  client.close()
  await Promise.all(answers)
  expect(listenersOf(signal)).toBe(0)
})

test('a server that is away leaves no listener behind', async () => {
  const server = await startAskServer({ echoes: true })
  await server.close()
  const client = createLinkClient({
    serverUrl: new URL(server.url),
    token: 'outbox_token',
    linkRules: { allowLoopback: true, hosts: [] },
    now: () => Date.now(),
  })
  const { signal } = new AbortController()
  expect(await client.me(signal)).toMatchObject({ kind: 'later', reason: 'server_unreachable' })
  expect(listenersOf(signal)).toBe(0)
  client.close()
})
