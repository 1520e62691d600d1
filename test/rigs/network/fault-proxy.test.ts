import net from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { setTimeout as sleep } from 'node:timers/promises'
import { until } from '../until.ts'
import { startFaultProxy } from './fault-proxy.ts'
import { startRawServer } from './raw-server.ts'
import type { Fault } from './fault-proxy.ts'
import type { Socket } from 'node:net'

const text = 'abcdefghijklmnopqrstuvwxyz'

/** A connection that stays open is looked at when so many bytes have come on either side, and a moment later. */
type Stays = { readonly received: number; readonly heard: number }

/** Long enough for a byte too many to come, too. */
const momentMs = 60

/** What a client that says the alphabet sees, and what a server that echoes it saw. */
async function talk(faults: readonly Fault[], stays: Partial<Stays> | null = null) {
  const server = await startRawServer((socket: Socket) => socket.pipe(socket))
  const proxy = await startFaultProxy({ targetPort: server.port, faultsOf: () => faults })
  onTestFinished(async () => {
    await proxy.close()
    await server.close()
  })
  const client = net.connect(proxy.port, '127.0.0.1')
  const chunks: Buffer[] = []
  let ended = 'open'
  client.on('data', (chunk: Buffer) => chunks.push(chunk))
  client.on('error', () => (ended = 'reset'))
  client.on('end', () => (ended = 'cut'))
  client.write(text)
  if (stays === null) await once(client, 'close').catch(() => undefined)
  else {
    const { heard = 0, received = 0 } = stays
    const hasCome = () => server.received().length >= received && Buffer.concat(chunks).length >= heard
    await until(`${received} bytes there, and ${heard} back`, hasCome)
    await sleep(momentMs)
  }
  client.destroy()
  return {
    heard: Buffer.concat(chunks).toString(),
    received: server.received().toString(),
    ended,
    passed: proxy.passed()[0],
  }
}

test('without faults all bytes pass both ways', async () => {
  expect(await talk([], { received: 26, heard: 26 })).toMatchObject({
    heard: text,
    received: text,
    ended: 'open',
    passed: { upBytes: 26, downBytes: 26 },
  })
})

test('a cut upwards lets exactly so many bytes through and then ends', async () => {
  expect(await talk([{ kind: 'cut', direction: 'up', atByte: 5 }])).toMatchObject({ received: 'abcde', ended: 'cut' })
})

test('a reset upwards lets exactly so many bytes through and then breaks', async () => {
  for (const atByte of [0, 1, 25, 26]) {
    const result = await talk([{ kind: 'reset', direction: 'up', atByte }])
    expect(result).toMatchObject({ ended: 'reset', passed: { upBytes: atByte } })
    expect(text.startsWith(result.received)).toBe(true)
    expect(result.received.length).toBeLessThanOrEqual(atByte)
  }
})

test('a reset downwards at byte 0 comes with the first byte of the answer', async () => {
  expect(await talk([{ kind: 'reset', direction: 'down', atByte: 0 }])).toMatchObject({
    received: text,
    heard: '',
    ended: 'reset',
  })
})

test('a stall, a black hole and a half-open connection stay open and say nothing', async () => {
  for (const kind of ['stall', 'black_hole', 'half_open'] as const) {
    const result = await talk([{ kind, direction: 'up', atByte: 3 }], { received: 3 })
    expect(result, kind).toMatchObject({ received: 'abc', ended: 'open' })
  }
})

test('corruption changes one byte and no other', async () => {
  const { received } = await talk([{ kind: 'corrupt', direction: 'up', atByte: 2 }], { received: 26 })
  expect(received.slice(0, 2) + received.slice(-23)).toBe('abdefghijklmnopqrstuvwxyz')
  expect(received.includes('c')).toBe(false)
})

test('a throttled connection passes all, slowly; latency delays', async () => {
  const startedMs = performance.now()
  const result = await talk([{ kind: 'throttle', direction: 'up', bytesPerSecond: 200 }], { heard: 26 })
  expect(result).toMatchObject({ heard: text, ended: 'open' })
  // 26 bytes at 200 a second.
  expect(performance.now() - startedMs).toBeGreaterThan(100)
  const late = await talk([{ kind: 'latency', direction: 'down', delayMs: 10_000 }], { received: 26 })
  expect(late.heard).toBe('')
})

test('faults are told by connection', async () => {
  const server = await startRawServer((socket: Socket) => socket.pipe(socket))
  const proxy = await startFaultProxy({
    targetPort: server.port,
    faultsOf: (connection) => (connection === 1 ? [{ kind: 'reset', direction: 'up', atByte: 0 }] : []),
  })
  onTestFinished(async () => {
    await proxy.close()
    await server.close()
  })
  for (const expected of ['data', 'error', 'data']) {
    const client = net.connect(proxy.port, '127.0.0.1')
    client.write('x')
    const happened = await Promise.race([
      once(client, 'data').then(() => 'data'),
      new Promise((resolve) => client.once('error', () => resolve('error'))),
    ]).catch(() => 'error')
    expect(happened).toBe(expected)
    client.destroy()
  }
  expect(proxy.passed().length).toBe(3)
})
