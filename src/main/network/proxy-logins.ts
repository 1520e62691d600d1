// What a person says to a proxy that wants a name and a password: kept like the key of this computer, by the system's key store or in
// memory only, for the proxy it was said to and for no other.
import type { DeviceKeyStore } from '../settings/device-key.ts'

export type ProxyLogin = { readonly name: string; readonly password: string }

/** `not_wanted`: no proxy asks for one now. The others as a key is kept. */
export type ProxyLoginEnd = 'kept' | 'in_memory' | 'not_saved' | 'not_wanted'

export interface ProxyLogins {
  /** The part of an address before the "@"; null where nobody said anything to this proxy. `proxy` is host and port. */
  wordsFor(proxy: string): string | null
  keep(proxy: string, login: ProxyLogin): Promise<ProxyLoginEnd>
}

/** `store` holds one login: that of the proxy that asked last. */
export function createProxyLogins(store: DeviceKeyStore): ProxyLogins {
  return {
    wordsFor: (proxy) => store.keyFor(proxy),
    keep: (proxy, { name, password }) =>
      store.keep({ server: proxy, key: `${encodeURIComponent(name)}:${encodeURIComponent(password)}` }),
  }
}
