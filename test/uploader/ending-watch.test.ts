// When a run that shall end by itself believes that it is over.
import { expect, test } from 'vitest'
import { EndingWatch, type EndingWatchParts } from '#uploader/ending-watch.ts'
import { createStateCounts } from '#engine/queue/state-counts.ts'
import { anUpload } from '#test/contract/sample-uploads.ts'
import type { QueueStatus } from '#engine/events.ts'

type World = {
  readonly watch: EndingWatch
  readonly look: () => void
  readonly change: () => void
  readonly told: string[]
  readonly endScan: () => Promise<void>
  isAtRest: boolean
}

/** A session whose clock stands still: `look` is what the watch does twenty times a second. */
function aWorld(isAtRest: boolean): World {
  const told: string[] = []
  let look = (): void => undefined
  let change: () => void = () => undefined
  let scanned = Promise.withResolvers<void>()
  const { counts } = createStateCounts()
  const status = (): Partial<QueueStatus> => ({
    counts,
    hold: null,
    folder: 'there',
    folders: new Map(),
    ledgerTrouble: null,
    paused: false,
    atRest: world.isAtRest,
  })
  const session = {
    engine: () => ({ status, openUploads: () => [].values(), isInGrace: () => false }),
    isScanned: () => true,
    lastSignMs: () => 0,
    onUpload: (listener: (upload: unknown) => void) => void (change = () => listener(anUpload())),
    rescan: () => {
      told.push('look')
      scanned = Promise.withResolvers()
      return scanned.promise
    },
  }
  const clock = {
    now: () => 0,
    every: (_ms: number, work: () => void) => {
      look = work
      return () => void (look = () => undefined)
    },
  }
  // Only what the watch asks for is made.
  const parts = { clock, session, onEnd: () => void told.push('end') } as unknown as EndingWatchParts
  const world: World = {
    isAtRest,
    told,
    look: () => look(),
    change: () => change(),
    endScan: async () => {
      scanned.resolve()
      await scanned.promise
      await Promise.resolve()
    },
    get watch(): EndingWatch {
      return watch
    },
  }
  const watch = new EndingWatch(parts)
  return world
}

test('a run in which nothing ever moved ends with its first look', async () => {
  const { watch, look, told } = aWorld(true)
  const ending = watch.ending()
  look()
  expect([await ending, told]).toEqual(['at_rest', ['end']])
})

test('a run in which something moved is over when one more look finds nothing new', async () => {
  const world = aWorld(true)
  const ending = world.watch.ending()
  world.change()
  world.look()
  world.look()
  expect(world.told).toEqual(['look'])
  await world.endScan()
  expect([await ending, world.told]).toEqual(['at_rest', ['look', 'end']])
})

test('what that look finds is looked after once more', async () => {
  const world = aWorld(false)
  const ending = world.watch.ending()
  world.look()
  expect(world.told).toEqual([])
  world.isAtRest = true
  world.look()
  world.change()
  await world.endScan()
  world.look()
  await world.endScan()
  expect([await ending, world.told]).toEqual(['at_rest', ['look', 'look', 'end']])
})

test('nobody is told after a stop', () => {
  const { look, told, watch } = aWorld(true)
  void watch.ending()
  watch.stop()
  look()
  expect(told).toEqual([])
})
