// No send leaves a file open, however it ends: a thousand a day for months would use up what the system grants.
import fs from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { countedBytes } from '../../http/counted-bytes.ts'
import { aSendingSide } from './sending-side.ts'
import { never } from '../../../rigs/cancel.ts'
import { startOneShotLink } from '../../../rigs/network/one-shot-link.ts'
import { orSayWhy } from '../../../rigs/possible.ts'
import { answering, startRawServer } from '../../../rigs/network/raw-server.ts'
import type { SendAnswer } from '#shared/upload.ts'
import type { SendingSide } from './sending-side.ts'

/** Open files of `folder` in this process. Other tests share the process, so only these can be counted exactly. */
function openIn(folder: string): string[] {
  const held: string[] = []
  for (const descriptor of fs.readdirSync('/proc/self/fd')) {
    try {
      const path = fs.readlinkSync(`/proc/self/fd/${descriptor}`)
      if (path.startsWith(`${folder}/`)) held.push(path)
    } catch {
      // The descriptor of the listing itself is gone by now.
    }
  }
  return held
}

const small = countedBytes(1_000)
const large = countedBytes(300 * 1024)
const huge = countedBytes(5 * 1024 * 1024) // more than one block

type Send = (side: SendingSide, name: string) => Promise<SendAnswer>
type World = { readonly link: () => string; readonly refusing: (status: number) => string; readonly gone: string }

/** Each way in which a send ends, and what it must come to, so that none of them is another one in disguise. */
function waysToEnd({ link, refusing, gone }: World): readonly (readonly [end: string, send: Send])[] {
  const sending =
    (url: () => string, bytes: Uint8Array, meddle: (path: string) => void = () => undefined): Send =>
    async (side, name) => {
      const fingerprint = await side.save(name, bytes)
      if (bytes === small) side.cache.keep(name, fingerprint.contentHash, Buffer.from(bytes))
      meddle(join(side.folder, name))
      return side.transport.send({ url: url(), path: name, fingerprint }, () => undefined, never)
    }
  const cancelled: Send = async (side, name) => {
    const controller = new AbortController()
    const fingerprint = await side.save(name, huge)
    return side.transport.send({ url: link(), path: name, fingerprint }, () => controller.abort(), controller.signal)
  }
  const grow = (path: string): void => fs.appendFileSync(path, 'more')
  return [
    ...[small, large, huge].map((bytes) => ['stored', sending(link, bytes)] as const),
    ...[small, large].flatMap((bytes) => [
      ['unavailable', sending(() => refusing(409), bytes)] as const,
      ['spent', sending(() => refusing(410), bytes)] as const,
      ['overloaded', sending(() => refusing(500), bytes)] as const,
      ['withheld', sending(() => gone, bytes)] as const, // nobody answers there
      ['withheld', sending(link, bytes, grow)] as const,
      ['withheld', sending(link, bytes, (path) => fs.rmSync(path))] as const,
    ]),
    ['withheld', sending(() => 'http://127.0.0.1/nowhere', large)],
    ['withheld', cancelled],
  ]
}

async function aWorld(): Promise<World> {
  const link = await startOneShotLink()
  onTestFinished(() => link.close())
  const gone = await startOneShotLink()
  await gone.close()
  const refusals = new Map<number, string>()
  for (const status of [409, 410, 500]) {
    const server = await startRawServer(answering(`HTTP/1.1 ${status} X\r\nContent-Length: 0\r\n\r\n`))
    onTestFinished(() => server.close())
    refusals.set(status, `${server.url}/apitul/1/abc`)
  }
  return { link: () => link.link(), refusing: (status) => refusals.get(status) ?? '', gone: gone.link() }
}

const canCount = orSayWhy(
  process.platform === 'linux',
  'files left open',
  'only Linux lists open files in /proc/self/fd',
)

test.runIf(canCount)('a hundred sends, however they end, leave no file open', async () => {
  const side = aSendingSide({})
  const ways = waysToEnd(await aWorld())
  const rounds = Math.ceil(100 / ways.length)
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, [end, send]] of ways.entries()) {
      expect((await send(side, `${round}-${index}`)).kind, `way ${index}`).toBe(end)
    }
  }
  // An ended send closes its file beside the answer; this waits for the last of them.
  await side.transport.close()
  expect(openIn(side.folder)).toEqual([])
})

test.runIf(canCount)('the count sees a file that is open', () => {
  const { folder } = aSendingSide({})
  const descriptor = fs.openSync(join(folder, 'held'), 'w')
  expect(openIn(folder)).toEqual([join(folder, 'held')])
  fs.closeSync(descriptor)
  expect(openIn(folder)).toEqual([])
})
