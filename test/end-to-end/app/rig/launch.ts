// Starts the desktop app as it was built, on real Electron where its runtime is installed, else on the stand-in.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { _electron } from 'playwright-core'
import type { ElectronApplication } from 'playwright-core'

const root = join(import.meta.dirname, '..', '..', '..', '..')
const standIn = join(root, 'test', 'stand-in', 'dist', 'electron')
const mostLaunchMs = 60_000 // A loaded machine with a cold disk; a warm one needs two seconds.

export type ElectronBinary = { readonly path: string; readonly isReal: boolean }

/**
 * Which program runs the app. E2E_STANDIN=1 wants the stand-in even where Electron is installed. The package itself is never
 * loaded: that would start a download.
 */
export function electronBinary(): ElectronBinary {
  if (process.env['E2E_STANDIN'] === '1') return { path: standIn, isReal: false }
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const named = join(folder, 'path.txt')
  const path = existsSync(named) ? join(folder, 'dist', readFileSync(named, 'utf8').trim()) : null
  return path !== null && existsSync(path) ? { path, isReal: true } : { path: standIn, isReal: false }
}

export type Launch = {
  /** Where the app keeps its things; the same folder again is the same person's app again. */
  readonly userData: string
  /** Words for the app, behind its folder. */
  readonly args?: readonly string[]
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Another app than the one that was built, for tests of the stand-in. */
  readonly appFolder?: string
}

let isSaid = false

/** Rejects when the app does not come up within a minute, with what it said until then. */
export async function launchApp(launch: Launch): Promise<ElectronApplication> {
  const binary = electronBinary()
  if (!isSaid)
    console.log(`the app runs on ${binary.isReal ? 'real Electron' : 'the Electron stand-in'}: ${binary.path}`)
  isSaid = true
  return _electron.launch({
    executablePath: binary.path,
    args: [...argumentsOf(launch)],
    cwd: root,
    env: { ...definedOnly(process.env), ...launch.env },
    timeout: mostLaunchMs,
  })
}

/**
 * Starts the app where another one has the folder already, and answers the exit code. Nothing of it is looked at: it ends too soon for
 * that, and an end that is waited for afterwards may have come before.
 */
export async function startOnceMore(launch: Launch): Promise<number | null> {
  const child = spawn(electronBinary().path, argumentsOf(launch), {
    cwd: root,
    env: { ...process.env, ...launch.env },
    stdio: 'ignore',
  })
  const [code] = await once(child, 'exit')
  return typeof code === 'number' ? code : null
}

function argumentsOf({ appFolder = root, args = [], userData }: Launch): readonly string[] {
  return [appFolder, `--user-data-dir=${userData}`, ...args]
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
