// The uploader and what a test puts around it as one file, for tests that start it hundreds of times.
import { join } from 'node:path'
import { bundleTo } from './bundle.ts'
import { makeFolder, removeFolder } from '../made-folder.ts'

const bundles = new Map<string, Promise<string>>()

/** Bundles the program that begins in `entry` of the repository, once for this process, and answers the bundle's path. */
export function bundledUploader(entry: string): Promise<string> {
  const bundle = bundles.get(entry) ?? make(makeFolder(), entry)
  bundles.set(entry, bundle)
  return bundle
}

async function make(folder: string, entry: string): Promise<string> {
  process.once('exit', () => removeFolder(folder))
  await bundleTo(folder, entry, 'cjs')
  return join(folder, 'program.js')
}
