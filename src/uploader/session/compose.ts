// The only place that knows both the engine's ports and what makes them real.
import { createFileHasher } from '#adapters/hashing/file-hasher.ts'
import { createDropboxTransport } from '#adapters/transfer/dropbox-transport.ts'
import { createHashing } from '#adapters/hashing/hashing-thread.ts'
import { createSmallFileCache } from '#adapters/hashing/small-file-cache.ts'
import { createRelayTransport } from '#adapters/transfer/relay/relay-transport.ts'
import { createTransport } from '#adapters/transfer/relay/both-ways.ts'
import { createLinkClient } from '#adapters/transfer/link-client.ts'
import { defaultUploadHosts } from '#adapters/http/allowed-urls.ts'
import type { Bandwidth } from '#adapters/http/bandwidth.ts'
import type { AgentFor } from '#adapters/http/connections.ts'
import type { MeAnswer, Told } from '#adapters/transfer/link-client.ts'
import type { UploadSource } from '../sources/source.ts'
import type { Source } from '#adapters/files/source.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import type { Clock, Ledger, Log, Ports } from '#engine/ports.ts'

export type ComposeOptions = {
  /** From `parseServerUrl`. */
  readonly serverUrl: URL
  /** From `isToken`. */
  readonly token: string
  readonly renewToken?: () => Promise<string | null>
  readonly allowLoopback: boolean
  readonly agentFor: AgentFor
  /** Hosts that links may point to, beside those of Dropbox. */
  readonly uploadHosts: readonly string[]
  /** Shared by all sends. */
  readonly bandwidth: Bandwidth
  readonly clock: Clock
  readonly source: Source
  readonly whyHeld: UploadSource['whyHeld']
  readonly originals: UploadSource['originals']
  readonly ledger: Ledger
  readonly log: Log
  /** Both hear what the company server tells beside its answers; see the link client. */
  readonly onServerClock?: (aheadMs: number) => void
  readonly onTold?: (told: Told) => void
  /** What the company server is told of this computer; null: nothing. */
  readonly status?: () => string | null
}

export type Composed = {
  readonly ports: Ports
  /** Asks the company server who this device is to it. */
  readonly askMe: (signal: CancelSignal) => Promise<MeAnswer>
  /** Closes connections, threads and files. The ledger is its opener's to close. */
  readonly close: () => Promise<void>
}

/** Joins the adapters to the ports of one engine. Nothing is connected and nothing read yet. */
export function composePorts(options: ComposeOptions): Composed {
  const { serverUrl, token, agentFor, bandwidth, clock, source } = options
  const linkRules = { allowLoopback: options.allowLoopback, hosts: [...defaultUploadHosts, ...options.uploadHosts] }
  const now = (): number => clock.now()
  const hashing = createHashing()
  const cache = createSmallFileCache()
  const { onServerClock = () => undefined, onTold = () => undefined, status = () => null } = options
  const renewing = options.renewToken === undefined ? {} : { renewToken: options.renewToken }
  const told = { onServerClock, onTold, status }
  const links = createLinkClient({ serverUrl, token, ...renewing, linkRules, now, agentFor, ...told })
  const posts = createDropboxTransport({ source, hashing, cache, linkRules, now, agentFor, bandwidth })
  const relays = createRelayTransport({ serverUrl, token, ...renewing, source, hashing, now, agentFor, bandwidth })
  const transport = createTransport(posts, relays)
  const folder = createFileHasher({ source, hashing, cache, whyHeld: options.whyHeld })
  return {
    ports: {
      clock,
      hasher: folder,
      links,
      transport,
      originals: options.originals,
      ledger: options.ledger,
      log: options.log,
    },
    askMe: (signal) => links.me(signal),
    async close() {
      links.close()
      await Promise.all([posts.close(), relays.close()])
      await hashing.close()
    },
  }
}
