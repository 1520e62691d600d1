// A real PostgreSQL for tests: one server a test process, a new database for each test that asks.
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { makeFolder, removeFolder } from '../made-folder.ts'
import { orSayWhy } from '../possible.ts'
import { until } from '../until.ts'

/** Where Debian's package has the programs. */
const binaries = '/usr/lib/postgresql/15/bin'

const isRoot = process.getuid?.() === 0

/** Whether tests with PostgreSQL can run here; where not, that is said once for each. */
export function hasPostgres(testName: string): boolean {
  return orSayWhy(existsSync(join(binaries, 'initdb')), testName, 'PostgreSQL 15 (Debian: postgresql) is not installed')
}

export type Postgres = {
  /** The address of one of its databases. */
  urlOf(database: string): string
  /** Makes an empty database and answers its address. */
  aDatabase(): Promise<string>
  /** Ends it as a crash would, and starts it again. */
  restart(): Promise<void>
  /** Ends it at once, every connection too. */
  stop(): Promise<void>
  /** Starts it again. */
  start(): Promise<void>
  close(): Promise<void>
}

/** Starts one that only this test knows, where a test stops it or counts what it does. */
export async function startPostgres(): Promise<Postgres> {
  const folder = makeFolder()
  chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  mkdirSync(data)
  if (isRoot) spawnSync('chown', ['-R', 'postgres:postgres', folder])
  const made = asPostgres('initdb', [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-locale',
    '--no-sync',
  ])
  const initialised = spawnSync(made.command, made.args, { encoding: 'utf8' })
  if (initialised.status !== 0) throw new Error(initialised.stderr)
  let running: ChildProcess | null = null
  let databases = 0
  const urlOf = (database: string) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`

  const start = async (): Promise<void> => {
    const quick = [
      'fsync=off',
      'full_page_writes=off',
      'shared_buffers=16MB',
      'max_connections=120',
      'listen_addresses=',
    ]
    const settings = quick.flatMap((setting) => ['-c', setting])
    const { args, command } = asPostgres('postgres', ['-D', data, '-k', folder, ...settings])
    running = spawn(command, args, { stdio: 'ignore' })
    await until('PostgreSQL answers', () => isAnswering(urlOf('postgres')))
  }
  const stop = async (): Promise<void> => {
    const child = running
    running = null
    if (child === null || child.exitCode !== null) return
    const ended = once(child, 'exit')
    // SIGQUIT: it leaves without a checkpoint, as after a crash.
    child.kill('SIGQUIT')
    await ended
  }
  await start()
  return {
    urlOf,
    start,
    stop,
    aDatabase: async () => {
      databases += 1
      const name = `company_${process.pid}_${databases}`
      await runSql(urlOf('postgres'), `CREATE DATABASE ${name}`)
      return urlOf(name)
    },
    restart: async () => {
      await stop()
      await start()
    },
    close: async () => {
      await stop()
      removeFolder(folder)
    },
  }
}

let shared: Promise<Postgres> | null = null

/** An empty database on the server that all test files of this process share. */
export async function aDatabase(): Promise<string> {
  shared ??= startPostgres().then((postgres) => {
    // It ends with this process (see pdeathsig); only its folder would stay.
    process.once('exit', () => removeFolder(folderOf(postgres)))
    return postgres
  })
  return (await shared).aDatabase()
}

/** Runs statements in a connection of their own. */
export async function runSql(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(text)
    return rows
  } finally {
    await client.end()
  }
}

function folderOf(postgres: Postgres): string {
  return new URL(postgres.urlOf('postgres')).searchParams.get('host') ?? ''
}

/** Another user than root, which PostgreSQL refuses; and it ends when this process does, however that comes. */
function asPostgres(program: string, args: readonly string[]): { readonly command: string; readonly args: string[] } {
  const own = [join(binaries, program), ...args]
  const user = isRoot ? ['--reuid=postgres', '--regid=postgres', '--clear-groups'] : []
  return { command: 'setpriv', args: [...user, '--pdeathsig', 'QUIT', ...own] }
}

async function isAnswering(url: string): Promise<boolean> {
  return runSql(url, 'SELECT 1').then(
    () => true,
    () => false,
  )
}
