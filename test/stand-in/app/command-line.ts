// How the program was started: `electron [switches] <app folder> [arguments]`, and what the app's package.json says.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { Loud } from '../missing.ts'

const manifestSchema = z.object({
  name: z.string(),
  productName: z.string().optional(),
  version: z.string().default('0.0.0'),
  main: z.string().default('index.js'),
})

/** The words after the program's name. */
export const words: readonly string[] = process.argv.slice(2)

/** The folder of the app: the first word that is no switch. */
export const appFolder = resolve(words.find((word) => !word.startsWith('-')) ?? '.')

const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')))

export const appManifest = {
  name: manifest.productName ?? manifest.name,
  version: manifest.version,
  mainFile: join(appFolder, manifest.main),
}

const switches = new Map(
  words.flatMap((word): readonly (readonly [string, string])[] => {
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(word)
    return match === null ? [] : [[match[1] ?? '', match[2] ?? '']]
  }),
)

/** `app.commandLine`. */
export class CommandLine
  extends Loud
  implements Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue'>
{
  appendSwitch(name: string, value = ''): void {
    switches.set(name, value)
  }
  hasSwitch(name: string): boolean {
    return switches.has(name)
  }
  getSwitchValue(name: string): string {
    return switches.get(name) ?? ''
  }
}

export const commandLine = new CommandLine()
