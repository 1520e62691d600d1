// Looks at a company server from the app: through its proxies, and with what the command line permits.
import { english } from '#shared/messages/english.ts'
import { decidedValue, tellsComputerName } from '#shared/policy/policy.ts'
import { checkServer, type ServerCheck } from '#uploader/doctor/doctor.ts'
import { keyInUse } from '#uploader/sign-in/person.ts'
import { defaultUploadHosts } from '#uploader/start.ts'
import type { StartWords } from '../arguments.ts'
import type { Proxies } from '../network/proxies.ts'
import type { ManagedStore } from '../policy/managed-settings.ts'
import type { PolicyWatch } from '../policy/policy-watch.ts'
import type { DeviceKeyStore } from '../settings/device-key.ts'
import { serverOrigin } from '../settings/display-names.ts'
import { personPlace } from '../settings/person-place.ts'
import type { Finding } from './set-up.ts'

type LookParts = { readonly policy: PolicyWatch; readonly words: StartWords }

type Friends = {
  readonly store: ManagedStore
  readonly proxies: Proxies
  readonly keys: Pick<DeviceKeyStore, 'keyFor' | 'keep'>
}

/** The same, of the company server that is set up, with the key at hand, in English; nothing where none is. */
export async function* lookAtOwnServer(
  parts: LookParts,
  { keys, proxies, store }: Friends,
  signal: AbortSignal,
): AsyncIterable<Finding> {
  const server = serverOrigin(store.read().server ?? '')
  if (server === null) return
  const key = keys.keyFor(server)
  const network = {
    agentFor: (url: URL) => proxies.agentFor(url),
    allowLoopback: parts.words.allowLoopback,
    tellsComputerName: tellsComputerName(parts.policy.current()),
  }
  const used = key === null ? null : keyInUse(key, server, personPlace(keys, server), network)
  const token = used?.kind === 'token' ? used.token : null
  yield* lookAtServer(parts, proxies, { server, token, language: english, signal })
}

export type Look = Pick<ServerCheck, 'server' | 'token' | 'language' | 'signal'>

/** The doctor's look, by the way that the company's network has. */
export async function* lookAtServer(
  { policy, words }: LookParts,
  proxies: Proxies,
  look: Look,
): AsyncIterable<Finding> {
  await proxies.learn([look.server, ...uploadOrigins(policy)])
  yield* checkServer({ ...look, allowLoopback: words.allowLoopback, agentFor: (url) => proxies.agentFor(url) })
}

export function uploadOrigins(policy: PolicyWatch): readonly string[] {
  const more = decidedValue(policy.current(), 'uploadHosts') ?? []
  return [...defaultUploadHosts, ...more].map((host) => `https://${host}/`)
}
