// `session`: who may what, which proxy, which requests. Pages of all sessions share one Chromium and its storage.
import type { MemberOf } from '../types/members.ts'
import { asElectron, LoudEmitter, only } from '../missing.ts'
import { Protocol } from './protocol.ts'
import { note } from '../record.ts'
import { WebRequest } from './web-request.ts'

type Handler<Name extends keyof Electron.Session> = Electron.Session[Name] extends (handler: infer Given) => void
  ? Given
  : never
type PermissionName = Parameters<NonNullable<Handler<'setPermissionRequestHandler'>>>[1]

export class Session extends LoudEmitter implements Pick<Electron.Session, MemberOf<'Session'>> {
  readonly ownProtocol = new Protocol()
  readonly ownWebRequest = new WebRequest()
  readonly protocol = asElectron<Electron.Protocol>(this.ownProtocol)
  readonly webRequest = asElectron<Electron.WebRequest>(this.ownWebRequest)
  #onRequest: Handler<'setPermissionRequestHandler'> = null
  #onCheck: Handler<'setPermissionCheckHandler'> = null

  setPermissionRequestHandler(handler: Handler<'setPermissionRequestHandler'>): void {
    this.#onRequest = handler
  }
  setPermissionCheckHandler(handler: Handler<'setPermissionCheckHandler'>): void {
    this.#onCheck = handler
  }
  setDevicePermissionHandler(handler: Handler<'setDevicePermissionHandler'>): void {
    note('session.setDevicePermissionHandler', isSet(handler))
  }
  setDisplayMediaRequestHandler(handler: object | null): void {
    note('session.setDisplayMediaRequestHandler', isSet(handler))
  }
  setBluetoothPairingHandler(handler: Handler<'setBluetoothPairingHandler'>): void {
    note('session.setBluetoothPairingHandler', isSet(handler))
  }
  setUSBProtectedClassesHandler(handler: Handler<'setUSBProtectedClassesHandler'>): void {
    note('session.setUSBProtectedClassesHandler', isSet(handler))
  }
  setCertificateVerifyProc(): void {
    throw new Error(
      'nothing may stand between this app and the check of certificates: setCertificateVerifyProc was called',
    )
  }
  async resolveProxy(url: string): Promise<string> {
    note('session.resolveProxy', url)
    return process.env['STANDIN_PROXY'] ?? 'DIRECT'
  }
  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    note('session.setProxy', config)
  }
  async clearStorageData(options?: Electron.ClearStorageDataOptions): Promise<void> {
    note('session.clearStorageData', options ?? null)
  }

  /**
   * Inside: what the app answers when a page asks for a permission. Chromium itself never asks, since it cannot be told to
   * wait for an answer: it denies everything by itself, and tests ask the app through `electron.standin.askPermission`.
   */
  askPermission(permission: PermissionName, url: string): Promise<boolean> {
    const isAllowed = this.#onCheck?.(null, permission, new URL(url).origin, asElectron({ isMainFrame: true })) ?? true
    if (!isAllowed || this.#onRequest === null) return Promise.resolve(isAllowed)
    const onRequest = this.#onRequest
    return new Promise((answer) => {
      onRequest(asElectron(null), permission, answer, asElectron({ isMainFrame: true, requestingUrl: url }))
    })
  }
}

function isSet(handler: object | null): string {
  return handler === null ? 'cleared' : 'set'
}

const partitions = new Map<string, Session>()

export const defaultSession = new Session()

/** Inside: the session of a partition, made when it is first named. */
export function sessionOf(partition: string): Session {
  const found = partitions.get(partition) ?? new Session()
  partitions.set(partition, found)
  return found
}

export const session = only('session', {
  defaultSession: asElectron<Electron.Session>(defaultSession),
  fromPartition: (partition: string) => asElectron<Electron.Session>(sessionOf(partition)),
} satisfies Pick<typeof Electron.Session, 'defaultSession' | 'fromPartition'>)
