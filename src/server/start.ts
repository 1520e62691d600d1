// Puts a server together from settings, or for the demo, and opens its door.
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { createAccountId } from './dropbox/account.ts'
import { build } from './http/app.ts'
import type { AppOptions, RelayParts } from './http/app-options.ts'
import { BodyDeadlines } from './http/body-deadlines.ts'
import { systemClock } from './clock.ts'
import type { ServerClock } from './clock.ts'
import { demoCredentials, demoDevice } from './config/demo.ts'
import { closeDoor, listen, urlOf } from './http/door.ts'
import { Devices, hashToken } from './devices.ts'
import { CircuitBreaker } from './dropbox/circuit-breaker.ts'
import { createDropbox } from './dropbox/client.ts'
import { demoLimits } from './config/limits.ts'
import { createOutbound, findProxyFault } from './dropbox/fetch.ts'
import { defaultPolicy } from './links/policy.ts'
import { commonBase } from './rules/base-template.ts'
import { createReceipts } from './links/receipts.ts'
import { readCredentials, readTls } from './config/secrets.ts'
import type { Settings } from './config/settings-schema.ts'
import { createAccessToken } from './dropbox/access-token.ts'
import type { AccessToken, Credentials } from './dropbox/access-token.ts'
import { operatorWords } from './dropbox/operator-words.ts'
import type { UploadSessions } from './dropbox/upload-sessions.ts'
import { defaultRelays } from './relays/relay-settings.ts'
import type { RelayStore } from './relays/relay-store.ts'
import { followEnrolments } from './enrolment/enrolment.ts'
import type { Enrolments } from './enrolment/enrolment.ts'
import { Fleet } from './fleet/fleet.ts'
import { Metrics } from './operator/metrics.ts'
import { createReadiness } from './operator/readiness.ts'
import { databaseUrlNow, readDatabaseUrl } from './config/database/database-url.ts'
import { readSecretFile } from './config/secret-file.ts'
import type { People } from './sign-in/people.ts'
import type { SignInSettings } from './sign-in/sign-in-settings.ts'
import type { shareAll as ShareAllOfSeveral } from './shared-meters/share-all.ts'
import { startAudit } from './start-audit.ts'
import type { AuditPlaces, RunningAudit } from './start-audit.ts'
import { openStores } from './stores/stores.ts'
import type { StorePlaces } from './stores/stores.ts'

export type RunningServer = {
  /** `http://127.0.0.1:8080`, with the port that was really taken. */
  readonly url: string
  readonly devices: Devices
  /** The server behind it, whose certificate may be changed. */
  readonly server: object
  /** Answers what is under way, takes nothing new, and is gone within ten seconds. */
  close(): Promise<void>
}

export type StartAnswer =
  | { readonly kind: 'running'; readonly server: RunningServer }
  | { readonly kind: 'refused'; readonly because: string }

export type Outputs = {
  /** Where audit lines go when the settings name no file; null for nowhere. */
  readonly audit: Writable | null
  readonly onFailure: (text: string) => void
}

const demoPort = 8080

type ShareAll = typeof ShareAllOfSeveral

/** Starts a company's server. Every secret is read once now, so that a bad one is told at once. */
export async function startCompany(
  settings: Settings,
  port: number | null,
  outputs: Outputs,
  clock: ServerClock = systemClock,
): Promise<StartAnswer> {
  const { dropbox, tlsCertFile, tlsKeyFile } = settings
  const proxyFault = dropbox.url === null ? findProxyFault(process.env) : null
  if (proxyFault !== null) return { kind: 'refused', because: proxyFault }
  const read = await readCredentials(dropbox)
  if (read.kind === 'refused') return read
  const tls = await readTls(tlsCertFile, tlsKeyFile)
  if (tls.kind === 'refused') return tls
  const operator = await readOperatorToken(settings.operatorTokenFile)
  if (operator.kind === 'refused') return operator
  const database = await readDatabaseUrl(settings, process.env)
  if (database.kind === 'refused') return database
  const hasRelays = settings.relayFile !== null || database.url !== null
  const parts: Parts = {
    operatorTokenHash: operator.hash,
    app: {
      ...settings,
      devices: new Devices(settings.devices, reachedIn(settings)),
      receipts: createReceipts(read.credentials),
      policy: { ...settings, relayMaxBytes: hasRelays ? settings.relayMaxBytes : 0 },
      tls: tls.kind === 'none' ? null : tls.tls,
      onFailure: outputs.onFailure,
    },
    auditPlaces: {
      file: settings.auditFile,
      database: settings.auditDatabase,
      linkAlarmMinutes: settings.linkAlarmMinutes,
    },
    auditStream: outputs.audit,
    loopbackUrl: dropbox.url,
    linkHosts: dropbox.url === null ? dropbox.linkHosts : [],
    pathRoot: dropbox.pathRoot,
    credentials: async () => {
      const fresh = await readCredentials(dropbox)
      if (fresh.kind === 'refused') throw new Error(fresh.because)
      return fresh.credentials
    },
    isTried: true,
    relays: { pieceBytes: settings.relayPieceBytes, hours: settings.relayHours },
    stores: {
      databaseUrl: database.url,
      databaseUrlNow: () => databaseUrlNow(settings, process.env),
      relayFile: settings.relayFile,
      enrolmentFile: settings.enrolmentFile,
    },
    signIn: settings.signIn,
  }
  return openDoor(parts, settings.host, port ?? settings.port, clock)
}

/** Folders in which others than the listed devices have theirs. */
function reachedIn({ rules, signIn }: Settings): readonly string[] {
  const people = signIn === null ? [] : [signIn.base]
  return [...people, ...rules.map(({ base }) => commonBase(base))]
}

/**
 * Starts the demo against a Dropbox stand-in on this computer. Without a relay file it has no relays. `linkHosts`: hosts that its links
 * may lead to beside this computer.
 */
export async function startDemo(
  dropboxUrl: string,
  deviceToken: string,
  port: number | null,
  outputs: Outputs,
  relayFile: string | null = null,
  linkHosts: readonly string[] = [],
): Promise<StartAnswer> {
  const devices = new Devices([demoDevice(deviceToken)])
  const parts: Parts = {
    operatorTokenHash: null,
    app: {
      devices,
      receipts: createReceipts(demoCredentials),
      policy: { ...defaultPolicy, relayMaxBytes: relayFile === null ? 0 : defaultRelays.maxBytes },
      limits: demoLimits,
      trustProxy: [],
      tls: null,
      onFailure: outputs.onFailure,
    },
    auditPlaces: { file: null, database: null, linkAlarmMinutes: 0 },
    auditStream: outputs.audit,
    loopbackUrl: dropboxUrl,
    linkHosts,
    pathRoot: null,
    credentials: () => Promise.resolve(demoCredentials),
    isTried: false,
    relays: defaultRelays,
    stores: { databaseUrl: null, relayFile, enrolmentFile: null },
    signIn: null,
  }
  return openDoor(parts, '127.0.0.1', port ?? demoPort, systemClock)
}

type Parts = {
  readonly app: Omit<
    AppOptions,
    'dropbox' | 'relays' | 'enrolments' | 'people' | 'shared' | 'accountId' | 'clock' | 'audit' | 'operator'
  >
  /** Null: nobody reads the fleet, and the numbers are read on this computer only. */
  readonly operatorTokenHash: string | null
  /** Where audit lines go; the stream takes them where there is no file. */
  readonly auditPlaces: Omit<AuditPlaces, 'shared'>
  readonly auditStream: Writable | null
  readonly loopbackUrl: string | null
  readonly linkHosts: readonly string[]
  readonly pathRoot: string | null
  readonly credentials: () => Promise<Credentials>
  /** Whether the credential is tried at Dropbox before anybody is served. */
  readonly isTried: boolean
  /** Of relays, where there is a store for them. */
  readonly relays: { readonly pieceBytes: number; readonly hours: number }
  readonly stores: StorePlaces
  /** Null: nobody signs in with an account. */
  readonly signIn: SignInSettings | null
}

async function openDoor(parts: Parts, host: string, port: number, clock: ServerClock): Promise<StartAnswer> {
  const outbound = createOutbound(parts.loopbackUrl)
  const token = createAccessToken(parts.credentials, outbound, clock)
  const { linkHosts, pathRoot } = parts
  const circuitBreaker = new CircuitBreaker()
  const dropbox = createDropbox({ outbound, token, clock, linkHosts, pathRoot, circuitBreaker })
  const accountId = createAccountId({ dropbox, token, clock, pathRoot })
  const { onFailure } = parts.app
  const stores = await openStores(parts.stores, onFailure)
  if (typeof stores === 'string') {
    outbound.close()
    return { kind: 'refused', because: stores }
  }
  const metrics = new Metrics()
  const outputs = { stream: parts.auditStream, onFailure }
  const auditPlaces = { ...parts.auditPlaces, shared: stores.database?.durable ?? null }
  const audit = await startAudit(auditPlaces, outputs, clock, dropbox, [metrics.hear])
  let enrolments: Enrolments | null = null
  const { database } = stores
  const shared = database === null ? null : await share(database, parts.app.limits, circuitBreaker, clock)
  const people = parts.signIn === null ? null : await letPeopleIn(parts.signIn, clock, onFailure)
  const leave = async () => {
    outbound.close()
    people?.close()
    enrolments?.close()
    await shared?.close()
    if (typeof audit !== 'string') await audit.close()
    await stores.close()
  }
  if (typeof audit === 'string') return leaveBecause(leave, audit)
  const because = parts.isTried ? await tryCredential(token, onFailure) : null
  if (because !== null) return leaveBecause(leave, because)
  const relays = stores.relays === null ? null : relayParts(parts.app, parts.relays, stores.relays, dropbox.sessions)
  const { operatorTokenHash: tokenHash } = parts
  addReadings(metrics, audit)
  const readiness = createReadiness(token, clock, database)
  const operator = { tokenHash, metrics, fleet: shared?.fleet ?? new Fleet(clock), readiness }
  if (stores.enrolments !== null) enrolments = await followEnrolments(stores.enrolments, parts.app.devices, clock)
  const app = build({
    ...parts.app,
    shared,
    dropbox,
    relays,
    enrolments,
    people,
    accountId,
    clock,
    audit: audit.audit,
    operator,
  })
  const refusal = await listen(app, host, port)
  if (refusal !== null) return leaveBecause(leave, refusal)
  accountId.known() // nobody waits for it; the first who asks should find it
  const close = () => closeDoor(app, leave)
  const url = urlOf(app, host, parts.app.tls !== null)
  return { kind: 'running', server: { url, devices: parts.app.devices, server: app.server, close } }
}

async function share(...parts: Parameters<ShareAll>): ReturnType<ShareAll> {
  const { shareAll } = await import('./shared-meters/share-all.ts')
  return shareAll(...parts)
}

async function letPeopleIn(
  signIn: SignInSettings,
  clock: ServerClock,
  onFailure: (text: string) => void,
): Promise<People> {
  const { createPeople } = await import('./sign-in/people.ts')
  return createPeople(signIn, clock, onFailure)
}

async function leaveBecause(leave: () => Promise<void>, because: string): Promise<StartAnswer> {
  await leave()
  return { kind: 'refused', because }
}

function addReadings(metrics: Metrics, { confirm, waiting }: RunningAudit): void {
  metrics.addProcess()
  metrics.addReadings({ openLinks: () => confirm?.open ?? 0, waitingRows: waiting })
}

type OperatorToken = { readonly kind: 'hash'; readonly hash: string | null } | { kind: 'refused'; because: string }

async function readOperatorToken(file: string | null): Promise<OperatorToken> {
  if (file === null) return { kind: 'hash', hash: null }
  const secret = await readSecretFile(file)
  return secret.kind === 'refused' ? secret : { kind: 'hash', hash: hashToken(secret.text) }
}

function relayParts(
  { limits }: Parts['app'],
  { hours, pieceBytes }: Parts['relays'],
  store: RelayStore,
  sessions: UploadSessions,
): RelayParts {
  return { store, sessions, pieceBytes, idleMs: hours * 3_600_000, deadlines: new BodyDeadlines(limits.requestMs) }
}

/** A Dropbox that answers at all says within this whether it takes the credential. */
const trialMs = 5_000

/** Why nobody can be served; null when all is well, or when Dropbox says nothing about it, which is told and heals. */
async function tryCredential(token: AccessToken, log: (text: string) => void): Promise<string | null> {
  const silence = once(AbortSignal.timeout(trialMs), 'abort').then(() => ({ kind: 'unreachable' }) as const)
  const access = await Promise.race([token.get(), silence])
  if (access.kind === 'signed_out') return operatorWords(access)
  if (access.kind !== 'token') log(`${operatorWords(access)} The server starts all the same and tries again.`)
  return null
}
