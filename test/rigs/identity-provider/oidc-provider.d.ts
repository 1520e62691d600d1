// As much of `oidc-provider` as the rig uses; the package brings no types.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export default class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>)
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    proxy: boolean
  }
}

declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
  /** What several providers may share. */
  export function createMemoryAdapter(): unknown
}
