// How far a running uploader is, told once a second.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { LiveProgressTeller, readLiveProgress } from '#uploader/progress/live-progress.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const quiet = { progress: null, sending: [], batch: null, hold: null }
type Moment = Parameters<LiveProgressTeller['note']>[0]

/** A teller over a folder, and what another terminal reads while a moment lasts, which is noted again and again as an uploader does. */
function aTeller(startMs: number) {
  const folder = temporaryFolder()
  const teller = new LiveProgressTeller(folder)
  let nowMs = startMs
  const read = () => readLiveProgress(folder, nowMs)
  const told = (moment: Moment) =>
    expect.poll(() => {
      teller.note(moment, (nowMs += 100))
      return read()
    })
  return { folder, teller, read, told, now: () => nowMs }
}

it('is told while files are sent or wait in their grace time, once a second, and not afterwards', async () => {
  const { now, read, teller, told } = aTeller(58_000)
  const film = (sentBytes: number) => [{ path: 'film.mp4', sizeBytes: 9, sentBytes, step: null }]
  await told({ ...quiet, sending: film(1) }).toMatchObject({ ...quiet, sending: film(1) })
  const first = await read()
  teller.note({ ...quiet, sending: film(2) }, (first?.atMs ?? 0) + 900)
  expect(await read()).toEqual(first)
  await told({ ...quiet, sending: film(3) }).toMatchObject({ sending: film(3) })
  await told(quiet).toBeNull()
  const batch = { id: 3, files: 2, untilMs: now() + 15_000 }
  await told({ ...quiet, batch }).toMatchObject({ ...quiet, batch })
  await teller.close()
  expect(await read()).toBeNull()
})

it('tells what keeps all files once, until it changes or is over', async () => {
  const { folder, read, teller, told } = aTeller(1_000)
  const file = join(folder, 'live-progress.json')
  writeFileSync(file, 'left by a run that was killed')
  await told(quiet).toBeNull()
  await expect.poll(() => existsSync(file)).toBe(false)
  const hold = { reason: 'server_busy', untilMs: 3_600_000 } as const
  await told({ ...quiet, hold }).toMatchObject({ ...quiet, hold })
  const first = await read()
  await told({ ...quiet, hold }).toEqual(first)
  const longer = { ...hold, untilMs: 3_700_000 }
  await told({ ...quiet, hold: longer }).toMatchObject({ ...quiet, hold: longer })
  await told(quiet).toBeNull()
  await teller.close()
})

it('tells it again where the disk refused it', async () => {
  const { folder, teller, told } = aTeller(1_000)
  const hold = { reason: 'server_busy', untilMs: 3_600_000 } as const
  mkdirSync(join(folder, 'live-progress.json', 'in the way'), { recursive: true })
  teller.note({ ...quiet, hold }, 1_000)
  await expect.poll(() => existsSync(join(folder, 'live-progress.json.part'))).toBe(true)
  rmSync(join(folder, 'live-progress.json'), { recursive: true })
  await told({ ...quiet, hold }).toMatchObject({ ...quiet, hold })
  await teller.close()
})
