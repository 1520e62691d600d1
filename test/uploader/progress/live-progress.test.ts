// How far a running uploader is, told once a second.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { LiveProgressTeller, readLiveProgress } from '#uploader/progress/live-progress.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

it('is told once a second while files are sent or wait in their grace time, and not afterwards', async () => {
  const folder = temporaryFolder()
  const teller = new LiveProgressTeller(folder)
  const read = () => readLiveProgress(folder, 60_000)
  const film = (sentBytes: number) => [{ path: 'film.mp4', sizeBytes: 9, sentBytes, step: null }]
  const quiet = { progress: null, sending: [], batch: null, hold: null }
  teller.note({ ...quiet, sending: film(1) }, 58_000)
  teller.note({ ...quiet, sending: film(2) }, 58_500)
  await expect.poll(read).toEqual({ ...quiet, atMs: 58_000, sending: film(1) })
  teller.note(quiet, 59_000)
  await expect.poll(read).toBeNull()
  const batch = { id: 3, files: 2, untilMs: 75_000 }
  teller.note({ ...quiet, batch }, 60_500)
  await expect.poll(read).toEqual({ ...quiet, atMs: 60_500, batch })
  await teller.close()
  expect(await read()).toBeNull()
})

it('tells what keeps all files once, until it changes or is over', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'live-progress.json'), 'left by a run that was killed')
  const teller = new LiveProgressTeller(folder)
  const read = () => readLiveProgress(folder, 60_000)
  const quiet = { progress: null, sending: [], batch: null, hold: null }
  teller.note(quiet, 1_000)
  await expect.poll(() => existsSync(join(folder, 'live-progress.json'))).toBe(false)
  const hold = { reason: 'server_busy', untilMs: 3_600_000 } as const
  teller.note({ ...quiet, hold }, 2_000)
  await expect.poll(read).toEqual({ ...quiet, atMs: 2_000, hold })
  teller.note({ ...quiet, hold }, 3_000)
  const longer = { ...hold, untilMs: 3_700_000 }
  teller.note({ ...quiet, hold: longer }, 4_000)
  await expect.poll(read).toEqual({ ...quiet, atMs: 4_000, hold: longer })
  teller.note(quiet, 5_000)
  await expect.poll(read).toBeNull()
  await teller.close()
})
