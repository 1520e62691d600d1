// A folder shaped like Electron's runtime, for packing on a machine that cannot have the real one. What is packed with
// it has every file in its place and every fuse turned, but does not start the app: it says so and ends. Without it the
// packages could be tested only where Electron's runtime of some 120 MB can be fetched.
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Said on the screen by a package that holds this runtime. */
export const standInWords = 'This package of Outbox was packed with a stand-in runtime and does not start the app.'

/** Where the fuses are found in a program, as Electron builds it in: https://github.com/electron/fuses */
export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** The wire's version, its length, and the state of each fuse in Electron 45 before anybody turns one: 1 on, 0 off. */
const fuseWire = Buffer.from(`\x01\x09101100011`, 'latin1')

/** What the runtime must have for packing. `version` without a v, `licenceFile` Electron's own licence. */
export type StandInOptions = { readonly folder: string; readonly version: string; readonly licenceFile: string }

/** Writes the stand-in runtime for Linux into the folder. */
export function writeStandInRuntime({ folder, version, licenceFile }: StandInOptions): void {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  writeFileSync(join(folder, 'electron'), program())
  chmodSync(join(folder, 'electron'), 0o755)
  writeFileSync(join(folder, 'version'), version)
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '')
  copyFileSync(licenceFile, join(folder, 'LICENSE'))
}

/** A script that speaks and ends, with the fuse wire behind its end, where the shell never reads. */
function program(): Buffer {
  const script = `#!/bin/sh\necho '${standInWords}' >&2\nexit 1\n`
  return Buffer.concat([Buffer.from(script), Buffer.from(fuseSentinel), fuseWire, Buffer.from('\n')])
}
