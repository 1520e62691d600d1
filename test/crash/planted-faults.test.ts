// The rig itself is judged: an uploader with a planted fault is killed, and the rig must say what is wrong with it.
import { describe, expect, test } from 'vitest'
import { aCrashWorld } from './crash-world.ts'
import type { CrashWorld } from './crash-world.ts'
import type { InsidePoint } from './points.ts'
import type { Plant } from './messages.ts'

/** Kills an uploader at `point` and answers what the rig found once another has taken over and worked on. */
async function findingsOf(plant: Plant | null, point: InsidePoint): Promise<readonly string[]> {
  await using world = await aCrashWorld(plant)
  const first = await world.recover()
  first.ask({ kind: 'arm', point, hit: 1 })
  world.folder.save({ withFilm: true })
  expect(await world.rest(first)).toBe(false)
  await world.bury(first)
  await workOn(world)
  return world.findings
}

/** One life puts everything right, the next one goes on from what that one wrote down. */
async function workOn(world: CrashWorld): Promise<void> {
  const second = await world.recover()
  second.kill()
  await world.bury(second)
  const third = await world.recover()
  world.folder.save({ withFilm: false })
  await world.rest(third)
}

describe.concurrent('the rig finds an uploader that', () => {
  test.for([
    ['acts before it has saved', 'after the last body byte', 'the ledger knows nothing of what Dropbox took for'],
    ['forgets what is under way', 'after the last body byte', 'the ledger knows nothing of what Dropbox took for'],
    ['believes that what it sent has arrived', 'before the last block', 'is done, but Dropbox does not hold it'],
    ['forgets what it has stored', 'after the last body byte', 'is a name nobody chose'],
  ] as const)('%s', { timeout: 300_000 }, async ([plant, point, finding]) => {
    expect(await findingsOf(plant, point)).toContainEqual(expect.stringContaining(finding))
  })

  test('nothing in the uploader as it is', { timeout: 300_000 }, async () => {
    expect(await findingsOf(null, 'after the last body byte')).toEqual([])
  })
})
