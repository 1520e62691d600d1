// Real programs, each saving a file in the way that deceives: with pauses, with nothing in it at first, with holes, under
// another name.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import http from 'node:http'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'

export type Place = {
  /** Watched. */
  readonly folder: string
  /** A folder of this writer's own, for what it reads. */
  readonly own: string
  /** A web server that pauses in the middle of what it sends. */
  readonly url: string
}

export type Writer = {
  readonly name: string
  /** The Debian package that has the program, for who misses it. */
  readonly package: string
  readonly program: string
  /** The file that is saved, in the watched folder. */
  readonly file: string
  readonly saves: number
  readonly save: (place: Place) => Promise<void>
}

/** A program that takes longer hangs, and is ended. */
const mostMs = 60_000

/** Longer than the quiet time of a file that nothing is known of. */
const pauseMs = 3_200

/** Longer than any quiet time here: what is saved after it is a save of its own. */
const betweenSavesMs = 9_000

export const writers: readonly Writer[] = [
  {
    name: 'ffmpeg writes a few bytes and goes on when a film is encoded',
    package: 'ffmpeg',
    program: 'ffmpeg',
    file: 'film.mp4',
    saves: 1,
    save: ({ folder }) =>
      run('ffmpeg', [
        '-v',
        'error',
        '-re',
        '-f',
        'lavfi',
        '-i',
        'testsrc2=s=320x180:d=6',
        '-y',
        join(folder, 'film.mp4'),
      ]),
  },
  {
    name: 'xz writes nothing until it has all',
    package: 'xz-utils',
    program: 'xz',
    file: 'log.xz',
    saves: 1,
    save: ({ folder }) => shell(`${pausing('seq 40000')} | xz -T2 > "$1"`, join(folder, 'log.xz')),
  },
  {
    name: 'rsync writes under another name, over a line that stands still',
    package: 'rsync',
    program: 'rsync',
    file: 'Quarterly report.pdf',
    saves: 1,
    async save({ folder, own }) {
      const source = join(own, 'Quarterly report.pdf')
      await writeFile(source, Buffer.alloc(400_000, 'r'))
      const copying = spawn('rsync', ['--bwlimit=100', source, `${folder}/`])
      const ended = once(copying, 'close')
      await pass(1_000)
      copying.kill('SIGSTOP')
      // The other half of rsync runs on and has nothing to do.
      await pass(2 * pauseMs)
      copying.kill('SIGCONT')
      await ended
    },
  },
  {
    name: 'wget writes as it comes, from a server that pauses',
    package: 'wget',
    program: 'wget',
    file: 'brochure.pdf',
    saves: 1,
    save: ({ folder, url }) => run('wget', ['-q', '-O', join(folder, 'brochure.pdf'), `${url}/brochure.pdf`]),
  },
  {
    name: 'aria2 makes a file in its full size and fills it later',
    package: 'aria2',
    program: 'aria2c',
    file: 'disc.iso',
    saves: 1,
    save: ({ folder, url }) =>
      run('aria2c', ['-q', '--no-conf', '--file-allocation=trunc', '-d', folder, '-o', 'disc.iso', `${url}/disc.iso`]),
  },
  {
    name: 'LibreOffice saves under another name',
    package: 'libreoffice-writer-nogui',
    program: 'soffice',
    file: 'letter.odt',
    saves: 1,
    async save({ folder, own }) {
      await writeFile(join(own, 'letter.txt'), 'Dear customers,\n')
      const profile = `-env:UserInstallation=file://${join(own, 'profile')}`
      await run('soffice', [profile, '--headless', '--convert-to', 'odt', '--outdir', folder, join(own, 'letter.txt')])
    },
  },
  {
    name: 'Vim keeps the version before until the new one is whole',
    package: 'vim-tiny',
    program: 'vim.tiny',
    file: 'minutes.txt',
    saves: 2,
    save: ({ folder }) =>
      twice((text) => {
        const words = ['-u', 'NONE', '-es', '-c', `normal o${text}`, '-c', 'wq', join(folder, 'minutes.txt')]
        return run('vim.tiny', words)
      }),
  },
  {
    name: 'Emacs keeps the version before',
    package: 'emacs-nox',
    program: 'emacs',
    file: 'notes.txt',
    saves: 2,
    save: ({ folder }) =>
      twice((text) =>
        run('emacs', [
          '-Q',
          '--batch',
          join(folder, 'notes.txt'),
          '--eval',
          `(progn (insert "${text}") (save-buffer))`,
        ]),
      ),
  },
  {
    name: '7z packs under the final name',
    package: 'p7zip-full',
    program: '7z',
    file: 'plans.7z',
    saves: 1,
    save: ({ folder }) => shell(`${pausing('seq 90000')} | 7z a -si "$1" > /dev/null`, join(folder, 'plans.7z')),
  },
  {
    name: 'zip packs under another name',
    package: 'zip',
    program: 'zip',
    file: 'photos.zip',
    saves: 1,
    save: ({ folder }) => shell(`${pausing('seq 90000')} | zip -q "$1" -`, join(folder, 'photos.zip')),
  },
  {
    name: 'qpdf changes a document in its place',
    package: 'qpdf',
    program: 'qpdf',
    file: 'contract.pdf',
    saves: 2,
    async save({ folder }) {
      const file = join(folder, 'contract.pdf')
      await run('qpdf', ['--empty', file])
      await pass(betweenSavesMs)
      await run('qpdf', ['--replace-input', '--encrypt', 'a', 'b', '256', '--', file])
    },
  },
  {
    name: 'SQLite has its database open for as long as somebody works with it',
    package: 'sqlite3',
    program: 'sqlite3',
    file: 'customers.sqlite',
    saves: 1,
    save: ({ folder }) => {
      const insert = 'INSERT INTO t VALUES (randomblob(9000));'
      const work = `echo 'CREATE TABLE t (x); ${insert}'; sleep ${pauseMs / 1_000}; echo '${insert}'`
      return shell(
        `(${work}; sleep ${pauseMs / 1_000}; echo '${insert}') | sqlite3 "$1"`,
        join(folder, 'customers.sqlite'),
      )
    },
  },
]

/** A command that gives its first half, pauses, and gives the rest. */
function pausing(command: string): string {
  return `(${command}; sleep ${pauseMs / 1_000}; ${command}; sleep ${pauseMs / 1_000}; ${command})`
}

async function twice(save: (text: string) => Promise<void>): Promise<void> {
  // More than a few bytes: a file of hardly any is waited for longer.
  await save('The first version. '.repeat(9))
  await pass(betweenSavesMs)
  await save('The second version. '.repeat(9))
}

/** Runs a program to its end; throws with what it said when it fails. */
async function run(program: string, words: readonly string[]): Promise<void> {
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'], timeout: mostMs })
  let said = ''
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said}`)
}

function shell(script: string, file: string): Promise<void> {
  return run('sh', ['-c', script, 'sh', file])
}

/** A web server that sends each file in three parts, with pauses between them. */
export async function aPausingServer(): Promise<AsyncDisposable & { readonly url: string }> {
  const part = Buffer.alloc(100_000, 'p')
  const server = http.createServer((_request, response) => {
    response.writeHead(200, { 'content-length': 3 * part.byteLength })
    void (async () => {
      response.write(part)
      await pass(pauseMs)
      response.write(part)
      await pass(pauseMs)
      response.end(part)
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
