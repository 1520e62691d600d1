// The identity provider as `openid-client` sees it, over our own HTTP: with the company's proxy, limits on every wait, no redirect.
import { allowInsecureRequests, customFetch, discovery, None } from 'openid-client'
import type { Configuration, CustomFetchOptions } from 'openid-client'
import type { Provider } from '#shared/contract/sign-in/sign-in-api.ts'
import { isUsualLoopbackHost } from '#shared/http/loopback.ts'
import { bodyOf, createHttpClient, httpLimits } from '../http/client.ts'
import type { HttpClient } from '../http/client.ts'
import type { AgentFor } from '../http/connections.ts'

export type ProviderNetwork = {
  readonly agentFor: AgentFor
  /** Plain http to a provider on this computer, for trials. */
  readonly allowLoopback: boolean
}

export interface ProviderConnection {
  /** What the provider says of itself, asked once. Rejects where it does not answer, or says something else than is expected. */
  configuration(): Promise<Configuration>
  close(): void
}

/** True for a provider that may be asked at all: over https, or on this computer in a trial. */
export function isUsableIssuer(issuer: string, allowLoopback: boolean): boolean {
  const url = URL.parse(issuer)
  if (url === null) return false
  return url.protocol === 'https:' || (allowLoopback && url.protocol === 'http:' && isUsualLoopbackHost(url.hostname))
}

/** Nothing is asked yet. */
export function connectProvider(provider: Provider, network: ProviderNetwork): ProviderConnection {
  const { clientId, issuer } = provider
  const http = createHttpClient({ agentFor: network.agentFor, limits: { ...httpLimits, headMs: patienceMs } })
  const isPlain = new URL(issuer).protocol === 'http:'
  let known: Promise<Configuration> | null = null
  return {
    configuration() {
      known ??= discovery(new URL(issuer), clientId, undefined, None(), {
        [customFetch]: (url, options) => ask(http, url, options),
        ...(isPlain ? { execute: [allowInsecureRequests] } : {}),
      }).catch((error: unknown) => {
        known = null
        throw error
      })
      return known
    },
    close: () => http.close(),
  }
}

/** Somebody may be watching; and a refresh is tried again. */
const patienceMs = 20_000

const methods = ['GET', 'POST'] as const

async function ask(http: HttpClient, url: string, options: CustomFetchOptions): Promise<Response> {
  const method = methods.find((known) => known === options.method)
  if (method === undefined) throw new TypeError(`there is no ${options.method} here`)
  // Forms are all that is ever sent.
  const body = options.body instanceof URLSearchParams ? bodyOf(Buffer.from(options.body.toString())) : null
  const request = { url: new URL(url), method, headers: options.headers, body, onBytes: null }
  const outcome = await http.exchange<never>(request, options.signal ?? new AbortController().signal)
  if (outcome.kind !== 'answered') {
    throw new TypeError('fetch failed', { cause: outcome.kind === 'failed' ? outcome.failure : outcome.kind })
  }
  const { answer } = outcome
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) if (typeof value === 'string') headers.set(name, value)
  // Its compression was taken off.
  headers.delete('content-encoding')
  const hasBody = answer.status !== 204 && answer.status !== 304
  return new Response(hasBody ? new Uint8Array(answer.body) : null, { status: answer.status, headers })
}
