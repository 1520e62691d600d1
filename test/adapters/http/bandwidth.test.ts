import http from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBandwidth, reserve, rescheduled } from '#adapters/http/bandwidth.ts'
import { bodyOf, createHttpClient } from '#adapters/http/client.ts'
import { limitsWith } from '../../rigs/network/quick-limits.ts'
import type { AddressInfo } from 'node:net'
import type { Bandwidth } from '#adapters/http/bandwidth.ts'
import { slowness } from '#test/rigs/time/slowness.ts'

const mebibyte = 1024 * 1024
const never = new AbortController().signal

describe('when bytes may leave', () => {
  test('at once over a line at rest, and one after the other then', () => {
    const first = reserve(0, 500, 1_000, 10_000)
    expect(first).toEqual({ startAtMs: 10_000, freeAtMs: 10_400 })
    expect(reserve(first.freeAtMs, 1_000, 1_000, 10_000)).toEqual({ startAtMs: 10_400, freeAtMs: 11_400 })
  })

  test('a late timer is caught up, a rest is not', () => {
    expect(reserve(10_000, 1_000, 1_000, 10_050)).toEqual({ startAtMs: 10_050, freeAtMs: 11_000 })
    expect(reserve(0, 1_000, 1_000, 1_000_000)).toEqual({ startAtMs: 1_000_000, freeAtMs: 1_000_900 })
  })

  test('another limit holds for what has left already as well', () => {
    expect(rescheduled(2_000, 100, 1_000, 1_000)).toBe(1_100)
    expect(rescheduled(500, 100, 1_000, 1_000)).toBe(1_000)
    expect(rescheduled(9_000, 100, null, 1_000)).toBe(1_000)
    expect(rescheduled(1_000, null, 10, 1_000)).toBe(1_000)
  })
})

/** Bytes granted within `ms`, to `senders` that ask again and again. */
async function grantedWithin(ms: number, bandwidth: Bandwidth, senders: number): Promise<readonly number[]> {
  const granted = Array.from({ length: senders }, () => 0)
  const endMs = performance.now() + ms
  await Promise.all(
    granted.map(async (_none, index) => {
      while (performance.now() < endMs) {
        const bytes = Math.min(bandwidth.sliceBytes() ?? mebibyte, mebibyte)
        await new Promise<void>((resolve) => bandwidth.request(bytes, resolve))
        granted[index] = (granted[index] ?? 0) + bytes
      }
    }),
  )
  return granted
}

describe('a line', () => {
  test.each([125_000, 1_250_000, 12_500_000])(
    'of %i bytes a second is kept within a tenth, and shared',
    async (limit) => {
      const bandwidth = createBandwidth()
      bandwidth.setLimit(limit)
      const startMs = performance.now()
      const granted = await grantedWithin(1_000, bandwidth, 3)
      const seconds = (performance.now() - startMs) / 1_000
      const all = granted.reduce((sum, bytes) => sum + bytes, 0)
      const used = all / seconds / limit
      expect(used).toBeLessThan(1.1)
      expect(used * slowness()).toBeGreaterThan(0.9)
      expect(Math.max(...granted) / Math.min(...granted)).toBeLessThan(1.5)
    },
  )

  test('serves in the order of asking; who no longer wants is passed over', () => {
    let nowMs = 0
    const bandwidth = createBandwidth(() => nowMs)
    bandwidth.setLimit(1_000)
    const served: string[] = []
    bandwidth.request(1_000, () => served.push('one'))
    const withdraw = bandwidth.request(1_000, () => served.push('two'))
    bandwidth.request(1_000, () => served.push('three'))
    expect(served).toEqual(['one'])
    nowMs = 1_000
    withdraw()
    expect(served).toEqual(['one', 'three'])
  })

  test('a limit that is taken away lets all go who wait', () => {
    const bandwidth = createBandwidth(() => 0)
    bandwidth.setLimit(10)
    const served: number[] = []
    for (const name of [1, 2, 3]) bandwidth.request(1_000, () => served.push(name))
    expect(served).toEqual([1])
    bandwidth.setLimit(null)
    expect(served).toEqual([1, 2, 3])
    expect(bandwidth.sliceBytes()).toBe(null)
  })
})

describe('requests over a line', () => {
  async function aServer() {
    let bytes = 0
    const server = http.createServer((request, response) => {
      request.on('data', (chunk: Buffer) => (bytes += chunk.byteLength))
      request.on('end', () => response.end())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bytes: () => bytes }
  }

  test('are slowed together', async () => {
    const { url, bytes } = await aServer()
    const bandwidth = createBandwidth()
    bandwidth.setLimit(1_250_000)
    const client = createHttpClient({ agentFor: () => null, limits: limitsWith({}), bandwidth })
    onTestFinished(() => client.close())
    const startMs = performance.now()
    const results = await Promise.all(
      [1, 2].map(() => {
        const body = bodyOf(new Uint8Array(800_000))
        return client.exchange({ url: new URL(url), method: 'POST', headers: {}, body, onBytes: null }, never)
      }),
    )
    const seconds = (performance.now() - startMs) / 1_000
    expect(results.map(({ kind }) => kind)).toEqual(['answered', 'answered'])
    expect(bytes()).toBe(1_600_000)
    expect(bandwidth.countedBytes()).toBe(1_600_000)
    expect(seconds).toBeGreaterThan(1.6 / 1.25 / 1.1 - 0.1)
  })

  test('that wait for the line have not stalled', async () => {
    const { bytes, url } = await aServer()
    const bandwidth = createBandwidth()
    bandwidth.setLimit(5_000)
    const client = createHttpClient({ agentFor: () => null, limits: limitsWith({ stallMs: 500 }), bandwidth })
    onTestFinished(() => client.close())
    const body = bodyOf(new Uint8Array(10_000))
    const ask = { url: new URL(url), method: 'POST', headers: {}, body, onBytes: null } as const
    expect(await client.exchange(ask, never)).toMatchObject({ kind: 'answered' })
    expect(bytes()).toBe(10_000)
  })

  test('that are called off while they wait for the line end at once, and let others go', async () => {
    const { url } = await aServer()
    const bandwidth = createBandwidth()
    bandwidth.setLimit(10_000)
    const client = createHttpClient({ agentFor: () => null, limits: limitsWith({}), bandwidth })
    onTestFinished(() => client.close())
    const cancelled = new AbortController()
    const body = bodyOf(new Uint8Array(mebibyte / 2))
    const ask = { url: new URL(url), method: 'POST', headers: {}, body, onBytes: () => cancelled.abort() } as const
    expect(await client.exchange(ask, cancelled.signal)).toEqual({ kind: 'cancelled', left: 'part' })
    let isServed = false
    bandwidth.request(1, () => (isServed = true))
    bandwidth.setLimit(null)
    expect(isServed).toBe(true)
  })
})
