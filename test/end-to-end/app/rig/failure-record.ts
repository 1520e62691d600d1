// What is kept of a test that failed: a picture of each window, the app's log and, with E2E_TRACES=1, a trace of every step.
// It lies in the test's own folder below test-results, which the workflow uploads.
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, TestInfo } from '@playwright/test'

const isTraced = process.env['E2E_TRACES'] === '1'

/** Begins the trace where one is wanted: it costs time in every test, for the few that fail. */
export async function startTrace(app: ElectronApplication): Promise<void> {
  if (isTraced) await app.context().tracing.start({ screenshots: true, snapshots: true })
}

/** Keeps the record when the test failed. Call it before the app is ended; an app that is gone already leaves only its log. */
export async function keepFailureRecord(app: ElectronApplication, userData: string, test: TestInfo): Promise<void> {
  if (test.status === test.expectedStatus) return
  const file = (name: string): string => test.outputPath(`app-${test.attachments.length}-${name}`)
  const keep = async (name: string, contentType: string, write: (path: string) => Promise<unknown>): Promise<void> => {
    const path = file(name)
    try {
      await mkdir(join(path, '..'), { recursive: true })
      await write(path)
      test.attachments.push({ name, contentType, path })
    } catch {
      // The record is a help; what failed is told without it.
    }
  }
  for (const page of app.windows())
    await keep('window.png', 'image/png', (path) => page.screenshot({ path, timeout: 5_000 }))
  await keep('outbox.log', 'text/plain', (path) => copyFile(join(userData, 'logs', 'outbox.log'), path))
  if (isTraced) await keep('trace.zip', 'application/zip', (path) => app.context().tracing.stop({ path }))
}
