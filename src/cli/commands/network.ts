// The network as the terminal has it: the proxy that the environment names, the authorities the computer trusts, and the certificate by
// which it shows itself.
import type { Agent } from 'node:http'
import type { Language } from '#shared/messages/language.ts'
import type { Say } from '#shared/messages/messages.ts'
import { unusableWords } from '#shared/outside/policy-words.ts'
import { sentences } from '#shared/words/format.ts'
import { isLoopbackHost } from '#shared/http/loopback.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import type { NamedCertificate } from '#shared/policy/named-certificate.ts'
import { showClientCertificate } from '#adapters/http/client-certificate.ts'
import { trustAuthorities } from '#adapters/system/authorities.ts'
import { isExcepted } from '#adapters/proxy/no-proxy.ts'
import { systemAccount } from '#adapters/proxy/account/account.ts'
import { createProxyAgent } from '#adapters/proxy/proxy-agent.ts'
import type { Rules } from '../arguments/policy-options.ts'
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
export function readNetwork(
  environment: Environment,
  server: string,
  say: Say,
  { proxy: ruled, proxyAccount }: Pick<Rules, 'proxy' | 'proxyAccount'> = noRules,
): Network {
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
      const agent = createProxyAgent(proxy, { account: () => (proxyAccount ? systemAccount : null) })
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
const noRules = { proxy: null, proxyAccount: false } as const

/**
 * Trusts the computer's own authorities, such as a company's, beside Node's, and those in `file` that the policy names. Call before the
 * first connection. Answers sentences about a file that cannot be used.
 */
export function trustSystemAuthorities(file: string | null, language: Language): string | null {
  const answer = trustAuthorities(file)
  if (answer.kind === 'trusted' || file === null) return null
  return sentences(language, unusableWords(file, answer.because, language), language.say('policyFault.authorities'))
}

/**
 * Call before the first connection. The client certificate of the policy is for the server of the policy; one of the environment is for
 * `server`. Answers a sentence about one that cannot be shown.
 */
export function useClientCertificate(
  environment: Environment,
  server: string,
  ruled: NamedCertificate | null,
  say: Say,
): string | null {
  const read = showClientCertificate(ruled ?? namedCertificate(environment, server))
  if (read === null || read.kind === 'read') return null
  const file = visibleName(read.file)
  return read.code === null
    ? say('clientCertificate.unusable', { file })
    : say('clientCertificate.unreadable', { file, code: read.code })
}

function namedCertificate(environment: Environment, server: string): NamedCertificate | null {
  const valueOf = (name: string): string | null => {
    const value = environment[name] ?? ''
    return value === '' ? null : value
  }
  const certificate = valueOf('OUTBOX_CLIENT_CERTIFICATE')
  if (certificate === null) return null
  const [key, passphrase] = [valueOf('OUTBOX_CLIENT_KEY'), valueOf('OUTBOX_CLIENT_PASSPHRASE_FILE')]
  return { server, files: { certificate, key, passphrase } }
}
