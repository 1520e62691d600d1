// POST /oauth2/token: refresh tokens and codes for access tokens. Takes its fields from the query or a form body.
import { z } from 'zod'
import type { Emulator } from './context.ts'
import { jsonReply, type Reply } from './reply.ts'
import { tokenSeconds } from './tokens.ts'

/** The one authorization code the emulator knows; it gives the refresh token. */
export const demoAuthorizationCode = 'outbox-demo-code'

const fieldsSchema = z.object({
  grant_type: z.string().default(''),
  refresh_token: z.string().default(''),
  code: z.string().default(''),
  client_id: z.string().default(''),
  client_secret: z.string().nullable().default(null),
})

/** Answers one token request. `authorization` is the Basic header, which may carry the app's key and secret. */
export function tokenReply(
  emulator: Emulator,
  query: URLSearchParams,
  form: string,
  authorization: string | undefined,
): Reply {
  const given = new Map([...query, ...new URLSearchParams(form)])
  const basic = basicFields(authorization)
  const fields = fieldsSchema.parse({ ...Object.fromEntries(given), ...basic })
  const { credentials } = emulator.tokens
  if (fields.client_id !== credentials.appKey) return failure('invalid_client', 'Invalid client_id or client_secret')
  // An app without a server proves itself by its code verifier instead, so a missing secret is not wrong.
  if (fields.client_secret !== null && fields.client_secret !== credentials.appSecret) {
    return failure('invalid_client', 'Invalid client_id or client_secret')
  }
  switch (fields.grant_type) {
    case 'refresh_token':
      if (fields.refresh_token !== credentials.refreshToken)
        return failure('invalid_grant', 'refresh token is malformed')
      if (emulator.tokens.revoked()) return failure('invalid_grant', 'refresh token is invalid or revoked')
      return granted(emulator, {})
    case 'authorization_code':
      if (fields.code !== demoAuthorizationCode) return failure('invalid_grant', "code doesn't exist or has expired")
      return granted(emulator, {
        refresh_token: credentials.refreshToken,
        account_id: emulator.accountId,
        uid: '1',
      })
    default:
      return failure('unsupported_grant_type', 'grant_type must be authorization_code or refresh_token')
  }
}

function granted(emulator: Emulator, more: Record<string, string>): Reply {
  const token = emulator.tokens.issue(emulator.nowMs())
  const scope = emulator.scopes.join(' ')
  return jsonReply(200, { access_token: token, token_type: 'bearer', expires_in: tokenSeconds, scope, ...more })
}

function failure(error: string, description: string): Reply {
  return jsonReply(400, { error, error_description: description })
}

function basicFields(authorization: string | undefined): Record<string, string> {
  const encoded = /^Basic (\S+)$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return {}
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString().split(':')
  return { client_id: decodeURIComponent(id), client_secret: decodeURIComponent(secret) }
}
