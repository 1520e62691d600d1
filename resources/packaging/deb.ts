// This folder: the programs that make packages.

// Makes a .deb with dpkg-deb from the arguments that electron-builder gives to fpm, so that no fpm need be fetched.
// An argument it does not know ends it: a package that lacks something quietly is worse than none.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'

const one = { type: 'string', default: '' } as const
const many = { type: 'string', multiple: true, default: [] as string[] } as const

/** fpm's words, as far as electron-builder uses them for a .deb. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'source-kind': { ...one, short: 's' },
    'target-kind': { ...one, short: 't' },
    depends: { ...many, short: 'd' },
    'deb-recommends': many,
    'deb-compression': { ...one, default: 'xz' },
    'deb-priority': { ...one, default: 'optional' },
    force: { type: 'boolean' },
    debug: { type: 'boolean' },
    log: one,
    architecture: one,
    'after-install': one,
    'after-remove': one,
    category: { ...one, default: 'misc' },
    description: one,
    iteration: one,
    license: one,
    maintainer: one,
    name: one,
    package: one,
    url: one,
    vendor: one,
    version: one,
  },
})

/** Copies `source=target`: a folder's content when the source ends in a slash, else one file under a new name. */
function place(root: string, sourceAndTarget: string): void {
  const [source = '', target = ''] = sourceAndTarget.split('=', 2)
  const to = join(root, target)
  mkdirSync(dirname(to), { recursive: true })
  cpSync(source, to, { recursive: true, verbatimSymlinks: true })
}

/** Everybody may read, and run what its maker may run; only the owner may write. */
function setModes(folder: string): void {
  chmodSync(folder, 0o755)
  for (const path of entries(folder)) {
    const entry = lstatSync(path)
    if (entry.isSymbolicLink()) continue
    chmodSync(path, entry.isDirectory() || (entry.mode & 0o100) !== 0 ? 0o755 : 0o644)
  }
}

function entries(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))
}

/** The control file: https://www.debian.org/doc/debian-policy/ch-controlfields.html */
function control(installedKilobytes: number): string {
  const iteration = values.iteration === '' ? '' : `-${values.iteration}`
  const fields: readonly (readonly [name: string, value: string])[] = [
    ['Package', values.name],
    ['Version', `${values.version}${iteration}`],
    ['Section', values.category],
    ['Priority', values['deb-priority']],
    ['Architecture', values.architecture],
    ['Maintainer', values.maintainer],
    ['Installed-Size', String(installedKilobytes)],
    ['Depends', values.depends.join(', ')],
    ['Recommends', values['deb-recommends'].join(', ')],
    ['Homepage', values.url],
    ['Description', description()],
  ]
  const given = fields.filter(([, value]) => value !== '')
  return given.map(([name, value]) => `${name}: ${value}\n`).join('')
}

/** The first line is the synopsis; each later one begins with a blank, and an empty one is a lone dot. */
function description(): string {
  const [synopsis = '', ...rest] = values.description.trim().split('\n')
  return [synopsis, ...rest.map((line) => ` ${line.trim() === '' ? '.' : line.trim()}`)].join('\n')
}

function build(root: string): boolean {
  for (const pair of positionals) place(root, pair)
  setModes(root)
  const files = entries(root).filter((path) => lstatSync(path).isFile())
  const bytes = files.reduce((sum, path) => sum + lstatSync(path).size, 0)
  const sums = files.map(
    (path) => `${createHash('md5').update(readFileSync(path)).digest('hex')}  ${relative(root, path)}`,
  )
  const about = join(root, 'DEBIAN')
  mkdirSync(about)
  writeFileSync(join(about, 'control'), control(Math.ceil(bytes / 1024)))
  writeFileSync(join(about, 'md5sums'), `${sums.sort().join('\n')}\n`)
  for (const [script, name] of [
    [values['after-install'], 'postinst'],
    [values['after-remove'], 'postrm'],
  ] as const) {
    if (script === '') continue
    copyFileSync(script, join(about, name))
    chmodSync(join(about, name), 0o755)
  }
  const args = ['--root-owner-group', `-Z${values['deb-compression']}`, '--build', root, values.package]
  return spawnSync('dpkg-deb', args, { stdio: 'inherit' }).status === 0
}

if (values['target-kind'] !== 'deb' || values['source-kind'] !== 'dir') throw new Error('only -s dir -t deb is known')
const temporary = mkdtempSync(join(tmpdir(), 'outbox-deb-'))
try {
  if (!build(join(temporary, 'root'))) process.exitCode = 1
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
