// Runs the small fixture app on the stand-in, for the stand-in's own tests.
import type { ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import type { ElectronApplication, Page } from 'playwright-core'
import { bundledStandIn } from './bundle/bundled-stand-in.ts'
import { chromiumProgram } from './chromium/chromium.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

type StandIn = typeof import('./electron.ts')

export const program = join(import.meta.dirname, 'dist', 'electron')
export const fixtureFolder = join(import.meta.dirname, 'fixture-app')
const mostLaunchMs = 60_000

/** True where these tests cannot run; says why, once a file. */
export function isWithoutChromium(): boolean {
  if (chromiumProgram() !== null) return false
  console.log('skipped: no Chromium here; set STANDIN_CHROMIUM to one')
  return true
}

export type Fixture = {
  readonly app: ElectronApplication
  /** The main process; Playwright forgets it when it ends. */
  readonly process: ChildProcess
  readonly page: Page
  readonly folder: string
  /** What the app said on its output since its page was shown. */
  readonly said: readonly string[]
  /** Runs in the main process. */
  readonly inMain: <Value>(act: (electron: StandIn) => Value | Promise<Value>) => Promise<Value>
  /** What the app keeps in `globalThis.fixture`. */
  readonly kept: (name: string) => Promise<unknown>
  readonly end: () => Promise<void>
}

export type FixtureStart = {
  readonly folder?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** The fixture app with its page shown; on the stand-in bundled, as most start it, unless `env` says otherwise. */
export async function startFixture({
  folder = makeFolder(),
  args = [],
  env = {},
}: FixtureStart = {}): Promise<Fixture> {
  const app = await _electron.launch({
    executablePath: program,
    args: [fixtureFolder, `--user-data-dir=${folder}`, ...args],
    env: { ...environment(), STANDIN_BUNDLE: await bundledStandIn(), ...env },
    timeout: mostLaunchMs,
  })
  const child = app.process()
  const said: string[] = []
  child.stdout?.on('data', (data: Buffer) => said.push(...linesOf(data)))
  const page = await app.firstWindow()
  await page.locator('#state', { hasText: 'ready' }).waitFor()
  const inMain = <Value>(act: (electron: StandIn) => Value | Promise<Value>): Promise<Value> =>
    // Playwright types the argument as real Electron; here it is the stand-in.
    app.evaluate(act as never)
  return {
    app,
    process: child,
    page,
    folder,
    said,
    inMain,
    kept: (name) => app.evaluate((_electron_, key) => Reflect.get(Reflect.get(globalThis, 'fixture'), key), name),
    end: async () => {
      await app.close()
      removeFolder(folder)
    },
  }
}

export function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(entries)
}

/** What the fixture said in `data`, line by line. */
export function linesOf(data: Buffer): string[] {
  return data
    .toString('utf8')
    .split('\n')
    .flatMap((line) => (line.startsWith('fixture: ') ? [line.slice('fixture: '.length)] : []))
}

/** Chromium processes that belong to the app with this process id. */
export function chromiumsOf(pid: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandOf(name).includes(`standin-chromium-${pid}-`))
    .map(Number)
}

/** Empty for a process that is gone, or that only waits for somebody to notice its end. */
function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
