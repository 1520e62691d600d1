// A small Debian, made once a computer, in which packages are installed as on a computer that never saw Outbox.
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './needs.ts'
import { madeWhole } from '#test/windows/cache.ts'
import { mirrorIn } from '#test/windows/mirror.ts'

/** Counted up when a root that was made by an older recipe must not be used any more. */
const recipe = 2

const script = fileURLToPath(new URL('bare-root.sh', import.meta.url))

/**
 * What the app depends on is in the root already, so that installing it needs no network; and what the checks call there.
 * The programs bring their Node with them.
 */
const inside =
  'libgtk-3-0t64 libnss3 libnotify4 libxss1 libxtst6 libatspi2.0-0t64 libuuid1 libgbm1 libasound2t64 libsecret-1-0 ' +
  'xdg-utils desktop-file-utils adduser apparmor curl systemd apt-utils gnupg'

/** A Debian that belongs to one series of checks: what a script did there, the next one finds. */
export class BareRoot {
  readonly #root: string
  readonly #state: string
  readonly #files: string

  /** `folder` keeps what is changed; the files in `files` are seen as /files; `root` is another Debian than the bare one. */
  constructor(folder: string, files: string, root: string = madeRoot()) {
    this.#root = root
    this.#state = folder
    this.#files = files
  }

  /** Runs a shell script as root and returns what it said; throws with all of it when a line failed. */
  run(text: string): string {
    return run(script, [this.#root, this.#state, this.#files, text])
  }

  /** Every path there, but for what the system itself writes when packages come and go. */
  paths(): readonly string[] {
    const ours = this.run('find / -xdev ! -path "/proc/*" ! -path "/dev/*" ! -path "/files*" -print')
    return ours.split('\n').filter((path) => path !== '' && !bookkeeping.test(path))
  }
}

const bookkeeping =
  /^\/(var\/(log|cache|lib\/(dpkg|apt|systemd|pam))|tmp|run|usr\/share\/mime|usr\/share\/applications\/mimeinfo\.cache|etc\/(passwd|group|shadow|gshadow)-?|etc\/\.pwd\.lock)(\/|$|-)/

function madeRoot(): string {
  const base = process.env['XDG_CACHE_HOME'] ?? ''
  const folder = join(base === '' ? join(homedir(), '.cache') : base, 'outbox-packages')
  mkdirSync(folder, { recursive: true })
  const root = join(folder, `root-${recipe}`)
  if (!existsSync(root)) console.log(`  Making a small Debian in ${folder}, once: about two minutes`)
  madeWhole(root, (making) => {
    run('debootstrap', ['--variant=minbase', '--include=ca-certificates', 'trixie', making, mirror()])
    // How this computer reaches the archive.
    for (const file of ['/etc/resolv.conf', '/etc/hosts']) copyFileSync(file, `${making}${file}`)
    if (existsSync('/etc/apt/apt.conf.d'))
      cpSync('/etc/apt/apt.conf.d', `${making}/etc/apt/apt.conf.d`, { recursive: true })
    const install = 'apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold'
    const line = `DEBIAN_FRONTEND=noninteractive; export DEBIAN_FRONTEND; apt-get update -qq && ${install} ${inside} && apt-get clean`
    run('chroot', [making, 'sh', '-c', line])
  })
  return root
}

/** The archive this computer installs from. */
function mirror(): string {
  const folder = '/etc/apt/sources.list.d'
  const names = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
  const files = ['/etc/apt/sources.list', ...names].filter((file) => existsSync(file))
  return mirrorIn(files.map((file) => readFileSync(file, 'utf8')))
}
