// This folder: packages of the terminal program and of the company server, for Debian and for npm.

// One program in one folder, with all it needs but Node: it runs where Node 24 is, and nothing need be installed for it.
import { chmodSync, copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import type { Plugin } from 'vite'
import { licencesOf, partAt, partsOf, readManifest } from '../parts.ts'
import type { Part } from '../parts.ts'

export type Program = {
  /** Of the packages. */
  readonly name: string
  /** What a person types. */
  readonly command: string
  /** One line on what it is for, without a full stop. */
  readonly summary: string
  /** The files that begin it, below the project, by the name each has in the bundle; `main` is the program itself. */
  readonly entries: Readonly<Record<string, string>>
  /** Packages with native code, which cannot be bundled. */
  readonly native: readonly string[]
  /** Folders below the project whose files are read beside the bundle while it runs, and which. */
  readonly beside: readonly { readonly folder: string; readonly pattern: string }[]
}

export const programs: readonly Program[] = [
  {
    name: 'outbox-cli',
    command: 'outbox',
    summary: "Sends files to the company's Dropbox from a terminal",
    entries: { main: 'src/cli/main.ts', 'hash-worker': 'src/adapters/hashing/hash-worker.ts' },
    native: ['koffi'],
    beside: [{ folder: 'src/adapters/ledger/schema', pattern: '**/*.sql' }],
  },
  {
    name: 'outbox-server',
    command: 'outbox-server',
    summary: "The company server of Outbox, which gives links to the company's Dropbox",
    entries: { main: 'src/server/main.ts' },
    native: [],
    beside: [],
  },
]

export type Bundled = { readonly folder: string; readonly version: string; readonly parts: readonly Part[] }

/** Bundles `program` of the project at `root` into `folder`, which then is a package of npm with no dependencies. */
export async function bundle(program: Program, root: string, folder: string, version: string): Promise<Bundled> {
  const input = Object.fromEntries(Object.entries(program.entries).map(([name, path]) => [name, join(root, path)]))
  const made = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [installedNames],
    ssr: { noExternal: true },
    build: {
      target: 'node24',
      outDir: join(folder, 'lib'),
      emptyOutDir: true,
      minify: false,
      ssr: true,
      rolldownOptions: {
        input,
        // Native code, by which the program calls the system's own functions.
        external: [/^node:/, ...builtinModules, 'koffi'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  })
  const outputs = Array.isArray(made) ? made : [made]
  const modules = outputs.flatMap((one) =>
    'output' in one ? one.output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])) : [],
  )
  const parts = partsInside(program, modules, root)
  for (const { folder: from, pattern } of program.beside) {
    for (const name of globSync(pattern, { cwd: join(root, from) })) {
      const to = join(folder, 'lib', name)
      mkdirSync(dirname(to), { recursive: true })
      copyFileSync(join(root, from, name), to)
    }
  }
  mkdirSync(join(folder, 'bin'), { recursive: true })
  writeFileSync(
    join(folder, 'bin', `${program.command}.mjs`),
    programFile('start.mjs.txt').replace('@VERSION@', version),
  )
  chmodSync(join(folder, 'bin', `${program.command}.mjs`), 0o755)
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(program, version, root), null, 2)}\n`)
  writeFileSync(join(folder, 'licences.txt'), `${licencesOf(parts)}\n`)
  writeFileSync(join(folder, 'README.md'), readme(program))
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
  return { folder, version, parts }
}

/** A checkout's commands are called by npm; installed, they have names of their own, also in what they tell people to run. */
const installedNames: Plugin = {
  name: 'installed-names',
  transform(code, id) {
    if (id.includes('/node_modules/') || !code.includes('npm run ')) return null
    return code
      .replaceAll(/npm run outbox( --(?= ))?/g, 'outbox')
      .replaceAll(/npm run server( --(?= ))?/g, 'outbox-server')
  },
}

/** The packages that modules with these paths belong to, and those with native code, which lie beside the bundle. */
export function partsInside({ native }: Program, modules: readonly string[], root: string): readonly Part[] {
  const folders = modules.flatMap((id) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? [])
  const parts = [...[...new Set(folders)].map((folder) => partAt(folder)), ...partsOf(native, root)]
  return parts.toSorted((one, other) => (one.manifest.name < other.manifest.name ? -1 : 1))
}

function manifest({ name, command, summary, native }: Program, version: string, root: string): object {
  const wanted = readManifest(join(root, 'package.json')).dependencies ?? {}
  const optional = Object.fromEntries(native.map((part) => [part, wanted[part] ?? '*']))
  return {
    name,
    version,
    description: summary,
    license: 'MIT',
    type: 'module',
    bin: { [command]: `bin/${command}.mjs` },
    files: ['bin', 'lib', 'licences.txt'],
    engines: { node: '>=24' },
    // npm installs it where it can; without it everything works but for reading policies on Windows, and tickets of Kerberos.
    ...(native.length > 0 ? { optionalDependencies: optional } : {}),
  }
}

function readme({ command, summary }: Program): string {
  return `# ${command}\n\n${summary}. It needs Node 24 and nothing else.\n\n\`\`\`\nnpx ${command} --help\n\`\`\`\n`
}

/** The version in the project's package.json. */
export function versionOf(root: string): string {
  return readManifest(join(root, 'package.json')).version
}

/** A text of `files` beside this script. */
export function programFile(name: string): string {
  return readFileSync(new URL(`files/${name}`, import.meta.url), 'utf8')
}
