// Starts the emulator: model, files, tokens and listener joined. Used by `npm run dropbox`, by the demo and by tests.
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { keepAccountId } from './disk/account-id.ts'
import { obey, orderSchema, type Order } from './control.ts'
import type { Emulator } from './http/context.ts'
import { createFaults, type Faults } from './http/faults.ts'
import { openFileStore } from './disk/file-store.ts'
import { createDropboxServer, type Tls } from './listener.ts'
import { openJournalFile, type JournalFile } from './disk/journal-file.ts'
import type { JournalEntry } from './model/journal.ts'
import { createDropboxModel, type DropboxModel } from './model/model.ts'
import { openSessionFiles } from './disk/session-files.ts'
import type { Switches } from './model/switches.ts'
import {
  demoAppKey,
  demoAppSecret,
  demoRefreshToken,
  openTokens,
  type Credentials,
  type Tokens,
} from './http/tokens.ts'

export { demoAppKey, demoAppSecret, demoRefreshToken } from './http/tokens.ts'

export type DropboxOptions = {
  /** 0: any free port. */
  readonly port?: number
  /** Kept after `close`. Without it a temporary directory is used and removed. */
  readonly dataDir?: string
  readonly tls?: Tls
  /** Where links point to, if not to the listener itself: a proxy in front of it, for instance. */
  readonly publicBaseUrl?: string
  readonly switches?: Partial<Switches>
  readonly quotaBytes?: number
  readonly scopes?: readonly string[]
  readonly credentials?: Credentials
  /** Whose account it is; without it one is made up and kept with the data. */
  readonly accountId?: string
  readonly random?: () => number
  /** False: bodies above 4 MiB are hashed and dropped, so that a measurement does not measure the disk. Those of sessions begin at a whole block then. */
  readonly keepBytes?: boolean
  /** Hears each journal entry when it is written. */
  readonly onEntry?: (entry: JournalEntry) => void
}

export type Dropbox = Credentials & {
  readonly url: string
  readonly accessToken: string
  readonly accountId: string
  readonly filesDir: string
  readonly model: DropboxModel
  readonly tokens: Tokens
  readonly faults: Faults
  journal(): readonly JournalEntry[]
  /** Upload sessions that were begun and are not finished. */
  sessionCount(): number
  /** How many bytes they have, all together. */
  sessionBytes(): number
  /** Does what POST /faults does. */
  order(order: Order): void
  /** The emulator's time: the clock's, plus what `advance_clock` added. */
  nowMs(): number
  /** Ends every connection and wait, and removes the temporary directory. */
  close(): Promise<void>
}

const allScopes = ['account_info.read', 'files.metadata.read', 'files.content.read', 'files.content.write']
const demoCredentials = { appKey: demoAppKey, appSecret: demoAppSecret, refreshToken: demoRefreshToken }

/** Listens on 127.0.0.1. Files, revisions and tokens an earlier run left in `dataDir` are there again. */
export async function startDropbox(options: DropboxOptions = {}): Promise<Dropbox> {
  const dir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'dropbox-'))
  mkdirSync(dir, { recursive: true })
  const journalFile = openJournalFile(join(dir, 'journal.jsonl'))
  const model = modelOver(journalFile, options)
  const files = openFileStore(dir, options.keepBytes ?? true)
  let aheadMs = 0
  let url = ''
  const emulator: Emulator = {
    model,
    files,
    tokens: openTokens(join(dir, 'tokens.json'), options.credentials ?? demoCredentials),
    faults: createFaults(),
    sessions: openSessionFiles(() => files.temporaryPath()),
    nowMs: () => Date.now() + aheadMs,
    accountId: keepAccountId(join(dir, 'account-id'), options.accountId ?? null),
    scopes: options.scopes ?? allScopes,
    publicBaseUrl: () => options.publicBaseUrl ?? url,
  }
  const advanceClock = (ms: number): void => {
    aheadMs += ms
  }
  const controlled = { ...emulator, advanceClock }
  const closing = new AbortController()
  const local = { obey: (order: unknown): string | null => obeyUnknown(controlled, order) }
  const { server, settled } = createDropboxServer(emulator, local, options.tls ?? null, closing.signal)
  const leave = (): void => {
    journalFile.close()
    if (options.dataDir === undefined) rmSync(dir, { recursive: true, force: true })
  }
  url = await listen(server, options).catch((cause: unknown) => {
    leave()
    throw cause
  })
  const close = async (): Promise<void> => {
    closing.abort()
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
    await settled()
    leave()
  }
  return handleOf(emulator, url, (order) => obey(controlled, order), close)
}

/** The model, with what the journal of earlier runs says. */
function modelOver(journalFile: JournalFile, options: DropboxOptions): DropboxModel {
  const model = createDropboxModel({
    random: options.random ?? Math.random,
    switches: options.switches ?? {},
    ...(options.quotaBytes === undefined ? {} : { quotaBytes: options.quotaBytes }),
    onEntry: (entry) => {
      journalFile.append(entry)
      options.onEntry?.(entry)
    },
  })
  for (const entry of journalFile.earlier) model.restore(entry)
  return model
}

async function listen(server: Server, options: DropboxOptions): Promise<string> {
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('assertion failed: a listener has a port')
  return `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`
}

function handleOf(emulator: Emulator, url: string, order: (order: Order) => void, close: () => Promise<void>): Dropbox {
  const { model, tokens, faults, files, nowMs } = emulator
  const { accessToken, credentials } = tokens
  const { filesDir } = files
  return {
    ...credentials,
    url,
    accessToken,
    accountId: emulator.accountId,
    filesDir,
    model,
    tokens,
    faults,
    journal: () => model.journal,
    sessionCount: () => emulator.sessions.sessions.size,
    sessionBytes: () => [...emulator.sessions.sessions.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    order,
    nowMs,
    close,
  }
}

function obeyUnknown(controlled: Parameters<typeof obey>[0], given: unknown): string | null {
  const order = orderSchema.safeParse(given)
  if (!order.success) return z.prettifyError(order.error)
  obey(controlled, order.data)
  return null
}
