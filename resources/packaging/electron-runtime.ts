// This folder: the programs that make packages.

// Whether the real Electron runtime is on this machine, or can be brought to it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

// Electron's package is never imported: outside Electron that alone starts a download.
const electronFolder = new URL('../../node_modules/electron/', import.meta.url)

const fetchMs = 10 * 60_000 // some 120 MB over a slow line

/** The version the installed package asks for; its runtime comes apart from it. */
export function electronVersion(): string {
  const text = readFileSync(new URL('package.json', electronFolder), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

/** Electron's licence, which comes with the package. */
export function electronLicenceFile(): string {
  return fileURLToPath(new URL('LICENSE', electronFolder))
}

/** True when the runtime of this very version lies beside its package. */
export function isRuntimeInstalled(): boolean {
  const versionFile = new URL('dist/version', electronFolder)
  return existsSync(versionFile) && readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === electronVersion()
}

/** Fetches the runtime as Electron's own `install-electron` does, with its cache and mirrors; true when it is there. */
export function fetchRuntime(): boolean {
  const script = fileURLToPath(new URL('install.js', electronFolder))
  const { status } = spawnSync(process.execPath, [script], { stdio: ['ignore', 'inherit', 'ignore'], timeout: fetchMs })
  return status === 0 && isRuntimeInstalled()
}
