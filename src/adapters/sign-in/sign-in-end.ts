// How a sign-in may end, in whatever way it was made.
import { ResponseBodyError } from 'openid-client'
import type { Provider } from '#shared/contract/sign-in/sign-in-api.ts'

export type SignInEnd =
  /** The first access token is good for minutes. */
  | { readonly kind: 'signed_in'; readonly refreshToken: string; readonly accessToken: string }
  /** The provider gives no refresh token: the sign-in would end within minutes. */
  | { readonly kind: 'not_lasting' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'too_late' }
  | { readonly kind: 'cancelled' }
  /** `detail` is for IT: which word the provider used, or that it did not answer. */
  | { readonly kind: 'provider_failed'; readonly detail: string }

/** What each request for a token says beside the rest. */
export function askedFor({ resource, scopes }: Provider): Record<string, string> {
  return { scope: scopes.join(' '), ...(resource === null ? {} : { resource }) }
}

/** What came of a sign-in whose tokens are here. */
export function endOf(tokens: { readonly access_token: string; readonly refresh_token?: string }): SignInEnd {
  const { access_token: accessToken, refresh_token: refreshToken } = tokens
  return refreshToken === undefined ? { kind: 'not_lasting' } : { kind: 'signed_in', refreshToken, accessToken }
}

/** Why the provider is of no use, in a word or two for IT. */
export function faultOf(error: unknown): string {
  if (error instanceof ResponseBodyError) return error.error
  const cause = error instanceof Error && typeof error.cause === 'string' ? error.cause : null
  return cause ?? (error instanceof Error ? error.message : 'unknown')
}
