// A running uploader on a whole company, in this process, quick to settle.
import { join } from 'node:path'
import type { UploadRow, ExcludedRow } from '#shared/rows/upload-row.ts'
import { demoToken } from '#test/end-to-end/company.ts'
import type { Company } from '#test/end-to-end/company.ts'
import { startUploader } from '#uploader/start.ts'
import type { StartAnswer, UploaderOptions } from '#uploader/start.ts'
import type { Uploader } from '#uploader/uploader.ts'

export type Observer = {
  readonly uploader: Uploader
  readonly rows: readonly (UploadRow | ExcludedRow)[]
  readonly alarms: readonly string[]
  /** Settles when a row fits, also one seen before. */
  readonly until: (fits: (row: UploadRow | ExcludedRow) => boolean) => Promise<void>
}

export function startOn(company: Company, changes: Partial<UploaderOptions> = {}): Promise<StartAnswer> {
  return startUploader({
    from: { kind: 'folder', folder: company.folder, adopt: 'yes' },
    server: company.serverUrl(),
    token: demoToken,
    allowLoopback: true,
    dataFolder: join(company.home, 'data'),
    alarm: () => undefined,
    quietMs: 50,
    ...changes,
  })
}

/** Starts and listens. Stop the uploader before the company goes. */
export async function anUploader(company: Company, changes: Partial<UploaderOptions> = {}): Promise<Observer> {
  const alarms: string[] = []
  const answer = await startOn(company, { alarm: (text) => alarms.push(text), ...changes })
  if (answer.kind === 'refused') throw new Error(`refused: ${answer.refusal.kind}`)
  const { uploader } = answer
  const rows: (UploadRow | ExcludedRow)[] = []
  const heard = new Set<() => void>()
  uploader.onChange((row) => {
    rows.push(row)
    for (const hear of heard) hear()
  })
  const until: Observer['until'] = (fits) =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!rows.some(fits)) return
        heard.delete(look)
        resolve()
      }
      heard.add(look)
      look()
    })
  return { uploader, rows, alarms, until }
}
