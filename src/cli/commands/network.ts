// The network as the terminal has it: the proxy that the environment names, and the authorities the computer trusts.
import tls from 'node:tls'
import type { Agent } from 'node:http'
import { isLoopbackHost } from '#shared/http/loopback.ts'
import { isExcepted } from '#adapters/http/no-proxy.ts'
import { createProxyAgent } from '#adapters/http/proxy-agent.ts'
import { readProxyEnvironment, type Environment } from '#shared/http/proxy-environment.ts'

export type Network =
  | {
      readonly kind: 'usable'
      /** null for a direct connection. */
      readonly agentFor: (url: URL) => Agent | null
      /** Host and port of the proxy, for people; null without one. */
      readonly proxy: string | null
    }
  /** A whole sentence that begins with the variable's name. */
  | { readonly kind: 'refused'; readonly because: string }

/** Reads the environment. A server on this very computer is never asked through a proxy, so none can be wrong for it. */
export function readNetwork(environment: Environment, server: string): Network {
  const choice = isLoopbackHost(URL.parse(server)?.hostname ?? '')
    ? none
    : readProxyEnvironment(environment, (text) => URL.parse(text))
  switch (choice.kind) {
    case 'none':
      return { kind: 'usable', agentFor: () => null, proxy: null }
    case 'unusable':
      return { kind: 'refused', because: choice.because }
    case 'proxy': {
      const { url: proxy, except, host } = choice
      const agent = createProxyAgent(proxy)
      const isDirect = (url: URL): boolean =>
        url.protocol !== 'https:' || isLoopbackHost(url.hostname) || isExcepted(except, url)
      return { kind: 'usable', agentFor: (url) => (isDirect(url) ? null : agent), proxy: host }
    }
  }
}

const none = { kind: 'none' } as const

/** Adds the computer's own authorities, such as a company's, to Node's. Call before the first connection. */
export function trustSystemAuthorities(): void {
  try {
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])
  } catch {
    // A store that cannot be read leaves the usual authorities, and an untrusted certificate is told as such.
  }
}
