// A company to measure against: the local Dropbox and the real company server, each its own process on 127.0.0.1, with
// limits so wide that no meter is what is measured.
import type { ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { hashToken, makeToken } from '#server/devices.ts'
import { ending, readyLine, stop } from './child-lines.ts'
import type { DelayedWay } from '../servers/delayed-way.ts'
import { pidOf } from './process-memory.ts'
import type { Workplace } from './workplace.ts'

export type Company = {
  readonly url: string
  /** The token of the device that most measures need. */
  readonly token: string
  readonly tokenFile: string
  /** Of a hundred more devices, each with a folder of its own. */
  readonly crowd: readonly string[]
  readonly serverPid: () => number
  /** Starts another server of the same company, which ends with it; they need a PostgreSQL. */
  readonly startAnother: () => Promise<{ readonly url: string; readonly pid: number }>
  /** Kills the server in the midst of its work and starts it again at the same address. */
  readonly killServer: () => Promise<void>
  readonly close: () => Promise<void>
}

const dropboxReady = z.object({
  url: z.string(),
  appKey: z.string(),
  appSecret: z.string(),
  refreshToken: z.string(),
})
const serverReady = z.object({ url: z.string() })

const unhurried = { perSecond: 1_000_000, burst: 1_000_000 }
const widestLimits = {
  liveLinksPerDevice: 100_000,
  linksPerNamespace: unhurried,
  requestsPerDevice: unhurried,
  checksPerDevice: unhurried,
  requestsPerAddress: unhurried,
  relaysPerDevice: 10_000,
}

/** Larger than any file that is measured. */
const longestLinkBytes = 16 * 1024 ** 3

/**
 * Starts both. The local Dropbox keeps its files in the folder `name`, with the settings beside it. Files above
 * `directMaxBytes` go through relays. Links lead over `dropboxWay`. With `databaseUrl` all is kept in that PostgreSQL.
 */
export async function startCompany(
  place: Workplace,
  name: string,
  directMaxBytes = longestLinkBytes,
  dropboxWay: DelayedWay | null = null,
  databaseUrl: string | null = null,
): Promise<Company> {
  const home = place.folder(name)
  const dropbox = place.startServer('./dropbox-child.ts', [
    join(home, 'dropbox'),
    ...(dropboxWay === null ? [] : [dropboxWay.url]),
  ])
  const facts = dropboxReady.parse(await readyLine(dropbox))
  dropboxWay?.leadTo(facts.url)

  const token = makeToken()
  const crowd = Array.from({ length: 100 }, makeToken)
  const secret = (file: string, text: string): string => {
    writeFileSync(join(home, file), text, { mode: 0o600 })
    return file
  }
  const settings = {
    dropbox: {
      appKey: facts.appKey,
      appSecretFile: secret('app-secret', facts.appSecret),
      refreshTokenFile: secret('refresh-token', facts.refreshToken),
      url: facts.url,
    },
    devices: [
      { name: 'bench', tokenSha256: hashToken(token), base: '/bench' },
      ...crowd.map((each, at) => ({ name: `crowd-${at}`, tokenSha256: hashToken(each), base: `/crowd/${at}` })),
    ],
    directMaxBytes,
    ...(databaseUrl === null
      ? { relayFile: 'relays.db', auditDatabase: 'audit.db' }
      : { databaseUrlFile: secret('database-url', databaseUrl) }),
    auditFile: 'audit.jsonl',
    linkSeconds: 120,
    limits: widestLimits,
  }
  const settingsFile = join(home, secret('settings.json', JSON.stringify(settings)))
  const startServer = async (port: string): Promise<{ readonly child: ChildProcess; readonly url: string }> => {
    const args = ['--config', settingsFile, '--port', port, '--json']
    const child = place.startServer('../../../src/server/main.ts', args)
    return { child, url: serverReady.parse(await readyLine(child)).url }
  }
  let server = await startServer('0')
  const others: ChildProcess[] = []
  const { url } = server
  const tokenFile = join(home, secret('token', token))
  return {
    url,
    token,
    tokenFile,
    crowd,
    serverPid: () => pidOf(server.child),
    async startAnother() {
      const { child, url: at } = await startServer('0')
      others.push(child)
      return { url: at, pid: pidOf(child) }
    },
    async killServer() {
      const ended = ending(server.child)
      server.child.kill('SIGKILL')
      await ended
      server = await startServer(new URL(url).port)
    },
    async close() {
      for (const child of [server.child, ...others]) await stop(child)
      await stop(dropbox)
    },
  }
}
