// F01 and F02: the process is killed fifty times at any time, and ten times again while it recovers, and nothing is lost, nothing
// there twice and nothing torn. In the long run it is twice as often.
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { aCrashWorld } from './crash-world.ts'
import type { CrashWorld } from './crash-world.ts'
import type { UploaderChild } from './uploader-child.ts'
import type { EffectInput } from '#emulator/http/faults.ts'
import { numbersFrom } from '#test/rigs/amount.ts'
import { seededRandom } from '#test/rigs/random.ts'

// A world waits more than it works: for files to settle, for a process to begin, for a second try.
vi.setConfig({ maxConcurrency: 6 })

const killsAWorld = 10
const seedsOfSingleKills = numbersFrom(1, 5, 10)
const seedsOfDoubleKills = numbersFrom(11, 1, 2)

/** What Dropbox may do besides: mostly nothing. */
const troubles: readonly (EffectInput | null)[] = [
  null,
  null,
  null,
  { kind: 'answer', status: 410 },
  { kind: 'answer', status: 409, when: 'after_body' },
  { kind: 'reset_after_commit' },
]

function work(world: CrashWorld, random: () => number): void {
  const effect = troubles[Math.floor(random() * troubles.length)] ?? null
  if (effect !== null) world.company.dropbox.faults.next({ on: 'link', effect })
  world.folder.save({ withFilm: random() < 0.25 })
}

/** An uploader is believed to be at rest only after it was found so a few times; nothing happens meanwhile. */
const confirmingMs = 400

/** How long an undisturbed round of work takes here and now, from the save and from the start of a process. */
async function measure(world: CrashWorld): Promise<{ child: UploaderChild; workMs: number; startMs: number }> {
  const startedMs = performance.now()
  const child = await world.recover()
  const savedMs = performance.now()
  world.folder.save({ withFilm: true })
  expect(await world.rest(child)).toBe(true)
  const workMs = performance.now() - savedMs - confirmingMs
  return { child, startMs: savedMs - startedMs - confirmingMs, workMs }
}

async function killAfter(world: CrashWorld, child: UploaderChild, delayMs: number): Promise<void> {
  await sleep(delayMs)
  child.kill()
  await world.bury(child)
  const { code, signal } = await child.ended
  expect([code, signal]).toEqual([null, 'SIGKILL'])
}

describe.concurrent('killed at ten random times', () => {
  test.for(seedsOfSingleKills)('with seed %i', { timeout: 900_000 }, async (seed) => {
    await using world = await aCrashWorld()
    const random = seededRandom(seed)
    const { startMs, workMs, ...first } = await measure(world)
    let { child } = first
    for (let kill = 1; kill <= killsAWorld; kill += 1) {
      const isCold = random() < 0.2
      if (isCold) await killAfter(world, child, 0)
      work(world, random)
      if (isCold) child = world.start()
      const delayMs = random() * (isCold ? startMs + workMs : workMs)
      await killAfter(world, child, delayMs)
      child = await world.recover()
      const what = `seed ${seed}, kill ${kill}, ${isCold ? 'started' : 'at work'} for ${Math.round(delayMs)} ms`
      expect(world.findings, what).toEqual([])
    }
  })
})

describe.concurrent('killed ten times at work and again while it recovers', () => {
  test.for(seedsOfDoubleKills)('with seed %i', { timeout: 900_000 }, async (seed) => {
    await using world = await aCrashWorld()
    const random = seededRandom(seed)
    const { startMs, workMs, ...first } = await measure(world)
    let { child } = first
    for (let kill = 1; kill <= killsAWorld; kill += 1) {
      work(world, random)
      const delayMs = random() * workMs
      await killAfter(world, child, delayMs)
      const againMs = random() * (startMs + workMs)
      await killAfter(world, world.start(), againMs)
      child = await world.recover()
      const what = `seed ${seed}, kill ${kill} after ${Math.round(delayMs)} ms and ${Math.round(againMs)} ms`
      expect(world.findings, what).toEqual([])
    }
  })
})
