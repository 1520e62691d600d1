// `protocol`: the app's own schemes and who answers them.
import { app } from '../app/app.ts'
import type { MemberOf } from '../types/members.ts'
import { Loud } from '../missing.ts'
import { serveScheme } from '../chromium/wire-address.ts'

type Handler = (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>

const privileged = new Set<string>()

export class Protocol extends Loud implements Pick<Electron.Protocol, MemberOf<'Protocol'>> {
  readonly #handlers = new Map<string, Handler>()

  registerSchemesAsPrivileged(schemes: readonly Electron.CustomScheme[]): void {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of schemes) privileged.add(scheme)
  }
  handle(scheme: string, handler: Handler): void {
    if (!app.isReady()) throw new Error('protocol cannot be used before app is ready')
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    // Electron would serve it, but as no origin at all; nothing here can show that.
    if (!privileged.has(scheme)) throw new Error(`the stand-in serves only privileged schemes, not ${scheme}`)
    this.#handlers.set(scheme, handler)
    serveScheme(scheme)
  }
  unhandle(scheme: string): void {
    this.#handlers.delete(scheme)
  }
  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme)
  }
  /** Inside: who answers this scheme. */
  handlerOf(scheme: string): Handler | undefined {
    return this.#handlers.get(scheme)
  }
}
