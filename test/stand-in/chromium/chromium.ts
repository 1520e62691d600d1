// Starts one Chromium for the whole app, with nothing of its own to say to the network, and ends it.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { CdpConnection } from './cdp.ts'

const mostStartMs = 60_000 // A loaded machine with a cold disk needs ten seconds; longer than this is broken.
const mostCloseMs = 3_000
const profilePrefix = 'standin-chromium-'

const featuresOff = [
  'IsolateOrigins',
  'site-per-process',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
  'NetworkTimeServiceQuerying',
  'PaintHolding',
]

const quietSwitches = [
  '--remote-debugging-pipe',
  '--remote-debugging-port=0',
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-infobars',
  '--disable-field-trial-config',
  '--disable-search-engine-choice-screen',
  '--disable-dev-shm-usage',
  '--disable-hang-monitor',
  '--disable-prompt-on-repost',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-back-forward-cache',
  '--disable-site-isolation-trials',
  '--enable-unsafe-swiftshader',
  '--force-color-profile=srgb',
  '--metrics-recording-only',
  '--no-service-autorun',
  '--password-store=basic',
  '--use-mock-keychain',
  '--test-type',
  // No name and no address leads anywhere: pages get what the app serves, and nothing else.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  `--disable-features=${featuresOff.join(',')}`,
]

const isRoot = process.getuid?.() === 0

/** Nothing on a screen needs a process that draws, and without a sandbox none must prepare the next one: three starts less. */
const fewProcesses = ['--in-process-gpu', ...(isRoot ? ['--no-zygote'] : [])]

/** Chromium without the windows of a browser, which starts with a fifth less work. It can show nothing on a screen. */
const shell = '/usr/bin/chromium-headless-shell'

/** The program to run; null where there is no Chromium. */
export function chromiumProgram(): string | null {
  const named = process.env['STANDIN_CHROMIUM']
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser']
  const places = named === undefined ? [...(isHeaded() ? [] : [shell]), ...installed] : [named]
  return places.find((place) => existsSync(place)) ?? null
}

export type Chromium = {
  readonly connection: CdpConnection
  /** Where other programs reach its DevTools protocol. */
  readonly address: string
  readonly version: string
  /** Told when it ends without being asked. */
  readonly onGone: (listener: () => void) => void
  readonly close: () => Promise<void>
}

/** Rejects when there is no Chromium or it does not come up within a minute. */
export async function startChromium(): Promise<Chromium> {
  const program = chromiumProgram()
  if (program === null) throw new Error('the Electron stand-in found no Chromium: set STANDIN_CHROMIUM to one')
  sweepProfiles()
  const profile = mkdtempSync(join(tmpdir(), `${profilePrefix}${process.pid}-`))
  const child = spawn(program, switchesFor(profile), { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  const connection = new CdpConnection(writableOf(child, 3), readableOf(child, 4))
  try {
    const address = await addressOf(child)
    const { product } = await connection.browser.send('Browser.getVersion')
    return {
      connection,
      address,
      version: product.replace(/^.*\//, ''),
      onGone: (listener) => void child.once('exit', listener),
      close: () => closeChromium(child, connection, profile),
    }
  } catch (error) {
    await closeChromium(child, connection, profile)
    throw error
  }
}

/** Whether a person looks at the window on a screen, and sizes it there. */
export function isHeaded(): boolean {
  return process.env['STANDIN_HEADED'] === '1'
}

function switchesFor(profile: string): string[] {
  return [
    ...quietSwitches,
    `--user-data-dir=${profile}`,
    ...(isHeaded() ? [] : ['--headless', ...fewProcesses]),
    ...(isRoot ? ['--no-sandbox'] : []),
  ]
}

/** Profiles of programs that were killed before they could tidy up. */
function sweepProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${profilePrefix}(\\d+)-`).exec(name)?.[1]
    if (owner === undefined || isAlive(Number(owner))) continue
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another user's process is alive, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const timer = setTimeout(() => reject(new Error(`Chromium did not come up: ${text}`)), mostStartMs)
    const end = (error: Error): void => {
      clearTimeout(timer)
      reject(error)
    }
    child.once('error', end)
    child.once('exit', (code) => end(new Error(`Chromium ended with ${code}: ${text}`)))
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      text = (text + part).slice(-20_000)
      const address = /^DevTools listening on (ws:\S+)/m.exec(text)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    })
  })
}

async function closeChromium(child: ChildProcess, connection: CdpConnection, profile: string): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), mostCloseMs)
  // A Chromium that is gone already answers nothing, which is what was wanted.
  connection.browser.send('Browser.close').catch(() => null)
  await ended
  clearTimeout(timer)
  await rm(profile, { recursive: true, force: true, maxRetries: 3 }).catch(() => null)
}

function writableOf(child: ChildProcess, at: 3 | 4): Writable {
  const stream = child.stdio[at]
  if (stream === null || stream === undefined || !('write' in stream)) throw new Error('Chromium has no pipe')
  return stream
}

function readableOf(child: ChildProcess, at: 3 | 4): Readable {
  const stream = child.stdio[at]
  if (stream === null || stream === undefined || !('read' in stream)) throw new Error('Chromium has no pipe')
  return stream
}
