// A real PostgreSQL for tests: one server a test process, a new database for each test that asks.
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { makeFolder, removeFolder } from '../made-folder.ts'
import { orSayWhy } from '../possible.ts'
import { until } from '../until.ts'
import { layCluster } from './cluster-files.ts'

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
  /** Makes a standby that has all that is committed from now on. */
  addStandby(): Promise<void>
  /** Ends it as a crash would; from then on the standby is what answers at its addresses. */
  failOver(): Promise<void>
  close(): Promise<void>
}

/** Starts one that only this test knows, where a test stops it or counts what it does. `isDurable`: it waits for the disk, as a company's does. */
export async function startPostgres(isDurable = false): Promise<Postgres> {
  const startIn = (home: string) => startCluster(home, isDurable)
  const folder = makeFolder()
  chmodSync(folder, 0o755)
  const [first, second] = [join(folder, 'first'), join(folder, 'second')]
  for (const each of [first, second]) mkdirSync(each)
  if (isRoot) spawnSync('chown', ['-R', 'postgres:postgres', folder])
  await layCluster(dataOf(first), join(binaries, 'initdb'), clusterWords.join(' '), () =>
    run('initdb', ['-D', dataOf(first), ...clusterWords]),
  )
  // The address of whichever of the two is the one that is written to.
  const current = join(folder, 'current')
  symlinkSync(first, current)
  let databases = 0
  const urlOf = (database: string) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(current)}`
  let main = await startIn(first)
  let standby: Running | null = null
  return {
    urlOf,
    start: async () => {
      main = await startIn(main.home)
    },
    stop: () => main.stop(),
    aDatabase: async () => {
      databases += 1
      const name = `company_${process.pid}_${databases}`
      await runSql(urlOf('postgres'), `CREATE DATABASE ${name}`)
      return urlOf(name)
    },
    restart: async () => {
      await main.stop()
      main = await startIn(main.home)
    },
    addStandby: async () => {
      await run('pg_basebackup', ['-D', dataOf(second), '-h', first, '-U', 'postgres', '-R', '-c', 'fast', '--no-sync'])
      standby = await startIn(second)
      // Only now: what the standby is made from must not wait for a standby of its own.
      await runSql(urlOf('postgres'), `ALTER SYSTEM SET synchronous_standby_names = '*'`)
      await runSql(urlOf('postgres'), 'SELECT pg_reload_conf()')
      const state = `SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'`
      await until('the standby follows', async () => (await runSql(urlOf('postgres'), state)).length === 1)
    },
    failOver: async () => {
      if (standby === null) throw new Error('there is no standby')
      await main.stop()
      main = standby
      standby = null
      rmSync(current)
      symlinkSync(main.home, current)
      await runSql(urlOf('postgres'), 'SELECT pg_promote(true)')
    },
    close: async () => {
      await main.stop()
      await standby?.stop()
      removeFolder(folder)
    },
  }
}

type Running = { readonly home: string; readonly stop: () => Promise<void> }

const clusterWords = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']

const usual = settings(
  'shared_buffers=16MB',
  'max_connections=120',
  'listen_addresses=',
  'wal_retrieve_retry_interval=100',
)
const hasty = settings('fsync=off', 'full_page_writes=off')

function settings(...all: readonly string[]): readonly string[] {
  return all.flatMap((setting) => ['-c', setting])
}

const dataOf = (home: string): string => join(home, 'data')

/** Starts what is in `home`, which also has its socket. */
async function startCluster(home: string, isDurable: boolean): Promise<Running> {
  const { args, command } = asPostgres('postgres', [
    '-D',
    dataOf(home),
    '-k',
    home,
    ...usual,
    ...(isDurable ? [] : hasty),
  ])
  const child = spawn(command, args, { stdio: 'ignore' })
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(home)}`
  await until('PostgreSQL answers', () => isAnswering(url))
  return { home, stop: () => end(child) }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  // SIGQUIT: it leaves without a checkpoint, as after a crash.
  child.kill('SIGQUIT')
  await ended
}

async function run(program: string, words: readonly string[]): Promise<void> {
  const { args, command } = asPostgres(program, words)
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (bytes: Buffer) => {
    errors += bytes.toString()
  })
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`${program} failed: ${errors}`)
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
  return dirname(new URL(postgres.urlOf('postgres')).searchParams.get('host') ?? '')
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
