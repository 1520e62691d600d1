// Whose Dropbox the files go to, as a digest that clients compare: when it changes, what they sent before is elsewhere.
import { hash } from 'node:crypto'
import { once } from 'node:events'
import type { ServerClock } from '../clock.ts'
import type { DropboxApi } from './client.ts'
import type { AccessToken, Credentials, TokenOrigin } from './access-token.ts'

export interface AccountId {
  /** The digest; null while it is not known. Never waits, and has it asked for where that is due. */
  known(): string | null
  /** The same, but waits up to `patienceMs` for the first answer. Never fails. */
  find(patienceMs: number): Promise<string | null>
}

export type AccountIdOptions = {
  readonly dropbox: Pick<DropboxApi, 'account'>
  readonly token: Pick<AccessToken, 'get' | 'origin'>
  readonly clock: ServerClock
  readonly pathRoot: string | null
}

/** After a failure, which may be a permission the app does not have and never gets. */
const pauseMs = 10_000

/** Learns the account in the background, and again after each renewal of the access token. */
export function createAccountId(options: AccountIdOptions): AccountId {
  const { clock, dropbox, pathRoot, token } = options
  let found: { readonly digest: string; readonly origin: TokenOrigin } | null = null
  let looking: Promise<void> | null = null
  let retryAtMs = 0

  async function look(): Promise<void> {
    const access = await token.get()
    const origin = token.origin()
    const account = access.kind === 'token' ? await dropbox.account() : access
    // Other credentials meanwhile: nobody knows whose answer this was.
    if (account.kind === 'account' && origin !== null && isOneSignIn(origin, token.origin())) {
      found = { digest: digestOf(account.id, pathRoot, origin.credentials), origin }
    } else {
      retryAtMs = clock.steadyMs() + pauseMs
    }
  }

  function known(): string | null {
    const origin = token.origin()
    const isFresh = found !== null && origin !== null && found.origin.renewals === origin.renewals
    if (!isFresh && clock.steadyMs() >= retryAtMs) {
      looking ??= look().finally(() => {
        looking = null
      })
    }
    // A renewed token of the same sign-in is of the same account; another sign-in may lead anywhere.
    return found !== null && isOneSignIn(found.origin, origin) ? found.digest : null
  }

  return {
    known,
    find: async (patienceMs) => {
      const digest = known()
      if (digest !== null || looking === null) return digest
      await Promise.race([looking, once(AbortSignal.timeout(patienceMs), 'abort')])
      return known()
    },
  }
}

function isOneSignIn(one: TokenOrigin, other: TokenOrigin | null): boolean {
  if (other === null) return false
  return (
    one.credentials.appKey === other.credentials.appKey &&
    one.credentials.refreshToken === other.credentials.refreshToken
  )
}

/** The app is in it, because the same account shows each app another folder. */
function digestOf(accountId: string, pathRoot: string | null, { appKey }: Credentials): string {
  return hash('sha256', JSON.stringify([accountId, pathRoot, appKey]), 'base64url')
}
