// A whole company on this computer: the local Dropbox, the company server, a folder to watch, all thrown away afterwards.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startDemo } from '#server/start.ts'
import type { RunningServer, StartAnswer } from '#server/start.ts'
import { startDropbox } from '#emulator/start.ts'
import type { Dropbox, DropboxOptions } from '#emulator/start.ts'
import { startOutbox } from './outbox-process.ts'
import type { Ended, OutboxProcess } from './outbox-process.ts'
import { makeFolder, removeFolderSoon } from '#test/rigs/made-folder.ts'
import { holdPort } from '#test/rigs/ports/hold-port.ts'
import type { HeldPort } from '#test/rigs/ports/hold-port.ts'

export const demoToken = 'a-token-for-trials-that-nobody-may-print-0123456789'

export interface Company extends AsyncDisposable {
  readonly dropbox: Dropbox
  readonly home: string
  readonly folder: string
  readonly data: string
  serverUrl(): string
  /** The words of `watch --folder ... --once`. */
  watchOnce(): readonly string[]
  watch(): readonly string[]
  /** Starts `outbox` with `--json`; it ends with the company at the latest. */
  start(words: readonly string[]): OutboxProcess
  run(words: readonly string[]): Promise<Ended>
  /** Makes a folder in the watched one. */
  addFolder(path: string): Promise<void>
  save(path: string, content: string | Uint8Array): Promise<void>
  /** What Dropbox holds at `path` below the device's folder, or null. */
  received(path: string): Promise<string | null>
  /** Bodies that began to arrive at links. */
  posts(): number
  commits(): readonly string[]
  /** Stops it. Its port stays its own meanwhile. */
  stopServer(): Promise<void>
  /** Starts it again at the same address. */
  startServer(): Promise<void>
  /** What is to end before the company goes, also when a test fails: Windows removes no folder in which something is open. */
  endsBefore(stop: () => Promise<void>): void
}

/** `hasRelays`: the server takes files that are too large for a link. `linkHosts`: hosts beside this computer that links may lead to. */
export type CompanyOptions = DropboxOptions & { readonly hasRelays?: boolean; readonly linkHosts?: readonly string[] }

/**
 * Starts a company, for `await using`. Tests that are run under wine, too, and save while the folder is watched, save in a
 * folder of it: the time of birth is made up there, and the watched folder is another one after each change in itself.
 */
export async function aCompany({
  hasRelays = false,
  linkHosts = [],
  ...options
}: CompanyOptions = {}): Promise<Company> {
  const home = makeFolder()
  const dropbox = await startDropbox({ switches: { nonBmp: 'accept' }, ...options })
  const folder = join(home, 'folder')
  const data = join(home, 'data')
  const tokenFile = join(home, 'token')
  await mkdir(folder)
  await writeFile(tokenFile, `${demoToken}\n`, { mode: 0o600 })
  const relayFile = hasRelays ? join(home, 'relays.db') : null
  let server: RunningServer | null = await startServerAt(dropbox.url, 0, relayFile, linkHosts)
  const { url } = server
  const port = Number(new URL(url).port)
  let held: HeldPort | null = null

  const reach = ['--server', url, '--token-file', tokenFile, '--data', data, '--allow-loopback']
  const watch = ['watch', '--folder', folder, ...reach]
  const processes: OutboxProcess[] = []
  const stops: (() => Promise<void>)[] = []
  function start(words: readonly string[]): OutboxProcess {
    const outbox = startOutbox(words)
    processes.push(outbox)
    return outbox
  }
  return {
    dropbox,
    home,
    folder,
    data,
    serverUrl: () => url,
    watch: () => watch,
    watchOnce: () => [...watch, '--once'],
    start,
    run: (words) => start(words).ended,
    async addFolder(path) {
      await mkdir(join(folder, path))
    },
    async save(path, content) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), content)
    },
    received: (path) => readFile(join(dropbox.filesDir, 'Outbox', path), 'utf8').catch(() => null),
    posts: () => dropbox.journal().filter(({ kind }) => kind === 'post_begun').length,
    commits: () => dropbox.journal().flatMap((entry) => (entry.kind === 'commit' ? [entry.path] : [])),
    async stopServer() {
      if (server === null) return
      await server.close()
      server = null
      held = await holdPort(port)
    },
    async startServer() {
      server = await startServerAt(dropbox.url, port, relayFile, linkHosts)
      held?.letGo()
    },
    endsBefore: (stop) => {
      stops.push(stop)
    },
    async [Symbol.asyncDispose]() {
      for (const outbox of processes) outbox.signal('SIGKILL')
      await Promise.all([...processes.map((outbox) => outbox.ended), ...stops.map((stop) => stop())])
      await server?.close()
      held?.letGo()
      await dropbox.close()
      await removeFolderSoon(home)
    },
  }
}

function startServerAt(
  dropboxUrl: string,
  port: number,
  relayFile: string | null,
  linkHosts: readonly string[],
): Promise<RunningServer> {
  const outputs = { audit: null, onFailure: () => undefined }
  return oncePortIsFree(() => startDemo(dropboxUrl, demoToken, port, outputs, relayFile, linkHosts))
}

const mostPortWaitMs = 60_000

/** Starts a server again at the port that it had: between its end and its next start another test may have it for a moment. */
export async function oncePortIsFree(start: () => Promise<StartAnswer>): Promise<RunningServer> {
  const endMs = performance.now() + mostPortWaitMs
  for (;;) {
    const answer = await start()
    if (answer.kind !== 'refused') return answer.server
    if (!answer.because.includes('EADDRINUSE') || performance.now() > endMs) throw new Error(answer.because)
    await sleep(100)
  }
}
