// The client certificate that a company's policy names, and for whom it is.
import { inHome } from './effective-settings.ts'
import { decidedValue, type Policy } from './policy.ts'

/** Where a certificate lies: with its key in one file (PEM or PKCS #12), or PEM with the key in a file of its own. */
export type ClientCertificateFiles = {
  readonly certificate: string
  readonly key: string | null
  /** Holds the passphrase of the key, or of the PKCS #12 file, in its first line. */
  readonly passphrase: string | null
}

/** `server`: the address of the one server it is shown to. */
export type NamedCertificate = { readonly server: string; readonly files: ClientCertificateFiles }

/** Null where the policy names none, or no server for it. `home` is the person's home folder. */
export function ruledCertificate(policy: Policy, home: string): NamedCertificate | null {
  const certificate = decidedValue(policy, 'clientCertificateFile')
  const server = decidedValue(policy, 'serverUrl')
  if (certificate === null || server === null) return null
  const place = (key: 'clientKeyFile' | 'clientPassphraseFile'): string | null => {
    const path = decidedValue(policy, key)
    return path === null ? null : inHome(path, home)
  }
  const files = {
    certificate: inHome(certificate, home),
    key: place('clientKeyFile'),
    passphrase: place('clientPassphraseFile'),
  }
  return { server, files }
}
