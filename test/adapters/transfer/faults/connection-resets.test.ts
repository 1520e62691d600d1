// The connection breaks at every byte, up and down (F31). Whatever the transport says must be true: "withheld" never
// commits, "stored" always did, and only "unanswered" may be either.
import { describe, expect, onTestFinished, test } from 'vitest'
import { countedBytes } from '../../http/counted-bytes.ts'
import { aSendingSide } from './sending-side.ts'
import { commitTo } from '#emulator/model/model.ts'
import { startDropbox } from '#emulator/start.ts'
import { linkSwitchCombinations, nameOfSwitches } from '#emulator/model/switches.ts'
import { never } from '../../../rigs/cancel.ts'
import { startFaultProxy } from '../../../rigs/network/fault-proxy.ts'
import type { Direction } from '../../../rigs/network/fault-proxy.ts'
import type { SendAnswer } from '#shared/upload.ts'
import type { SendingSide } from './sending-side.ts'

const mebibyte = 1024 * 1024
const combinations = linkSwitchCombinations()

/** A Dropbox behind a fault proxy, and one file that is sent to it again and again, each time by a fresh link. */
async function setUp(sizeBytes: number, side: SendingSide = aSendingSide({ freshConnections: true })) {
  const dropbox = await startDropbox({ keepBytes: false })
  const proxy = await startFaultProxy({ targetPort: Number(new URL(dropbox.url).port) })
  onTestFinished(async () => {
    await proxy.close()
    await dropbox.close()
  })
  const fingerprint = await side.save('file', countedBytes(sizeBytes))
  let count = 0

  function freshLink(): string {
    count += 1
    // A path for each, so that no commit is hidden by an equal one before it.
    const issued = dropbox.model.issueLink({ commit: commitTo(`/file-${count}`), durationMs: 300_000 }, dropbox.nowMs())
    return issued.linkId
  }
  function send(linkId: string): Promise<SendAnswer> {
    const url = `http://127.0.0.1:${proxy.port}/apitul/1/${linkId}`
    return side.transport.send({ url, path: 'file', fingerprint }, () => undefined, never)
  }
  function commitsOf(linkId: string): number {
    return dropbox.journal().filter((entry) => entry.kind === 'commit' && entry.linkId === linkId).length
  }
  return { dropbox, proxy, fingerprint, freshLink, send, commitsOf }
}

type Sent = { readonly atByte: number; readonly linkId: string; readonly answer: SendAnswer }

/** Sends once for each offset, with a reset there; the switches of the emulator change from send to send. */
async function resetAtEach(world: Awaited<ReturnType<typeof setUp>>, direction: Direction, offsets: readonly number[]) {
  const sent: Sent[] = []
  for (const [index, atByte] of offsets.entries()) {
    world.dropbox.model.setSwitches(combinations[index % combinations.length] ?? {})
    world.proxy.setFaults(() => [{ kind: 'reset', direction, atByte }])
    const linkId = world.freshLink()
    sent.push({ atByte, linkId, answer: await world.send(linkId) })
  }
  return sent
}

/** Says how many of the unanswered sends were committed. */
function judge(world: Awaited<ReturnType<typeof setUp>>, sent: readonly Sent[]) {
  const committed = new Set(world.dropbox.journal().flatMap((entry) => (entry.kind === 'commit' ? [entry.linkId] : [])))
  let [withheld, unanswered, landed] = [0, 0, 0]
  for (const { atByte, linkId, answer } of sent) {
    const where = `reset at byte ${atByte}: ${JSON.stringify(answer)}`
    if (answer.kind === 'stored') {
      expect(answer.contentHash, where).toBe(world.fingerprint.contentHash)
      expect(committed.has(linkId), where).toBe(true)
    } else if (answer.kind === 'withheld') {
      expect(answer.because, where).toMatchObject({ kind: 'network' })
      expect(committed.has(linkId), where).toBe(false)
      withheld += 1
    } else {
      expect(answer, where).toMatchObject({
        kind: 'unanswered',
        reason: expect.stringMatching(/^(outcome_unknown|dropbox_bad_answer)$/),
      })
      unanswered += 1
      if (committed.has(linkId)) landed += 1
    }
  }
  return { withheld, unanswered, landed, stored: sent.length - withheld - unanswered }
}

/** How many bytes one undisturbed send moves each way. */
async function measure(world: Awaited<ReturnType<typeof setUp>>) {
  world.proxy.setFaults(() => [])
  const before = world.proxy.passed().length
  expect((await world.send(world.freshLink())).kind).toBe('stored')
  const passed = world.proxy.passed()[before]
  if (passed === undefined) throw new Error('the send went through the proxy')
  return passed
}

const upTo = (end: number) => Array.from({ length: end + 1 }, (_, index) => index)

describe.each([1_024, 0])('a file of %i bytes', (sizeBytes) => {
  test('whose request is broken at each byte', async () => {
    const world = await setUp(sizeBytes)
    const { upBytes } = await measure(world)
    expect(upBytes).toBeGreaterThan(sizeBytes + 100)
    const result = judge(world, await resetAtEach(world, 'up', upTo(upBytes)))
    expect(result.unanswered + result.withheld).toBeGreaterThanOrEqual(upBytes)
  })

  test('whose answer is broken at each byte: most of these sends were committed', async () => {
    const world = await setUp(sizeBytes)
    const { downBytes } = await measure(world)
    const result = judge(world, await resetAtEach(world, 'down', upTo(downBytes)))
    expect(result.withheld).toBe(0)
    expect(result.landed).toBe(result.unanswered)
    expect(result.landed).toBeGreaterThanOrEqual(downBytes - 1)
  })
})

test('a file of 8 MiB that is broken around the edges of its blocks', async () => {
  const world = await setUp(8 * mebibyte)
  const { upBytes, downBytes } = await measure(world)
  const headBytes = upBytes - 8 * mebibyte
  const edges = [0, 512 * 1024, mebibyte, 4 * mebibyte, 8 * mebibyte - 512 * 1024, 8 * mebibyte]
  const around = edges.flatMap((edge) => [-1, 0, 1].map((step) => headBytes + edge + step))
  const up = [0, 1, headBytes - 2, ...around].filter((atByte) => atByte <= upBytes)
  const result = judge(world, await resetAtEach(world, 'up', up))
  // A break before the last block reached the system is known to be harmless.
  expect(result.withheld).toBeGreaterThan(5)
  const down = [0, 1, 24, 25, 26, downBytes - 60, downBytes - 1]
  expect(judge(world, await resetAtEach(world, 'down', down)).unanswered).toBeGreaterThan(0)
})

describe('the same link after a break', () => {
  test.each(combinations.map((switches) => [nameOfSwitches(switches), switches] as const))(
    '%s',
    async (_name, switches) => {
      const world = await setUp(1_024)
      world.dropbox.model.setSwitches({ ...switches, busyAfterAbortMs: 60_000 })
      const { upBytes, downBytes } = await measure(world)
      const breaks = [
        { direction: 'up', atByte: upBytes - 1_024 }, // the head arrived, no byte of the body
        { direction: 'up', atByte: upBytes - 1 }, // all but the last byte
        { direction: 'down', atByte: 0 }, // committed, no byte of the answer
        { direction: 'down', atByte: downBytes - 1 },
      ] as const
      for (const one of breaks) {
        world.proxy.setFaults(() => [{ kind: 'reset', ...one }])
        const linkId = world.freshLink()
        const first = await world.send(linkId)
        expect(['unanswered', 'withheld'], JSON.stringify(one)).toContain(first.kind)
        // The emulator hears of the break a moment after us.
        while (world.dropbox.journal().some((entry) => isOpen(entry, linkId, world.dropbox.journal()))) await turn()
        const landedFirst = world.commitsOf(linkId)
        if (first.kind === 'withheld') expect(landedFirst).toBe(0)
        // The product never does this; whoever does it (a proxy, a stack) must get an answer that is understood.
        world.proxy.setFaults(() => [])
        const second = await world.send(linkId)
        expect(['stored', 'spent', 'unavailable'], JSON.stringify(one)).toContain(second.kind)
        if (landedFirst > 0) expect(second.kind).not.toBe('stored')
        expect(world.commitsOf(linkId)).toBe(landedFirst + (second.kind === 'stored' ? 1 : 0))
      }
    },
  )
})

type Entry = Awaited<ReturnType<typeof startDropbox>>['model']['journal'][number]

/** True for a POST that has begun and has neither ended nor been cut. */
function isOpen(entry: Entry, linkId: string, journal: readonly Entry[]): boolean {
  if (entry.kind !== 'post_begun' || entry.linkId !== linkId) return false
  return !journal.some(
    (other) => (other.kind === 'post_ended' || other.kind === 'post_aborted') && other.postId === entry.postId,
  )
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
