// A whole company that uses the app: a local Dropbox, a company server, a folder, and the window. Every test gets
// its own, and all of it is gone afterwards.
import type { ChildProcess } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base, type ElectronApplication, type Page } from '@playwright/test'
import { aCompany, demoToken, type Company, type CompanyOptions } from '#test/end-to-end/company.ts'
import { keepFailureRecord, startTrace } from './failure-record.ts'
import { launchApp } from './launch.ts'

/** Files count as saved after this: quick, and long enough to be a wait. */
const quietMs = 200

export type AppWorld = {
  readonly company: Company
  /** Where the app keeps its settings and records. */
  readonly userData: string
  /** Starts the app as somebody who was set up; the same data each time. */
  open(more?: More): Promise<OpenedApp>
  /** Starts it without a word of where to send: after the installation, and when a person set it up. */
  openFresh(more?: More): Promise<OpenedApp>
  /** Starts it the same way, without waiting for a window. */
  openUnseen(more?: More): Promise<ElectronApplication>
}

/** Words for the app and names for its environment, on top of the usual ones. */
export type More = { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> }

export type OpenedApp = { readonly app: ElectronApplication; readonly page: Page }

type Fixtures = { readonly dropboxOptions: CompanyOptions; readonly world: AppWorld }

/** Playwright's `test` with a world. `test.use({ dropboxOptions })` chooses another Dropbox. */
export const test = base.extend<Fixtures>({
  dropboxOptions: [{}, { option: true }],
  world: async ({ dropboxOptions }, use, testInfo) => {
    const company = await aCompany(dropboxOptions)
    const userData = join(company.home, 'app')
    const opened: { readonly app: ElectronApplication; readonly process: ChildProcess }[] = []
    async function openUnseen({ args = [], env = {} }: More): Promise<ElectronApplication> {
      const app = await launchApp({ userData, args: ['--allow-loopback', `--quiet-ms=${quietMs}`, ...args], env })
      opened.push({ app, process: app.process() })
      await startTrace(app)
      return app
    }
    async function open(more: More): Promise<OpenedApp> {
      const app = await openUnseen(more)
      const page = await app.firstWindow()
      await page.getByRole('main').waitFor()
      return { app, page }
    }
    await mkdir(userData, { mode: 0o700 })
    await use({
      company,
      userData,
      open: ({ args = [], env = {} } = {}) => open({ args: [...reach(company), ...args], env }),
      openFresh: (more = {}) => open(more),
      openUnseen: (more = {}) => openUnseen(more),
    })
    // With work left a quit would ask a question that nobody answers; a signal is no question.
    for (const { app, process } of opened) {
      await keepFailureRecord(app, userData, testInfo)
      process.kill()
      await app.close().catch(() => undefined)
    }
    await company[Symbol.asyncDispose]()
  },
})

function reach(company: Company): string[] {
  const tokenFile = join(company.home, 'token')
  return [`--server=${company.serverUrl()}`, `--token-file=${tokenFile}`, `--folder=${company.folder}`]
}

/** The device key of the company's only device, as IT would hand it out. */
export const deviceKey = demoToken

const picturesFolder = fileURLToPath(new URL('../../../../test-results/screens', import.meta.url))

type Scheme = 'light' | 'dark'
const colorSchemes: readonly Scheme[] = ['light', 'dark']

const arePicturesWanted = process.env['E2E_PICTURES'] === '1'

/**
 * Takes a picture of the window for people to look at, in both colour schemes, with E2E_PICTURES=1: no test looks at it, and
 * it costs a quarter of a second of work.
 */
export async function picture(page: Page, name: string, schemes: readonly Scheme[] = colorSchemes): Promise<void> {
  if (!arePicturesWanted) return
  for (const colorScheme of schemes) {
    // Without motion, so that no colour is caught half way.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: join(picturesFolder, `${name}-${colorScheme}.png`) })
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
}

/** Saves `count` small files, all different. */
export async function saveMany(company: Company, folder: string, count: number): Promise<void> {
  await mkdir(join(company.folder, folder), { recursive: true })
  for (let index = 0; index < count; index++) {
    await writeFile(join(company.folder, folder, `file ${index}.txt`), `file ${index} of ${folder}`)
  }
}
