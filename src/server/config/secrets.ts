// The server's secrets, read from the files its settings name. `because` is a whole sentence without anything of them.
import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { errorCodeOf } from '#shared/error-code.ts'
import type { Credentials } from '../dropbox/access-token.ts'
import { readSecretFile } from './secret-file.ts'
import type { Settings } from './settings-schema.ts'

type Refused = { readonly kind: 'refused'; readonly because: string }

export type CredentialsAnswer = { readonly kind: 'credentials'; readonly credentials: Credentials } | Refused

/** What Dropbox is asked for a token with. */
export async function readCredentials(dropbox: Settings['dropbox']): Promise<CredentialsAnswer> {
  const refreshToken = await readSecretFile(dropbox.refreshTokenFile)
  if (refreshToken.kind === 'refused') return refreshToken
  const { appKey } = dropbox
  if (dropbox.appSecretFile === null) {
    return { kind: 'credentials', credentials: { appKey, appSecret: null, refreshToken: refreshToken.text } }
  }
  const appSecret = await readSecretFile(dropbox.appSecretFile)
  if (appSecret.kind === 'refused') return appSecret
  return { kind: 'credentials', credentials: { appKey, appSecret: appSecret.text, refreshToken: refreshToken.text } }
}

export type Tls = { readonly cert: string; readonly key: string }

/** `tls` is null where the settings name none. `endsAtMs` is when the certificate stops being good. */
export type TlsAnswer =
  | { readonly kind: 'tls'; readonly tls: Tls; readonly endsAtMs: number }
  | { readonly kind: 'none' }
  | Refused

/** The certificate and its key, which belong together. */
export async function readTls(certFile: string | null, keyFile: string | null): Promise<TlsAnswer> {
  if (certFile === null || keyFile === null) return { kind: 'none' }
  const cert = await readFile(certFile, 'utf8').catch(() => null)
  if (cert === null) return refused(`The certificate ${certFile} cannot be read.`)
  const key = await readSecretFile(keyFile)
  if (key.kind === 'refused') return key
  try {
    createSecureContext({ cert, key: key.text })
    return { kind: 'tls', tls: { cert, key: key.text }, endsAtMs: Date.parse(new X509Certificate(cert).validTo) }
  } catch (error) {
    const code = errorCodeOf(error) ?? 'unknown error'
    return refused(`The certificate ${certFile} and the key ${keyFile} cannot be used together (${code}).`)
  }
}

function refused(because: string): Refused {
  return { kind: 'refused', because }
}
