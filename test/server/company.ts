// A company for tests: the real server application over a real local Dropbox emulator, with a clock of the test's own.
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished } from 'vitest'
import { createAccountId } from '#server/dropbox/account.ts'
import { build } from '#server/http/app.ts'
import type { AppOptions } from '#server/http/app-options.ts'
import { createAudit } from '#server/audit/audit.ts'
import type { ServerClock } from '#server/clock.ts'
import { demoCredentials } from '#server/config/demo.ts'
import { Devices, hashToken, makeToken } from '#server/devices.ts'
import type { ListedDevice } from '#server/devices.ts'
import { createDropbox } from '#server/dropbox/client.ts'
import type { DropboxApi } from '#server/dropbox/client.ts'
import type { UploadSessions } from '#server/dropbox/upload-sessions.ts'
import { Fleet } from '#server/fleet/fleet.ts'
import { Metrics } from '#server/operator/metrics.ts'
import { createReadiness } from '#server/operator/readiness.ts'
import { defaultLimits } from '#server/config/limits.ts'
import type { Limits } from '#server/config/limits.ts'
import { createOutbound } from '#server/dropbox/fetch.ts'
import { defaultPolicy } from '#server/links/policy.ts'
import type { Policy } from '#server/links/policy.ts'
import { BodyDeadlines } from '#server/http/body-deadlines.ts'
import { defaultRelays } from '#server/relays/relay-settings.ts'
import { enrolmentsInFile } from '#server/enrolment/enrolment-store.ts'
import { followEnrolments } from '#server/enrolment/enrolment.ts'
import { relaysInFile } from '#server/relays/relay-places.ts'
import { createPeople } from '#server/sign-in/people.ts'
import type { SignInSettings } from '#server/sign-in/sign-in-settings.ts'
import { createReceipts } from '#server/links/receipts.ts'
import type { Receipts } from '#server/links/receipts.ts'
import { createAccessToken } from '#server/dropbox/access-token.ts'
import type { JournalEntry } from '#emulator/model/journal.ts'
import { startDropbox } from '#emulator/start.ts'
import { judgeAnswers } from '../rigs/documented-answers.ts'
import type { Dropbox, DropboxOptions } from '#emulator/start.ts'

export const laptopToken = makeToken()
export const officeToken = makeToken()
export const operatorToken = makeToken()

/** Two devices of one company, each with its own folder. */
export const twoDevices = [
  { name: 'laptop-7', tokenSha256: hashToken(laptopToken), base: '/Scans/laptop-7', namespace: '' },
  { name: 'office', tokenSha256: hashToken(officeToken), base: '/Scans/office', namespace: '' },
]

/** Time that moves only when told. */
export type TestClock = ServerClock & { advance(ms: number): void }

export function createTestClock(): TestClock {
  let aheadMs = 0
  const startMs = Date.UTC(2026, 10, 23, 12)
  return {
    wallMs: () => startMs + aheadMs,
    steadyMs: () => aheadMs,
    advance: (ms) => {
      aheadMs += ms
    },
  }
}

export type Company = {
  readonly app: FastifyInstance
  /** What the application was made of. */
  readonly options: AppOptions
  readonly dropbox: Dropbox
  readonly api: DropboxApi & { readonly sessions: UploadSessions }
  readonly clock: TestClock
  readonly devices: Devices
  readonly receipts: Receipts
  /** The journal of the Dropbox without the question whose account it is, which comes when it likes. */
  readonly journal: () => readonly JournalEntry[]
  readonly auditLines: string[]
  readonly failures: string[]
}

export type CompanyOptions = {
  readonly policy?: Partial<Policy>
  readonly limits?: Partial<Limits>
  readonly trustProxy?: readonly string[]
  readonly devices?: readonly ListedDevice[]
  readonly dropbox?: DropboxOptions
  /** Computers may come by a code; the file is shared with whoever makes the codes. Left out: they may not. */
  readonly enrolmentFile?: string
  /** People sign in so. Left out: they do not. */
  readonly signIn?: SignInSettings
  /** Left out: a server without relays. */
  readonly relays?: { readonly file?: string; readonly pieceBytes?: number; readonly maxBytes?: number }
  /** What is asked instead of the local Dropbox, made of what would be asked. */
  readonly withApi?: (api: Company['api']) => Company['api']
}

/** Starts a company. It is closed when the test ends, which fails where an answer was not as docs/openapi.json says. */
export async function aCompany(options: CompanyOptions = {}): Promise<Company> {
  const dropbox = await startDropbox(options.dropbox)
  const clock = createTestClock()
  const outbound = createOutbound(dropbox.url)
  const token = createAccessToken(() => Promise.resolve(demoCredentials), outbound, clock)
  const { withApi = (api) => api } = options
  const api = withApi(createDropbox({ outbound, token, clock, linkHosts: [], pathRoot: null }))
  const auditLines: string[] = []
  const failures: string[] = []
  const metrics = new Metrics()
  const lines = collectLines(auditLines)
  const devices = new Devices(options.devices ?? twoDevices, options.signIn === undefined ? [] : [options.signIn.base])
  const people =
    options.signIn === undefined ? null : createPeople(options.signIn, clock, (text) => failures.push(text))
  const receipts = createReceipts(demoCredentials)
  const { relays: asked } = options
  const store = asked === undefined ? null : relaysInFile(asked.file ?? ':memory:')
  const limits = { ...defaultLimits, ...options.limits }
  const enrolled = options.enrolmentFile === undefined ? null : enrolmentsInFile(options.enrolmentFile)
  const enrolments = enrolled === null ? null : await followEnrolments(enrolled, devices, clock)
  const parts: AppOptions = {
    dropbox: api,
    relays:
      store === null
        ? null
        : {
            store,
            sessions: api.sessions,
            pieceBytes: asked?.pieceBytes ?? 4 * 1024 * 1024,
            idleMs: 24 * 3_600_000,
            deadlines: new BodyDeadlines(limits.requestMs),
          },
    enrolments,
    shared: null,
    people,
    accountId: createAccountId({ dropbox: api, token, clock, pathRoot: null }),
    devices,
    receipts,
    policy: {
      ...defaultPolicy,
      ...(asked === undefined ? {} : { relayMaxBytes: asked.maxBytes ?? defaultRelays.maxBytes }),
      ...options.policy,
    },
    limits,
    clock,
    audit: createAudit(lines, clock, [metrics.hear]),
    operator: {
      tokenHash: hashToken(operatorToken),
      metrics,
      fleet: new Fleet(clock),
      readiness: createReadiness(token, clock),
    },
    trustProxy: options.trustProxy ?? [],
    tls: null,
    onFailure: (text) => failures.push(text),
  }
  const app = build(parts)
  const undocumented: string[] = []
  judgeAnswers(app, undocumented)
  onTestFinished(async () => {
    app.server.closeAllConnections()
    await app.close()
    await store?.close()
    enrolments?.close()
    await enrolled?.close()
    people?.close()
    outbound.close()
    await dropbox.close()
    expect(undocumented).toEqual([])
  })
  const isAccount = (entry: JournalEntry) => entry.kind === 'api_call' && entry.route === 'users/get_current_account'
  const journal = () => dropbox.journal().filter((entry) => !isAccount(entry))
  return { app, options: parts, dropbox, api, clock, devices, receipts, journal, auditLines, failures }
}

/** A stream that keeps what is written to it. */
export function collectLines(lines: string[]): Writable {
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(...chunk.toString('utf8').split('\n').filter(Boolean))
      done()
    },
  })
}

export type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly retryAfter: unknown }

/** Posts a JSON body to a route of the company as the laptop, or as whoever holds `token`. */
export async function post(
  company: Company,
  url: '/v1/links' | '/v1/checks',
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const answer = await company.app.inject({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${laptopToken}`, 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(body),
  })
  // Our own server always answers with a JSON object.
  return {
    status: answer.statusCode,
    body: answer.json<Record<string, unknown>>(),
    retryAfter: answer.headers['retry-after'],
  }
}

/** Sends bytes to a link, as a client does. */
export async function sendTo(url: unknown, bytes: string): Promise<number> {
  const answer = await fetch(String(url), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
  })
  await answer.text()
  return answer.status
}
