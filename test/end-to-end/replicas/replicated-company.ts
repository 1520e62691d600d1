// A company with two servers, as processes of their own, on one PostgreSQL, behind a balancer; people sign in at a real provider. Made for
// Vitest and Playwright alike.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { recordOfLine } from '#server/audit/parse-line.ts'
import { startDropbox } from '#emulator/start.ts'
import type { Dropbox } from '#emulator/start.ts'
import { startIdentityProvider } from '#test/rigs/identity-provider/identity-provider.ts'
import type { IdentityProvider } from '#test/rigs/identity-provider/identity-provider.ts'
import { startBalancer } from '#test/rigs/network/balancer.ts'
import { runSql, startPostgres } from '#test/rigs/postgres/postgres.ts'
import type { Postgres } from '#test/rigs/postgres/postgres.ts'
import { runServer, startReplica } from './replica-process.ts'
import type { AtEnd } from './replica-process.ts'

const oneMiB = 1024 * 1024

export type ReplicatedCompany = {
  /** Where clients ask. */
  readonly url: string
  /** The settings file of both servers. */
  readonly config: string
  readonly postgres: Postgres
  readonly dropbox: Dropbox
  readonly provider: IdentityProvider
  /** Ends one of the servers as a power cut would, and starts another in its place. The first server is left alone. */
  replaceOne(): Promise<void>
  /** Ends both, asks `audit verify`, and answers what it said with what the record tells of the files that are in Dropbox. */
  endAndAudit(): Promise<{ readonly verified: Awaited<ReturnType<typeof runServer>>; readonly sent: readonly string[] }>
}

type Wishes = {
  /** Empty; the settings file and the secrets are put there. */
  readonly home: string
  readonly atEnd: AtEnd
  /** Without it one is started. */
  readonly dropbox?: Dropbox
  /** Of a server, beside those that all such companies have. */
  readonly settings?: object
  readonly hasStandby?: boolean
}

/** Starts all of it. A file above 1 MiB does not fit through a link there, and goes in pieces of 4 MiB. */
export async function startReplicatedCompany(wishes: Wishes): Promise<ReplicatedCompany> {
  const { atEnd, hasStandby = false, home, settings = {} } = wishes
  const [postgres, dropbox, balancer, provider] = await Promise.all([
    endedBy(atEnd, startPostgres()),
    wishes.dropbox ?? endedBy(atEnd, startDropbox()),
    endedBy(atEnd, startBalancer()),
    endedBy(atEnd, startIdentityProvider()),
  ])
  const database = await postgres.aDatabase()
  if (hasStandby) await postgres.addStandby()
  const secret = async (name: string, text: string): Promise<string> => {
    await writeFile(join(home, name), text, { mode: 0o600 })
    return name
  }
  const config = join(home, 'server.json')
  const all = {
    dropbox: {
      appKey: dropbox.appKey,
      refreshTokenFile: await secret('refresh-token', dropbox.refreshToken),
      url: dropbox.url,
    },
    devices: [],
    signIn: { ...provider.settings, base: '/People' },
    databaseUrlFile: await secret('database-url', database),
    directMaxBytes: oneMiB,
    relayPieceBytes: 4 * oneMiB,
    linkAlarmMinutes: 1,
    ...settings,
  }
  await writeFile(config, JSON.stringify(all))

  const steady = await startReplica(config, atEnd)
  let victim = await startReplica(config, atEnd)
  const balance = (): void => balancer.setPorts([steady.port, victim.port])
  balance()
  return {
    url: balancer.url,
    config,
    postgres,
    dropbox,
    provider,
    replaceOne: async () => {
      await victim.kill()
      victim = await startReplica(config, atEnd)
      balance()
    },
    endAndAudit: async () => {
      await Promise.all([steady.kill(), victim.kill()])
      const verified = await runServer(['audit', 'verify', '--config', config])
      const rows = await runSql(database, 'SELECT line FROM audit_rows ORDER BY id')
      return { verified, sent: sentOf(rows.map(({ line }) => String(line))) }
    },
  }
}

async function endedBy<T extends { close(): Promise<void> }>(atEnd: AtEnd, starting: Promise<T>): Promise<T> {
  const started = await starting
  atEnd(() => started.close())
  return started
}

/** A link was given, or the bytes were found there: by whoever a killed server left without an answer to its finish, for instance. */
const thatSay: ReadonlySet<string> = new Set(['issued', 'stored', 'present'])

/** Each place with the hash of the bytes that are to be there, once, in order: a link whose answer was lost is followed by another. */
function sentOf(lines: readonly string[]): readonly string[] {
  const records = lines.map((line) => recordOfLine(line)).filter((record) => record !== null)
  const sent = records.filter(({ dropboxPath, outcome }) => thatSay.has(outcome) && dropboxPath !== null)
  return inOrder(new Set(sent.map(({ contentHash, dropboxPath }) => `${dropboxPath} ${contentHash}`)))
}

/** Each place with the hash of what arrived there, in order: twice where something arrived twice. */
export function arrivedIn(dropbox: Dropbox): readonly string[] {
  return inOrder(
    dropbox.journal().flatMap((entry) => (entry.kind === 'commit' ? [`${entry.path} ${entry.contentHash}`] : [])),
  )
}

export function inOrder(texts: Iterable<string>): readonly string[] {
  return [...texts].toSorted((one, other) => (one < other ? -1 : 1))
}
