// A person signs in at a company server: how that is done there, and the sign-in itself, with its ends in words.
import { parseServerUrl } from '#adapters/http/allowed-urls.ts'
import { signInOnAnotherDevice } from '#adapters/sign-in/device-flow.ts'
import type { DeviceCode } from '#adapters/sign-in/device-flow.ts'
import { createClock } from '#adapters/system/clock.ts'
import { signInInBrowser } from '#adapters/sign-in/browser-flow.ts'
import type { TokenInUse } from '#adapters/http/token-in-use.ts'
import { newDeviceId, ownComputerName, personKeyText } from '#adapters/sign-in/person-key.ts'
import type { PersonKey } from '#adapters/sign-in/person-key.ts'
import type { PersonKeyPlace } from '#adapters/sign-in/person-session.ts'
import { connectProvider, isUsableIssuer } from '#adapters/sign-in/provider-connection.ts'
import type { ProviderConnection } from '#adapters/sign-in/provider-connection.ts'
import { revoke } from '#adapters/sign-in/sign-out.ts'
import type { SignInEnd } from '#adapters/sign-in/sign-in-end.ts'
import { findWayIn } from '#adapters/sign-in/way-in.ts'
import { assertNever } from '#shared/assert.ts'
import type { Provider } from '#shared/contract/sign-in/sign-in-api.ts'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { troubleText } from '../doctor/check-server.ts'
import { reasonOf } from '../doctor/server-status.ts'
import { refusalWords } from '../refusals.ts'
import type { RefusalWords } from '../refusals.ts'
import type { KeyNetwork, TellingNetwork } from './person.ts'

export type { DeviceCode } from '#adapters/sign-in/device-flow.ts'

export type SignInAsk = TellingNetwork & {
  readonly server: string
  readonly language: Language
  readonly signal: AbortSignal
}

export type Way =
  | { readonly kind: 'account'; readonly provider: Provider }
  | { readonly kind: 'keys' }
  | { readonly kind: 'refused'; readonly words: RefusalWords }

/** Asks the server how one signs in there. */
export async function findWay({ agentFor, allowLoopback, language, server, signal }: SignInAsk): Promise<Way> {
  const url = parseServerUrl(server, { allowLoopback })
  if (url.kind === 'refused') {
    return { kind: 'refused', words: refusalWords({ kind: 'server_address', because: url.because }, language) }
  }
  const way = await findWayIn(url.url, agentFor, signal)
  if (way.kind === 'keys') return way
  if (way.kind === 'account') {
    if (isUsableIssuer(way.provider.issuer, allowLoopback)) return way
    return { kind: 'refused', words: failedWords(way.provider, 'http', language) }
  }
  if (way.kind === 'trouble') {
    const text = language.say('signIn.trouble', { host: url.url.host })
    return { kind: 'refused', words: { code: 'server_error', text } }
  }
  const reason = reasonOf(way.failure)
  return { kind: 'refused', words: { code: reason, text: troubleText(reason, url.url, language) } }
}

/** In any browser, on whatever device; `show` tells the person where to go and what to type. */
export function onAnotherDevice(show: (code: DeviceCode) => void, signal: AbortSignal): SignInFlow {
  return (provider, connection) => signInOnAnotherDevice(provider, connection, show, createClock(), signal)
}

/** In the system's browser on this computer, which `open` shows an address. */
export function inTheBrowser(ask: SignInAsk, open: (address: string) => Promise<void>): SignInFlow {
  const { say, tag } = ask.language
  const pages = {
    language: tag,
    title: 'Outbox',
    done: say('signIn.pageDone'),
    failed: say('signIn.pageFailed'),
  }
  return (provider, connection) =>
    signInInBrowser(provider, connection, { open, pages, clock: createClock(), signal: ask.signal })
}

function firstToken(token: string, { computerName, deviceId }: PersonKey): TokenInUse {
  return { deviceId, computerName, current: async () => token, heard: () => undefined }
}

/** The sign-in itself: in a browser here, or on another device. */
export type SignInFlow = (provider: Provider, connection: ProviderConnection) => Promise<SignInEnd>

export type SignedIn =
  /** `key` is what is kept. `token` is for the first questions, and good for minutes. */
  | { readonly kind: 'signed_in'; readonly key: string; readonly token: TokenInUse }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly words: RefusalWords }

/** Signs a person in, and keeps the key in `place`, in which there may be an older one. */
export async function signIn(
  ask: SignInAsk,
  provider: Provider,
  place: Pick<PersonKeyPlace, 'read' | 'keep'>,
  flow: SignInFlow,
): Promise<SignedIn> {
  const connection = connectProvider(provider, ask)
  try {
    const end = await flow(provider, connection)
    if (end.kind === 'cancelled') return end
    if (end.kind !== 'signed_in') return { kind: 'refused', words: wordsOf(end, provider, ask.language) }
    const server = new URL(ask.server).origin
    const older = await place.read()
    // The same computer of the same person, as far as the server can tell.
    const deviceId = older?.server === server ? older.deviceId : newDeviceId()
    // Kept as it is until the next sign-in: copies of a file whose send has no clear answer yet would have two names.
    const computerName = ask.tellsComputerName ? ownComputerName() : null
    const named = computerName === null ? {} : { computerName }
    const key: PersonKey = { server, provider, refreshToken: end.refreshToken, deviceId, ...named }
    if (await place.keep(key))
      return { kind: 'signed_in', key: personKeyText(key), token: firstToken(end.accessToken, key) }
    return { kind: 'refused', words: { code: 'key_not_kept', text: ask.language.say('signIn.notKept') } }
  } finally {
    connection.close()
  }
}

export type SignedOut =
  | { readonly kind: 'person'; readonly host: string; readonly isTakenBack: boolean }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'not_forgotten' }

/**
 * Takes the key of a person back at the provider, and lets `forget` take it out of its place (false: it could not), whether or not the
 * provider did.
 */
export async function signOut(
  place: PersonKeyPlace,
  network: KeyNetwork,
  forget: (key: PersonKey) => Promise<boolean>,
): Promise<SignedOut> {
  const key = await place.read()
  if (key === null || key.refreshToken === '') return { kind: 'nobody' }
  const connection = connectProvider(key.provider, network)
  try {
    // Alone, so that no other Outbox renews it meanwhile and writes it anew.
    return await place.alone(async () => {
      const newest = (await place.read()) ?? key
      const isTakenBack = await revoke(newest, connection)
      if (!(await forget(newest))) return { kind: 'not_forgotten' }
      return { kind: 'person', host: hostOf(key.provider), isTakenBack }
    })
  } finally {
    connection.close()
  }
}

function wordsOf(
  end: Exclude<SignInEnd, { kind: 'signed_in' | 'cancelled' }>,
  provider: Provider,
  language: Language,
): RefusalWords {
  const { say } = language
  switch (end.kind) {
    case 'denied':
      return { code: 'sign_in_denied', text: say('signIn.denied') }
    case 'too_late':
      return { code: 'sign_in_too_late', text: say('signIn.tooLate') }
    case 'not_lasting':
      return { code: 'sign_in_not_lasting', text: say('signIn.notLasting', { host: hostOf(provider) }) }
    case 'provider_failed':
      return failedWords(provider, end.detail, language)
    default:
      return assertNever(end)
  }
}

function failedWords(provider: Provider, detail: string, { say }: Language): RefusalWords {
  const text = say('signIn.providerFailed', { host: hostOf(provider), detail: visibleName(detail) })
  return { code: 'sign_in_failed', text }
}

function hostOf({ issuer }: Provider): string {
  return URL.parse(issuer)?.host ?? issuer
}
