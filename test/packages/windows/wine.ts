// Windows programs in the small Debian with wine that the tests on Windows' Node made.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BareRoot } from '../bare-root.ts'
import { cacheFor } from '#test/windows/cache.ts'
import { root } from '#test/run/tool.ts'

/** Wine's folder inside that Debian, the same on every computer: it is seen as /work/prefix there and nowhere else. */
const prefix = 'work/prefix'

/** A Windows of its own: what was installed there, the next script finds. */
export class Wine {
  readonly #debian: BareRoot
  readonly #folder: string

  /** `folder` keeps what is changed; the files in `files` are Z:\files. Makes the Debian when it is not there yet. */
  constructor(folder: string, files: string) {
    const cache = cacheFor(root, process.env)
    const maker = fileURLToPath(new URL('../../windows/make-root.ts', import.meta.url))
    spawnSync('mkdir', ['-p', cache.folder])
    const made = spawnSync('flock', [join(cache.folder, 'lock'), process.execPath, maker], { stdio: 'inherit' })
    if (made.status !== 0) throw new Error('The Debian with wine could not be made.')
    this.#folder = folder
    this.#debian = new BareRoot(folder, files, cache.root)
  }

  /** Runs a shell script in which `w` starts a Windows program; returns what it said, and throws when a line failed. */
  run(script: string): string {
    // What a program wrote is in the registry's files only when wine has ended.
    return this.#debian
      .run(
        `export WINEPREFIX=/${prefix} WINEDEBUG=-all HOME=/work TMP='Z:\\tmp' TEMP='Z:\\tmp'; cd /${prefix}/drive_c
w() { wine "$@" </dev/null 2>/tmp/err; }
trap 'wineserver -w' EXIT
${script}`,
      )
      .replaceAll('\r', '')
  }

  /** The values of a registry key, one a line, as `reg query` tells them; empty when there is no such key. */
  registry(key: string): string {
    return this.run(`w reg query '${key}' /reg:64 2>/dev/null || true`)
  }

  /** Where a file that was written below C:\\ lies on this computer. */
  fileOf(path: string): string {
    return join(this.#folder, 'upper', prefix, 'drive_c', path)
  }

  /** Every file below C:\, but for what wine itself writes. */
  files(): readonly string[] {
    const found = this.run('find . -type f -o -type l')
      .split('\n')
      .filter((path) => path !== '')
    return found
      .filter((path) => !/^\.\/(windows\/|ProgramData\/Microsoft\/Windows\/Caches|users\/[^/]+\/Temp\/)/.test(path))
      .toSorted()
  }
}
