// Makes one file of a program and what it imports: Node starts one file with a quarter of the work that two hundred cost it.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type BuildEnvironmentOptions, type Plugin } from 'vite'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const schemas = join(root, 'src/adapters/ledger/schema')

export type Format = 'es' | 'cjs'

type RolldownOptions = NonNullable<BuildEnvironmentOptions['rolldownOptions']>

/**
 * Bundles the program that begins in `entry` of the repository into `folder`, as `program.js`. As `cjs` Node starts it
 * quickest (it does not look at all that its own modules hand out), but such a program cannot await at its top level; `es`
 * wants a package.json beside it that says so.
 */
export async function bundleTo(folder: string, entry: string, format: Format): Promise<void> {
  const input = { program: join(root, entry), 'hash-worker': join(root, 'src/adapters/hashing/hash-worker.ts') }
  // koffi brings native code.
  await bundleForNode(folder, { input, external: ['koffi'], output: { format, entryFileNames: '[name].js' } })
  cpSync(schemas, folder, { recursive: true, filter: (path) => !path.endsWith('.ts') })
}

/** Bundles for the Node of this project, packages included, into `folder`, which may hold other files. */
export async function bundleForNode(folder: string, options: RolldownOptions, plugins: Plugin[] = []): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins,
    ssr: { noExternal: true },
    build: { target: 'node24', outDir: folder, emptyOutDir: false, ssr: true, minify: false, rolldownOptions: options },
  })
}
