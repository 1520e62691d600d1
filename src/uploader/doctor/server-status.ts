// Asks the company server who we are, before or beside a run.
import { isToken } from '#adapters/transfer/link-client.ts'
import { probeServer } from '#adapters/transfer/server-probe.ts'
import type { ServerProbe } from '#adapters/transfer/server-probe.ts'
import type { NetworkFailure } from '#adapters/http/network-failure.ts'
import type { AgentFor } from '#adapters/http/connections.ts'
import type { TokenInUse } from '#adapters/http/token-in-use.ts'
import { parseServerUrl } from '#adapters/http/allowed-urls.ts'
import { needsPerson, type WaitingReason } from '#shared/reasons.ts'
import { isOlderVersion } from '#shared/updates/version.ts'
import type { StartRefusal } from '../refusals.ts'
import { createClock } from '#adapters/system/clock.ts'

export type { ServerProbe } from '#adapters/transfer/server-probe.ts'

export type ServerAsk = {
  readonly server: string
  readonly token: string | TokenInUse
  readonly allowLoopback: boolean
  readonly agentFor?: AgentFor
  /** Ends the asking early. */
  readonly signal: AbortSignal
}

export type ServerStatusAnswer = ServerProbe | { readonly kind: 'refused'; readonly refusal: StartRefusal }

/** One question to the company server: who are we to you? Bounded by a quarter of a minute or so. */
export async function askServer(ask: ServerAsk): Promise<ServerStatusAnswer> {
  const server = parseServerUrl(ask.server, { allowLoopback: ask.allowLoopback })
  if (server.kind === 'refused')
    return { kind: 'refused', refusal: { kind: 'server_address', because: server.because } }
  if (typeof ask.token === 'string' && !isToken(ask.token))
    return { kind: 'refused', refusal: { kind: 'token_unusable' } }
  const clock = createClock()
  const options = {
    serverUrl: server.url,
    token: ask.token,
    wallNow: () => clock.wallMs(clock.now()),
    agentFor: ask.agentFor ?? (() => null),
  }
  return probeServer(options, ask.signal)
}

/**
 * The trouble that makes waiting pointless: a run that shall end by itself does not begin with it. Null when there is none. `version` is
 * that of this program.
 */
export function definiteTrouble(probe: ServerProbe, version: string): WaitingReason | null {
  const trouble = troubleOf(probe)
  if (trouble === null && isTooOld(probe, version)) return 'update_required'
  return trouble !== null && needsPerson(trouble) ? trouble : null
}

function isTooOld(probe: ServerProbe, version: string): boolean {
  if (probe.kind !== 'answered' || probe.me.kind !== 'known') return false
  const { minimumVersion } = probe.me.me
  return minimumVersion !== undefined && isOlderVersion(version, minimumVersion)
}

/** A failure of the network as a reason code. */
export function reasonOf(failure: NetworkFailure | 'cancelled'): WaitingReason {
  if (failure === 'unreachable') return 'server_unreachable'
  return failure === 'cancelled' ? 'timed_out' : failure
}

/** What keeps us from working with the server, as a reason code; null when nothing does. */
export function troubleOf(probe: ServerProbe): WaitingReason | null {
  if (probe.kind === 'answered') {
    if (probe.me.kind === 'not_company_server') return 'bad_answer'
    return probe.me.kind === 'later' ? probe.me.reason : null
  }
  return reasonOf(probe.failure)
}
