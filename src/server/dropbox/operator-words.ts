// What is wrong with Dropbox, for the person who runs the server: what happened, and what to do.
import { assertNever } from '#shared/assert.ts'
import type { RefusedPart, Trouble } from './failures.ts'

/** One or two whole sentences. */
export function operatorWords(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'signed_out':
      return refusedWords(trouble.refused ?? null)
    case 'unreachable':
      return (
        'Dropbox does not answer. Let this computer reach api.dropboxapi.com, port 443, or what dropbox.url names; ' +
        'where only a proxy may, name it in HTTPS_PROXY.'
      )
    case 'error':
      return 'Dropbox gave an answer that cannot be used; something between here and Dropbox may have given it.'
    case 'busy':
      return `Dropbox asks to slow down. Try again in ${Math.ceil(trouble.afterMs / 1_000)} seconds.`
    case 'malformed_path':
      return 'Dropbox does not take this path.'
    case 'holding':
      return `Dropbox failed several times and is left alone for ${Math.ceil(trouble.afterMs / 1_000)} seconds.`
    default:
      return assertNever(trouble)
  }
}

function refusedWords(refused: RefusedPart | null): string {
  switch (refused) {
    case 'refresh_token':
      return 'Dropbox does not take the refresh token: it was revoked, or is of another app. Make a new one and write it into dropbox.refreshTokenFile.'
    case 'app':
      return "Dropbox does not know the app: dropbox.appKey, or the secret in dropbox.appSecretFile, is not the app's. Compare both with the app's page at Dropbox."
    case 'secret_file':
      return 'The file of the app secret or of the refresh token cannot be read any more.'
    case 'permission':
      return "The app lacks a permission. Tick it at the app's page at Dropbox, then make a new refresh token."
    case null:
      return 'Dropbox does not accept the credential of this server.'
    default:
      return assertNever(refused)
  }
}
