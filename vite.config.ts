// Three builds and the tests, by mode: `vite build --mode main`, `--mode preload`, `--mode renderer`, and `vitest`.
import { globSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin, UserConfig } from 'vite'
import { bundledInApp, licencesOf, partsOf, readManifest } from './resources/packaging/parts.ts'
import { defaultExclude, defineConfig } from 'vitest/config'
import { compileMessages } from './resources/messages/compile-messages.ts'
import { compileCache } from './test/run/compile-cache.ts'
import { LongFirst } from './test/run/long-first.ts'
import { noAuthorities } from './test/run/authorities/no-authorities.ts'

const root = import.meta.dirname
// koffi brings native code, which cannot be bundled: the packages for Windows hold it beside the bundle.
const external = ['electron', /^electron\//, /^node:/, ...builtinModules, 'koffi']

/** Everything is bundled but Electron and Node's own modules, so that the package holds no node_modules. */
function forNode(input: Record<string, string>, outDir: string, format: 'es' | 'cjs', ending: string): UserConfig {
  return {
    root,
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      target: 'node24',
      outDir,
      emptyOutDir: true,
      minify: false,
      sourcemap: false,
      ssr: true,
      rolldownOptions: {
        input,
        external,
        output: {
          format,
          entryFileNames: `[name].${ending}`,
          chunkFileNames: (chunk) => wholeLanguage(chunk.facadeModuleId) ?? `[name].${ending}`,
        },
      },
    },
  }
}

/** The main process, and beside it the hashing thread: a program of its own, started under this very name. */
function main(): UserConfig {
  const input = {
    main: join(root, 'src/main/main.ts'),
    'hash-worker': join(root, 'src/adapters/hashing/hash-worker.ts'),
  }
  const define = { __OUTBOX_ABOUT__: JSON.stringify(aboutThisBuild()) }
  return {
    ...forNode(input, 'dist/main', 'es', 'js'),
    define,
    plugins: [besideMain('src/adapters/ledger/schema', '**/*.sql')],
  }
}

/**
 * Puts the files of `folder` that match beside the bundle, under their names in the folder: `new URL('./schema.sql',
 * import.meta.url)` then means the same in the source and in the bundle. `?raw` and `?url` would mean nothing to Node, which
 * runs the source as it is.
 */
function besideMain(folder: string, pattern: string): Plugin {
  return {
    name: 'beside-main',
    generateBundle() {
      const cwd = join(root, folder)
      for (const name of globSync(pattern, { cwd })) {
        this.emitFile({
          type: 'asset',
          fileName: name.replaceAll('\\', '/'),
          source: readFileSync(join(cwd, name), 'utf8'),
        })
      }
    },
  }
}

/** One file: the sandbox lets a preload script require nothing of its own. */
function preload(): UserConfig {
  return forNode({ preload: join(root, 'src/preload/preload.ts') }, 'dist/preload', 'cjs', 'cjs')
}

/** The window: no inline scripts or styles, no polyfill that would be one, no source maps. */
const renderer: UserConfig = {
  root: join(root, 'renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), compileMessages()],
  build: {
    target: 'chrome150',
    outDir: join(root, 'dist/renderer'),
    emptyOutDir: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { output: { chunkFileNames: ({ facadeModuleId }) => languageFile(facadeModuleId) } },
  },
}

/** The whole of a language, for main. */
function wholeLanguage(module: string | null): string | null {
  const tag = /messages\/([\w-]+)\/messages\.ts$/.exec(module ?? '')?.[1]
  return tag === undefined ? null : `language-${tag}.js`
}

/** A language is a file of its own, `language-de-….js`: a page loads one of them. */
function languageFile(module: string | null): string {
  const tag = /messages\/([\w-]+)\/page\.ts$/.exec(module ?? '')?.[1]
  return tag === undefined ? 'assets/[name]-[hash].js' : `assets/language-${tag}-[hash].js`
}

/** What Windows does not do, or wine does not, is left out there, where processes start slowly; see test/windows/README.md. */
const onWindows = { setupFiles: ['test/windows/setup.ts'], testTimeout: 300_000 }
const elsewhere = { exclude: [...defaultExclude, 'test/windows/commands/**'] }

const tests = {
  test: {
    env: { NODE_COMPILE_CACHE: compileCache, ...noAuthorities },
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As long as a busy machine takes: a second, as is usual, is over before another process has started there.
    expect: { poll: { timeout: 60_000 } },
    ...(process.platform === 'win32' ? onWindows : elsewhere),
    // Two thirds of a test are waiting, for another process or for its patience: more than twice as many workers as cores where there
    // are two, and not one less as is usual. With four the processor stood still for a third of the two minutes in which those
    // met that wait most.
    maxWorkers: 6,
    // A process of its own for each file costs a third of a second of work each, a third of what short files take.
    isolate: false,
    sequence: { sequencer: LongFirst },
  },
}

export default defineConfig(({ mode }) => {
  switch (mode) {
    case 'main':
      return main()
    case 'preload':
      return preload()
    case 'renderer':
      return renderer
    default:
      return tests
  }
})

/** What the app says of itself: version, parts and their licences. */
function aboutThisBuild(): object {
  const own = readManifest(join(root, 'package.json'))
  const parts = partsOf(bundledInApp, root)
  return {
    version: own.version,
    homepage: own.homepage ?? null,
    source: null,
    parts: parts.map(({ manifest: { name, version } }) => ({ name, version })),
    licences: licencesOf(parts),
  }
}
