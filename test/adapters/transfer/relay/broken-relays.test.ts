// The connection breaks at every byte of a relay of two pieces, up and down. The file arrives whole and once, "withheld"
// never stored anything, and no break costs more than one piece.
import fs from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createFolderSource } from '#adapters/files/folder-source.ts'
import { createRelayTransport } from '#adapters/transfer/relay/relay-transport.ts'
import { demoLimits } from '#server/config/limits.ts'
import { relayReplySchema } from '#shared/contract/relay-api.ts'
import type { Fingerprint, SendAnswer } from '#shared/upload.ts'
import type { RelayGrant } from '#shared/grant.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { never } from '../../../rigs/cancel.ts'
import { startFaultProxy } from '../../../rigs/network/fault-proxy.ts'
import type { Direction, Fault } from '../../../rigs/network/fault-proxy.ts'
import { laptopToken } from '../../../server/company.ts'
import { aRelayCompany, open, someBytes } from '../../../server/relays/relay-rig.ts'
import { aDropboxOfSmallBlocks, createSmallHashing, smallHashOf } from './a-dropbox-of-small-blocks.ts'

const pieceBytes = 100
const bytes = someBytes(150)
const contentHash = smallHashOf(bytes, pieceBytes)

async function setUp() {
  const dropbox = aDropboxOfSmallBlocks(pieceBytes)
  const limits = { ...demoLimits, relaysPerDevice: 10_000 }
  const company = await aRelayCompany({ withApi: () => dropbox, limits, relays: { pieceBytes } })
  const proxy = await startFaultProxy({ targetPort: Number(new URL(company.url).port) })
  const folder = temporaryFolder()
  fs.writeFileSync(join(folder, 'film'), bytes)
  const source = createFolderSource({ root: folder, identity: () => null })
  const opened = await source.open('film')
  if (opened.kind !== 'opened') throw new Error('the file just written can be opened')
  await opened.file.close()
  const fingerprint: Fingerprint = { contentHash, stat: opened.file.stat }
  const hashing = createSmallHashing()
  onTestFinished(() => proxy.close())

  /** What the server answers to "a relay, please", read without our client, which takes whole blocks of Dropbox only. */
  async function ask(path: string): Promise<RelayGrant | null> {
    const { body } = await open(company, {
      path,
      size: bytes.length,
      contentHash,
      clientModified: null,
      replaces: null,
    })
    const reply = relayReplySchema.parse(body)
    if (reply.kind === 'stored') return null
    const { id, offset, pieceBytes: asked } = reply
    return {
      way: 'relay',
      id,
      offset,
      pieceBytes: asked,
      checksum: 'sha256',
      expiresAtMs: 9e15,
      destination: null,
      receipt: null,
    }
  }

  /** One send by the engine's rules, through connections of which the first has the faults. */
  async function send(grant: RelayGrant, faults: readonly Fault[]): Promise<SendAnswer> {
    const first = proxy.passed().length
    proxy.setFaults((connection) => (connection === first ? faults : []))
    const serverUrl = new URL(`http://127.0.0.1:${proxy.port}`)
    const sleep = () => Promise.resolve()
    const transport = createRelayTransport({ serverUrl, token: laptopToken, source, hashing, now: Date.now, sleep })
    try {
      return await transport.send({ grant, path: 'film', fingerprint }, () => undefined, never)
    } finally {
      await transport.close()
    }
  }
  return { dropbox, proxy, ask, send }
}

type World = Awaited<ReturnType<typeof setUp>>

function isStored({ dropbox }: World, path: string): number {
  return dropbox.commits.get(`/Scans/laptop-7/${path}`)?.length ?? 0
}

/** Asks and sends as often as the engine would; how each send ended. */
async function sendBroken(world: World, path: string, faults: readonly Fault[]): Promise<readonly string[]> {
  const ends: string[] = []
  for (let tries = 0; tries < 4; tries += 1) {
    const grant = await world.ask(path)
    if (grant === null) break
    const answer = await world.send(grant, tries === 0 ? faults : [])
    ends.push(answer.kind)
    const where = `${path}: ${JSON.stringify(answer)}`
    if (answer.kind === 'withheld') expect(isStored(world, path), where).toBe(0)
    if (answer.kind === 'stored') expect([answer.contentHash, isStored(world, path)], where).toEqual([contentHash, 1])
    if (answer.kind === 'stored') break
    expect(answer.kind, where).toMatch(/^(withheld|unanswered)$/)
  }
  const stored = world.dropbox.commits.get(`/Scans/laptop-7/${path}`) ?? []
  expect(stored.length, `${path}: ${ends.join(', ')}`).toBe(1)
  expect(stored[0]?.equals(bytes), path).toBe(true)
  return ends
}

function upSince(world: World, first: number): number {
  return world.proxy
    .passed()
    .slice(first)
    .reduce((sum, { upBytes }) => sum + upBytes, 0)
}

/** The finish of a relay that is whole already. */
async function finishBytesOf(world: World): Promise<number> {
  const path = 'whole before'
  const grant = await world.ask(path)
  if (grant === null) throw new Error('nothing was stored there')
  // Broken in its finish, whose bytes are the last.
  const all = world.proxy.passed()[0]?.upBytes ?? 0
  await world.send(grant, [{ kind: 'reset', direction: 'up', atByte: all - 1 }])
  const first = world.proxy.passed().length
  expect(await sendBroken(world, path, [])).toEqual(['stored'])
  return upSince(world, first)
}

/** Within heads, which are all alike to both sides, every so many bytes; 1 takes half a minute. */
const stepInHeads = 16

/** Where to break a stream of `all` bytes. */
function offsetsIn(all: number, bodies: readonly Span[]): readonly number[] {
  const isInBody = (at: number) => bodies.some(({ start, end }) => at >= start && at <= end)
  return Array.from({ length: all }, (_, at) => at).filter((at) => at % stepInHeads === 0 || isInBody(at))
}

type Span = { readonly start: number; readonly end: number }

/** Where the two pieces lie in what goes up, with some bytes of their heads; the finish has `finishBytes`. */
function bodiesIn(upBytes: number, finishBytes: number): readonly Span[] {
  const headBytes = Math.floor((upBytes - finishBytes - bytes.length) / 2)
  const margin = 6
  const [first, second] = [headBytes, 2 * headBytes + pieceBytes]
  return [
    { start: first - margin, end: first + pieceBytes + margin },
    { start: second - margin, end: second + bytes.length - pieceBytes + margin },
  ]
}

test.each<Direction>(['up', 'down'])('%s', async (direction) => {
  const world = await setUp()
  expect(await sendBroken(world, 'whole', [])).toEqual(['stored'])
  const [whole] = world.proxy.passed()
  if (whole === undefined) throw new Error('the send went through the proxy')
  const { downBytes, upBytes } = whole
  const bodies = direction === 'up' ? bodiesIn(upBytes, await finishBytesOf(world)) : []
  const offsets = offsetsIn(direction === 'up' ? upBytes : downBytes, bodies)
  let unanswered = 0
  for (const atByte of offsets) {
    const first = world.proxy.passed().length
    const ends = await sendBroken(world, `${direction} ${atByte}`, [{ kind: 'reset', direction, atByte }])
    if (ends.includes('unanswered')) unanswered += 1
    // A piece with its head, and the question where the relay stands: less than the whole once more.
    expect(upSince(world, first), `${direction} ${atByte}: ${ends.join(', ')}`).toBeLessThan(2 * upBytes)
  }
  // Only what hits the finish leaves a doubt.
  expect(unanswered).toBeGreaterThan(0)
  expect(unanswered).toBeLessThan(offsets.length * 0.6)
})
