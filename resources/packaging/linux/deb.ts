// This folder: what makes packages for Linux.

// Makes a .deb of a folder with dpkg-deb.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { bytesOf, filesBelow, setModes } from './package-root.ts'

/** Scripts dpkg runs as root, by their names. */
export type DebScripts = { readonly [Name in 'postinst' | 'prerm' | 'postrm']?: string }

export type Deb = {
  /** Holds the files as they are installed; it is changed. */
  readonly root: string
  /** Fields of the control file in their order; empty ones are left out. Installed-Size is reckoned here. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly scripts: DebScripts
  /** Settings that an administrator changes and an upgrade keeps, as absolute paths. */
  readonly kept: readonly string[]
  readonly compression: string
  /** The file to make. */
  readonly file: string
}

/** Makes the package; false when dpkg-deb refused, which has then said why. */
export function makeDeb({ root, fields, scripts, kept, compression, file }: Deb): boolean {
  setModes(root)
  const files = filesBelow(root)
  const sums = files.map((path) => `${md5(path)}  ${relative(root, path)}`)
  const about = join(root, 'DEBIAN')
  mkdirSync(about)
  writeFileSync(join(about, 'control'), control(fields, Math.ceil(bytesOf(files) / 1024)))
  writeFileSync(join(about, 'md5sums'), `${sums.toSorted().join('\n')}\n`)
  if (kept.length > 0) writeFileSync(join(about, 'conffiles'), `${kept.join('\n')}\n`)
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(about, name), text)
    chmodSync(join(about, name), 0o755)
  }
  // However this computer's umask is set.
  for (const path of [root, about]) chmodSync(path, 0o755)
  for (const path of filesBelow(about)) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644)
  const args = ['--root-owner-group', `-Z${compression}`, '--build', root, file]
  return spawnSync('dpkg-deb', args, { stdio: 'inherit' }).status === 0
}

/** The control file: https://www.debian.org/doc/debian-policy/ch-controlfields.html */
function control(fields: Deb['fields'], installedKilobytes: number): string {
  const given = [...fields.filter(([, value]) => value !== ''), ['Installed-Size', String(installedKilobytes)]]
  return given.map(([name, value]) => `${name}: ${value}\n`).join('')
}

/** The first line is the synopsis; each later one begins with a blank, and an empty one is a lone dot. */
export function debDescription(text: string): string {
  const [synopsis = '', ...rest] = text.trim().split('\n')
  return [synopsis, ...rest.map((line) => ` ${line.trim() === '' ? '.' : line.trim()}`)].join('\n')
}

function md5(path: string): string {
  return createHash('md5').update(readFileSync(path)).digest('hex')
}
