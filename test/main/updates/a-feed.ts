// A feed of updates on this computer, over real TLS, as honest or as hostile as a test wants.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { Agent, createServer } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { expect } from 'vitest'
import { createShellClock } from '#main/clock.ts'
import type { FeedLimits } from '#main/updates/feed-requests.ts'
import { faultOf } from '#main/updates/update-fault.ts'
import { openNsisUpdates, type Updater } from '#main/updates/nsis-updates.ts'
import { createAuthority } from '#test/rigs/network/certificates.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

export const installer = Buffer.from('MZ this is version 1.5.0')

export const quickLimits: FeedLimits = { listBytes: 4_096, fileBytes: 100_000, listMs: 20_000, fileMs: 20_000 }

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

export interface Feed extends AsyncDisposable {
  readonly url: string
  /** `METHOD /path` of each request, without what keeps caches away. */
  readonly asked: readonly string[]
  /** Headers of the last request. */
  readonly headers: () => IncomingMessage['headers']
  /** By path; what is not named is not found. */
  readonly answers: Map<string, Answer>
  open(more?: More): Updater
  /** All that lies where electron-updater puts what it loads. */
  loaded(): readonly string[]
}

export type More = {
  readonly version?: string
  readonly limits?: Partial<FeedLimits>
  /** As `checkSignature`; left out: all is well signed. */
  readonly checkSignature?: (publishers: string[], file: string) => Promise<string | null>
}

export const text =
  (body: string | Buffer, status = 200): Answer =>
  (_request, response) =>
    void response.writeHead(status).end(body)

export function listOf(change: Readonly<Record<string, unknown>> = {}, version = '1.5.0'): string {
  const sha512 = createHash('sha512').update(installer).digest('base64')
  const file = { url: 'outbox-1.5.0.exe', sha512, size: installer.length, ...change }
  // JSON is YAML, too.
  return JSON.stringify({ version, files: [file], path: file.url, sha512: file.sha512, releaseDate: '2026-01-01' })
}

let known: { readonly cert: string; readonly key: string; readonly authority: string } | null = null

/** Made once: it takes a while. */
function identity(): NonNullable<typeof known> {
  if (known !== null) return known
  const authority = createAuthority(temporaryFolder(), 'feed')
  known = { ...authority.sign('IP:127.0.0.1'), authority: authority.cert }
  return known
}

export async function aFeed(): Promise<Feed> {
  const folder = temporaryFolder()
  const { cert, key, authority } = identity()
  const answers = new Map<string, Answer>()
  const asked: string[] = []
  let headers: IncomingMessage['headers'] = {}
  const server = createServer({ cert, key }, (request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '')
    asked.push(`${request.method ?? ''} ${path}`)
    headers = request.headers
    const answer = answers.get(path) ?? text('', 404)
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/outbox/`
  const agent = new Agent({ ca: authority })
  const configFile = join(folder, 'app-update.yml')
  writeFileSync(configFile, 'provider: generic\nupdaterCacheDirName: cache\npublisherName:\n  - Acme GmbH\n')
  const cache = join(folder, 'cache')
  mkdirSync(cache)
  return {
    url,
    asked,
    headers: () => headers,
    answers,
    open: ({ version = '1.4.0', limits = {}, checkSignature = async () => null } = {}) =>
      openNsisUpdates({
        version,
        feed: url,
        configFile,
        cacheFolder: folder,
        userData: folder,
        agentFor: () => agent,
        clock: createShellClock(),
        limits: { ...quickLimits, ...limits },
        checkSignature,
      }),
    loaded: () =>
      readdirSync(cache, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('.exe')),
    async [Symbol.asyncDispose]() {
      agent.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

// electron-updater asks for another list on each system.
export const list = process.platform === 'win32' ? '/outbox/latest.yml' : '/outbox/latest-linux.yml'
export const file = '/outbox/outbox-1.5.0.exe'
export const elsewhere =
  (location: string): Answer =>
  (_request, response) =>
    void response.writeHead(302, { location }).end()

/** The version that was loaded, or why none was. */
export async function end(feed: Feed, answers: Readonly<Record<string, Answer>>, more: More = {}): Promise<string> {
  for (const [path, answer] of Object.entries(answers)) feed.answers.set(path, answer)
  const updater = feed.open(more)
  try {
    const version = await updater.check()
    if (version === null) return 'nothing newer'
    await updater.load()
    return version
  } catch (error) {
    return faultOf(error)
  } finally {
    // Nothing is installed that was not loaded whole and found good.
    if (feed.loaded().length === 0) expect(updater.install(false)).toBe(false)
  }
}
