// A queue that something keeps, as another terminal meets it.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Company } from '#test/end-to-end/company.ts'
import { until } from '#test/rigs/until.ts'
import { anUploader } from './an-uploader.ts'

/** Leaves `one.txt` waiting in the records, since the server does not take the key. */
export async function leaveRefused(company: Company): Promise<void> {
  await company.save('one.txt', 'one')
  const { uploader } = await anUploader(company, { token: 'a-key-that-was-revoked-0123456789' })
  await until('held', () => uploader.report().facts.hold?.reason === 'sign_in_needed')
  await uploader.stop()
}

/** Tells what an Outbox tells that runs and is asked to come back in an hour. Answers until when it keeps all, as a text. */
export async function tellBusy({ data }: Company): Promise<string> {
  const atMs = Date.now()
  const hold = { reason: 'server_busy', untilMs: atMs + 3_600_000 }
  const live = { atMs, progress: null, sending: [], batch: null, hold }
  await writeFile(join(data, 'live-progress.json'), JSON.stringify(live))
  return new Date(hold.untilMs).toISOString()
}
