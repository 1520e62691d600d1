// What is kept of relays over a restart, on a real disk.
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readKeptRelays, RelayKeeper } from '#uploader/progress/relay-keeper.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const film = (arrivedBytes: number) =>
  ({ path: 'film', contentHash: 'a', targetId: 1, arrivedBytes, shownBytes: 9, untilMs: 10 }) as const

it('is there for the next run, and for a command in another terminal, until nothing is left to be known', async () => {
  const folder = temporaryFolder()
  const first = await RelayKeeper.open(folder, 0)
  expect(first.first).toEqual([])
  first.note([film(1)])
  await expect.poll(() => readKeptRelays(folder, 0)).toEqual([film(1)])
  first.note([film(2)])
  first.note([film(3)])
  await first.close()
  const second = await RelayKeeper.open(folder, 0)
  expect(second.first).toEqual([film(3)])
  expect((await RelayKeeper.open(folder, 10)).first).toEqual([])
  second.note([])
  await second.close()
  expect(readdirSync(folder)).toEqual([])
})

it('writes again what the disk refused', async () => {
  const folder = join(temporaryFolder(), 'data')
  const keeper = await RelayKeeper.open(folder, 0)
  keeper.note([film(1)])
  // It is refused by the time that others were.
  for (let looks = 0; looks < 20; looks += 1) await readKeptRelays(folder, 0)
  mkdirSync(folder)
  const read = () => {
    keeper.note([film(1)])
    return readKeptRelays(folder, 0)
  }
  await expect.poll(read).toEqual([film(1)])
  await keeper.close()
})
