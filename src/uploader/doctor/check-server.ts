// The doctor's questions about the company server: is the address right, does it answer, does it know us, is our clock
// right, and does Dropbox answer, where the files go. Each answer is a line.
import type { AgentFor } from '#adapters/http/connections.ts'
import { defaultUploadHosts, parseServerUrl } from '#adapters/http/allowed-urls.ts'
import { isNameUnknown, lookAtHandshake } from '#adapters/http/closer-look.ts'
import type { NameLookup } from '#adapters/http/closer-look.ts'
import { english } from '#shared/messages/english.ts'
import { isUsualLoopbackHost } from '#shared/http/loopback.ts'
import { probeUploadHost } from '#adapters/transfer/server-probe.ts'
import { createClock } from '#adapters/system/clock.ts'
import { plural, sizeWords } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { waitingWords } from '#shared/words/waiting-words.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import { refusalWords } from '../refusals.ts'
import { certificateWords } from './certificate-words.ts'
import { askServer, reasonOf, troubleOf } from './server-status.ts'
import type { ServerProbe } from './server-status.ts'

/** `code` is a reason code or another stable word, for scripts and IT; it is not for the people's window. */
export type Finding = { readonly check: string; readonly ok: boolean; readonly text: string; readonly code?: string }

export type ServerCheck = {
  readonly server: string
  /** null when there is none that can be used. */
  readonly token: string | null
  readonly allowLoopback: boolean
  /** Proxies, as only the shell can know them; direct connections when left out. */
  readonly agentFor?: AgentFor
  /** How names are looked up; the system's way when left out. */
  readonly lookUp?: NameLookup
  /** The hosts the files go to, as origins; Dropbox's when left out. */
  readonly uploadHosts?: readonly string[]
  /** Ends the asking early. */
  readonly signal: AbortSignal
}

/** Looks at the server from near to far, and ends where going on tells nothing. */
export async function* checkServer(ask: ServerCheck): AsyncGenerator<Finding> {
  const parsed = parseServerUrl(ask.server, { allowLoopback: ask.allowLoopback })
  if (parsed.kind === 'refused') {
    const { text } = refusalWords({ kind: 'server_address', because: parsed.because })
    return yield { check: 'server address', ok: false, text }
  }
  yield { check: 'server address', ok: true, text: parsed.url.origin }
  if (ask.token === null) return
  const probe = await askServer({ ...ask, token: ask.token })
  if (probe.kind === 'refused') {
    return yield { check: 'token', ok: false, text: refusalWords(probe.refusal).text }
  }
  if (probe.kind === 'unreached') return yield await unreachedFinding(probe, parsed.url, ask)
  yield* answeredFindings(probe, parsed.url)
  if (troubleOf(probe) === null) yield* uploadHostFindings(parsed.url, ask)
}

async function unreachedFinding(
  probe: Extract<ServerProbe, { kind: 'unreached' }>,
  url: URL,
  ask: ServerCheck,
): Promise<Finding> {
  const reason = reasonOf(probe.failure)
  const check = reason === 'tls_untrusted' ? 'certificate' : 'server reached'
  return { check, ok: false, text: (await closerWords(reason, url, ask)) ?? troubleText(reason, url), code: reason }
}

/** What a closer look tells of a connection that did not come about; null when it tells no more. */
async function closerWords(reason: WaitingReason, url: URL, ask: ServerCheck): Promise<string | null> {
  const agentFor = ask.agentFor ?? (() => null)
  if (reason === 'offline') {
    // A proxy looks names up itself, and it may be the proxy's own name that nobody knows.
    if (agentFor(url) !== null || !(await isNameUnknown(url.hostname, ask.lookUp))) return null
    return `No computer is known by the name ${url.hostname}. Check the spelling; if it is a name inside the company, connect to its network (VPN) first.`
  }
  if (reason === 'tls_untrusted') {
    const look = await lookAtHandshake(url, agentFor, ask.signal)
    const clock = createClock()
    return look.kind === 'untrusted' ? certificateWords(look, url.host, clock.wallMs(clock.now())) : null
  }
  const isBroken = reason === 'connection_lost' || reason === 'bad_answer'
  if (!isBroken || url.protocol === 'https:') return null
  const look = await lookAtHandshake(new URL(url.href.replace(/^http:/, 'https:')), agentFor, ask.signal)
  const speaksTls = look.kind === 'trusted' || (look.kind === 'untrusted' && look.certificate !== null)
  return speaksTls ? `${url.host} speaks TLS: the address must begin with https://. Nothing was sent.` : null
}

function* answeredFindings(probe: Extract<ServerProbe, { kind: 'answered' }>, url: URL): Generator<Finding> {
  yield { check: 'server reached', ok: true, text: `${url.host} answers.` }
  const isSecure = url.protocol === 'https:'
  const secure = isSecure ? 'The connection is encrypted and trusted.' : 'Not encrypted: only on this very computer.'
  yield { check: 'certificate', ok: true, text: secure }
  if (probe.clockAheadMs !== null) yield clockFinding(probe.clockAheadMs)
  switch (probe.me.kind) {
    case 'later': {
      const { reason } = probe.me
      yield { check: 'token', ok: false, text: troubleText(reason, url), code: reason }
      return
    }
    case 'not_company_server':
      yield {
        check: 'company server',
        ok: false,
        text: `Something answers at ${url.host}, but it is not a company server for Outbox. Check the address.`,
        code: 'not_company_server',
      }
      return
    case 'not_offered':
      yield { check: 'token', ok: true, text: 'The server does not tell whether it knows this computer.' }
      return
    case 'known': {
      const { device, base, directMaxBytes } = probe.me.me
      yield { check: 'token', ok: true, text: `The server knows this computer as ${visibleName(device)}.` }
      const place = base === '' ? 'Dropbox' : `${visibleName(base)} in Dropbox`
      yield {
        check: 'destination',
        ok: true,
        text: `Files arrive in ${place}; up to ${sizeWords(directMaxBytes, english)} each.`,
      }
    }
  }
}

/** The host that a firewall is most likely to keep out. A server on this very computer is a trial: its files go elsewhere. */
async function* uploadHostFindings(server: URL, ask: ServerCheck): AsyncGenerator<Finding> {
  if (ask.uploadHosts === undefined && isUsualLoopbackHost(server.hostname)) return
  // The first is the one in use; the others are of older documents.
  const host = ask.uploadHosts?.[0] ?? `https://${defaultUploadHosts[0] ?? ''}`
  const url = URL.parse(host)
  if (url === null) return
  const failure = await probeUploadHost(url, ask.agentFor ?? (() => null), ask.signal)
  if (failure === null) {
    return yield { check: 'Dropbox reached', ok: true, text: `${url.host}, where Dropbox takes files, answers.` }
  }
  const reason = reasonOf(failure)
  const code = reason === 'server_unreachable' ? 'dropbox_unreachable' : reason
  const closer = await closerWords(reason, url, ask)
  const advice = 'The company server answers, but files cannot be sent before the network lets Outbox through to it.'
  const text = `${url.host}, where Dropbox takes files, is not reached. ${closer === null ? '' : `${closer} `}${advice}`
  yield { check: 'Dropbox reached', ok: false, text, code }
}

/** Where the address and the key have just been typed, they are the first thing to doubt. */
const whenJustTyped: Partial<Record<WaitingReason, string>> = {
  server_unreachable: 'Nothing answers at this address. Check the address and the network.',
  offline: 'There is no network, or it cannot look up this name now. Check the connection.',
  connection_lost: 'The connection broke before an answer came. Check the address and the port.',
  timed_out: 'Something took the connection but did not answer in time. Check the address and the port, or try later.',
  bad_answer: 'Something answers at this address, but not as a company server does. Check the address and the port.',
  sign_in_needed:
    'The server does not know this key. Check that it is complete, or ask your IT department for a new one.',
  captive_portal:
    'A web page answers instead of your company\u2019s server. Check the address. On a guest Wi-Fi, sign in with a browser first.',
}

function troubleText(reason: WaitingReason, url: URL): string {
  const { next, what } = waitingWords(reason, url.host, { again: '', latest: null }, english)
  return whenJustTyped[reason] ?? `${what} ${next}`.replaceAll('  ', ' ').trim()
}

/** Beyond this, certificates and links begin to look out of date. */
const mostClockErrorMs = 2 * 60_000

function clockFinding(aheadMs: number): Finding {
  const minutes = plural(Math.round(Math.abs(aheadMs) / 60_000), 'minute')
  if (Math.abs(aheadMs) <= mostClockErrorMs) {
    return { check: 'clock', ok: true, text: "This computer's clock agrees with the server's." }
  }
  const side = aheadMs > 0 ? 'behind' : 'ahead of'
  return { check: 'clock', ok: false, text: `This computer's clock is ${minutes} ${side} the server's. Set it right.` }
}
