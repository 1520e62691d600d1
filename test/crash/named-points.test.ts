// F01: the process is killed at every named point, at its first and second time there (in the long run its third, too), and nothing
// is lost, nothing there twice and nothing torn.
import { describe, expect, test, vi } from 'vitest'
import { aCrashWorld } from './crash-world.ts'
import type { CrashWorld } from './crash-world.ts'
import { insidePoints, movingPoints, outsidePoints } from './points.ts'
import type { UploaderChild } from './uploader-child.ts'
import { numbersFrom } from '#test/rigs/amount.ts'

// A world waits more than it works: for files to settle, for a process to begin, for a second try.
vi.setConfig({ maxConcurrency: 12 })

/** Rounds of work after which a point must have been reached so often. */
const mostRounds = 8

/** The times at a point at which the process dies there. */
const hits = numbersFrom(1, 2, 3)

/** Each world has the start of its company and one start of the uploader more than it has kills. */
const mostPointsOfAWorld = 4

type InsidePoint = (typeof insidePoints)[number]

/** The points, dealt to as few worlds as may be, with about as many for each; a world is named after its points. */
function worldsOf<Point extends { readonly name: string }>(points: readonly Point[]) {
  const worlds = Math.ceil(points.length / mostPointsOfAWorld)
  return Array.from({ length: worlds }, (_, world) => {
    const own = points.filter((_point, at) => at % worlds === world)
    return [own.map(({ name }) => name).join(', '), own] as const
  })
}

function work(world: CrashWorld, { needsChecks, name }: InsidePoint): void {
  if (needsChecks) world.company.dropbox.faults.next({ on: 'link', count: 2, effect: { kind: 'answer', status: 410 } })
  world.folder.save({ withFilm: name.includes('bytes') || name.includes('block') })
}

async function expectDeathAt(world: CrashWorld, child: UploaderChild, name: string): Promise<void> {
  await world.bury(child)
  expect(await child.ended, child.complaints.join('\n')).toEqual({ code: null, signal: 'SIGKILL', diedAt: name })
}

/** Saves files until the armed uploader has died. */
async function workUntilDeath(world: CrashWorld, child: UploaderChild, point: InsidePoint, hit: number): Promise<void> {
  child.ask({ kind: 'arm', point: point.name, hit })
  for (let round = 1; round <= mostRounds; round += 1) {
    work(world, point)
    if (!(await world.rest(child))) break
  }
  child.kill() // when the point was not reached; how it ended tells
  await expectDeathAt(world, child, point.name)
}

/** Starts again and again, killed each time. */
async function startUntilDeath(world: CrashWorld, point: InsidePoint, times: number): Promise<void> {
  work(world, point)
  for (let time = 1; time <= times; time += 1) {
    await expectDeathAt(world, world.start({ point: point.name, hit: 1 }), point.name)
  }
}

/** Stops in the middle of work, until a stop had the point on its way. */
async function stopUntilDeath(world: CrashWorld, first: UploaderChild, point: InsidePoint, hit: number): Promise<void> {
  let child = first
  for (let round = 1; round <= mostRounds; round += 1) {
    child.ask({ kind: 'arm', point: point.name, hit: 1 })
    // The hits differ in how far the work is when the stop comes.
    world.strikeAt('link_issued', hit, () => child.ask({ kind: 'stop' }))
    work(world, point)
    const { signal } = await child.ended
    if (signal !== null) return expectDeathAt(world, child, point.name)
    await world.bury(child)
    child = await world.recover()
  }
  expect.fail(`no stop came to the point "${point.name}"`)
}

async function die(world: CrashWorld, child: UploaderChild, point: InsidePoint, hit: number): Promise<void> {
  switch (point.scene) {
    case 'working':
      return workUntilDeath(world, child, point, hit)
    case 'stopping':
      return stopUntilDeath(world, child, point, hit)
    case 'starting':
      child.kill()
      await world.bury(child)
      return startUntilDeath(world, point, hit)
  }
}

/** Dies at each point so often, and recovers after each death. */
async function dieAtEach(world: CrashWorld, points: readonly InsidePoint[], hits: readonly number[]): Promise<void> {
  let child = await world.recover()
  for (const point of points) {
    for (const hit of hits) {
      await die(world, child, point, hit)
      child = await world.recover()
      expect(world.findings, `${point.name}, after hit ${hit}`).toEqual([])
    }
  }
}

describe.concurrent('killed', () => {
  test.for(worldsOf(movingPoints))('%s', { timeout: 900_000 }, async ([, points]) => {
    await using world = await aCrashWorld(null, null, 'sent')
    await dieAtEach(world, points, [1, 2])
  })

  test.for(worldsOf(insidePoints))('%s', { timeout: 900_000 }, async ([, points]) => {
    await using world = await aCrashWorld()
    await dieAtEach(world, points, hits)
  })

  test.for(worldsOf(outsidePoints))('%s', { timeout: 900_000 }, async ([, points]) => {
    await using world = await aCrashWorld()
    let child = await world.recover()
    for (const { name, entry } of points) {
      for (const hit of hits) {
        const dying = child
        world.strikeAt(entry, hit, () => dying.kill())
        world.folder.save({ withFilm: hit === 1 })
        await expectDeathAt(world, child, '')
        child = await world.recover()
        expect(world.findings, `${name}, after hit ${hit}`).toEqual([])
      }
    }
  })
})
