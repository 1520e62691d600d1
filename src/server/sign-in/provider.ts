// What is asked of the identity provider: where its keys are, and the keys. Nothing else, and nothing that a token names.
import type { JSONWebKeySet } from 'jose'
import { z } from 'zod'
import type { ServerClock } from '../clock.ts'
import { jsonIn } from '../outbound/collect.ts'
import { createHttpOut } from '../outbound/http-out.ts'
import { createProviderTime } from './provider-time.ts'

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() })
const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(1_000) })

const longestAnswerBytes = 512 * 1024
const patienceMs = 5_000

export interface ProviderRequests {
  /** The keys as they are now. Rejects with a whole sentence when there is no usable answer. */
  keys(): Promise<JSONWebKeySet>
  /** By how many milliseconds this server's clock is ahead of the provider's, by its answers; null where that is not known. */
  aheadMs(): number | null
  close(): void
}

/** `environment` may name the company's proxy; a provider on this computer (http) is asked directly. */
export function createProviderRequests(
  issuer: string,
  environment: NodeJS.ProcessEnv,
  clock: ServerClock,
): ProviderRequests {
  const secure = new URL(issuer).protocol === 'https:'
  const out = createHttpOut({ longestAnswerBytes, environment: secure ? environment : null })
  const time = createProviderTime(clock)

  async function readJson(url: string): Promise<unknown> {
    const { origin, pathname, protocol, search } = new URL(url)
    if (protocol !== new URL(issuer).protocol) throw new Error(`The address ${url} is not an https one.`)
    const headers = { accept: 'application/json' }
    const answer = await out.ask(origin, `${pathname}${search}`, { headers }, patienceMs)
    time.hear(answer)
    if (answer.status !== 200) throw new Error(`${url} answers with status ${answer.status}.`)
    return jsonIn(answer)
  }

  return {
    async keys() {
      const discovery = discoverySchema.parse(
        await readJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`),
      )
      if (discovery.issuer !== issuer) throw new Error(`The provider calls itself ${discovery.issuer}, not ${issuer}.`)
      return keySetSchema.parse(await readJson(discovery.jwks_uri))
    },
    aheadMs: () => time.aheadMs(),
    close: () => out.close(),
  }
}
