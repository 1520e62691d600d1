// The doctor's questions about the company server: is the address right, does it answer, does it know us, is our clock
// right, and does Dropbox answer, where the files go. Each answer is a line.
import type { AgentFor } from '#adapters/http/connections.ts'
import type { TokenInUse } from '#adapters/http/token-in-use.ts'
import { defaultUploadHosts, parseServerUrl } from '#adapters/http/allowed-urls.ts'
import { isNameUnknown, lookAtHandshake } from '#adapters/http/closer-look.ts'
import type { NameLookup } from '#adapters/http/closer-look.ts'
import type { ProxyFacts } from '#adapters/http/network-failure.ts'
import { mostBytesOf } from '#shared/grant.ts'
import type { Language } from '#shared/messages/language.ts'
import type { MessageKey } from '#shared/messages/messages.ts'
import { isUsualLoopbackHost } from '#shared/http/loopback.ts'
import { probeUploadHost } from '#adapters/transfer/server-probe.ts'
import { createClock } from '#adapters/system/clock.ts'
import { shownDevice } from '#shared/target.ts'
import { sentences, sizeWords } from '#shared/words/format.ts'
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
  readonly token: string | TokenInUse | null
  readonly allowLoopback: boolean
  /** Proxies, as only the shell can know them; direct connections when left out. */
  readonly agentFor?: AgentFor
  /** How names are looked up; the system's way when left out. */
  readonly lookUp?: NameLookup
  /** The hosts the files go to, as origins; Dropbox's when left out. */
  readonly uploadHosts?: readonly string[]
  readonly language: Language
  /** Ends the asking early. */
  readonly signal: AbortSignal
}

/** Looks at the server from near to far, and ends where going on tells nothing. */
export async function* checkServer(ask: ServerCheck): AsyncGenerator<Finding> {
  const parsed = parseServerUrl(ask.server, { allowLoopback: ask.allowLoopback })
  if (parsed.kind === 'refused') {
    const { text } = refusalWords({ kind: 'server_address', because: parsed.because }, ask.language)
    return yield { check: 'server address', ok: false, text }
  }
  yield { check: 'server address', ok: true, text: parsed.url.origin }
  if (ask.token === null) return
  const probe = await askServer({ ...ask, token: ask.token })
  if (probe.kind === 'refused') {
    return yield { check: 'token', ok: false, text: refusalWords(probe.refusal, ask.language).text }
  }
  if (probe.kind === 'unreached') return yield await unreachedFinding(probe, parsed.url, ask)
  yield* answeredFindings(probe, parsed.url, ask.language)
  if (troubleOf(probe) === null) yield* uploadHostFindings(parsed.url, ask)
}

async function unreachedFinding(
  probe: Extract<ServerProbe, { kind: 'unreached' }>,
  url: URL,
  ask: ServerCheck,
): Promise<Finding> {
  const reason = reasonOf(probe.failure)
  const check = reason === 'tls_untrusted' ? 'certificate' : 'server reached'
  return {
    check,
    ok: false,
    text: (await closerWords(reason, url, ask)) ?? troubleText(reason, url, ask.language),
    code: reason,
  }
}

/** What a closer look tells of a connection that did not come about; null when it tells no more. */
async function closerWords(reason: WaitingReason, url: URL, ask: ServerCheck): Promise<string | null> {
  const agentFor = ask.agentFor ?? (() => null)
  const { say } = ask.language
  if (reason === 'offline') {
    // A proxy looks names up itself, and it may be the proxy's own name that nobody knows.
    if (agentFor(url) !== null || !(await isNameUnknown(url.hostname, ask.lookUp))) return null
    return say('doctor.nameUnknown', { host: url.hostname })
  }
  if (reason === 'tls_untrusted') {
    const look = await lookAtHandshake(url, agentFor, ask.signal)
    const clock = createClock()
    if (look.kind !== 'untrusted') return null
    return certificateWords(look, { host: url.host, nowMs: clock.wallMs(clock.now()) }, ask.language)
  }
  if (isOfProxy(reason)) {
    const look = await lookAtHandshake(url, agentFor, ask.signal)
    return look.kind === 'proxy' ? proxyWords(reason, look.facts, url, ask.language) : null
  }
  const isBroken = reason === 'connection_lost' || reason === 'bad_answer'
  if (!isBroken || url.protocol === 'https:') return null
  const look = await lookAtHandshake(new URL(url.href.replace(/^http:/, 'https:')), agentFor, ask.signal)
  const speaksTls = look.kind === 'trusted' || (look.kind === 'untrusted' && look.certificate !== null)
  return speaksTls ? say('doctor.speaksTls', { host: url.host }) : null
}

/** Where it matters what the proxy and this computer say. */
function isOfProxy(reason: WaitingReason): boolean {
  return reason === 'proxy_account_refused' || reason === 'proxy_scheme_unknown'
}

function proxyWords(reason: WaitingReason, { offered, systemSays }: ProxyFacts, url: URL, language: Language): string {
  const schemes = offered.map(visibleName).join(', ')
  const offers = schemes === '' ? '' : language.say('doctor.proxyOffers', { schemes })
  const said = systemSays === null ? '' : language.say('doctor.proxySaid', { said: visibleName(systemSays) })
  return sentences(language, troubleText(reason, url, language), offers, said)
}

function* answeredFindings(
  probe: Extract<ServerProbe, { kind: 'answered' }>,
  url: URL,
  language: Language,
): Generator<Finding> {
  const { say } = language
  yield { check: 'server reached', ok: true, text: say('doctor.answers', { host: url.host }) }
  const isSecure = url.protocol === 'https:'
  const secure = say(isSecure ? 'doctor.encrypted' : 'doctor.notEncrypted')
  yield { check: 'certificate', ok: true, text: secure }
  if (probe.clockAheadMs !== null) yield clockFinding(probe.clockAheadMs, language)
  switch (probe.me.kind) {
    case 'later': {
      const { reason } = probe.me
      yield { check: 'token', ok: false, text: troubleText(reason, url, language), code: reason }
      return
    }
    case 'not_company_server':
      yield {
        check: 'company server',
        ok: false,
        text: say('doctor.noCompanyServer', { host: url.host }),
        code: 'not_company_server',
      }
      return
    case 'not_offered':
      yield { check: 'token', ok: true, text: say('doctor.deviceNotTold') }
      return
    case 'known': {
      const { base } = probe.me.me
      yield { check: 'token', ok: true, text: say('doctor.device', { device: visibleName(shownDevice(probe.me.me)) }) }
      const size = sizeWords(mostBytesOf(probe.me.me), language)
      yield {
        check: 'destination',
        ok: true,
        text:
          base === ''
            ? say('doctor.destination.top', { size })
            : say('doctor.destination.folder', { folder: visibleName(base), size }),
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
  const { say } = ask.language
  const { host: name } = url
  if (failure === null) {
    return yield { check: 'Dropbox reached', ok: true, text: say('doctor.dropbox', { host: name }) }
  }
  const reason = reasonOf(failure)
  const code = reason === 'server_unreachable' ? 'dropbox_unreachable' : reason
  const closer = await closerWords(reason, url, ask)
  const text =
    closer === null
      ? say('doctor.noDropbox', { host: name })
      : say('doctor.noDropbox.because', { host: name, because: closer })
  yield { check: 'Dropbox reached', ok: false, text, code }
}

/** Reasons that have words of their own where the address and the key have just been typed. */
type TypedReason = {
  [Reason in WaitingReason]: `justTyped.${Reason}` extends MessageKey ? Reason : never
}[WaitingReason]

const typedReasons: Readonly<Record<TypedReason, true>> = {
  server_unreachable: true,
  offline: true,
  connection_lost: true,
  timed_out: true,
  bad_answer: true,
  sign_in_needed: true,
  captive_portal: true,
}

function isTypedReason(reason: WaitingReason): reason is TypedReason {
  return reason in typedReasons
}

/** What keeps this computer from working with the server at `url`, in sentences. */
export function troubleText(reason: WaitingReason, url: URL, language: Language): string {
  if (isTypedReason(reason)) return language.say(`justTyped.${reason}`)
  const { next, what } = waitingWords(reason, url.host, { again: '', latest: null }, language)
  return sentences(language, what, next).replaceAll('  ', ' ').trim()
}

/** Beyond this, certificates and links begin to look out of date. */
const mostClockErrorMs = 2 * 60_000

function clockFinding(aheadMs: number, { say }: Language): Finding {
  if (Math.abs(aheadMs) <= mostClockErrorMs) return { check: 'clock', ok: true, text: say('doctor.clock.right') }
  const count = Math.round(Math.abs(aheadMs) / 60_000)
  return { check: 'clock', ok: false, text: say(aheadMs > 0 ? 'doctor.clock.behind' : 'doctor.clock.ahead', { count }) }
}
