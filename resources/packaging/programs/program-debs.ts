// The programs as packages of Debian. Each brings the Node it runs on, since Debian has none that is new enough; it depends on
// nothing but the system's C libraries.
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { debDescription, makeDeb } from '../linux/deb.ts'
import type { DebScripts } from '../linux/deb.ts'
import { place } from '../linux/package-root.ts'
import { programFile } from './bundle.ts'
import type { Bundled, Program } from './bundle.ts'

const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }

/** What a program has beside its own files. */
type Special = {
  readonly scripts: DebScripts
  readonly depends: string
  readonly kept: readonly string[]
  readonly describedAs: string
  /** Writes what is only in this package. */
  fill(root: string, projectRoot: string): void
}

/**
 * Makes `name_version_arch.deb` of a bundled program in `output` and returns its path, or null when dpkg-deb refused. The Node
 * inside is the one that runs this script.
 */
export function makeProgramDeb(program: Program, bundled: Bundled, projectRoot: string, output: string): string | null {
  const architecture = architectures[process.arch] ?? process.arch
  const file = join(output, `${program.name}_${bundled.version}_${architecture}.deb`)
  const temporary = mkdtempSync(join(tmpdir(), 'outbox-program-'))
  const root = join(temporary, 'root')
  const special = program.name === 'outbox-server' ? server : terminal
  try {
    const home = `/usr/lib/${program.name}`
    place(root, `${bundled.folder}/`, home)
    place(root, process.execPath, `${home}/node`)
    place(root, nodeLicence(), `${home}/LICENSE.node`)
    place(root, join(bundled.folder, 'LICENSE'), `/usr/share/doc/${program.name}/copyright`)
    place(root, join(bundled.folder, 'licences.txt'), `/usr/share/doc/${program.name}/licences.txt`)
    write(root, `/usr/bin/${program.name}`, started(home, program.command), 0o755)
    special.fill(root, projectRoot)
    const isMade = makeDeb({
      root,
      fields: [
        ['Package', program.name],
        ['Version', bundled.version.replace('-', '~')],
        ['Section', 'net'],
        ['Priority', 'optional'],
        ['Architecture', architecture],
        ['Maintainer', 'Outbox <support@outbox.example>'],
        ['Depends', `libc6, libstdc++6${special.depends}`],
        ['Homepage', 'https://outbox.example/'],
        ['Description', debDescription(`${program.summary}\n${special.describedAs}`)],
      ],
      scripts: special.scripts,
      kept: special.kept,
      // xz would take minutes for Node's 120 MB.
      compression: 'zstd',
      file,
    })
    return isMade ? file : null
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** Of the native code what is needed to run it here. */
const nativeFiles = [
  'koffi/{*.js,package.json,LICENSE.txt}',
  'koffi/src/koffi/**/*.js',
  `@koromix/koffi-linux-${process.arch}/{index.js,package.json,linux_*/koffi.node}`,
]

/** `outbox` is also the name of the app on the path: who has both gets the terminal program there, and the app in the menu. */
const terminal: Special = {
  scripts: { postinst: programFile('cli-postinst.sh'), prerm: programFile('cli-prerm.sh') },
  depends: '',
  kept: [],
  describedAs: 'Watches a folder or sends single files, shows the queue and checks the set-up, without a window.',
  fill(root, projectRoot) {
    const cwd = join(projectRoot, 'node_modules')
    for (const file of globSync(nativeFiles, { cwd }))
      place(root, join(cwd, file), `/usr/lib/outbox-cli/node_modules/${file}`)
  },
}

const server: Special = {
  scripts: {
    postinst: programFile('server-postinst.sh'),
    prerm: programFile('server-prerm.sh'),
    postrm: programFile('server-postrm.sh'),
  },
  depends: ', adduser',
  kept: ['/etc/outbox/server.json'],
  describedAs: 'Keeps the key to Dropbox, and gives the computers of a company one-time links to single files.',
  fill(root, projectRoot) {
    const unit = readFileSync(join(projectRoot, 'resources/server/outbox-server.service'), 'utf8')
    write(root, '/usr/lib/systemd/system/outbox-server.service', installedUnit(unit), 0o644)
    write(root, '/etc/outbox/server.json', programFile('server.json'), 0o644)
    place(root, join(projectRoot, 'docs/company-server.md'), '/usr/share/doc/outbox-server/company-server.md')
    place(root, join(projectRoot, 'resources/server/nginx.conf'), '/usr/share/doc/outbox-server/examples/nginx.conf')
  },
}

/** The unit for a checkout, with the paths of the package. Throws when the unit no longer has the lines that are changed. */
export function installedUnit(unit: string): string {
  const lines: readonly (readonly [pattern: RegExp, line: string])[] = [
    [/^ExecStart=.*$/m, 'ExecStart=/usr/bin/outbox-server --config /etc/outbox/server.json'],
    [/^WorkingDirectory=.*$/m, 'WorkingDirectory=/usr/lib/outbox-server'],
    [/^Documentation=.*$/m, 'Documentation=file:///usr/share/doc/outbox-server/company-server.md'],
    [/^# Node itself.*\n/m, ''],
  ]
  return lines.reduce((text, [pattern, line]) => {
    if (!pattern.test(text)) throw new Error(`outbox-server.service has no line like ${pattern}`)
    return text.replace(pattern, line)
  }, unit)
}

/** `exec`, so that a signal reaches Node itself. */
function started(home: string, command: string): string {
  return `#!/bin/sh\nexec ${home}/node ${home}/bin/${command}.mjs "$@"\n`
}

function write(root: string, path: string, text: string, mode: number): void {
  const to = join(root, path)
  mkdirSync(dirname(to), { recursive: true })
  writeFileSync(to, text, { mode })
}

/** The licence of Node: npm's package of it has it, and an unpacked archive of Node has it one folder up. */
function nodeLicence(): string {
  const above = join(dirname(process.execPath), '..')
  const packaged = join(above, 'node_modules', `node-${process.platform}-${process.arch}`, 'LICENSE')
  const found = [packaged, join(above, 'LICENSE')].find((path) => existsSync(path))
  if (found === undefined)
    throw new Error(
      `The licence of Node was not found beside ${process.execPath}. It comes with \`npm ci\`; \`npm install\` takes it away: run \`npm ci\`.`,
    )
  return found
}
