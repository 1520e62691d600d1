// The network as the terminal has it: the proxy that the environment names, and the authorities the computer trusts.
import type { Agent } from 'node:http'
import type { Say } from '#shared/messages/messages.ts'
import { isLoopbackHost } from '#shared/http/loopback.ts'
import { trustAuthorities } from '#adapters/system/authorities.ts'
import { isExcepted } from '#adapters/http/no-proxy.ts'
import { createProxyAgent } from '#adapters/http/proxy-agent.ts'
import type { Rules } from '../policy-options.ts'
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

/**
 * Reads the environment, under what the policy says of proxies. A server on this very computer is never asked through a proxy, so none can
 * be wrong for it.
 */
export function readNetwork(environment: Environment, server: string, say: Say, ruled: Rules['proxy'] = null): Network {
  const choice = isLoopbackHost(URL.parse(server)?.hostname ?? '')
    ? none
    : readProxyEnvironment(ruledEnvironment(environment, ruled), (text) => URL.parse(text))
  switch (choice.kind) {
    case 'none':
      return { kind: 'usable', agentFor: () => null, proxy: null }
    case 'unusable':
      return { kind: 'refused', because: say('proxy.unusable', { name: choice.name }) }
    case 'proxy': {
      const { url: proxy, except, host } = choice
      const agent = createProxyAgent(proxy)
      const isDirect = (url: URL): boolean =>
        url.protocol !== 'https:' || isLoopbackHost(url.hostname) || isExcepted(except, url)
      return { kind: 'usable', agentFor: (url) => (isDirect(url) ? null : agent), proxy: host }
    }
  }
}

/** What is enforced replaces what the environment says; a default holds where it says nothing. */
function ruledEnvironment(environment: Environment, ruled: Rules['proxy']): Environment {
  if (ruled === null || ruled.value === 'system') return environment
  if (!ruled.isEnforced && readProxyEnvironment(environment, (text) => URL.parse(text)).kind !== 'none')
    return environment
  return ruled.value === 'none' ? {} : { https_proxy: ruled.value }
}

/** How addresses are reached; directly where the proxy cannot be used, which is told elsewhere. */
export function agentOf(network: Network): (url: URL) => Agent | null {
  return network.kind === 'usable' ? network.agentFor : () => null
}

const none = { kind: 'none' } as const

/**
 * Trusts the computer's own authorities, such as a company's, beside Node's, and those in `file` that the policy names. Call before the
 * first connection. Answers a sentence about a file that cannot be used.
 */
export function trustSystemAuthorities(file: string | null): string | null {
  const answer = trustAuthorities(file)
  if (answer.kind === 'trusted' || file === null) return null
  return `${file} ${answer.because}, so the certificates your organization names in "extraCaFile" are not trusted.`
}
