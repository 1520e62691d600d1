// The terminal program as it is installed: packed into one folder, by the packing of the checkout that it is of.
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Workplace } from './workplace.ts'

type Packing = typeof import('#resources/packaging/programs/bundle.ts')

/** This checkout. */
export const ownCheckout = resolve(import.meta.dirname, '../../..')

/** Packs the terminal program of the checkout at `root` and answers the file that begins it. */
export async function packedProgram(place: Workplace, root: string, name: string): Promise<string> {
  const packing = pathToFileURL(join(root, 'resources/packaging/programs/bundle.ts'))
  const { bundle, programs } = (await import(packing.href)) as Packing // an earlier build packs by the same names
  const program = programs.find(({ command }) => command === 'outbox')
  if (program === undefined) throw new Error('the terminal program is not packed')
  const folder = place.folder(name)
  await bundle(program, root, folder, '0.0.0')
  return join(folder, 'bin', `${program.command}.mjs`)
}

/** Why nothing can be compared with an earlier build: the whole sentence. */
export const noEarlierBuild = {
  kind: 'not_taken',
  because: 'There is nothing to compare with: name a checkout of an earlier build, with its packages, by --against.',
} as const
