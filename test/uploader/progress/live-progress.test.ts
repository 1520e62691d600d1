// How far a running uploader is, told once a second.
import { expect, it } from 'vitest'
import { LiveProgressTeller, readLiveProgress } from '#uploader/progress/live-progress.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

it('is told once a second while files are sent or wait in their grace time, and not afterwards', async () => {
  const folder = temporaryFolder()
  const teller = new LiveProgressTeller(folder)
  const read = () => readLiveProgress(folder, 60_000)
  const film = (sentBytes: number) => [{ path: 'film.mp4', sizeBytes: 9, sentBytes, step: null }]
  const quiet = { progress: null, sending: [], batch: null }
  teller.note(quiet, 57_000)
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
