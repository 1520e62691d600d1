// The app on a folder of very many files, for measures of its window.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { aCompany, type Company } from '#test/end-to-end/company.ts'
import { electronBinary, launchApp } from '#test/end-to-end/app/rig/launch.ts'
import { makeManyUploads } from '#test/rigs/many-uploads.ts'
import { compileCache } from '#test/run/compile-cache.ts'
import type { Taken } from '../measure.ts'
import { buildApp } from '#demo/app.ts'
import { findStandIn } from '#demo/runtime.ts'

/** Where a window is asked for: a company, and an app that was set up. */
export interface AppPlace extends AsyncDisposable {
  readonly company: Company
  /** Starts the app; each time the same person's. */
  launch(): Promise<{ readonly app: ElectronApplication; readonly page: Page }>
  /** Ends it without a question. */
  end(app: ElectronApplication): Promise<void>
}

/** Builds the app and makes `count` uploads that are known to be in Dropbox. */
export async function anAppPlace(count: number): Promise<AppPlace> {
  if (!(await buildApp())) throw new Error('the app could not be built')
  const company = await aCompany()
  const userData = join(company.home, 'app')
  mkdirSync(userData, { mode: 0o700 })
  await makeManyUploads(company.folder, join(userData, 'data'), company.serverUrl(), count)
  // The stand-in is TypeScript: most of each start would be the taking away of its types.
  const env = electronBinary().isReal ? {} : { NODE_COMPILE_CACHE: compileCache }
  const reach = [`--server=${company.serverUrl()}`, `--token-file=${join(company.home, 'token')}`]
  return {
    company,
    async launch() {
      const args = ['--allow-loopback', ...reach, `--folder=${company.folder}`]
      const app = await launchApp({ userData, args, env })
      const page = await app.firstWindow()
      await firstRow(page).waitFor()
      return { app, page }
    },
    async end(app) {
      app.process().kill()
      await app.close().catch(() => undefined)
    },
    [Symbol.asyncDispose]: () => company[Symbol.asyncDispose](),
  }
}

export function firstRow(page: Page): ReturnType<Page['getByRole']> {
  return page
    .getByRole('grid')
    .getByRole('row', { name: /Document/ })
    .first()
}

/** The whole sentence why no window can be measured here; null when one can. */
export function noWindow(): Extract<Taken, { kind: 'not_taken' }> | null {
  if (electronBinary().isReal) return null
  const standIn = findStandIn(process.env['STANDIN_CHROMIUM'] ?? '/usr/bin/chromium')
  return standIn.kind === 'none' ? { kind: 'not_taken', because: `No window: ${standIn.because}.` } : null
}
