// Puts a server together from settings, or for the demo, and opens its door.
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { Writable } from 'node:stream'
import { errorCodeOf } from '#shared/error-code.ts'
import { createAccountId } from './dropbox/account.ts'
import { build } from './http/app.ts'
import type { AppOptions } from './http/routes.ts'
import { createAudit, lostLine } from './audit.ts'
import { AuditFile } from './audit-file.ts'
import { systemClock } from './clock.ts'
import { demoCredentials, demoDevice } from './config/demo.ts'
import { Devices } from './devices.ts'
import { createDropbox } from './dropbox/client.ts'
import { demoLimits } from './config/limits.ts'
import { createOutbound } from './dropbox/fetch.ts'
import { defaultPolicy } from './links/policy.ts'
import { createReceipts } from './links/receipts.ts'
import { readSecretFile } from './config/secret-file.ts'
import type { Settings } from './config/settings-schema.ts'
import { createAccessToken } from './dropbox/access-token.ts'
import type { Credentials } from './dropbox/access-token.ts'

export type RunningServer = {
  /** `http://127.0.0.1:8080`, with the port that was really taken. */
  readonly url: string
  readonly devices: Devices
  /** Answers what is under way, takes nothing new, and is gone within ten seconds. */
  close(): Promise<void>
}

export type StartAnswer =
  { readonly kind: 'running'; readonly server: RunningServer } | { readonly kind: 'refused'; readonly because: string }

export type Outputs = {
  /** Where audit lines go when the settings name no file; null for nowhere. */
  readonly audit: Writable | null
  readonly onFailure: (text: string) => void
}

const demoPort = 8080

/** Starts a company's server. Every secret is read once now, so that a bad one is told at once. */
export async function startCompany(settings: Settings, port: number | null, outputs: Outputs): Promise<StartAnswer> {
  const { dropbox, tlsCertFile, tlsKeyFile } = settings
  const credentials = await readCredentials(dropbox)
  if (typeof credentials === 'string') return { kind: 'refused', because: credentials }
  const tls = await readTls(tlsCertFile, tlsKeyFile)
  if (typeof tls === 'string') return { kind: 'refused', because: tls }
  const parts: Parts = {
    app: {
      ...settings,
      devices: new Devices(settings.devices),
      receipts: createReceipts(credentials),
      policy: settings,
      tls,
      onFailure: outputs.onFailure,
    },
    auditFile: settings.auditFile === null ? null : await openAudit(settings.auditFile, outputs),
    auditStream: outputs.audit,
    loopbackUrl: dropbox.url,
    linkHosts: dropbox.url === null ? dropbox.linkHosts : [],
    pathRoot: dropbox.pathRoot,
    credentials: async () => {
      const fresh = await readCredentials(dropbox)
      if (typeof fresh === 'string') throw new Error(fresh)
      return fresh
    },
  }
  return open(parts, settings.host, port ?? settings.port)
}

/** Starts the demo against a Dropbox stand-in on this computer. */
export async function startDemo(
  dropboxUrl: string,
  deviceToken: string,
  port: number | null,
  outputs: Outputs,
): Promise<StartAnswer> {
  const devices = new Devices([demoDevice(deviceToken)])
  const parts: Parts = {
    app: {
      devices,
      receipts: createReceipts(demoCredentials),
      policy: defaultPolicy,
      limits: demoLimits,
      trustProxy: [],
      tls: null,
      onFailure: outputs.onFailure,
    },
    auditFile: null,
    auditStream: outputs.audit,
    loopbackUrl: dropboxUrl,
    linkHosts: [],
    pathRoot: null,
    credentials: () => Promise.resolve(demoCredentials),
  }
  return open(parts, '127.0.0.1', port ?? demoPort)
}

type Parts = {
  readonly app: Omit<AppOptions, 'dropbox' | 'accountId' | 'clock' | 'audit'>
  /** Where audit lines go; the stream takes them where there is no file. */
  readonly auditFile: AuditFile | null
  readonly auditStream: Writable | null
  readonly loopbackUrl: string | null
  readonly linkHosts: readonly string[]
  readonly pathRoot: string | null
  readonly credentials: () => Promise<Credentials>
}

async function open(parts: Parts, host: string, port: number): Promise<StartAnswer> {
  const clock = systemClock
  const outbound = createOutbound(parts.loopbackUrl)
  const token = createAccessToken(parts.credentials, outbound, clock)
  const { linkHosts, pathRoot } = parts
  const dropbox = createDropbox({ outbound, token, clock, linkHosts, pathRoot })
  const accountId = createAccountId({ dropbox, token, clock, pathRoot })
  const audit = createAudit(parts.auditFile ?? parts.auditStream, clock)
  const app = build({ ...parts.app, dropbox, accountId, clock, audit })
  try {
    await app.listen({ host, port })
  } catch (error) {
    outbound.close()
    await parts.auditFile?.close()
    const code = errorCodeOf(error) ?? 'unknown error'
    return { kind: 'refused', because: `Cannot listen on ${host}, port ${port} (${code}).` }
  }
  accountId.known() // nobody waits for it; the first who asks should find it
  const close = async () => {
    // What has not been answered by then is cut off; its client asks again, which is safe at any moment.
    AbortSignal.timeout(drainMs).addEventListener('abort', () => app.server.closeAllConnections())
    await app.close()
    outbound.close()
    await parts.auditFile?.close()
  }
  // A server that listens on a port has an address with one.
  const { port: taken } = app.server.address() as AddressInfo
  const scheme = parts.app.tls === null ? 'http' : 'https'
  const url = `${scheme}://${host.includes(':') ? `[${host}]` : host}:${taken}`
  return { kind: 'running', server: { url, devices: parts.app.devices, close } }
}

const drainMs = 8_000

async function readCredentials(dropbox: Settings['dropbox']): Promise<Credentials | string> {
  const refreshToken = await readSecretFile(dropbox.refreshTokenFile)
  if (refreshToken.kind === 'refused') return refreshToken.because
  if (dropbox.appSecretFile === null) {
    return { appKey: dropbox.appKey, appSecret: null, refreshToken: refreshToken.text }
  }
  const appSecret = await readSecretFile(dropbox.appSecretFile)
  if (appSecret.kind === 'refused') return appSecret.because
  return { appKey: dropbox.appKey, appSecret: appSecret.text, refreshToken: refreshToken.text }
}

async function readTls(
  certFile: string | null,
  keyFile: string | null,
): Promise<{ cert: string; key: string } | null | string> {
  if (certFile === null || keyFile === null) return null
  const cert = await readFile(certFile, 'utf8').catch(() => null)
  if (cert === null) return `The certificate ${certFile} cannot be read.`
  const key = await readSecretFile(keyFile)
  return key.kind === 'refused' ? key.because : { cert, key: key.text }
}

async function openAudit(path: string, outputs: Outputs): Promise<AuditFile> {
  const clock = systemClock
  const file = new AuditFile({ path, clock, lostLine: (count) => lostLine(count, clock), onFailure: outputs.onFailure })
  await file.open()
  return file
}
