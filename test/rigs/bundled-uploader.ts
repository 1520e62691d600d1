// The uploader and what a test puts around it as one file, for tests that start it hundreds of times: Node reads one file in
// half the time that it needs for two hundred.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { makeFolder, removeFolder } from './made-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const schemas = join(root, 'src/adapters/ledger/schema')

const bundles = new Map<string, Promise<string>>()

/** Bundles the program that begins in `entry` of the repository, once for this process, and answers the bundle's path. */
export function bundledUploader(entry: string): Promise<string> {
  const bundle = bundles.get(entry) ?? bundleTo(makeFolder(), entry)
  bundles.set(entry, bundle)
  return bundle
}

async function bundleTo(folder: string, entry: string): Promise<string> {
  process.once('exit', () => removeFolder(folder))
  const input = { program: join(root, entry), 'hash-worker': join(root, 'src/adapters/hashing/hash-worker.ts') }
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      target: 'node24',
      outDir: folder,
      emptyOutDir: false,
      ssr: true,
      minify: false,
      rolldownOptions: { input, output: { format: 'es', entryFileNames: '[name].js' } },
    },
  })
  cpSync(schemas, folder, { recursive: true, filter: (path) => !path.endsWith('.ts') })
  return join(folder, 'program.js')
}
