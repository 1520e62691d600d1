// How far a running uploader is, told once a second.
import { expect, it } from 'vitest'
import { LiveProgressTeller, readLiveProgress } from '#uploader/progress/live-progress.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

it('is told once a second while files are sent, and not afterwards', async () => {
  const folder = temporaryFolder()
  const teller = new LiveProgressTeller(folder)
  const read = () => readLiveProgress(folder, 60_000)
  const film = (sentBytes: number) => [{ path: 'film.mp4', sizeBytes: 9, sentBytes, step: null }]
  teller.note({ progress: null, sending: [] }, 57_000)
  teller.note({ progress: null, sending: film(1) }, 58_000)
  teller.note({ progress: null, sending: film(2) }, 58_500)
  await expect.poll(read).toEqual({ atMs: 58_000, progress: null, sending: film(1) })
  teller.note({ progress: null, sending: [] }, 59_000)
  await expect.poll(read).toBeNull()
  await teller.close()
})
