// The certificate by which this computer shows itself to the company server, where the company wants one. For the whole process, as
// the authorities are; shown to one origin and to nobody else, so never to Dropbox.
import { readFileSync, statSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { errorCodeOf } from '#shared/error-code.ts'
import type { ClientCertificateFiles, NamedCertificate } from '#shared/policy/named-certificate.ts'

/** What TLS takes. */
export type ClientIdentity =
  | { readonly cert: Buffer; readonly key: Buffer; readonly passphrase?: string }
  | { readonly pfx: Buffer; readonly passphrase?: string }

export type ReadClientCertificate =
  | { readonly kind: 'read'; readonly identity: ClientIdentity }
  /** `code`: why `file` cannot be read; null where it was read, and is no certificate with its key under this passphrase. */
  | { readonly kind: 'unusable'; readonly file: string; readonly code: string | null }

const mostFileBytes = 1_000_000

/** Reads the files and has OpenSSL look at them. Never throws. */
export function readClientCertificate(files: ClientCertificateFiles): ReadClientCertificate {
  const { certificate, key, passphrase } = files
  let reading = certificate
  try {
    const main = readSmall(certificate)
    reading = key ?? certificate
    const own = key === null ? main : readSmall(key)
    reading = passphrase ?? certificate
    const word = passphrase === null ? {} : { passphrase: firstLine(readSmall(passphrase)) }
    reading = certificate
    const identity: ClientIdentity = isPem(main) ? { cert: main, key: own, ...word } : { pfx: main, ...word }
    createSecureContext(identity)
    return { kind: 'read', identity }
  } catch (error) {
    const code = errorCodeOf(error)
    return { kind: 'unusable', file: reading, code: code === null || code.startsWith('ERR_') ? null : code }
  }
}

let shown: { readonly origin: string; readonly files: ClientCertificateFiles } | null = null
let held: { readonly stamp: string; readonly identity: ClientIdentity } | null = null

/**
 * From the next connection on the certificate in `files` is shown to the origin of `server`; null: to nobody. Files that change later are
 * read anew, and as long as they cannot be used what was read before is shown.
 */
export function showClientCertificate(named: NamedCertificate | null): ReadClientCertificate | null {
  const origin = URL.parse(named?.server ?? '')?.origin
  shown = named === null || origin === undefined ? null : { origin, files: named.files }
  held = null
  if (shown === null) return null
  const stamp = stampOf(shown.files)
  const read = readClientCertificate(shown.files)
  if (read.kind === 'read') held = { stamp, identity: read.identity }
  return read
}

/** What a connection to `url` shows; nothing for every other server. */
export function identityFor(url: URL): ClientIdentity | Record<never, never> {
  if (shown === null || url.protocol !== 'https:' || url.origin !== shown.origin) return {}
  const stamp = stampOf(shown.files)
  if (held?.stamp !== stamp) {
    const read = readClientCertificate(shown.files)
    if (read.kind === 'read') held = { stamp, identity: read.identity }
  }
  return held?.identity ?? {}
}

/** Changes when one of the files does. */
function stampOf({ certificate, key, passphrase }: ClientCertificateFiles): string {
  return [certificate, key, passphrase].map((file) => (file === null ? '' : stampOfFile(file))).join()
}

function stampOfFile(file: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(file)
    return `${mtimeMs} ${size} ${ino}`
  } catch {
    return 'none'
  }
}

function readSmall(file: string): Buffer {
  const found = statSync(file)
  if (!found.isFile() || found.size > mostFileBytes) throw new Error('no file of a certificate')
  return readFileSync(file)
}

function isPem(bytes: Buffer): boolean {
  return bytes.includes('-----BEGIN ')
}

function firstLine(bytes: Buffer): string {
  return bytes.toString('utf8').split(/\r?\n/)[0] ?? ''
}
