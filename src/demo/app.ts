// The app as the demo's uploader: built, then opened on the demo's company server and folder.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Places } from './paths.ts'
import type { Runtime } from './runtime.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type AppDemo = {
  readonly places: Places
  readonly serverUrl: string
  readonly runtime: Exclude<Runtime, { kind: 'none' }>
  /** Without a screen: a picture of the window is taken every few seconds instead. */
  readonly headless: boolean
}

/** Builds the app; false when that failed, and then it said why. */
export async function buildApp(): Promise<boolean> {
  for (const mode of ['main', 'preload', 'renderer']) {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    const words = [vite, 'build', '--mode', mode, '--logLevel', 'warn']
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    await once(child, 'exit')
    if (child.exitCode !== 0) return false
  }
  return true
}

function argumentsOf({ places, serverUrl }: AppDemo): string[] {
  return [
    root,
    `--user-data-dir=${places.app}`,
    `--server=${serverUrl}`,
    `--token-file=${places.token}`,
    `--folder=${places.folder}`,
    '--allow-loopback',
  ]
}

/** Opens the app and waits until it is quit. Answers its exit status. */
export function runApp(demo: AppDemo): Promise<number> {
  return demo.headless ? runWithoutScreen(demo) : runOnScreen(demo)
}

async function runOnScreen(demo: AppDemo): Promise<number> {
  const environment = demo.runtime.kind === 'stand_in' ? { ...process.env, STANDIN_HEADED: '1' } : process.env
  const app = spawn(demo.runtime.program, argumentsOf(demo), {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment,
  })
  const exited = once(app, 'exit')
  const stop = (): void => void app.kill('SIGTERM')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  await exited
  return app.exitCode ?? 1
}

const pictureEveryMs = 3_000

async function runWithoutScreen(demo: AppDemo): Promise<number> {
  // Only here, so that the demo also runs in a terminal where this package is not installed.
  const { _electron } = await import('playwright-core')
  const environment = z.record(z.string(), z.string()).parse({ ...process.env })
  const app = await _electron.launch({
    executablePath: demo.runtime.program,
    args: argumentsOf(demo),
    env: environment,
  })
  const closed = new Promise<void>((resolve) => app.on('close', () => resolve()))
  const page = await app.firstWindow()
  const picture = async (): Promise<void> => {
    // The window may close while its picture is taken.
    await page.screenshot({ path: demo.places.picture }).catch(() => undefined)
  }
  await page.getByRole('main').waitFor()
  await picture()
  console.log(`The window, renewed every few seconds:  ${demo.places.picture}`)
  const timer = setInterval(() => void picture(), pictureEveryMs)
  const stop = (): void => void app.close()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  await closed
  clearInterval(timer)
  return 0
}
