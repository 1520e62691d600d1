// This folder: how people get in at a company's server with their account.

// How one signs in there, as the server itself tells it, and how a computer of theirs says which one it is.
import { z } from 'zod'

const scopeSchema = z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,256}$/)

/** Where people sign in: an OpenID provider, and as whose program Outbox comes there. */
export const providerSchema = z.object({
  issuer: z.url().max(1024),
  clientId: z.string().min(1).max(256),
  scopes: z.array(scopeSchema).max(32),
  /** The `resource` to ask the token for (RFC 8707), where the provider needs one. */
  resource: z.string().min(1).max(1024).nullable().default(null),
})
export type Provider = z.output<typeof providerSchema>

/** The answer of GET /v1/sign-in, without a token. */
export const signInReplySchema = z.object({
  /** Null: nobody signs in here, computers have keys. */
  provider: providerSchema.nullable(),
  /** Whether a code from IT becomes a key. */
  codes: z.boolean(),
})
export type SignInReply = z.output<typeof signInReplySchema>

/** 503: the identity provider does not answer, so nobody can say whether a person's token is good. It may be. */
export const signInProblemCodes = { sign_in_unavailable: 503 } as const
export type SignInProblemCode = keyof typeof signInProblemCodes

/** Which computer of a person asks: a text it made up once and keeps. A computer with a key of its own needs none. */
export const deviceIdHeader = 'outbox-device'
export const deviceIdPattern = /^[\w-]{16,64}$/
