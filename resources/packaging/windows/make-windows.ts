// From the app's folder for Windows, which electron-builder has made, to a signed installer and a signed MSI.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeMsi } from './msi.ts'
import { makeSetup } from './nsis.ts'
import { certificateIn, signFile } from './sign.ts'
import type { Certificate } from './sign.ts'

export type WindowsOptions = {
  /** The project's folder. */
  readonly root: string
  /** Holds win-unpacked; the packages are put there. */
  readonly output: string
  readonly version: string
  /** `nsis`, `msi`. */
  readonly kinds: readonly string[]
  /** Behind the version in the names of the packages. */
  readonly suffix: string
  readonly environment: NodeJS.ProcessEnv
  /** A folder for small files, removed by the caller. */
  readonly workFolder: string
}

/** Makes and signs them; false when a tool refused, which has then said why. Unsigned where the environment names no certificate. */
export function makeWindows({
  root,
  output,
  version,
  kinds,
  suffix,
  environment,
  workFolder,
}: WindowsOptions): boolean {
  const certificate = certificateIn(environment, join(workFolder, 'password'))
  const unpacked = join(output, 'win-unpacked')
  const signed = (file: string): boolean => certificate === null || signFile(certificate, file)
  if (!signed(join(unpacked, 'Outbox.exe'))) return false
  if (kinds.includes('nsis')) {
    const file = join(output, `outbox-${version}-win-x64${suffix}.exe`)
    const sign = certificate === null ? null : signCommand(certificate)
    if (!makeSetup({ unpacked, root, version, sign, workFolder, file }) || !signed(file)) return false
  }
  if (kinds.includes('msi')) {
    const file = join(output, `outbox-${version}-win-x64${suffix}.msi`)
    if (!makeMsi({ unpacked, version, workFolder, file }) || !signed(file)) return false
  }
  if (certificate === null) console.log('\nThe packages for Windows are not signed: WIN_CSC_LINK names no certificate.')
  return true
}

/** For makensis, which puts the uninstaller's name behind it. */
function signCommand({ pfx, passwordFile, timestampUrl }: Certificate): string {
  const script = fileURLToPath(new URL('sign-uninstaller.ts', import.meta.url))
  return [process.execPath, script, pfx, passwordFile, timestampUrl ?? ''].map((word) => `"${word}"`).join(' ')
}
