// Who is calling, and may they: the checks before an API route runs.
import type { IncomingHttpHeaders } from 'node:http'
import { noScope, type Route } from './api-route.ts'
import type { Emulator } from '../context.ts'
import { homeNamespaceId } from '../../model/model-state.ts'
import { errorReply, textReply, type Reply } from '../reply.ts'

export type Caller = { readonly headers: IncomingHttpHeaders; readonly query: URLSearchParams }

/** What says who is calling: the header, or for a page in a browser the parameter. */
function authorizationOf({ headers, query }: Caller): string | null {
  return headers.authorization ?? query.get('authorization')
}

/** The access token of a call; '' where there is none. */
export function tokenOf(caller: Caller): string {
  return /^Bearer (\S+)$/i.exec(authorizationOf(caller) ?? '')?.[1] ?? ''
}

/** The refusal of a call to `name`, or null when it may go on. */
export function refusalOfCaller(emulator: Emulator, name: string, route: Route, caller: Caller): Reply | null {
  if (route.scope === null) return refusalOfApp(emulator, name, caller)
  return (
    refusalOfToken(emulator, name, caller) ??
    refusalOfScope(emulator, route.scope) ??
    refusalOfActing(name, caller.headers) ??
    refusalOfRoot(caller.headers) ??
    refusalOfTransport(emulator, route)
  )
}

/** A call in the app's own name shows its key and secret. */
function refusalOfApp({ tokens }: Emulator, name: string, caller: Caller): Reply | null {
  const { appKey, appSecret } = tokens.credentials
  const right = `Basic ${Buffer.from(`${appKey}:${appSecret}`).toString('base64')}`
  if (authorizationOf(caller) === right) return null
  const why = 'Invalid authorization value in HTTP header "Authorization". Expecting "Basic", the app key and secret.'
  return textReply(400, `Error in call to API function "${name}": ${why}`)
}

function refusalOfToken(emulator: Emulator, name: string, caller: Caller): Reply | null {
  const given = authorizationOf(caller)
  if (given === null) {
    const why = 'Must provide HTTP header "Authorization" or URL parameter "authorization".'
    return textReply(400, `Error in call to API function "${name}": ${why}`)
  }
  const token = tokenOf(caller)
  if (token === '') {
    const where =
      caller.headers.authorization === undefined ? 'URL parameter "authorization"' : 'HTTP header "Authorization"'
    const why = `Invalid authorization value in ${where}. Expecting "Bearer" and a token.`
    return textReply(400, `Error in call to API function "${name}": ${why}`)
  }
  switch (emulator.tokens.check(token, emulator.nowMs())) {
    case 'good':
      return null
    case 'expired':
      return errorReply(401, 'expired_access_token', { '.tag': 'expired_access_token' })
    case 'unknown':
      return errorReply(401, 'invalid_access_token', { '.tag': 'invalid_access_token' })
  }
}

function refusalOfScope(emulator: Emulator, scope: string): Reply | null {
  if (scope === noScope || emulator.scopes.includes(scope)) return null
  return errorReply(401, 'missing_scope', { '.tag': 'missing_scope', required_scope: scope })
}

/** The account is a person's, not a team's: nobody can act as somebody else. */
function refusalOfActing(name: string, headers: IncomingHttpHeaders): Reply | null {
  if (headers['dropbox-api-select-user'] !== undefined) {
    return errorReply(401, 'invalid_select_user', { '.tag': 'invalid_select_user' })
  }
  if (headers['dropbox-api-select-admin'] === undefined) return null
  if (name === 'files/get_temporary_upload_link') {
    return textReply(400, `Error in call to API function "${name}": Select admin is not supported on this endpoint.`)
  }
  return errorReply(401, 'invalid_select_admin', { '.tag': 'invalid_select_admin' })
}

function refusalOfRoot(headers: IncomingHttpHeaders): Reply | null {
  const header = headers['dropbox-api-path-root']
  if (typeof header !== 'string' || header.includes('"home"')) return null
  if (header.includes(`"${homeNamespaceId}"`)) return null
  const rootInfo = { '.tag': 'user', root_namespace_id: homeNamespaceId, home_namespace_id: homeNamespaceId }
  return errorReply(422, 'invalid_root', { '.tag': 'invalid_root', invalid_root: rootInfo })
}

function refusalOfTransport(emulator: Emulator, route: Route): Reply | null {
  const message = emulator.faults.dataTransportMessage
  if (message === null || !route.dataTransport) return null
  const error = { '.tag': 'invalid_account_type', invalid_account_type: { '.tag': 'feature' } }
  return errorReply(403, 'invalid_account_type/feature', error, message)
}
