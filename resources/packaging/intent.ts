// What `npm run package` was asked for.
import { parseArgs } from 'node:util'

export const usage = `npm run package -- [--linux | --win | --mac | --programs] [--dir | --only KINDS] [--stand-in | --release] [--built]
                 [--as-version VERSION] [--output FOLDER]
  --linux, --win, --mac  which system to pack for; this one when none is given
  --programs             the terminal program and the company server, for Debian (deb) and npm
  --dir                  only the folder that would be packed, no installer
  --only KINDS           only these installers, as in --only deb,rpm; else every one that can be made here
  --stand-in             pack for Linux or Windows without the Electron runtime: all files in place, but it does not start
  --release              fail where nothing signs the package
  --built                take dist as it is, without building it anew
  --as-version VERSION   give the packages this version instead of the one in package.json
  --output FOLDER        where the packages go; dist/package when not given`

/** What is to be packed, and how. */
export type Intent = {
  readonly system: 'linux' | 'win' | 'mac' | 'programs'
  readonly onlyFolder: boolean
  /** Kinds of installers in electron-builder's words; empty when they were not chosen. */
  readonly kinds: readonly string[]
  readonly standIn: boolean
  readonly built: boolean
  /** Nothing is packed that is not signed; on Linux itself nothing is. */
  readonly release: boolean
  readonly version: string | null
  readonly output: string | null
}

/** What the command line asks for, or null when it cannot be followed. */
export function wishOf(args: readonly string[]): Intent | null {
  const flag = { type: 'boolean', default: false } as const
  const options = {
    linux: flag,
    win: flag,
    mac: flag,
    programs: flag,
    dir: flag,
    'stand-in': flag,
    built: flag,
    release: flag,
  } as const
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { ...options, output: { type: 'string' }, only: { type: 'string' }, 'as-version': { type: 'string' } },
    })
    const chosen = (['linux', 'win', 'mac', 'programs'] as const).filter((system) => values[system])
    const system = chosen[0] ?? systemHere()
    if (chosen.length > 1 || (values['stand-in'] && (system === 'mac' || system === 'programs'))) return null
    const output = values.output ?? null
    const kinds = values.only?.split(',') ?? []
    const version = values['as-version'] ?? null
    return {
      system,
      onlyFolder: values.dir,
      kinds,
      version,
      standIn: values['stand-in'],
      built: values.built,
      release: values.release,
      output,
    }
  } catch {
    return null
  }
}

function systemHere(): Intent['system'] {
  if (process.platform === 'win32') return 'win'
  return process.platform === 'darwin' ? 'mac' : 'linux'
}
