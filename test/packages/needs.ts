// What this computer needs for the run, in one place.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Debian's packages, each with a program of it that is called. */
export const debianPackages: Readonly<Record<string, string>> = {
  'dpkg-dev': 'dpkg-deb',
  rpm: 'rpmbuild',
  'desktop-file-utils': 'desktop-file-validate',
  appstream: 'appstreamcli',
  apparmor: 'apparmor_parser',
  debootstrap: 'debootstrap',
  cpio: 'cpio',
  nsis: 'makensis',
  wixl: 'wixl',
  msitools: 'msibuild',
  osslsigncode: 'osslsigncode',
  openssl: 'openssl',
  'gcc-mingw-w64-x86-64-posix': 'x86_64-w64-mingw32-gcc',
  'util-linux': 'unshare',
}

/** Why this computer cannot run it at all, in a sentence; null when it can. */
export function whyNotHere(): string | null {
  if (process.platform !== 'linux') return 'The packages are made and installed on Debian; this is another system.'
  if (!existsSync('/etc/debian_version'))
    return 'The packages are installed in a small Debian, made by debootstrap; this is not Debian.'
  return process.getuid?.() === 0 ? null : 'Making and entering the small Debian needs the user root.'
}

/** Which packages are missing, in a sentence with the command that brings them; null when none is. */
export function missingPackages(): string | null {
  const missing = Object.entries(debianPackages).flatMap(([name, program]) => (isProgram(program) ? [] : [name]))
  if (missing.length === 0) return null
  const names = missing.join(' ')
  return `These packages of Debian are missing: ${names}.\n  apt-get install --no-install-recommends ${names}`
}

function isProgram(name: string): boolean {
  return ['/usr/sbin', '/usr/bin', '/sbin', '/bin'].some((folder) => existsSync(`${folder}/${name}`))
}

/** Runs a program and returns what it said. Throws with all of it when it fails. */
export function run(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): string {
  const env = { ...process.env, ...environment }
  const ended = spawnSync(program, args, { encoding: 'utf8', env, maxBuffer: 1e9, timeout: mostMs })
  if (ended.status === 0) return ended.stdout
  const how = ended.error?.message ?? `exit status ${ended.status ?? ended.signal}`
  throw new Error(`${program} ${args.join(' ')}: ${how}\n${ended.stdout}${ended.stderr}`)
}

const mostMs = 5 * 60_000
