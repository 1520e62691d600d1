// A person signs in with the company account, in the system's browser.
import { isUsableAddress, readPersonKey } from '#uploader/sign-in/person.ts'
import type { TokenInUse } from '#uploader/sign-in/person.ts'
import { findWay, inTheBrowser, signIn } from '#uploader/sign-in/sign-in.ts'
import type { SignInAsk } from '#uploader/sign-in/sign-in.ts'
import { serverOrigin, shownServer } from '../../settings/display-names.ts'

export type SignedInHere =
  /** `token` is for the first questions. */
  | { readonly kind: 'key'; readonly key: string; readonly token: TokenInUse }
  | { readonly kind: 'refused'; readonly text: string }

/** As much of the system's shell as is needed. */
type Opener = { readonly openExternal: (address: string) => Promise<void> }

/**
 * Asks the server where one signs in, shows that in the browser and waits for the answer. Nothing is kept: the caller does. `learn` finds
 * out how the provider is reached.
 */
export async function signInHere(
  ask: SignInAsk,
  learn: (address: string) => Promise<void>,
  opener: Opener,
  keyFor: (server: string) => string | null,
): Promise<SignedInHere> {
  const { say } = ask.language
  const way = await findWay(ask)
  if (way.kind === 'refused') return { kind: 'refused', text: way.words.text }
  if (way.kind === 'keys') {
    return { kind: 'refused', text: say('signIn.notOffered', { host: shownServer(ask.server) }) }
  }
  await learn(way.provider.issuer)
  const open = async (address: string): Promise<void> => {
    // The provider says where its page is: https, or in a trial this computer, and nothing that starts a program.
    if (!isUsableAddress(address, ask.allowLoopback)) throw new Error('the page of the provider is not on https')
    await opener.openExternal(address)
  }
  const older = keyFor(serverOrigin(ask.server) ?? '')
  const place = { read: async () => readPersonKey(older ?? ''), keep: async () => true }
  const end = await signIn(ask, way.provider, place, inTheBrowser(ask, open))
  if (end.kind === 'signed_in') return { kind: 'key', key: end.key, token: end.token }
  return { kind: 'refused', text: end.kind === 'refused' ? end.words.text : say('signIn.tooLate') }
}
